package guard

import (
	"regexp"
	"strings"
	"testing"

	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// A word that Normalize would change can never be met in a message.
func TestListsAreNormalized(t *testing.T) {
	for w, e := range newGuard(t).words {
		if n := text.Normalize(w); n != w {
			if e.id > 0 {
				t.Errorf("phrases.yaml has %q, which becomes %q", w, n)
			} else if e.flags != 0 {
				t.Errorf("languages.yaml has %q, which becomes %q", w, n)
			}
		}
	}
}

func TestRulesAreComplete(t *testing.T) {
	for _, r := range newGuard(t).rules {
		if (r.reply == "") != (r.kind == KindInstruction) {
			t.Errorf("rule %s of kind %s has the reply %q", r.name, r.kind, r.reply)
		}
		if r.kind == KindCrisis && !strings.Contains(r.reply, "988") {
			t.Errorf("rule %s does not name a number to call: %q", r.name, r.reply)
		}
	}
}

func TestLanguagesAreComplete(t *testing.T) {
	g := newGuard(t)
	example := regexp.MustCompile(`\*What is a bar raiser\?\*`)
	for _, l := range g.tongues {
		if !example.MatchString(l.reply) {
			t.Errorf("%s: the reply has no example: %q", l.code, l.reply)
		}
		if len(l.despair) > 0 && !strings.Contains(l.crisis, "findahelpline.com") {
			t.Errorf("%s: no text for a person in despair", l.code)
		}
	}
	if !example.MatchString(g.other) {
		t.Errorf("the reply for other languages has no example: %q", g.other)
	}
}

func TestDamagedLists(t *testing.T) {
	for _, file := range []string{
		"rules: [{name: a, kind: crisis, phrases: ['..2 kill']}]",
		"rules: [{name: a, kind: crisis, phrases: ['kill? me']}]",
		"rules: [{name: a, kind: crisis, phrases: ['kill ..x']}]",
		"rules: [{name: a, kind: crisis, phrases: ['kill $nobody']}]",
		"rules: [{name: a, sort: crisis}]",
		"rules: 3",
	} {
		g := &Guard{words: map[string]*entry{}}
		if err := g.loadPhrases([]byte(file)); err == nil {
			t.Errorf("loadPhrases(%q) finds no error", file)
		}
	}
	g := &Guard{words: map[string]*entry{}, rules: []rule{{name: "a", language: "xx"}}}
	if err := g.loadLanguages([]byte("other: x")); err == nil {
		t.Error("loadLanguages accepts a rule of a language that is missing")
	}
}

// What the knowledge answers must reach it.
func TestKnowledgeIsNotHeldBack(t *testing.T) {
	base, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	g := newGuard(t)
	for _, card := range base.Cards {
		for _, q := range card.Questions {
			if f := g.Look(q); f.Kind != KindNone {
				t.Errorf("Look(%q), a question of card %s = %s %s", q, card.ID, f.Kind, f.Language)
			}
		}
	}
}
