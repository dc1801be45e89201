package evaluate

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/knowledge"
)

func load(t *testing.T, lines string) []Item {
	t.Helper()
	file := filepath.Join(t.TempDir(), "set.jsonl")
	if err := os.WriteFile(file, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	items, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// say answers every message with a text and decision.
func say(text string, d bot.Decision, cards ...string) Asker {
	return func(turns []string) []Answer {
		var out []Answer
		for range turns {
			r := bot.Reply{Decision: d, Confidence: 0.5}
			for _, c := range cards {
				r.Candidates = append(r.Candidates, bot.Candidate{Card: knowledge.CardID(c)})
			}
			out = append(out, Answer{text, r})
		}
		return out
	}
}

func TestExpectation(t *testing.T) {
	for _, test := range []struct {
		line, text string
		right      bool
	}{
		{`{"id":"1","text":"q","must":["\\b9\\b","full[ -]time"]}`, "It takes 9 months, full-time.", true},
		{`{"id":"1","text":"q","must":["\\b9\\b","evening"]}`, "It takes 9 months.", false},
		{`{"id":"1","text":"q","must_any":["nine","9"]}`, "NINE months", true},
		{`{"id":"1","text":"q","must_any":["nine","9"]}`, "ten", false},
		{`{"id":"1","text":"q","must_not":["(?<!not )required"]}`, "It is not required.", true},
		{`{"id":"1","text":"q","must_not":["(?<!not )required"]}`, "It is required.", false},
		{`{"id":"1","text":"q","must":["it's"]}`, "It’s so", true},
		{`{"id":"1","text":"q"}`, " ", false},
	} {
		r := Run(load(t, test.line), say(test.text, bot.DecisionAnswer), nil)
		if got := r.Share() == 1; got != test.right {
			t.Errorf("%q against %s is right: %v, want %v", test.text, test.line, got, test.right)
		}
	}
}

func TestHead(t *testing.T) {
	items := load(t, `{"id":"1","text":"q","must":["fact"]}`)
	r := Run(items, say(strings.Repeat("ü", Head)+" fact", bot.DecisionAnswer), nil)
	if r.Share() != 1 || r.right["questions, fact within 700 characters"] != 0 || len(r.Failures) != 1 {
		t.Errorf("a fact behind the head counts as %v with %v", r.Share(), r.right)
	}
}

func TestOutside(t *testing.T) {
	for _, test := range []struct {
		kind  string
		d     bot.Decision
		right bool
	}{
		{"far", bot.DecisionDecline, true}, {"far", bot.DecisionSuggest, false}, {"far", bot.DecisionAnswer, false},
		{"near", bot.DecisionSuggest, true}, {"near", bot.DecisionAnswer, false},
		{"chitchat", bot.DecisionSmalltalk, true}, {"chitchat", bot.DecisionDecline, false},
		{"injection", bot.DecisionAnswer, true},
	} {
		r := Run(load(t, `{"id":"x","text":"q","kind":"`+test.kind+`"}`), say("text", test.d), nil)
		if got := len(r.Failures) == 0; got != test.right {
			t.Errorf("%s with decision %s is right: %v, want %v", test.kind, test.d, got, test.right)
		}
	}
}

func TestDialogue(t *testing.T) {
	r := Run(load(t, `{"id":"m","turns":[{"user":"a","must":["x"]},{"user":"b","must":["y"]},{"user":"c"}]}`), say("x", bot.DecisionAnswer), nil)
	if r.right["turns"] != 2 || r.asked["turns"] != 3 || r.right["whole conversations"] != 0 {
		t.Errorf("right %v of %v", r.right, r.asked)
	}
}

func TestLabels(t *testing.T) {
	items := load(t, `{"text":"a","label":"one"}`+"\n"+`{"text":"b","label":"three"}`+"\n"+`{"text":"c","label":"gone"}`)
	r := Run(items, say("x", bot.DecisionAnswer, "one", "two", "three"), func(l string) bool { return l != "gone" })
	if r.right["top-1"] != 1 || r.right["top-3"] != 2 || len(r.unknown) != 1 {
		t.Errorf("right %v, unknown %v", r.right, r.unknown)
	}
	var out bytes.Buffer
	if err := r.Write(&out, false); err != nil || !strings.Contains(out.String(), "AUROC") {
		t.Errorf("the report is %q, %v; want the AUROC in it", out.String(), err)
	}
}

func TestAUROC(t *testing.T) {
	for _, test := range []struct {
		known, unknown []float64
		want           float64
	}{
		{[]float64{0.9, 0.8}, []float64{0.1, 0.2}, 1},
		{[]float64{0.1, 0.2}, []float64{0.9, 0.8}, 0},
		{[]float64{0.5, 0.5}, []float64{0.5}, 0.5},
		{[]float64{0.3, 0.9}, []float64{0.5}, 0.5},
	} {
		if got := auroc(test.known, test.unknown); got != test.want {
			t.Errorf("auroc(%v, %v) = %v, want %v", test.known, test.unknown, got, test.want)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	for name, line := range map[string]string{"no JSON": "{", "no text": `{"id":"1"}`, "bad pattern": `{"text":"q","must":["("]}`} {
		file := filepath.Join(t.TempDir(), "set.jsonl")
		if err := os.WriteFile(file, []byte("\n"+line), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(file); err == nil || !strings.Contains(err.Error(), "set.jsonl:2") {
			t.Errorf("%s gives %v, want an error that names line 2", name, err)
		}
	}
	if _, err := Load(t.TempDir()); err == nil {
		t.Error("an empty directory is a question set")
	}
}
