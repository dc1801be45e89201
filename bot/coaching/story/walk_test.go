package story

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"careercoach/bot"
	"careercoach/knowledge"
)

// A walker goes every way through a flow.
type walker struct {
	t     *testing.T
	flow  bot.Flow
	texts map[string]string // by step
	ends  []bot.Outcome
}

// walk goes every way from a beginning and returns how each ended.
func walk(t *testing.T, flow bot.Flow, run bot.Run, texts map[string]string) []bot.Outcome {
	t.Helper()
	w := &walker{t: t, flow: flow, texts: texts}
	first := ""
	switch {
	case flow.First != nil:
		first = flow.First(run)
	case len(flow.Steps) > 0:
		first = flow.Steps[0].ID
	}
	w.from(run, first)
	return w.ends
}

func (w *walker) from(run bot.Run, id string) {
	if len(run.Given) > 20 {
		w.t.Fatalf("%s does not end: %+v", w.flow.Name, run.Given)
	}
	if id == "" {
		w.end(w.keep(run))
		return
	}
	i := slices.IndexFunc(w.flow.Steps, func(s bot.Step) bool { return s.ID == id })
	if i < 0 {
		w.t.Fatalf("%s has no step %q", w.flow.Name, id)
	}
	step := w.flow.Steps[i]
	asked := step.Ask(run)
	if !reflect.DeepEqual(asked, step.Ask(run)) {
		w.t.Errorf("%s asks something else the second time", id)
	}
	checkReply(w.t, asked)
	for _, g := range w.answers(run, step) {
		next := run
		next.Given = append(slices.Clone(run.Given), g)
		follows := ""
		if step.Next != nil {
			follows = step.Next(next)
		} else if i+1 < len(w.flow.Steps) {
			follows = w.flow.Steps[i+1].ID
		}
		if follows != "" {
			next = w.keep(next)
		}
		w.from(next, follows)
	}
}

// answers returns what can be given at a step.
func (w *walker) answers(run bot.Run, step bot.Step) []bot.Given {
	var out []bot.Given
	if step.Optional {
		out = append(out, bot.Given{Step: step.ID, Skipped: true})
	}
	switch step.Input.Kind {
	case bot.InputText:
		g := bot.Given{Step: step.ID, Text: w.texts[step.ID]}
		if g.Text == "" {
			w.t.Fatalf("no text for %s", step.ID)
		}
		if step.Check != nil {
			var retry string
			if g, retry = step.Check(run, g); retry != "" {
				w.t.Fatalf("%s refuses %q: %s", step.ID, g.Text, retry)
			}
		}
		out = append(out, g)
	default:
		options := step.Input.Options(run)
		if !reflect.DeepEqual(options, step.Input.Options(run)) {
			w.t.Errorf("%s offers something else the second time", step.ID)
		}
		if step.Input.Kind == bot.InputChoices {
			options = options[:2]
		}
		for _, o := range options {
			if _, ok := readOrder(o.Label, false); ok {
				w.t.Errorf("the option %q of %s would be read as a command", o.Label, step.ID)
			}
			out = append(out, bot.Given{Step: step.ID, Text: o.Label, Values: []string{o.Value}})
		}
	}
	return out
}

// keep has the flow keep twice and wants the same.
func (w *walker) keep(run bot.Run) bot.Run {
	if w.flow.Keep == nil {
		return run
	}
	once := bot.Profile{}
	for name, data := range run.Person.Profile {
		once[name] = data
	}
	if err := w.flow.Keep(run, once); err != nil {
		w.t.Fatal(err)
	}
	first := string(once[record])
	again := run
	again.Person.Profile = once
	if err := w.flow.Keep(again, once); err != nil {
		w.t.Fatal(err)
	}
	if got := string(once[record]); got != first {
		w.t.Errorf("%s keeps something else the second time:\n%s\n%s", w.flow.Name, first, got)
	}
	run.Person.Profile = once
	return run
}

func (w *walker) end(run bot.Run) {
	out := w.flow.Finish(run)
	if !reflect.DeepEqual(out, w.flow.Finish(run)) {
		w.t.Errorf("%s ends otherwise the second time", w.flow.Name)
	}
	if out.Next == "" {
		checkReply(w.t, out.Reply)
	} else if !slices.ContainsFunc(Flows(), func(f bot.Flow) bool { return f.Name == out.Next }) {
		w.t.Errorf("%s goes on with %q, which is none", w.flow.Name, out.Next)
	}
	w.ends = append(w.ends, out)
}

// checkReply checks what every reply must be.
func checkReply(t *testing.T, r bot.Reply) {
	t.Helper()
	if strings.TrimSpace(r.Body) == "" || strings.Contains(r.Body, "%!") || strings.Contains(r.Body, "!") {
		t.Errorf("the body is %q", r.Body)
	}
	if len(r.Choices) > 5 {
		t.Errorf("%d choices under %q", len(r.Choices), r.Body)
	}
	for _, c := range r.Choices {
		if c.Label == "" || utf8.RuneCountInString(c.Label) > 40 || len(c.Text) > 75 {
			t.Errorf("the choice %q (%q) is too long", c.Label, c.Text)
		}
	}
	if r.Table != nil {
		for _, row := range r.Table.Rows {
			if len(row) != len(r.Table.Header) {
				t.Errorf("the row %q does not fit the header %q", row, r.Table.Header)
			}
		}
	}
}

// texts of a story that tells the same as pallets.
func newTexts() map[string]string {
	s := palletsAgain()
	out := map[string]string{"method": "the shift log"}
	for _, p := range append(Parts(), Title) {
		out[string(p)] = s.Text(p)
	}
	out["task"] = "I was the shift lead."
	return out
}

func run(base *knowledge.Base, p bot.Profile, rest string) bot.Run {
	return bot.Run{Base: base, Now: noon, Began: noon, Rest: rest, Person: bot.Person{Profile: p}}
}

func TestEveryWayToAdd(t *testing.T) {
	base := embedded(t)
	for name, start := range map[string]bot.Run{
		"an empty bank":      run(base, nil, ""),
		"beside a twin":      run(base, profileWith(t, pallets(), refunds()), ""),
		"without knowledge":  run(nil, profileWith(t, pallets()), ""),
		"no time":            {Base: base},
		"words behind":       run(base, nil, "about pallets"),
		"an order behind":    run(base, profileWith(t, pallets()), "1"),
		"a bank of another":  run(base, bot.Profile{record: []byte(`{"v":9}`)}, ""),
		"a bank that is not": run(base, bot.Profile{record: []byte(`7`)}, ""),
	} {
		t.Run(name, func(t *testing.T) {
			if ends := walk(t, adding(), start, newTexts()); len(ends) == 0 {
				t.Error("no way ends")
			}
		})
	}
}

func TestEveryWayToChange(t *testing.T) {
	base := embedded(t)
	texts := map[string]string{"text": "A text that is new, with 7% in it.", "method": "the shift log"}
	for _, rest := range []string{
		"1 edit", "1 edit result", "1 edit result It fell to 3.", "1 edit title " + strings.Repeat("long ", 40), "1 edit principles",
		"1 delete", "1 merge 2", "1 merge 9", "1 measure", "1 measure 4", "1 measure 99", "2 measure", "9 edit", "9 delete", "", "nonsense",
	} {
		t.Run(rest, func(t *testing.T) {
			small := refunds()
			small.Result = "It fell."
			small.Action = "I wrote a guide."
			p := profileWith(t, pallets(), small)
			if ends := walk(t, changing(), run(base, p, rest), texts); len(ends) == 0 {
				t.Error("no way ends")
			}
			walk(t, changing(), run(base, nil, rest), texts)
		})
	}
}

func TestEveryCommand(t *testing.T) {
	many := bankWith()
	for i := range 15 {
		s := pallets()
		s.ID, s.Title = ID(fmt.Sprint(i)), fmt.Sprintf("Story of the year %d and of many other years", i)
		many.Put(s)
	}
	archived := bankWith(pallets())
	archived.Story(1).Archived = true
	lost := bankWith(pallets(), palletsAgain())
	lost.Merge(1, 2)
	for name, bank := range map[string]Bank{
		"empty": {}, "two": bankWith(pallets(), refunds()), "twins": bankWith(pallets(), palletsAgain()), "many": many,
		"archived": archived, "merged": lost, "bare": bankWith(Story{ID: "a", Title: "x"}),
	} {
		p := bot.Profile{}
		if err := bank.Save(p); err != nil {
			t.Fatal(err)
		}
		for _, base := range []*knowledge.Base{embedded(t), nil} {
			for _, rest := range []string{
				"", "list", "matrix", "next", "export", "archived", "add", "1", "1 archive", "1 restore", "1 used", "1 delete", "1 edit", "1 measure",
				"1 merge 2", "2 merge 9", "9", "9 used", "9 archive", "story 1", "show me everything",
			} {
				t.Run(name+" "+rest, func(t *testing.T) { walk(t, listing(), run(base, p, rest), nil) })
			}
			t.Run(name+" figures", func(t *testing.T) { walk(t, ledger(), run(base, p, ""), nil) })
		}
	}
}

// Every button of these flows begins one of them, or a rehearsal.
func TestChoicesLead(t *testing.T) {
	p := profileWith(t, pallets(), refunds(), palletsAgain())
	starts := map[string]bool{"rehearse": true}
	for _, f := range Flows() {
		for _, s := range f.Starts {
			starts[s] = true
		}
	}
	for _, rest := range []string{"", "matrix", "next", "export", "archived", "1", "1 archive", "1 used", "9"} {
		for _, out := range walk(t, listing(), run(embedded(t), p, rest), nil) {
			for _, c := range out.Reply.Choices {
				if _, ok := readOrder(c.Text, false); !ok && !starts[c.Text] {
					t.Errorf("%q offers %q, which begins nothing", rest, c.Text)
				}
			}
		}
	}
	for _, c := range finishLedger(run(embedded(t), p, "")).Reply.Choices {
		if _, ok := readOrder(c.Text, false); !ok {
			t.Errorf("the ledger offers %q, which begins nothing", c.Text)
		}
	}
}

// The list of a full bank is quick enough for a turn.
func BenchmarkList(b *testing.B) {
	var bank Bank
	for i := range MaxStories {
		s := pallets()
		s.ID, s.Title, s.Action = ID(fmt.Sprint(i)), fmt.Sprint("Story ", i), strings.Repeat(s.Action+" ", 10)
		bank.Put(s)
	}
	p := bot.Profile{}
	if err := bank.Save(p); err != nil {
		b.Fatal(err)
	}
	r := bot.Run{Person: bot.Person{Profile: p}, Began: time.Now()}
	for b.Loop() {
		finishListed(r)
	}
}
