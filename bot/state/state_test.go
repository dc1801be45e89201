package state_test

import (
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
	"careercoach/knowledge"
)

func TestLoadNothing(t *testing.T) {
	store, _ := newStore(t)
	s := load(t, store, ada)
	if !reflect.DeepEqual(s.Memory, bot.Memory{}) || s.LastEvent != "" {
		t.Errorf("an empty store gives the memory %+v", s.Memory)
	}
}

// Every field of what a turn remembers comes back, also those that are new.
func TestRoundTrip(t *testing.T) {
	store, _ := newStore(t)
	var want bot.Memory
	fill(reflect.ValueOf(&want).Elem(), 1)
	want.Workspace = bot.Workspace{} // a turn leaves it
	want.Person.Seen = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	save(t, store, ada, "e1", want)
	got := load(t, store, ada)
	if !reflect.DeepEqual(got.Memory, want) {
		t.Errorf("got  %+v\nwant %+v", got.Memory, want)
	}
	if got.LastEvent != "e1" {
		t.Errorf("last event %q, want e1", got.LastEvent)
	}
}

// fill sets every field of a value to something.
func fill(v reflect.Value, n int) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(noon.Add(time.Duration(n) * time.Second)))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), n+i)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), n)
		fill(v.Index(1), n+1)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("key"), reflect.ValueOf([]byte(`"value"`)).Convert(v.Type().Elem()))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d <&> \u2028", n))
	case reflect.Int:
		v.SetInt(int64(n))
	case reflect.Float64:
		v.SetFloat(float64(n) / 2)
	case reflect.Bool:
		v.SetBool(true)
	default:
		panic("fill does not know " + v.Kind().String())
	}
}

func TestExpires(t *testing.T) {
	store, clock := newStore(t)
	save(t, store, ada, "e1", bot.Memory{
		Conversation: bot.Conversation{Question: "q"},
		Person:       bot.Person{Settings: bot.Settings{Brief: true}},
	})
	clock.now = noon.Add(30*24*time.Hour - time.Second)
	if got := load(t, store, ada); got.Memory.Conversation.Question != "q" {
		t.Error("the conversation is gone before 30 days are over")
	}
	clock.now = noon.Add(30 * 24 * time.Hour)
	got := load(t, store, ada)
	if got.Memory.Conversation.Question != "" || !got.Memory.Person.Settings.Brief {
		t.Errorf("after 30 days the memory is %+v, want the settings alone", got.Memory)
	}
	clock.now = noon.Add(365 * 24 * time.Hour)
	if got := load(t, store, ada); got.Memory.Person.Settings.Brief {
		t.Error("the settings are there after 12 months")
	}
}

func TestPersonIsWrittenWhenNeeded(t *testing.T) {
	day := 24 * time.Hour
	brief := bot.Person{Settings: bot.Settings{Brief: true}}
	for _, c := range []struct {
		name          string
		before, after bot.Person
		later         time.Duration
		want          string
	}{
		{"nothing chosen", bot.Person{}, bot.Person{}, 0, ""},
		{"first choice", bot.Person{}, brief, 0, "put"},
		{"same day", brief, brief, time.Hour, ""},
		{"another day", brief, brief, day, "put"},
		{"another choice", brief, bot.Person{Settings: bot.Settings{Brief: true, Region: "x"}}, 0, "put"},
		{"all taken back", brief, bot.Person{}, 0, "delete"},
	} {
		store, _ := newStore(t)
		save(t, store, ada, "e1", bot.Memory{Person: c.before})
		s := load(t, store, ada)
		next := s.Memory
		next.Person.Settings = c.after.Settings
		records, err := s.Records(next, "e2", noon.Add(c.later), bot.Retention{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range records {
			if r.Key == state.PersonKey(ada.PersonID) {
				got = map[bool]string{true: "put", false: "delete"}[r.Value != nil]
			}
		}
		if got != c.want {
			t.Errorf("%s: the person's record: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestUndo(t *testing.T) {
	store, _ := newStore(t)
	var turns []bot.Exchange
	for i, event := range []string{"e1", "e2"} {
		turns = append(turns, bot.Exchange{Question: event})
		save(t, store, ada, event, bot.Memory{Conversation: bot.Conversation{Question: event, Recent: turns, Turns: i + 1}})
	}
	s := load(t, store, ada)
	for _, event := range []string{"", "e1", "e3"} {
		if _, ok := s.Undo(event); ok {
			t.Errorf("the turn of %q was undone, the last is e2", event)
		}
	}
	before, ok := s.Undo("e2")
	if got := before.Memory.Conversation; !ok || got.Question != "e1" || got.Turns != 1 || len(got.Recent) != 1 || got.Recent[0].Question != "e1" {
		t.Fatalf("before the last turn the conversation was %+v, %v; want that after e1", got, ok)
	}
	next := before.Memory
	next.Conversation.Question = "e2 edited"
	records, err := before.Records(next, "e2", noon, bot.Retention{})
	if err != nil {
		t.Fatal(err)
	}
	commit(t, store, bot.Tx{Put: records})
	again, ok := load(t, store, ada).Undo("e2")
	if !ok || again.Memory.Conversation.Question != "e1" {
		t.Errorf("a second edit starts from %q, %v; want e1", again.Memory.Conversation.Question, ok)
	}
}

func TestConflict(t *testing.T) {
	store, _ := newStore(t)
	s := load(t, store, ada)
	save(t, store, ada, "e1", bot.Memory{})
	records, err := s.Records(bot.Memory{}, "e2", noon, bot.Retention{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Commit(t.Context(), bot.Tx{Put: records}); !errors.Is(err, bot.ErrConflict) {
		t.Errorf("a state that is not the stored one was written: %v", err)
	}
}

// Nothing that is logged or returned as an error says what a person wrote.
func TestSilence(t *testing.T) {
	const canary = "canary@example.com"
	store, _ := newStore(t)
	save(t, store, ada, "e1", bot.Memory{Conversation: bot.Conversation{
		Question: canary, Recent: []bot.Exchange{{Question: canary}}, Focus: bot.Focus{Subjects: []knowledge.SubjectID{canary}},
	}})
	s := load(t, store, ada)
	e, err := state.Collect(t.Context(), store, ada.PersonID, noon)
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("loaded", "state", s, "export", e)
	said := []string{log.String(), fmt.Sprintf("%v %+v %s", s, s, s), fmt.Sprintf("%v %+v", e, e)}
	for _, damaged := range []string{`1{"c":{"q":"` + canary + `"`, `1{"c":"` + canary + `"}`, canary, `1{"c":{"n":"` + canary + `"}}`} {
		commit(t, store, bot.Tx{Put: []bot.Record{{Key: state.ConversationKey(bob), Value: []byte(damaged)}}})
		_, err := state.Load(t.Context(), store, bob)
		if !errors.Is(err, state.ErrDamaged) {
			t.Errorf("the record %q gives the error %v, want ErrDamaged", damaged, err)
		}
		said = append(said, fmt.Sprint(err))
		commit(t, store, bot.Tx{Put: []bot.Record{{Key: state.ConversationKey(bob), Revision: 1}}})
	}
	if i := slices.IndexFunc(said, func(s string) bool { return strings.Contains(s, "canary") || strings.Contains(s, "U1") }); i >= 0 {
		t.Errorf("it says too much: %s", said[i])
	}
}

func TestReceipt(t *testing.T) {
	store, clock := newStore(t)
	record, err := state.ReceiptRecord(ada, "e1", 0, []byte(`{"ts":"1.5"}`), noon, bot.Retention{})
	if err != nil {
		t.Fatal(err)
	}
	commit(t, store, bot.Tx{Put: []bot.Record{record}})
	got, revision, err := state.Receipt(t.Context(), store, ada, "e1")
	if string(got) != `{"ts":"1.5"}` || revision != 1 || err != nil {
		t.Errorf("got the receipt %s at revision %d, %v", got, revision, err)
	}
	if got, revision, err := state.Receipt(t.Context(), store, ada, "e2"); got != nil || revision != 0 || err != nil {
		t.Errorf("another event has the receipt %s at revision %d, %v", got, revision, err)
	}
	clock.now = noon.Add(24 * time.Hour)
	if got, _, _ := state.Receipt(t.Context(), store, ada, "e1"); got != nil {
		t.Errorf("a day later the receipt %s is there", got)
	}
}

func TestReceiptOfNothing(t *testing.T) {
	record, err := state.ReceiptRecord(ada, "e1", 0, nil, noon, bot.Retention{})
	if err != nil || string(record.Value) != "1null" {
		t.Errorf("got %q, %v", record.Value, err)
	}
}
