package mock

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"careercoach/bot"
	"careercoach/bot/bottest"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

func TestReadRequest(t *testing.T) {
	for _, test := range []struct {
		text, scope, principles, mode, strange string
	}{
		{"", "", "", "", ""},
		{"ownership", "one", "ownership", "", ""},
		{"Ownership live!", "one", "ownership", "live", ""},
		{"for dive deep, on the clock please", "one", "dive-deep", "live", ""},
		{"LP 12", "one", "dive-deep", "", ""},
		{"lp 17", "", "", "", "17"},
		{"dive deep and earn trust", "few", "dive-deep earn-trust", "", ""},
		{"learn and be curious", "one", "learn-and-be-curious", "", ""},
		{"Have Backbone; Disagree and Commit", "one", "have-backbone-disagree-and-commit", "", ""},
		{"Strive to be Earth's Best Employer", "one", "strive-to-be-earths-best-employer", "", ""},
		{"are right, a lot", "one", "are-right-a-lot", "", ""},
		{"ownership ownership owner", "one", "ownership", "", ""},
		{"a whole loop", "loop", "", "", ""},
		{"a few", "few", "", "", ""},
		{"a few: dive deep, frugality", "few", "dive-deep frugality", "", ""},
		{"rehearse all", "loop", "", "", ""},
		{"short loop live", "short", "", "live", ""},
		{"loop on ownership", "loop", "", "", ""},
		{"my weakest principles in practice mode", "weak", "", "practice", ""},
		{"juggling", "", "", "", "juggling"},
		{"ownership with a monkey", "one", "ownership", "", "monkey"},
	} {
		q := readRequest(test.text)
		var ids []string
		for _, id := range q.principles {
			ids = append(ids, string(id))
		}
		got := []string{string(q.scope), strings.Join(ids, " "), q.mode, strings.Join(q.strange, " ")}
		if want := []string{test.scope, test.principles, test.mode, test.strange}; !slices.Equal(got, want) {
			t.Errorf("%q is read as %q, want %q", test.text, got, want)
		}
	}
}

func TestEveryNameIsRead(t *testing.T) {
	for _, p := range rehearse.Principles() {
		names := append([]string{p.Name, shortName(p.ID), strings.ToUpper(p.Name)}, loop().Names[p.ID]...)
		for _, name := range names {
			if q := readRequest(name); !slices.Equal(q.principles, []knowledge.SubjectID{p.ID}) {
				t.Errorf("%q is read as %v, want %s", name, q.principles, p.ID)
			}
			if plainName(name) != strings.ToLower(plainName(name)) {
				t.Errorf("%q is not plain", name)
			}
		}
	}
}

func TestAsksToRehearse(t *testing.T) {
	for message, want := range map[string]bool{
		"practice ownership":                        true,
		"Practise dive deep, live":                  true,
		"please practice earn trust":                true,
		"mock interview on dive deep":               true,
		"Mock interview: ownership, live":           true,
		"rehearse live":                             true,
		"rehearse frugality with me":                true,
		"practice frugality with me":                false,
		"practice earn trust questions":             false,
		"mock interview tips":                       false,
		"mock interview with a friend":              false,
		"let's rehearse a loop":                     true,
		"I want to practice bias for action":        true,
		"drill me on have backbone":                 true,
		"practice customer obsession with me":       true,
		"interview me about trust":                  true,
		"quiz me on bias for action":                true,
		"can you interview me on ownership live":    true,
		"rehearse a few":                            true,
		"rehearse all":                              true,
		"rehearse something else":                   true,
		"I want to practice for my interview":       true,
		"help me practise for an amazon interview":  true,
		"interview me about my salary":              false,
		"quiz me about growing other people":        false,
		"rehearse all my lines":                     false,
		"practice interviews with a coach":          false,
		"practice":                                  false,
		"practice makes perfect":                    false,
		"practice questions":                        false,
		"practice questions for java":               false,
		"how do I practice ownership":               false,
		"practice ownership?":                       false,
		"should I rehearse my stories":              false,
		"I want to practice law":                    false,
		"train drivers at amazon":                   false,
		"what does ownership mean":                  false,
		"rehearsal with somebody who plays":         false,
		"practice my answers":                       false,
		"I trust practice":                          false,
		strings.Repeat("practice ownership now", 9): false,
	} {
		if got := asksToRehearse(message); got != want {
			t.Errorf("asksToRehearse(%q) = %v, want %v", message, got, want)
		}
	}
}

// No question of the knowledge is taken for a wish to rehearse or a cry for
// help.
func TestQuestionsOfCardsBeginNothing(t *testing.T) {
	base := bottest.Embedded(t)
	for _, card := range base.Cards {
		for _, question := range card.Questions {
			for _, f := range Flows() {
				if f.Reads != nil && f.Reads(question) {
					t.Errorf("%s reads the question %q of %s", f.Name, question, card.ID)
				}
				said := strings.Join(plainWords(question), " ")
				for _, open := range f.Opens {
					if said == open || strings.HasPrefix(said, open+" ") {
						t.Errorf("%s opens with the question %q of %s", f.Name, question, card.ID)
					}
				}
				if slices.Contains(f.Starts, said) {
					t.Errorf("%s starts with the question %q of %s", f.Name, question, card.ID)
				}
			}
		}
	}
}

func TestWishes(t *testing.T) {
	for text, want := range map[string]string{
		"hint": "hint", "Hint, please!": "hint", "finish": "finish", "I don't know": "stuck", "next question": "skip", "ok": "repeat",
		"live": "start", "Try again!": "retry", "answer the follow-up": "follow-up", "how long do I have?": "time", "how long should it be": "time", "so long as it works": "",
		"": "", "I fixed it": "", "finish the report on time was what I did that day": "",
	} {
		if got := wishOf(text); got != want {
			t.Errorf("wishOf(%q) = %q, want %q", text, got, want)
		}
	}
}

// A few words without a deed are no answer; a few with one are.
func TestScraps(t *testing.T) {
	for text, want := range map[string]bool{
		"big pile": true, "I need speed": true, "something about teamwork": true, "I fixed it": false, "We agreed on a list": false, "I wrote a list": false,
		"one two three four five six seven eight": false,
	} {
		if got := isScrap(text); got != want {
			t.Errorf("isScrap(%q) = %v, want %v", text, got, want)
		}
	}
}

// No phrase means two wishes.
func TestWishesAreApart(t *testing.T) {
	first := wishes()
	for range 20 {
		if again := wishes(); !maps.Equal(first, again) {
			t.Fatal("a phrase stands for two wishes")
		}
	}
}

func FuzzReading(f *testing.F) {
	for _, s := range []string{"", "ownership live", "lp 12", "loop", "practice dive deep", "Help me, I am in the interview right now", "İ ’ \xff", strings.Repeat("ownership and ", 50), "they are asking me now what do i say"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := readRequest(s)
		if len(q.principles) > maxFew && q.scope == ScopeFew || q.scope == ScopeOne && len(q.principles) != 1 {
			t.Errorf("%q gives %+v", s, q)
		}
		asksToRehearse(s)
		cries(s)
		wishOf(s)
		isScrap(s)
		partNamed(s)
		r := askWhat(bot.Run{Rest: s})
		if utf8.ValidString(s) && !utf8.ValidString(r.Body) {
			t.Errorf("%q gives %q", s, r.Body)
		}
		if len(r.Body) > 1500 {
			t.Errorf("%d bytes for %q", len(r.Body), s)
		}
	})
}
