package match

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"careercoach/bot/bottest"
	"careercoach/bot/coaching/prose"
	"careercoach/knowledge"
)

func embedded(t testing.TB) *knowledge.Base { return bottest.Embedded(t) }

// bare is a text without the marks of Markdown, in one line.
func bare(text string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("*", "", "`", "").Replace(text)), " ")
}

// Every row names a card of the knowledge and quotes it.
func TestRowsQuoteTheirCards(t *testing.T) {
	base := embedded(t)
	quoted := func(where string, s says) {
		card, ok := base.Card(s.Card)
		if !ok {
			t.Errorf("%s: there is no card %q", where, s.Card)
			return
		}
		if words := bare(fill(base, s.Says)); words == "" || !strings.Contains(bare(card.Answer), words) {
			t.Errorf("%s: the card %q does not say %q:\n%s", where, s.Card, words, bare(card.Answer))
		}
	}
	for _, p := range theBook().Programs {
		subject, ok := base.Subject(p.ID)
		if !ok {
			t.Fatalf("there is no subject %q", p.ID)
		}
		about := func(id knowledge.CardID) {
			card, ok := base.Card(id)
			if !ok || !card.Has(p.ID) && !card.Has(subject.Parent) {
				t.Errorf("%s: the card %q is missing or about something else", p.ID, id)
			}
		}
		for _, c := range p.Conditions {
			quoted(string(p.ID)+", "+c.Name, c.says)
			about(c.Card)
			for _, id := range c.Cards {
				if _, ok := base.Card(id); !ok {
					t.Errorf("%s, %s: there is no card %q", p.ID, c.Name, id)
				}
			}
		}
		for goal, s := range p.Goals {
			quoted(string(p.ID)+", "+goal, s)
			about(s.Card)
		}
		if p.Degree.Card != "" {
			quoted(string(p.ID)+", degree", p.Degree.says)
			about(p.Degree.Card)
		}
		if p.Then != "" {
			quoted(string(p.ID)+", then", says{p.Apply, p.Then})
		}
		about(p.Overview)
		about(p.Apply)
	}
}

// Where a card on how to apply has nothing to say but that, the row advises.
func TestApplyAdvises(t *testing.T) {
	base := embedded(t)
	for _, p := range theBook().Programs {
		card, _ := base.Card(p.Apply)
		if silent := strings.HasPrefix(card.Answer, "My sources "); silent != (p.Then != "") {
			t.Errorf("%s: the card %q says how to apply: %v, there is advice: %v", p.ID, p.Apply, !silent, p.Then != "")
		}
	}
}

// Every program, apprenticeship and school of the knowledge has a line, and the
// line agrees with the country and degree that the knowledge gives.
func TestEveryProgramHasALine(t *testing.T) {
	base := embedded(t)
	countries := map[string]string{"US": "us", "UK": "uk"}
	for _, kind := range []knowledge.KindID{"program", "apprenticeship", "school"} {
		for _, s := range base.OfKind(kind) {
			p := theBook().program(s.ID)
			if p == nil {
				t.Errorf("%s %q has no line", kind, s.ID)
				continue
			}
			for _, country := range s.Attributes["country"] {
				if v := countries[country]; v != "" && !strings.Contains(placed(p), v) {
					t.Errorf("%s is in %s, and its conditions on the country are %q", s.ID, country, placed(p))
				}
			}
			if kind == "apprenticeship" && s.ID != "avta" && p.Degree.Gives != (s.Attributes["degree"][0] == "true") {
				t.Errorf("%s: degree %v, want %v", s.ID, p.Degree.Gives, s.Attributes["degree"])
			}
		}
	}
}

// placed names the countries that meet a program's conditions.
func placed(p *program) string {
	out := ""
	for _, c := range p.Conditions {
		switch c.Asks {
		case Country:
			out += strings.Join(c.Met, " ")
		case Scotland:
			out += "uk"
		}
	}
	return out
}

// Numbers stand in figures of the knowledge, not in the rows.
func TestNumbersAreFigures(t *testing.T) {
	base := embedded(t)
	for name, file := range map[string][]byte{"programs.yaml": programsFile, "questions.yaml": questionsFile} {
		for _, quote := range figureQuote.FindAllStringSubmatch(string(file), -1) {
			if _, ok := base.Figure(knowledge.FigureID(quote[1])); !ok {
				t.Errorf("%s: there is no figure %q", name, quote[1])
			}
		}
		if found := regexp.MustCompile(`[0-9]+`).FindString(figureQuote.ReplaceAllString(string(file), "")); found != "" {
			t.Errorf("%s: the number %q is no figure of the knowledge", name, found)
		}
	}
}

// Every question is used by a condition or wish, every answer by one too, and
// can be left open.
func TestQuestionsAreUsed(t *testing.T) {
	for _, q := range theBook().Questions {
		users := 0
		used := map[string]bool{}
		for _, p := range theBook().Programs {
			if hangs(&p, q.ID) {
				users++
			}
			for _, c := range p.Conditions {
				if c.Asks == q.ID {
					for _, v := range slices.Concat(c.Met, c.Failed) {
						used[v] = true
					}
				}
			}
			for goal := range p.Goals {
				used[goal] = used[goal] || q.ID == Goal
			}
		}
		if users == 0 {
			t.Errorf("the question %q is used by no program", q.ID)
		}
		for _, o := range q.Options {
			if !used[o.Value] && !(q.ID == Degree) && o.Value != "contractor" {
				t.Errorf("the answer %q to %q is used by no program", o.Value, q.ID)
			}
		}
	}
}

// Options fit buttons, and their names are written as they are compared and
// name one option alone.
func TestOptionsAreWellWritten(t *testing.T) {
	for i, q := range theBook().Questions {
		options := q.options(run(embedded(t)))
		if last := options[len(options)-1]; last.Value != Unsaid {
			t.Errorf("%s cannot be left open", q.ID)
		}
		if len(options) > 5 && steps()[i].Input.Kind == "choice" {
			t.Errorf("%s has %d options, at most 5 are buttons", q.ID, len(options))
		}
		names := map[string]string{}
		for _, o := range options {
			if utf8.RuneCountInString(o.Label) > 40 || len(o.Label) > maxText {
				t.Errorf("%s: the label %q is too long", q.ID, o.Label)
			}
			if q.most() > 1 && strings.ContainsAny(o.Label, ",;") {
				t.Errorf("%s: the label %q cannot stand in a list", q.ID, o.Label)
			}
			for _, name := range append([]string{prose.Plain(o.Label)}, o.Names...) {
				if prose.Plain(name) != name {
					t.Errorf("%s: write %q as %q", q.ID, name, prose.Plain(name))
				}
				if other, ok := names[name]; ok && other != o.Value {
					t.Errorf("%s: %q names %q and %q", q.ID, name, other, o.Value)
				}
				names[name] = o.Value
			}
		}
	}
	seen := map[string]knowledge.SubjectID{}
	for _, p := range theBook().Programs {
		if utf8.RuneCountInString(p.Short) > 40 {
			t.Errorf("%q is too long for a button", p.Short)
		}
		for _, name := range p.Names {
			if other, ok := seen[name]; ok || prose.Plain(name) != name {
				t.Errorf("%q names %q and %q, or is not written as %q", name, p.ID, other, prose.Plain(name))
			}
			seen[name] = p.ID
		}
	}
}

func TestNewBookRefuses(t *testing.T) {
	const questions = "questions: [{id: work, options: [{value: hourly}]}, {id: goal}]"
	program := func(rest string) string {
		return "programs: [{id: p, short: P, overview: o, apply: a, " + rest + "}]"
	}
	for name, test := range map[string]struct{ questions, programs, want string }{
		"unknown field":    {questions, program("colour: red"), "colour"},
		"unknown question": {questions, program("conditions: [{name: n, card: c, says: s, asks: shoe}]"), "shoe"},
		"unknown answer":   {questions, program("conditions: [{name: n, card: c, says: s, asks: work, met: [daily]}]"), "daily"},
		"no card":          {questions, program("conditions: [{name: n, says: s}]"), "give it name, card"},
		"unknown goal":     {questions, program("goals: {fame: {card: c, says: s}}"), "fame"},
		"no overview":      {questions, "programs: [{id: p, short: P}]", "overview"},
		"not YAML":         {"questions: [", program("names: []"), "questions.yaml"},
	} {
		_, err := newBook([]byte(test.questions), []byte(test.programs))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want an error on %q", name, err, test.want)
		}
	}
	if _, err := newBook([]byte(questions), []byte(program("names: [p]"))); err != nil {
		t.Errorf("a good book is refused: %v", err)
	}
}
