package mock_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"careercoach/bot"
	"careercoach/bot/coaching/mock"
)

// A walker goes through the steps of the rehearsal as the engine does.
type walker struct {
	t    *testing.T
	flow bot.Flow
	run  bot.Run
	step string // empty at the end
}

func newWalker(t *testing.T, rest string, profile bot.Profile, at time.Time) *walker {
	t.Helper()
	w := &walker{t: t, flow: mock.Flows()[0]}
	w.run = bot.Run{Base: embedded(t), Now: at, Rest: rest, Began: at, Person: bot.Person{Profile: profile}}
	w.step = w.flow.First(w.run)
	return w
}

func (w *walker) at() *bot.Step {
	i := slices.IndexFunc(w.flow.Steps, func(s bot.Step) bool { return s.ID == w.step })
	if i < 0 {
		w.t.Fatalf("there is no step %q", w.step)
	}
	return &w.flow.Steps[i]
}

// options are the values that can be chosen at the step.
func (w *walker) options() []string {
	var out []string
	if f := w.at().Input.Options; f != nil {
		for _, o := range f(w.run) {
			out = append(out, o.Value)
		}
	}
	return out
}

// give answers the step; it returns why the answer is refused.
func (w *walker) give(g bot.Given) string {
	w.t.Helper()
	step := w.at()
	w.run.Now = w.run.Now.Add(time.Minute)
	g.Step, g.At = step.ID, w.run.Now
	if step.Check != nil && !g.Skipped {
		var retry string
		if g, retry = step.Check(w.run, g); retry != "" {
			return retry
		}
		g.Step = step.ID
	}
	w.run.Given = append(slices.Clone(w.run.Given), g)
	w.step = step.Next(w.run)
	profile := bot.Profile{}
	for k, v := range w.run.Person.Profile {
		profile[k] = v
	}
	if err := w.flow.Keep(w.run, profile); err != nil {
		w.t.Fatal(err)
	}
	again := bot.Profile{}
	for k, v := range profile {
		again[k] = v
	}
	if err := w.flow.Keep(w.run, again); err != nil || !reflect.DeepEqual(again, profile) {
		w.t.Fatalf("kept twice: %v\n%s\n%s", err, again["mock"], profile["mock"])
	}
	w.run.Person.Profile = profile
	return ""
}

func (w *walker) choose(values ...string) {
	w.t.Helper()
	if retry := w.give(bot.Given{Text: values[0], Values: values}); retry != "" {
		w.t.Fatalf("%v is refused: %s", values, retry)
	}
}

func (w *walker) write(text string) {
	w.t.Helper()
	if retry := w.give(bot.Given{Text: text}); retry != "" {
		w.t.Fatalf("%q is refused: %s", text, retry)
	}
}

// ask is what the step says; it is checked and must be the same again.
func (w *walker) ask() bot.Reply {
	w.t.Helper()
	r := w.at().Ask(w.run)
	if again := w.at().Ask(w.run); !reflect.DeepEqual(r, again) {
		w.t.Errorf("step %s asks twice differently:\n%s\n%s", w.step, written(r), written(again))
	}
	checkReply(w.t, r, w.step)
	for _, o := range w.options() {
		if o != strings.TrimSpace(o) || o == "" {
			w.t.Errorf("step %s has an option %q", w.step, o)
		}
	}
	return r
}

func (w *walker) finish() bot.Reply {
	w.t.Helper()
	r := w.flow.Finish(w.run)
	if again := w.flow.Finish(w.run); !reflect.DeepEqual(r, again) {
		w.t.Errorf("it ends twice differently")
	}
	checkReply(w.t, r.Reply, "the end")
	return r.Reply
}

// checkReply fails where a reply breaks what platforms need.
func checkReply(t *testing.T, r bot.Reply, where string) {
	t.Helper()
	if strings.TrimSpace(r.Body) == "" || strings.Contains(r.Body, "%!") || !utf8.ValidString(r.Body) {
		t.Errorf("%s says %q", where, r.Body)
	}
	for _, c := range r.Choices {
		if utf8.RuneCountInString(c.Label) > 40 || len(c.Text) > 75 || c.Label == "" || c.Text == "" {
			t.Errorf("%s has the choice %+v", where, c)
		}
	}
	if len(r.Choices) > 5 {
		t.Errorf("%s has %d choices", where, len(r.Choices))
	}
}

// Answers to walk with.
const (
	goodAnswer = "In March 2023 I was shift lead at our depot in Leeds, and returned parcels piled up because no team owned them. My job was outbound, but I told my manager that I would take it over. I counted 420 parcels on a Monday, sorted them by reason and wrote a one-page list. I could have moved them away, but they would have come back, so I chose the list. After three weeks the pile was down from 420 to 15. I learned to count first; since then I bring a number when I ask for time."
	thinAnswer = "Last year in our shop the till was slow and we talked about it. We asked the manager for a new one and we got it after some time. We moved the old till to the back of the shop and we were happy because the queue was shorter after that."
)

// Every way through the steps, a few steps deep, can be asked and finished.
func TestWalkEveryPath(t *testing.T) {
	for _, rest := range []string{"", "ownership", "ownership live", "loop", "short loop live", "weakest"} {
		w := newWalker(t, rest, nil, began)
		nodes := 0
		w.explore(3, &nodes)
		t.Logf("%q: %d states", rest, nodes)
		if nodes < 10 {
			t.Errorf("%q has %d states, want more", rest, nodes)
		}
	}
}

// explore visits every state that can be reached in so many answers.
func (w *walker) explore(depth int, nodes *int) {
	w.t.Helper()
	*nodes++
	if w.step == "" {
		w.finish()
		return
	}
	w.ask()
	if depth == 0 {
		w.end()
		return
	}
	for _, g := range w.inputs() {
		next := *w
		if retry := next.give(g); retry != "" {
			checkReply(w.t, bot.Reply{Body: retry}, "a retry")
			continue
		}
		next.explore(depth-1, nodes)
	}
}

// inputs are what a walk gives at a step: every option where they are few, and
// of texts one of each kind.
func (w *walker) inputs() []bot.Given {
	var out []bot.Given
	step := w.at()
	switch step.Input.Kind {
	case bot.InputChoice:
		options := w.options()
		for _, o := range options[:min(5, len(options))] {
			out = append(out, bot.Given{Text: o, Values: []string{o}})
		}
	case bot.InputChoices:
		out = append(out, bot.Given{Text: "some", Values: w.options()[:2]})
	case bot.InputText:
		out = append(out, bot.Given{Text: goodAnswer}, bot.Given{Text: "fine"}, bot.Given{Text: "hint"}, bot.Given{Text: "finish"}, bot.Given{Skipped: true})
	}
	return out
}

// end finishes from any state by the words that do.
func (w *walker) end() {
	w.t.Helper()
	for range 6 {
		switch w.step {
		case "":
			w.finish()
			return
		case "then":
			w.choose("finish")
		case "part":
			w.give(bot.Given{Skipped: true})
		case "answer":
			w.write("finish")
		default:
			w.give(bot.Given{Values: w.options()[:min(2, len(w.options()))], Text: "x"})
		}
	}
	w.t.Errorf("at %q there is no end", w.step)
}

// A rehearsal of each kind has as many questions as it says and ends by itself.
func TestWalkToTheEnd(t *testing.T) {
	for _, test := range []struct {
		rest, mode string
		questions  int
	}{
		{"ownership", "", 5}, {"frugality", "", 4}, {"ownership live", "", 3}, {"dive deep and earn trust", "", 4},
		{"dive deep, earn trust, frugality and ownership live", "", 4}, {"weakest", "", 3},
		{"short loop", "practice", 10}, {"loop", "live", 16}, {"loop", "practice", 16},
	} {
		t.Run(test.rest+" "+test.mode, func(t *testing.T) {
			w := newWalker(t, test.rest, nil, began)
			if test.mode != "" {
				w.choose(test.mode)
			}
			asked := map[string]bool{}
			for w.step != "" && len(w.run.Given) < 60 {
				body := w.ask().Body
				switch w.step {
				case "answer":
					asked[body[strings.LastIndex(body, "\n")+1:]] = true
					w.write([]string{goodAnswer, thinAnswer, "It was fine and I was glad of it"}[len(asked)%3])
				case "then":
					w.choose(w.options()[0])
					if w.run.Given[len(w.run.Given)-1].Values[0] == "again" {
						w.write(goodAnswer)
						w.choose("finish")
					}
				}
			}
			if w.step != "" || len(asked) != test.questions {
				t.Errorf("%d questions, then %q, want %d and the end", len(asked), w.step, test.questions)
			}
			w.finish()
		})
	}
}

// What a person wrote shows as text wherever it is quoted.
func TestQuotesAreText(t *testing.T) {
	evil := strings.ReplaceAll(strings.ReplaceAll(goodAnswer, "wrote a one-page list", "wrote a **one-page** [list](https://evil.example) for <@U1> and <!channel>"), "depot in Leeds", "`depot` in _Leeds_ <https://x.example>")
	for _, rest := range []string{"ownership", "ownership live", "loop live"} {
		w := newWalker(t, rest, nil, began)
		w.write(evil)
		var shown []string
		if w.step == "then" {
			shown = append(shown, w.ask().Body)
			for _, d := range []string{"story", "situation", "actions", "judgement", "result", "learning"} {
				part := *w
				part.choose("redo")
				part.choose(d)
				shown = append(shown, part.ask().Body)
			}
			w.choose("finish")
		} else {
			w.write("finish")
		}
		shown = append(shown, w.finish().Body)
		for _, body := range shown {
			for _, mark := range []string{"**one-page**", "[list]", " <@U1>", " <!channel>", " `depot`", " _Leeds_", " <https"} {
				if strings.Contains(body, mark) {
					t.Errorf("%s: %q stands in %s", rest, mark, body)
				}
			}
		}
	}
}

// Knowledge without cards and figures changes what is said, nothing else.
func TestOtherKnowledge(t *testing.T) {
	w := newWalker(t, "short loop live", nil, began)
	w.run.Base = nil
	body := w.ask().Body
	if !strings.Contains(body, "not in my sources; they are our own collection") || strings.Contains(body, "{") {
		t.Errorf("without knowledge the first question is %s", body)
	}
	w.write(goodAnswer)
	w.write("finish")
	end := w.finish()
	if len(end.Sources) > 0 || !strings.Contains(end.Caution, "not in my sources") {
		t.Errorf("without knowledge the debrief is %s", written(end))
	}
	for _, f := range mock.Flows()[1:] {
		checkReply(t, f.Finish(bot.Run{}).Reply, f.Name)
	}
}

// Without a clock it works too.
func TestNoClock(t *testing.T) {
	w := newWalker(t, "ownership live", nil, time.Time{})
	step := w.at()
	for range 3 {
		w.run.Given = append(w.run.Given, bot.Given{Step: step.ID, Text: goodAnswer})
	}
	end := w.finish()
	if end.Table == nil || end.Table.Rows[0][3] != "–" {
		t.Errorf("the time taken is %v, want none", end.Table)
	}
	profile := bot.Profile{}
	if err := w.flow.Keep(w.run, profile); err != nil {
		t.Fatal(err)
	}
	h, err := mock.Load(profile)
	if err != nil || h.Scored() != 3 || !h.Last().IsZero() {
		t.Errorf("kept %+v, %v", h, err)
	}
}

// A text typed below the feedback is a new try; a short one is refused.
func TestWholeAnswerBelowFeedback(t *testing.T) {
	w := newWalker(t, "ownership", nil, began)
	w.write(thinAnswer)
	if retry := w.give(bot.Given{Text: "what now"}); retry == "" {
		t.Error("a few words are taken for an answer")
	}
	w.write(goodAnswer)
	if body := w.ask().Body; w.step != "then" || !strings.Contains(body, "→") {
		t.Errorf("at %q: %s", w.step, body)
	}
}

// BenchmarkLongLoop is one turn late in a loop in practice, with tries.
func BenchmarkLongLoop(b *testing.B) {
	flow := mock.Flows()[0]
	run := bot.Run{Rest: "loop", Began: began, Now: began.Add(time.Hour), Given: []bot.Given{{Step: "mode", Values: []string{"practice"}}}}
	for range 15 {
		run.Given = append(run.Given, bot.Given{Step: "answer", Text: thinAnswer}, bot.Given{Step: "then", Values: []string{"again"}},
			bot.Given{Step: "answer", Text: goodAnswer}, bot.Given{Step: "then", Values: []string{"next"}})
	}
	run.Given = append(run.Given, bot.Given{Step: "answer", Text: goodAnswer})
	i := slices.IndexFunc(flow.Steps, func(s bot.Step) bool { return s.ID == "then" })
	b.ReportAllocs()
	for b.Loop() {
		flow.Steps[i].Input.Options(run)
		flow.Steps[i].Ask(run)
		if err := flow.Keep(run, bot.Profile{}); err != nil {
			b.Fatal(err)
		}
	}
}

// giveText is a text as it is typed, before a step's Check.
func giveText(text string) bot.Given { return bot.Given{Text: text} }
