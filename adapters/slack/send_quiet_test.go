package slack

import (
	"testing"
	"time"

	"careercoach/bot"
)

// Who says what was missing was thanked for the click before, and is not
// thanked again.
func TestOneThanks(t *testing.T) {
	f, box := newFakeSlack(t), &inbox{}
	s, in := f.sender(), inboundFor(t, box, nil)
	for _, file := range []string{"block_actions_unhelpful.json", "view_submission_missing.json", "view_submission_missing_no_metadata.json"} {
		for _, p := range payloadsOf(t, file) {
			p.over(doorOf(t, in))
		}
	}
	events := box.all()
	if len(events) != 3 || events[0].Feedback.Comment != "" || events[1].Feedback.Comment == "" {
		t.Fatalf("got %+v, want the click and two comments", events)
	}
	for _, e := range events {
		_, err := s.Send(t.Context(), bot.Outgoing{ID: "reply/" + e.ID, Conversation: e.Conversation, Address: e.Address, Reply: bot.Reply{Body: "Thanks.", Private: true}})
		if err != nil {
			t.Errorf("%s: %v", e.ID, err)
		}
	}
	if got := f.methods(); len(got) != 1 {
		t.Errorf("got %v, want one thank-you", got)
	}
}

// What is for one person alone and answers a message that nobody has answered
// stands in the channel: in a thread that does not exist it is not seen.
func TestPrivateAnswerToAMention(t *testing.T) {
	f := newFakeSlack(t)
	for _, c := range []struct{ file, want string }{
		{"app_mention.json", `{"channel":"C0LOUNGE","user":"U0ANNA","text":"x","blocks":[{"type":"divider"}]}`},
		{"app_mention_in_thread.json", `{"channel":"C0LOUNGE","user":"U0ANNA","thread_ts":"1767603500.000900","text":"x","blocks":[{"type":"divider"}]}`},
	} {
		box := &inbox{}
		for _, p := range payloadsOf(t, c.file) {
			p.over(doorOf(t, inboundFor(t, box, nil)))
		}
		e := box.all()[0]
		if _, err := f.sender().Send(t.Context(), bot.Outgoing{Conversation: e.Conversation, Address: e.Address, Reply: bot.Reply{Body: "x", Private: true}}); err != nil {
			t.Fatal(err)
		}
		sameJSON(t, f.last("chat.postEphemeral").body, c.want)
	}
}

// A response_url that Slack calls too busy holds up those of its own workspace
// alone.
func TestRespondLanes(t *testing.T) {
	for to, want := range map[string]string{
		"https://hooks.slack.com/commands/T0HARBOR/180/z": "respond/T0HARBOR",
		"https://hooks.slack.com/actions/E0PORT/180/z":    "respond/E0PORT",
		"https://hooks.slack.com/app/T0HARBOR/180/z":      "respond/T0HARBOR",
		"https://hooks.slack.com/T0HARBOR":                "respond",
		"https://hooks.slack.com/commands/1234/5678":      "respond",
		"::": "respond",
	} {
		if got := respondLane(to); got != want {
			t.Errorf("%s: got %q, want %q", to, got, want)
		}
	}
	f := newFakeSlack(t)
	s := f.sender()
	clock := newTestClock()
	s.c.API.now, s.c.API.pacer = clock.now, &pacer{now: clock.now}
	f.will("commands/T1AAA/1/x", fakeAnswer{status: 429, header: map[string]string{"Retry-After": "60"}})
	body := hookBody{Type: "ephemeral", Text: "x"}
	if err := s.respondTo(t.Context(), f.URL+"/commands/T1AAA/1/x", body); !hasWord(err, "rate_limited") {
		t.Errorf("got %v", err)
	}
	if err := s.respondTo(t.Context(), f.URL+"/commands/T1AAA/1/y", body); !hasWord(err, "queued") {
		t.Errorf("the same workspace: got %v", err)
	}
	if err := s.respondTo(t.Context(), f.URL+"/commands/T2AAA/1/x", body); err != nil {
		t.Errorf("another workspace: got %v", err)
	}
	clock.add(61 * time.Second)
	if err := s.respondTo(t.Context(), f.URL+"/commands/T1AAA/1/y", body); err != nil {
		t.Errorf("a minute later: got %v", err)
	}
}
