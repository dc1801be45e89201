package state_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
)

// job returns a job of a conversation; its body is as package delivery writes
// it.
func job(t *testing.T, queue string, id bot.ConversationID, name bot.JobID, body any) bot.Job {
	t.Helper()
	data, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	return bot.Job{ID: name, Queue: queue, Key: id.Path(), Body: data}
}

// waiting returns the ids of all unfinished jobs.
func waiting(t *testing.T, store bot.Store) []string {
	t.Helper()
	records, err := store.List(t.Context(), bot.JobPrefix, "", 10_000)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range records {
		out = append(out, r.Key[strings.LastIndex(r.Key, "/")+1:])
	}
	slices.Sort(out)
	return out
}

// furnish gives a person something of every kind: two conversations, settings,
// feedback, a receipt, a message, a reply, two reminders. Names the jobs by
// the user.
func furnish(t *testing.T, store bot.Store, id bot.ConversationID) {
	t.Helper()
	save(t, store, id, "e1", bot.Memory{
		Conversation: bot.Conversation{Question: "q1 of " + id.User},
		Person:       bot.Person{Settings: bot.Settings{Brief: true}},
	})
	save(t, store, in(id, "C2"), "e2", bot.Memory{
		Conversation: bot.Conversation{Question: "q2 of " + id.User},
		Person:       bot.Person{Settings: bot.Settings{Brief: true}},
	})
	judge(t, store, id, "e3", bot.Feedback{Card: "a"}, noon)
	receipt, err := state.ReceiptRecord(id, "e1", 0, []byte(`"r"`), noon, bot.Retention{})
	if err != nil {
		t.Fatal(err)
	}
	reminder := job(t, "out-slack", id, bot.JobID("reminder/"+id.User), map[string]any{"out": bot.Outgoing{Reply: bot.Reply{Body: "remember"}}})
	reminder.Key += string(reminder.ID)
	reminder.Due = noon.AddDate(0, 1, 0)
	commit(t, store, bot.Tx{Put: []bot.Record{receipt}, Add: []bot.Job{
		job(t, "in", id, bot.JobID("event/"+id.User+":running"), map[string]any{"event": bot.Event{Message: bot.Message{Text: "forget me"}}}),
		job(t, "in", in(id, "C2"), bot.JobID("event/"+id.User+":waiting"), map[string]any{"event": bot.Event{Message: bot.Message{Text: "and this"}}}),
		job(t, "out-slack", id, bot.JobID("reply/"+id.User), map[string]any{"out": bot.Outgoing{Reply: bot.Reply{Title: "Title", Body: "not sent"}}}),
		job(t, "a-queue", id, bot.JobID("other/"+id.User), "what is this"),
		reminder,
	}})
}

func TestForget(t *testing.T) {
	store, _ := newStore(t)
	furnish(t, store, ada)
	furnish(t, store, bob)
	others := len(keys(t, store)) / 2
	counts, last, err := state.Forget(t.Context(), store, ada, "event/U1:running")
	want := bot.Counts{Conversations: 2, Settings: 1, Feedback: 1, Receipts: 1, Queued: 4}
	if err != nil || counts != want {
		t.Fatalf("forgot %+v, %v; want %+v", counts, err, want)
	}
	if got := waiting(t, store); !slices.Equal(got, []string{"U12", "U12", "U12", "U12:running", "U12:waiting", "U1:running"}) {
		t.Errorf("jobs left: %v", got)
	}
	if got := load(t, store, ada); got.Memory.Conversation.Question != "q1 of U1" {
		t.Error("the conversation that was confirmed in went before the last transaction")
	}
	commit(t, store, bot.Tx{Put: last, Done: []bot.JobID{"event/U1:running"}, Add: []bot.Job{job(t, "out-slack", ada, "bye", "")}})
	if got := keys(t, store); len(got) != others || slices.ContainsFunc(got, func(k string) bool { return strings.Contains(k, "/U1/") }) {
		t.Errorf("keys left: %v", got)
	}
	if got := load(t, store, bob); got.Memory.Conversation.Question != "q1 of U12" {
		t.Error("another person was forgotten")
	}
}

func TestForgetNobody(t *testing.T) {
	store, _ := newStore(t)
	counts, last, err := state.Forget(t.Context(), store, ada, "")
	if counts != (bot.Counts{}) || last != nil || err != nil {
		t.Errorf("of nobody %+v, %v, %v were forgotten", counts, last, err)
	}
}

// After a crash before the last transaction the same is asked for again.
func TestForgetTwice(t *testing.T) {
	store, _ := newStore(t)
	furnish(t, store, ada)
	for _, want := range []bot.Counts{{Conversations: 2, Settings: 1, Feedback: 1, Receipts: 1, Queued: 4}, {Conversations: 1}} {
		if counts, _, err := state.Forget(t.Context(), store, ada, "event/U1:running"); err != nil || counts != want {
			t.Errorf("forgot %+v, %v; want %+v", counts, err, want)
		}
	}
}

func TestForgetMuch(t *testing.T) {
	store, _ := newStore(t)
	const n = 1000
	for i := range n {
		id := in(ada, fmt.Sprint(i))
		save(t, store, id, "e", bot.Memory{})
		commit(t, store, bot.Tx{Add: []bot.Job{job(t, "in", id, bot.JobID(fmt.Sprint("event/", i)), "")}})
	}
	counts, last, err := state.Forget(t.Context(), store, ada, "")
	if counts.Conversations != n || counts.Queued != n || err != nil || last != nil {
		t.Errorf("forgot %+v, %v, %v; want %d conversations and jobs", counts, last, err, n)
	}
	if got := len(keys(t, store)) + len(waiting(t, store)); got != 0 {
		t.Errorf("%d records and jobs are left", got)
	}
}

// meddler changes what is being deleted, before every n-th commit.
type meddler struct {
	bot.Store
	t      *testing.T
	every  int
	meddle func()
	calls  int
}

func (m *meddler) Commit(ctx context.Context, tx bot.Tx) ([]bot.JobID, error) {
	if m.calls++; m.calls%m.every == 0 {
		m.meddle()
	}
	return m.Store.Commit(ctx, tx)
}

func TestForgetAmongWriters(t *testing.T) {
	store, _ := newStore(t)
	furnish(t, store, ada)
	for i := range 200 {
		save(t, store, in(ada, fmt.Sprint("x", i)), "e", bot.Memory{})
	}
	turns := 0
	m := &meddler{Store: store, t: t, every: 2, meddle: func() {
		turns++
		save(t, store, in(ada, "x0"), fmt.Sprint(turns), bot.Memory{Conversation: bot.Conversation{Question: "late"}})
		_, _ = store.Commit(t.Context(), bot.Tx{Done: []bot.JobID{"reply/U1"}}) // somebody sent it meanwhile
	}}
	counts, last, err := state.Forget(t.Context(), m, ada, "event/U1:running")
	if err != nil || len(last) != 1 {
		t.Fatalf("forgetting among writers: %v, last %v", err, last)
	}
	if counts.Conversations < 202 {
		t.Errorf("%d conversations were deleted, want 202 at least", counts.Conversations)
	}
	if turns == 0 {
		t.Error("nobody wrote")
	}
}

func TestForgetGivesUp(t *testing.T) {
	store, _ := newStore(t)
	furnish(t, store, ada)
	m := &meddler{Store: store, t: t, every: 1}
	m.meddle = func() { save(t, store, in(ada, "C2"), "e", bot.Memory{}) }
	if _, _, err := state.Forget(t.Context(), m, ada, "event/U1:running"); err == nil || m.calls > 1000 {
		t.Errorf("after %d commits the error is %v, want one", m.calls, err)
	}
}

func TestForgetErrors(t *testing.T) {
	store, _ := newStore(t)
	furnish(t, store, ada)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := state.Forget(ctx, store, ada, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that has ended gives %v", err)
	}
}

func TestExport(t *testing.T) {
	store, _ := newStore(t)
	furnish(t, store, ada)
	furnish(t, store, bob)
	s := load(t, store, ada)
	next := s.Memory
	next.Conversation.Recent = []bot.Exchange{{Time: noon, Question: "is `it` [free](http://x)?", Decision: bot.DecisionAnswer, Card: "ata-cost"}}
	next.Conversation.Told = "i am a nurse"
	next.Person.Profile = bot.Profile{"goal": []byte(`"L5"`)}
	save(t, store, ada, "e9", next)
	files, err := state.Export(t.Context(), store, ada.PersonID, noon)
	if err != nil || len(files) != 2 {
		t.Fatalf("got %d files, %v", len(files), err)
	}
	var e state.Everything
	if err := json.Unmarshal(files[0].Data, &e); err != nil {
		t.Fatal(err)
	}
	if len(e.Conversations) != 2 || len(e.Feedback) != 1 || len(e.Receipts) != 1 || len(e.Queued) != 5 || !e.Settings.Brief || e.User != "U1" {
		t.Errorf("got %s", files[0].Data)
	}
	if c := e.Conversations[0]; c.Channel != "C1" || c.Thread != "1.2" || c.LastQuestion != "q1 of U1" || !c.Deleted.Equal(noon.AddDate(0, 0, 30)) || len(c.Recent) != 1 || !strings.Contains(string(c.Stored), "q1 of U1") {
		t.Errorf("the first conversation is %+v", c)
	}
	for _, f := range files {
		if strings.Contains(string(f.Data), "U12") {
			t.Errorf("%s tells of another person", f.Name)
		}
		for _, want := range []string{"U1", "is `it` [free]", "i am a nurse", "goal", "forget me", "and this", "not sent", "remember", "q2 of U1", "ata-cost"} {
			if !strings.Contains(string(f.Data), want) {
				t.Errorf("%s does not hold %q", f.Name, want)
			}
		}
	}
	if !strings.Contains(string(files[1].Data), "`` is `it` [free](http://x)? ``") {
		t.Errorf("what was typed stands bare in\n%s", files[1].Data)
	}
}

func TestExportOfNobody(t *testing.T) {
	store, _ := newStore(t)
	files, err := state.Export(t.Context(), store, ada.PersonID, noon)
	if err != nil || len(files) != 2 || !strings.Contains(string(files[1].Data), "Conversations (0)") {
		t.Errorf("got %v, %v", files, err)
	}
}

// A token that lets others answer in the coach's name is not handed out.
func TestExportKeepsTokens(t *testing.T) {
	store, _ := newStore(t)
	event := bot.Event{Message: bot.Message{Text: "hello", Time: noon}, Address: []byte(`{"token":"canary"}`), Until: noon.Add(time.Hour)}
	commit(t, store, bot.Tx{Add: []bot.Job{
		job(t, "in", ada, "event/1", map[string]any{"event": event}),
		job(t, "out-slack", ada, "reply/1", map[string]any{"out": bot.Outgoing{Address: event.Address}}),
	}})
	files, err := state.Export(t.Context(), store, ada.PersonID, noon)
	if err != nil || strings.Contains(string(files[0].Data)+string(files[1].Data), "canary") {
		t.Errorf("the export holds a token, %v", err)
	}
}
