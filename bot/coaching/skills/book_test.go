package skills

import (
	"regexp"
	"strings"
	"testing"

	"careercoach/knowledge"
)

// plainText is a card's answer without the signs of Markdown.
func plainText(answer string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("*", "", "`", "", "_", "").Replace(answer)), " ")
}

// Every row rests on a card of the knowledge and quotes its words.
func TestRowsQuoteTheirCards(t *testing.T) {
	base := embedded(t)
	rows := 0
	quoted := func(where string, id knowledge.CardID, says string) {
		rows++
		card, ok := base.Card(id)
		if !ok {
			t.Errorf("%s: there is no card %q", where, id)
			return
		}
		if says == "" || !strings.Contains(plainText(card.Answer), says) {
			t.Errorf("%s: the card %q does not say %q", where, id, says)
		}
	}
	for _, s := range required().Skills {
		for level, r := range s.Needs {
			quoted(string(s.ID)+" at "+string(level), r.Card, r.Says)
		}
	}
	for _, a := range required().Areas {
		for _, n := range a.Needs {
			quoted(string(n.Skill)+" for "+string(a.ID), n.Card, n.Says)
		}
	}
	if rows < 100 {
		t.Errorf("got %d rows, want 100 and more", rows)
	}
}

// The book speaks of what the knowledge holds: all its skills, levels, areas,
// cards and figures.
func TestBookIsKnown(t *testing.T) {
	base := embedded(t)
	b := required()
	for _, kind := range []knowledge.KindID{"skill", "soft-skill"} {
		for _, s := range base.OfKind(kind) {
			if b.skill(s.ID) == nil {
				t.Errorf("the book has no line for %s", s.ID)
			}
		}
	}
	if got, want := len(Levels(base)), len(base.OfKind("level")); got != want || got != len(b.Levels) {
		t.Errorf("got %d levels, want all %d", got, want)
	}
	for _, a := range b.Areas {
		if _, ok := base.Subject(a.Subject); !ok && a.Subject != "" {
			t.Errorf("the area %s: there is no subject %q", a.ID, a.Subject)
		}
	}
	figures := regexp.MustCompile(`\d`)
	for _, s := range b.Skills {
		for _, id := range s.Next.Cards {
			if _, ok := base.Card(id); !ok {
				t.Errorf("%s: there is no card %q", s.ID, id)
			}
		}
		if f, ok := base.Figure(s.Next.Cost); s.Next.Cost != "" && (!ok || f.Aspect != "cost") {
			t.Errorf("%s: %q is no figure of a cost", s.ID, s.Next.Cost)
		}
		for _, quote := range figureQuote.FindAllStringSubmatch(s.Next.Do, -1) {
			if _, ok := base.Figure(knowledge.FigureID(quote[1])); !ok {
				t.Errorf("%s: there is no figure %q", s.ID, quote[1])
			}
		}
		if bare := figureQuote.ReplaceAllString(strings.ReplaceAll(s.Next.Do, "S3", ""), ""); figures.MatchString(strings.ReplaceAll(bare, "EC2", "")) {
			t.Errorf("%s: a number stands in %q: quote a figure", s.ID, s.Next.Do)
		}
	}
}

// No level asks less of a skill than the one below it.
func TestLevelsRise(t *testing.T) {
	for _, s := range required().Skills {
		before := 0
		for _, level := range required().Levels {
			r := s.Needs[level].Required
			if r < before {
				t.Errorf("%s: %s asks for %d, the level below for %d", s.ID, level, r, before)
			}
			before = r
		}
	}
}

func TestNewBookRefuses(t *testing.T) {
	const head = "levels: [l]\nskills:\n- id: s\n  next: {do: x, cards: [c]}\n"
	for want, file := range map[string]string{
		"unknown":          "levels: [l]\nmystery: 1\n",
		"no next step":     "levels: [l]\nskills: [{id: s}]\n",
		"is not among":     head + "  needs: {m: {required: 1, weight: 1}}\n",
		"5 is required":    head + "  needs: {l: {required: 5, weight: 1}}\n",
		"the weight at l":  head + "  needs: {l: {required: 1, weight: 4}}\n",
		"which has no lin": head + "areas: [{id: a, needs: [{skill: t, weight: 1}]}]\n",
	} {
		if _, err := newBook([]byte(file)); err == nil || want != "unknown" && !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want an error with %q", err, want)
		}
	}
}

func TestAreasChangeWhatCounts(t *testing.T) {
	base := embedded(t)
	weight := func(in AreaID, skill knowledge.SubjectID) (required, weight int) {
		for _, n := range NeedsOf(base, "level-senior", in) {
			if n.Skill == skill {
				return n.Required, n.Weight
			}
		}
		return 0, 0
	}
	for _, c := range []struct {
		in               AreaID
		skill            knowledge.SubjectID
		required, weight int
	}{
		{AnyArea, "skill-aws", 3, 2}, {"aws", "skill-aws", 3, 3},
		{AnyArea, "skill-ml", 0, 0}, {"ml", "skill-ml", 3, 3},
		{AnyArea, "skill-devices", 0, 0}, {"devices", "skill-devices", 3, 3}, {"retail", "skill-devices", 1, 1},
		{"no such area", "skill-ml", 0, 0},
	} {
		if r, w := weight(c.in, c.skill); r != c.required || w != c.weight {
			t.Errorf("%s in %s: got %d and %d, want %d and %d", c.skill, c.in, r, w, c.required, c.weight)
		}
	}
	if got := NeedsOf(base, "no such level", AnyArea); got != nil {
		t.Errorf("got %v for a level that is not known", got)
	}
}
