package state_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
	"careercoach/knowledge"
)

// judge gives feedback.
func judge(t *testing.T, store bot.Store, id bot.ConversationID, event string, f bot.Feedback, at time.Time) {
	t.Helper()
	record, err := state.FeedbackRecord(t.Context(), store, id.PersonID, event, f, at, bot.Retention{})
	if err != nil {
		t.Fatal(err)
	}
	commit(t, store, bot.Tx{Put: []bot.Record{record}})
}

func TestFeedback(t *testing.T) {
	store, _ := newStore(t)
	judge(t, store, ada, "e1", bot.Feedback{Card: "b", Helpful: true}, noon)
	judge(t, store, bob, "e2", bot.Feedback{Card: "b", Helpful: true}, noon)
	judge(t, store, ada, "e3", bot.Feedback{Card: "a"}, noon)
	judge(t, store, ada, "e4", bot.Feedback{Card: "a", Comment: "write to jane@example.com"}, noon)
	judge(t, store, ada, "e5", bot.Feedback{Helpful: true}, noon)
	judge(t, store, ada, "e6", bot.Feedback{Helpful: true}, noon)
	got, err := state.Feedback(t.Context(), store)
	want := []state.CardFeedback{
		{Card: "a", Unhelpful: 1, Comments: []string{"write to [e-mail]"}},
		{Card: "", Helpful: 2},
		{Card: "b", Helpful: 2},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
	}
}

func TestFeedbackTurns(t *testing.T) {
	for _, c := range []struct {
		name    string
		clicks  []bot.Feedback
		helpful bool
		comment string
	}{
		{"changed their mind", []bot.Feedback{{Card: "a", Comment: "no"}, {Card: "a", Helpful: true}}, true, ""},
		{"clicked twice", []bot.Feedback{{Card: "a", Comment: "no"}, {Card: "a"}}, false, "no"},
		{"commented twice", []bot.Feedback{{Card: "a", Comment: "no"}, {Card: "a", Comment: "never"}}, false, "never"},
	} {
		store, _ := newStore(t)
		for i, click := range c.clicks {
			judge(t, store, ada, string(rune('a'+i)), click, noon)
		}
		got, err := state.Feedback(t.Context(), store)
		if err != nil || len(got) != 1 || got[0].Helpful+got[0].Unhelpful != 1 || (got[0].Helpful == 1) != c.helpful || strings.Join(got[0].Comments, "|") != c.comment {
			t.Errorf("%s: got %+v, %v", c.name, got, err)
		}
	}
}

func TestFeedbackExpires(t *testing.T) {
	store, clock := newStore(t)
	judge(t, store, ada, "e1", bot.Feedback{Card: "a"}, noon)
	clock.now = noon.Add(365 * 24 * time.Hour)
	if got, err := state.Feedback(t.Context(), store); len(got) > 0 || err != nil {
		t.Errorf("after 12 months there is %+v, %v", got, err)
	}
}

func TestUnanswered(t *testing.T) {
	store, clock := newStore(t)
	before := bot.Conversation{Focus: bot.Focus{Subjects: []knowledge.SubjectID{"ata"}}}
	for _, c := range []struct {
		text string
		at   time.Time
	}{
		{"do nurses get parental leave? I'm Jane, jane@example.com", noon},
		{"and for nurses?", noon.Add(24 * time.Hour)},
		{"and for nurses?", noon.Add(25 * time.Hour)},
	} {
		record, err := state.UnansweredRecord(c.text, before, c.at, bot.Retention{})
		if err != nil {
			t.Fatal(err)
		}
		if !record.Expires.Equal(record.Expires.Truncate(24 * time.Hour)) {
			t.Errorf("the question expires at %v: that tells the time it was asked", record.Expires)
		}
		commit(t, store, bot.Tx{Put: []bot.Record{record}})
	}
	got, err := state.Unanswered(t.Context(), store)
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	about := []knowledge.SubjectID{"ata"}
	want := []state.Question{
		{Day: day, Text: "do nurses get parental leave? I'm [name], [e-mail]"},
		{Day: day.AddDate(0, 0, 1), Text: "and for nurses?", About: about},
		{Day: day.AddDate(0, 0, 1), Text: "and for nurses?", About: about},
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
	}
	for _, key := range keys(t, store) {
		if strings.Contains(key, "U1") || !strings.HasPrefix(key, "u/2026-03-0") {
			t.Errorf("the key %q of a question", key)
		}
	}
	if n, err := state.DeleteUnanswered(t.Context(), store, day.AddDate(0, 0, 1)); n != 1 || err != nil || len(keys(t, store)) != 2 {
		t.Errorf("deleted %d, %v, left %v; want 1 deleted", n, err, keys(t, store))
	}
	clock.now = day.AddDate(1, 0, 1)
	if got, _ := state.Unanswered(t.Context(), store); len(got) != 0 {
		t.Errorf("after 12 months there is %+v", got)
	}
}

func TestUnansweredKeysDiffer(t *testing.T) {
	var seen []string
	for range 100 {
		record, err := state.UnansweredRecord("same", bot.Conversation{}, noon, bot.Retention{})
		if err != nil || slices.Contains(seen, record.Key) {
			t.Fatalf("key %q again, %v", record.Key, err)
		}
		seen = append(seen, record.Key)
	}
}
