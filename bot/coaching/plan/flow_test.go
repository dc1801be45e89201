package plan

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

func contains(text, part string) bool { return strings.Contains(text, part) }

// A walker goes through a flow as the engine does.
type walker struct {
	t    *testing.T
	flow bot.Flow
	ends int
}

// walk takes every way that the answers give, and returns when the flow ended.
func (w *walker) walk(r bot.Run, id string, depth int) {
	if depth > 12 {
		w.t.Fatalf("%s does not end: %+v", w.flow.Name, r.Given)
	}
	if id == "" {
		w.end(r)
		return
	}
	for i := range w.flow.Steps {
		step := &w.flow.Steps[i]
		if step.ID != id {
			continue
		}
		w.ask(step, r)
		for _, g := range w.answers(step, r) {
			g.Step = id
			next := r
			next.Given = append(r.Given[:len(r.Given):len(r.Given)], g)
			w.walk(next, w.next(i, next), depth+1)
		}
		return
	}
	w.t.Fatalf("%s has no step %q", w.flow.Name, id)
}

func (w *walker) next(i int, r bot.Run) string {
	step := &w.flow.Steps[i]
	switch {
	case step.Next != nil:
		return step.Next(r)
	case i+1 < len(w.flow.Steps):
		return w.flow.Steps[i+1].ID
	}
	return ""
}

// ask checks what a step asks.
func (w *walker) ask(step *bot.Step, r bot.Run) {
	first, second := step.Ask(r), step.Ask(r)
	if !reflect.DeepEqual(first, second) {
		w.t.Errorf("%s, %s: asked twice, it differs", w.flow.Name, step.ID)
	}
	w.fits(first)
}

// answers are what can be given at a step.
func (w *walker) answers(step *bot.Step, r bot.Run) (out []bot.Given) {
	if step.Optional {
		out = append(out, bot.Given{Skipped: true})
	}
	switch step.Input.Kind {
	case bot.InputChoice:
		for _, o := range step.Input.Options(r) {
			out = append(out, bot.Given{Text: o.Label, Values: []string{o.Value}})
		}
		if step.Input.Free {
			out = append(out, bot.Given{Text: "20 weeks"})
		}
	case bot.InputChoices:
		out = append(out, bot.Given{Values: []string{"monday"}}, bot.Given{Values: []string{"sunday", "friday"}})
	case bot.InputNumber:
		out = append(out, bot.Given{Number: step.Input.Min}, bot.Given{Number: step.Input.Max})
	case bot.InputText:
		out = append(out, bot.Given{Text: "18:00"}, bot.Given{Text: "7 pm"}, bot.Given{Text: "Berlin"}, bot.Given{Text: "nonsense"}, bot.Given{Text: "20 weeks"})
	}
	kept := out[:0]
	for _, g := range out {
		if step.Check != nil && !g.Skipped {
			var retry string
			if g, retry = step.Check(r, g); retry != "" {
				continue
			}
		}
		kept = append(kept, g)
	}
	if len(kept) == 0 {
		w.t.Errorf("%s, %s: every answer is refused", w.flow.Name, step.ID)
	}
	return kept
}

// end ends the flow as the engine does, twice.
func (w *walker) end(r bot.Run) {
	w.ends++
	var outs [2]bot.Outcome
	for i := range outs {
		run := r
		run.Person.Profile = bot.Profile{}
		for name, data := range r.Person.Profile {
			run.Person.Profile[name] = data
		}
		if w.flow.Keep != nil {
			for range 2 { // it may be called again
				if err := w.flow.Keep(run, run.Person.Profile); err != nil {
					w.t.Fatal(err)
				}
			}
		}
		outs[i] = w.flow.Finish(run)
		_, before := Load(r.Person.Profile)
		if p, err := Load(run.Person.Profile); err != nil && before == nil || len(run.Person.Profile["plan"]) > 50_000 {
			w.t.Errorf("kept %d bytes, %+v, %v", len(run.Person.Profile["plan"]), p.brief0(), err)
		}
	}
	if !reflect.DeepEqual(outs[0], outs[1]) {
		w.t.Errorf("%s: ended twice, it differs: %+v", w.flow.Name, r.Given)
	}
	if outs[0].Next == "" {
		w.fits(outs[0].Reply)
	}
	if rule := outs[0].Reminder; rule != nil && rule.Next.IsZero() && w.flow.Name == settingName {
		w.t.Errorf("a rule that never occurs: %+v", rule)
	}
}

// fits checks a reply's bounds.
func (w *walker) fits(r bot.Reply) {
	if r.Body == "" || len(r.Choices) > 5 || strings.Contains(r.Body, "!") {
		w.t.Errorf("%s: %q, %d choices", w.flow.Name, r.Body, len(r.Choices))
	}
	choices := r.Choices
	if r.Select != nil {
		if n := len(r.Select.Options); n < 2 || n > 25 {
			w.t.Errorf("%s: a select of %d", w.flow.Name, n)
		}
		choices = append(choices[:len(choices):len(choices)], r.Select.Options...)
	}
	for _, c := range choices {
		if len(c.Text) > 75 || len([]rune(c.Label)) > 40 || c.Text == "" || strings.Contains(c.Text, ",") {
			w.t.Errorf("%s: the choice %q sends %q", w.flow.Name, c.Label, c.Text)
		}
	}
}

// Every way through the flows that ask ends, with and without knowledge, time
// and a plan, and gives the same twice.
func TestEveryWayEnds(t *testing.T) {
	base := embedded(t)
	planned := of(t, halfYear(base))
	zoned := bot.Person{Settings: bot.Settings{Zone: "Asia/Tokyo", Level: "level-senior"}}
	for _, test := range []struct {
		flow  bot.Flow
		rests []string
		least int // ways
	}{
		{making(), []string{""}, 100},
		{setting(), []string{"", "on mondays", "mondays at 18:00", "nonsense"}, 50},
	} {
		ends := 0
		for _, person := range []bot.Person{{}, planned, zoned} {
			for _, rest := range test.rests {
				for _, at := range []struct {
					base *knowledge.Base
					now  time.Time
				}{{base, monday.Add(9 * time.Hour)}, {base, time.Time{}}, {nil, monday.Add(9 * time.Hour)}} {
					if at.base == nil && person.Profile != nil {
						continue
					}
					w := &walker{t: t, flow: test.flow}
					r := bot.Run{Base: at.base, Now: at.now, Began: at.now, Person: person, Rest: rest}
					w.walk(r, test.flow.First(r), 0)
					ends += w.ends
				}
			}
		}
		if ends < test.least {
			t.Errorf("%s has %d ways, want %d", test.flow.Name, ends, test.least)
		}
	}
}

// Every command gives the same twice, whatever there is.
func TestCommands(t *testing.T) {
	base := embedded(t)
	reminded := of(t, halfYear(base))
	reminded.Settings = bot.Settings{Zone: "Europe/Berlin", Reminders: true}
	reminded.Reminder = &bot.Reminder{Weekdays: []time.Weekday{1}, Hour: 18, Zone: "Europe/Berlin", Next: monday.Add(17 * time.Hour)}
	damaged := bot.Person{Profile: bot.Profile{"plan": json.RawMessage(`{"v":1,"b":"2026-01-05T00:00:00Z","u":"1026-01-05T00:00:00Z"}`)}}
	newer := bot.Person{Profile: bot.Profile{"plan": json.RawMessage(`{"v":99}`)}}
	for _, person := range []bot.Person{{}, of(t, halfYear(base)), reminded, damaged, newer} {
		for _, now := range []time.Time{monday.Add(9 * time.Hour), monday.AddDate(0, 2, 3), monday.AddDate(3, 0, 0), {}} {
			for _, rest := range []string{"", "done 1", "done all", "skip 9", "snooze 1", "snooze all", "open 1", "all", "again", "ics", "week 3", "week 99", "stop", "stop yes", "hours", "hours 12", "hours 90", "I was sick for 3 weeks", "done", "nonsense", "on", "off", "tomorrow", "in 2 hours", "in 2 weeks", "mondays at 8"} {
				for _, flow := range []bot.Flow{command(), reminders()} {
					w := &walker{t: t, flow: flow}
					w.end(bot.Run{Base: base, Now: now, Began: now, Person: person, Rest: rest})
				}
			}
		}
	}
}

// A plan that cannot be read is left alone, and said to be so.
func TestUnreadablePlan(t *testing.T) {
	for _, kept := range []string{`{"v":99}`, `[]`, `{"v":1,"b":"2026-01-05T00:00:00Z","u":"2026-03-05T00:00:00Z","i":[{"w":700,"t":"coding","n":1}]}`} {
		profile := bot.Profile{"plan": json.RawMessage(kept)}
		r := bot.Run{Now: monday, Began: monday, Person: bot.Person{Profile: profile}, Rest: "done 1"}
		if err := keepOrder(r, profile); err != nil || string(profile["plan"]) != kept {
			t.Errorf("%s became %s, %v", kept, profile["plan"], err)
		}
		if out := finishOrder(r); !contains(out.Reply.Body, "I cannot read your plan") {
			t.Errorf("%s: %q", kept, out.Reply.Body)
		}
		if reply, ok := Remind(nil, monday, r.Person); ok {
			t.Errorf("%s: a reminder says %q", kept, reply.Body)
		}
	}
}

func TestRemind(t *testing.T) {
	base := embedded(t)
	p := halfYear(base)
	over := p.Until.Add(time.Hour)
	done := p
	done.Items = append([]Item(nil), p.Items...)
	for i := range done.Items {
		done.Items[i].State = Done
	}
	for _, test := range []struct {
		name   string
		person bot.Person
		now    time.Time
		want   []string
	}{
		{"no plan", bot.Person{}, monday, []string{"there is no plan yet", "new plan"}},
		{"a week", of(t, p), monday.AddDate(0, 0, 8), []string{"week 2 of 25", "Coding problem sets", "3 items of earlier weeks are open", "plan done 1 week 2", "remind me tomorrow", "reminders off"}},
		{"all done", of(t, done), monday.AddDate(0, 0, 8), []string{"nothing is open", "plan week 2"}},
		{"the day has come", of(t, p), over, []string{"The day of your plan has come", "reminders off"}},
	} {
		reply, ok := Remind(base, test.now, test.person)
		if !ok {
			t.Errorf("%s: no reminder", test.name)
		}
		data, err := json.Marshal(reply)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range test.want {
			if !contains(string(data), part) {
				t.Errorf("%s: no %q in %s", test.name, part, data)
			}
		}
		(&walker{t: t, flow: command()}).fits(reply)
	}
}
