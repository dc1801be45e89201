package state_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
)

// What the coach changes about a person between their messages keeps them no
// longer, and meets a turn that went on meanwhile.
func TestPersonOutsideATurn(t *testing.T) {
	store, clock := newStore(t)
	p, err := state.LoadPerson(t.Context(), store, ada.PersonID)
	if err != nil || p.Person.Kept() {
		t.Fatalf("got %v, %v, want nobody", p.Person, err)
	}
	save(t, store, ada, "e1", bot.Memory{Person: bot.Person{Settings: bot.Settings{Reminders: true}, Reminder: &bot.Reminder{Weekdays: []time.Weekday{1}, Hour: 9}}})
	before, err := store.Get(t.Context(), state.PersonKey(ada.PersonID))
	if err != nil {
		t.Fatal(err)
	}
	if p, err = state.LoadPerson(t.Context(), store, ada.PersonID); err != nil {
		t.Fatal(err)
	}
	clock.now = noon.AddDate(0, 1, 0)
	next := p.Person
	next.Reminder = &bot.Reminder{Weekdays: []time.Weekday{1}, Hour: 9, Unanswered: 1}
	record, err := p.Record(next)
	if err != nil {
		t.Fatal(err)
	}
	commit(t, store, bot.Tx{Put: []bot.Record{record}})
	after := load(t, store, ada).Memory.Person
	if after.Reminder.Unanswered != 1 || !after.Seen.Equal(p.Person.Seen) {
		t.Errorf("got %+v, want one unanswered and the day of the last message as it was", after)
	}
	if got, err := store.Get(t.Context(), state.PersonKey(ada.PersonID)); err != nil || !got.Expires.Equal(before.Expires) {
		t.Errorf("it expires at %v (%v), want %v as before", got.Expires, err, before.Expires)
	}
	if _, err := store.Commit(t.Context(), bot.Tx{Put: []bot.Record{record}}); !errors.Is(err, bot.ErrConflict) {
		t.Errorf("writing over another's: %v, want ErrConflict", err)
	}
	if record, err = p.Record(bot.Person{}); err != nil || record.Value != nil {
		t.Errorf("somebody of whom nothing is kept is written as %q, %v", record.Value, err)
	}
	if s := p.LogValue().String(); strings.Contains(s, "U1") {
		t.Errorf("the log value names the person: %s", s)
	}
}

func TestCollectReminderThatWaits(t *testing.T) {
	store, _ := newStore(t)
	commit(t, store, bot.Tx{Add: []bot.Job{{ID: "remind/x", Queue: "remind", Key: ada.PersonID.Path() + "x", Due: noon, Body: []byte(`{"v":1,"for":"2026-03-09T08:00:00Z"}`)}}})
	e, err := state.Collect(t.Context(), store, ada.PersonID, noon)
	if err != nil || len(e.Queued) != 1 || e.Queued[0].Kind != "reminder" || e.Queued[0].Time.Format(time.DateOnly) != "2026-03-09" {
		t.Errorf("got %+v, %v, want one reminder for 9 March", e.Queued, err)
	}
}
