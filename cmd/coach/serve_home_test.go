package main

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"careercoach/adapters/slack"
	"careercoach/bot"
	"careercoach/bot/memstore"
	"careercoach/bot/state"
)

// remember keeps a conversation of a person, with settings.
func remember(t *testing.T, store bot.Store, id bot.ConversationID, question string) {
	t.Helper()
	s, err := state.Load(t.Context(), store, id)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	records, err := s.Records(bot.Memory{
		Conversation: bot.Conversation{At: now, Turns: 1, Recent: []bot.Exchange{{Time: now, Question: question, Decision: bot.DecisionAnswer}}},
		Person:       bot.Person{Settings: bot.Settings{Brief: true}},
	}, "event", now, bot.Retention{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Commit(t.Context(), bot.Tx{Put: records}); err != nil {
		t.Fatal(err)
	}
}

func conversationOf(workspace, user, channel string) bot.ConversationID {
	return bot.ConversationID{PersonID: bot.PersonID{Platform: slackName, Workspace: workspace, User: user}, Channel: channel}
}

func TestHomeReply(t *testing.T) {
	store := memstore.New(memstore.Config{})
	defer store.Close()
	base := embeddedCoach(t).Base()
	id := conversationOf("T1", "U1", "D1")
	kept, err := state.Collect(t.Context(), store, id.PersonID, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	reply := homeReply(base, nil, kept)
	for _, want := range []string{"You have not asked anything yet", "**Settings:** none chosen", "nothing is kept about you"} {
		if !strings.Contains(reply.Body, want) {
			t.Errorf("a stranger does not read %q:\n%s", want, reply.Body)
		}
	}
	if n := len(reply.Choices); n < 3 || reply.Choices[n-1].Text != "/privacy" || reply.Choices[0].Text != base.Topics[0].Ask[0] && len(base.Topics[0].Ask) > 0 && base.Topics[0].Order == 0 {
		t.Errorf("the choices are %v", reply.Choices)
	}

	remember(t, store, id, "what `is` <!channel> *a* bar raiser")
	if kept, err = state.Collect(t.Context(), store, id.PersonID, time.Now()); err != nil {
		t.Fatal(err)
	}
	reply = homeReply(base, nil, kept)
	for _, want := range []string{"- `what 'is' <!channel> *a* bar raiser`\n", "**Settings:** brief answers", "1 conversation and 0 opinions are kept"} {
		if !strings.Contains(reply.Body, want) {
			t.Errorf("a person does not read %q:\n%s", want, reply.Body)
		}
	}
}

// The coaching that there is comes first, and before it the flow the person is
// in.
func TestCoachingChoices(t *testing.T) {
	var flows []bot.Flow
	for _, name := range []string{"match", "gap", "rehearse", "stories", "plan", "ready", "logistics"} {
		flows = append(flows, bot.Flow{Name: name, Title: "The " + name})
	}
	const all = "Which program fits me?=/match Find my skill gaps=/gap Rehearse an interview=/rehearse My stories=/stories My plan=/plan Am I ready?=/ready"
	for _, c := range []struct {
		flows []bot.Flow
		at    *bot.Progress
		want  string
	}{
		{flows, nil, all},
		{flows, &bot.Progress{Flow: "gap", Step: "level"}, "Continue: The gap=continue gap " + all},
		{flows, &bot.Progress{Flow: "logistics", Step: "date"}, "Continue: The logistics=continue logistics " + all},
		{flows, &bot.Progress{Flow: "gap", Done: true}, all},
		{flows, &bot.Progress{Flow: "of an earlier version", Step: "x"}, all},
		{flows[:1], nil, "Which program fits me?=/match"},
		{nil, &bot.Progress{Flow: "gap", Step: "level"}, ""},
	} {
		var got []string
		for _, choice := range coachingChoices(c.flows, c.at) {
			got = append(got, choice.Label+"="+choice.Text)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%d flows, in %+v: got %q, want %q", len(c.flows), c.at, got, c.want)
		}
	}
}

// All buttons of the home page fit Slack's.
func TestHomeFits(t *testing.T) {
	base := embeddedCoach(t).Base()
	var flows []bot.Flow
	for _, name := range []string{"match", "gap", "rehearse", "stories", "plan", "ready"} {
		flows = append(flows, bot.Flow{Name: name, Title: "Finding your skill gaps"})
	}
	r := homeReply(base, flows, state.Everything{Flow: &bot.Progress{Flow: "gap", Step: "level"}})
	home, err := json.Marshal(slack.Render(r, slack.Options{Home: true}).Blocks)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Choices {
		text, err := json.Marshal(c.Text)
		if err != nil || !strings.Contains(string(home), `"value":`+string(text)) {
			t.Errorf("the home page has no button %q, %v", c.Label, err)
		}
	}
}

// Each topic that is offered, there and in the welcome, is answered.
func TestTopicChoicesAreAnswered(t *testing.T) {
	coach := embeddedCoach(t)
	choices := welcomeReply(coach.Base()).Choices
	if len(choices) == 0 {
		t.Fatal("no topic is offered")
	}
	for _, c := range choices {
		if reply, _ := coach.Turn(bot.Message{Text: c.Text}, bot.Memory{}); reply.Decision != bot.DecisionAnswer {
			t.Errorf("%q is no answer but %s", c.Text, reply.Decision)
		}
	}
}

// The people of a workspace are forgotten, with what waits of them, and
// nobody else.
func TestForgetWorkspace(t *testing.T) {
	store := memstore.New(memstore.Config{})
	defer store.Close()
	for _, id := range []bot.ConversationID{
		conversationOf("T1", "U1", "D1"), conversationOf("T1", "U1", "C1"), conversationOf("T1", "U2", "D2"),
		conversationOf("T10", "U1", "D1"), conversationOf("T2", "U1", "D1"),
	} {
		remember(t, store, id, "hello")
	}
	waiting := func(workspace string) bot.Job {
		id := conversationOf(workspace, "U9", "D9")
		return bot.Job{ID: bot.JobID("job of " + workspace), Queue: "events", Key: id.Path(), Body: []byte("{}")}
	}
	if _, err := store.Commit(t.Context(), bot.Tx{Add: []bot.Job{waiting("T1"), waiting("T10")}}); err != nil {
		t.Fatal(err)
	}
	if err := forgetWorkspace(t.Context(), store, slackName, "T1"); err != nil {
		t.Fatal(err)
	}
	for prefix, want := range map[string]int{
		"c/slack/T1/": 0, "p/slack/T1/": 0, "c/slack/T10/": 1, "p/slack/T10/": 1, "c/slack/T2/": 1,
		bot.JobPrefix + "events/slack/T1/": 0, bot.JobPrefix + "events/slack/T10/": 1,
	} {
		got, err := store.List(context.Background(), prefix, "", 10)
		if err != nil || len(got) != want {
			t.Errorf("%d records below %q, %v, want %d", len(got), prefix, err, want)
		}
	}
}

// The home tab and the removal of the app go through the service.
func TestServeHomeAndRemoval(t *testing.T) {
	slack := newFakeSlack(t)
	s := serveIn(t, t.TempDir(), slack.environment())
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	slack.send(t.Context(), "e1", "events_api", eventPayload(map[string]any{"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}))
	c := slack.until(t.Context(), "views.publish")
	view, err := json.Marshal(c.body["view"])
	if err != nil || c.body["user_id"] != "U1" || !strings.Contains(string(view), "You have not asked anything yet") {
		t.Errorf("the home tab is %s, %v", view, err)
	}
	slack.refuses("auth.test", "account_inactive")
	slack.send(t.Context(), "e2", "events_api", eventPayload(map[string]any{"type": "app_uninstalled"}))
	if err := s.wait(); err == nil || !strings.Contains(err.Error(), "account_inactive") {
		t.Errorf("after the removal it ends with %v", err)
	}
}

// What is kept about a person is handed over as files, in the direct message.
func TestServeExport(t *testing.T) {
	slack := newFakeSlack(t)
	s := serveIn(t, t.TempDir(), slack.environment())
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	slack.says(t.Context(), "01", "what is a bar raiser?")
	slack.until(t.Context(), "chat.postMessage")
	slack.says(t.Context(), "02", "export my data")
	slack.until(t.Context(), "upload")
	slack.until(t.Context(), "upload")
	slack.until(t.Context(), "files.completeUploadExternal")
	if err := s.end(); err != nil {
		t.Error(err)
	}
}
