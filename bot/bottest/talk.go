package bottest

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/find"
	"careercoach/knowledge"
)

// embedded is the knowledge as it comes, with its model, read once.
var embedded = sync.OnceValues(func() (loaded, error) {
	base, saved, err := knowledge.LoadEmbedded()
	if err != nil {
		return loaded{}, err
	}
	model, err := find.ReadModel(saved)
	return loaded{base, model}, err
})

type loaded struct {
	base  *knowledge.Base
	model *find.Model
}

// Embedded returns the knowledge as it comes, the same for every test; it fails
// the test where that cannot be read.
func Embedded(t testing.TB) *knowledge.Base {
	t.Helper()
	l, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return l.base
}

// Coach returns a function that returns a coach with the knowledge as it comes
// and these flows: always the same one, made at the first call. It fails the
// test where the coach cannot be made.
func Coach(flows func() []bot.Flow) func(testing.TB) *bot.Coach {
	made := sync.OnceValues(func() (*bot.Coach, error) {
		l, err := embedded()
		if err != nil {
			return nil, fmt.Errorf("the snapshot is stale, run `go test ./bot/find -run TestSnapshot -update`: %w", err)
		}
		return bot.New(bot.Config{Base: l.base, Model: l.model, Flows: flows(), Kept: &bot.Retention{}})
	})
	return func(t testing.TB) *bot.Coach {
		t.Helper()
		coach, err := made()
		if err != nil {
			t.Fatal(err)
		}
		return coach
	}
}

// A Talk is a conversation with a coach, for tests that say what comes next in
// Go. It is for one goroutine.
type Talk struct {
	T     testing.TB
	Coach *bot.Coach
	// Memory is what is remembered after the last message.
	Memory bot.Memory
	// Now is when the last message came; each comes 20 seconds after the one
	// before.
	Now time.Time
}

// NewTalk begins a conversation on 2 March 2026, a Monday, at 9:00 UTC.
func NewTalk(t testing.TB, coach *bot.Coach) *Talk {
	return &Talk{T: t, Coach: coach, Now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
}

// Say sends messages and returns the last reply, the zero Reply for none. All
// replies are logged with the test.
func (k *Talk) Say(messages ...string) bot.Reply {
	k.T.Helper()
	var r bot.Reply
	for _, m := range messages {
		k.Now = k.Now.Add(20 * time.Second)
		r, k.Memory = k.Coach.Turn(bot.Message{Text: m, Time: k.Now}, k.Memory)
		k.T.Logf("> %s\n%s\n", m, Written(r))
	}
	return r
}

// Holds fails the test where the reply, as Written writes it, lacks one of the
// parts, or holds one that has "!" before it.
func (k *Talk) Holds(r bot.Reply, parts ...string) {
	k.T.Helper()
	for _, part := range parts {
		want, not := strings.CutPrefix(part, "!")
		if strings.Contains(Written(r), want) == not {
			k.T.Errorf("the reply holds %q: %v, want %v:\n%s", want, not, !not, Written(r))
		}
	}
}

// Written writes a reply in full: its decision, what Shown writes, the text of
// its picture ("picture: …"), its choices ("(1) label → message") and what can
// be selected ("[1] label").
func Written(r bot.Reply) string {
	parts := []string{"[" + string(r.Decision) + "] " + Shown(r)}
	if r.Picture != nil {
		parts = append(parts, "picture: "+r.Picture.Alt())
	}
	for i, c := range r.Choices {
		parts = append(parts, fmt.Sprintf("(%d) %s → %s", i+1, c.Label, c.Text))
	}
	if r.Select != nil {
		for i, c := range r.Select.Options {
			parts = append(parts, fmt.Sprintf("[%d] %s", i+1, c.Label))
		}
	}
	return strings.Join(parts, "\n")
}
