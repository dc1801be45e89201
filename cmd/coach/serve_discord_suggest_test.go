package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"careercoach/bot"
)

// What is suggested while somebody types is led by what they mean.
func TestSuggested(t *testing.T) {
	coach := embeddedCoach(t)
	for _, c := range []struct{ typed, first string }{
		{"", "What is the Technical Academy?"},
		{"wh", "What is the Technical Academy?"},
		{"HOW LONG IS THE TECH AC", "How long is the Technical Academy?"},
		{"bar rais", "What is a bar raiser?"},
		{"star me", "What is the STAR method?"},
		{"salary in ind", "How much do Amazon engineers make in India?"},
		{"what does a seni", "What does a senior engineer make?"},
		{"degree", "Which apprenticeships give a degree?"},
	} {
		got := suggested(coach, c.typed)
		if len(got) == 0 || len(got) > maxSuggested || got[0] != c.first {
			t.Errorf("for %q: got %q, want first %q", c.typed, got, c.first)
		}
		for i, q := range got {
			if slices.Contains(got[:i], q) {
				t.Errorf("for %q: %q comes twice", c.typed, q)
			}
		}
	}
	for _, typed := range []string{"xyzzy", "/forget", "forget me", "hello", "   \x00", "🙂"} {
		if got := suggested(coach, typed); len(got) != 0 {
			t.Errorf("for %q: got %q, want nothing", typed, got)
		}
	}
}

func TestCompleted(t *testing.T) {
	base := embeddedCoach(t).Base()
	for _, c := range []struct{ typed, want string }{
		{"bar rais", "bar raiser"},
		{"Pay Sen", "Pay senior"},
		{"a degree", "a degree"}, // a word as it is, though "degrees" begins like it
		{"in xyzzy", "in xyzzy"},
		{"in", "in"},
		{"", ""},
	} {
		if got := completed(base, c.typed); got != c.want {
			t.Errorf("%q: got %q, want %q", c.typed, got, c.want)
		}
	}
}

// Knowledge without topics suggests, too; small talk and gaps are none to pick.
func TestSuggestedWithoutTopics(t *testing.T) {
	dir := t.TempDir()
	const cards = `cards:
  - {id: hi, questions: [hi], answer: Hi., decision: smalltalk}
  - {id: gap, questions: [What is the wifi password?], answer: Not known., decision: decline}
  - {id: refunds, questions: [How do I get my money back?, refund pls], answer: Ask us.}
  - {id: shop, aspect: overview, questions: [What is the shop?], answer: A shop.}
subjects:
  - {id: b, kind: level, name: Second, order: 2}
  - {id: a, kind: level, name: First, order: 1}
`
	if err := os.WriteFile(filepath.Join(dir, "ours.yaml"), []byte(cards), 0o600); err != nil {
		t.Fatal(err)
	}
	coach, err := (&knowledgeFlags{dir: dir, only: true}).coachLike(bot.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := suggested(coach, ""), []string{"What is the shop?", "How do I get my money back?"}; !slices.Equal(got, want) {
		t.Errorf("the popular ones are %q, want %q", got, want)
	}
	if got := suggested(coach, "what is"); len(got) == 0 || got[0] != "What is the shop?" || slices.Contains(got, "What is the wifi password?") {
		t.Errorf("for the beginning of a gap: %q", got)
	}
	if got, want := named(coach.Base(), "level"), []string{"First", "Second"}; !slices.Equal(got, want) {
		t.Errorf("the levels are %q, want %q", got, want)
	}
	if got := named(coach.Base(), "region"); len(got) != 0 {
		t.Errorf("the regions are %q, want none", got)
	}
}

func BenchmarkSuggested(b *testing.B) {
	coach := embeddedCoach(b)
	for b.Loop() {
		suggested(coach, "how do i prepare for the bar raiser interv")
	}
}
