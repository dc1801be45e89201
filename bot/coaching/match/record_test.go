package match

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
)

func TestRecord(t *testing.T) {
	p := bot.Profile{}
	if rec, err := Load(p); err != nil || rec.Known() {
		t.Errorf("an empty profile gave %+v, %v", rec, err)
	}
	now := time.Date(2026, 3, 2, 23, 30, 0, 0, time.FixedZone("", -5*3600))
	rec := Record{}.on(now, say("work hourly; goal software it"))
	if err := rec.Save(p); err != nil {
		t.Fatal(err)
	}
	got, err := Load(p)
	rec.Version = 1
	if err != nil || !reflect.DeepEqual(got, rec) || !got.Known() {
		t.Errorf("got %+v, %v, want %+v", got, err, rec)
	}
	if want := time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC); !got.Day.Equal(want) {
		t.Errorf("day %v, want %v", got.Day, want)
	}
	if kept := rec.on(time.Time{}, nil); !kept.Day.Equal(rec.Day) {
		t.Errorf("without a time the day became %v, want %v", kept.Day, rec.Day)
	}
}

// Answers of another version that no question offers are left out.
func TestLoadCleans(t *testing.T) {
	p := bot.Profile{"match": json.RawMessage(`{"v":1,"a":{"work":["hourly","outside"],"shoe":["big"],"goal":["it","it","fame","ml","lead","software"],"time":["never"],"school":["unsaid"]}}`)}
	rec, err := Load(p)
	want := Answers{Work: {"hourly"}, Goal: {"it", "ml", "lead"}, School: {Unsaid}}
	if err != nil || !reflect.DeepEqual(rec.Answers, want) {
		t.Errorf("got %v, %v, want %v", rec.Answers, err, want)
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, kept := range []string{`{"v":2}`, `{}`, `[]`, `{"v":1,"a":3}`} {
		if _, err := Load(bot.Profile{"match": json.RawMessage(kept)}); err == nil || !strings.Contains(err.Error(), "reading") {
			t.Errorf("%s: got %v, want an error", kept, err)
		}
	}
}

// Another answer drops what followed from the old one.
func TestWith(t *testing.T) {
	a := say("country uk; scotland yes; work outside; military served; background yes")
	for _, test := range []struct {
		id   QuestionID
		v    string
		want Answers
	}{
		{Country, "us", say("country us; work outside; military served; background yes")},
		{Country, "uk", a},
		{Military, "none", say("country uk; scotland yes; work outside; military none")},
		{Work, "hourly", say("country uk; scotland yes; work hourly; military served; background yes")},
	} {
		if got := a.with(test.id, test.v); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s %s: got %v, want %v", test.id, test.v, got, test.want)
		}
	}
}
