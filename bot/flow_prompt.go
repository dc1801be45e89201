package bot

import (
	"slices"
	"strings"
)

// prompt is what a step asks, with what its input offers.
func (p *passage) prompt(flow *Flow, step *Step) Reply {
	r := step.Ask(p.run())
	r.Choices = slices.Clone(r.Choices)
	var options []Option
	if step.Input.Options != nil {
		options = step.Input.Options(p.run())
	}
	switch {
	case step.Input.Kind == InputChoice && len(r.Choices) == 0:
		r.Choices = choicesOf(options)
	case step.Input.Kind == InputChoices && len(options) > 1 && r.Select == nil:
		r.Select = &Select{Label: "Choose", Options: withoutCommas(choicesOf(options)), Min: max(1, int(step.Input.Min)), Max: int(step.Input.Max)}
	case step.Input.Kind == InputChoices && r.Select == nil:
		r.Choices = choicesOf(options)
	}
	if step.Optional {
		r.Choices = append(r.Choices, Choice{Label: "Skip", Text: "skip"})
	}
	if r.Form == nil {
		r.Form = formOf(flow, step)
	}
	return r
}

// prompted adds to a reply what the step that waits offers.
func (p *passage) prompted(r Reply) Reply {
	if step := p.asked(); step != nil {
		asked := p.prompt(p.flow(), step)
		r.Choices, r.Select, r.Form = asked.Choices, asked.Select, asked.Form
	}
	return r
}

func choicesOf(options []Option) []Choice {
	var out []Choice
	for _, o := range options {
		out = append(out, Choice{Label: o.Label, Text: o.Label})
	}
	return out
}

// withoutCommas makes choices that can stand in a list: an option is found
// without its commas too.
func withoutCommas(choices []Choice) []Choice {
	for i := range choices {
		choices[i].Text = strings.ReplaceAll(choices[i].Text, ",", "")
	}
	return choices
}

// maxFields bounds the fields of a form: what every platform can show.
const maxFields = 5

// formOf is the form that asks for a step and those that go together with it,
// nil where there is none.
func formOf(flow *Flow, step *Step) *Form {
	if step.Label == "" || step.Input.Options != nil {
		return nil
	}
	name := flow.Name + "." + step.ID
	f := &Form{Name: name, Title: clipTo(flow.Title, 24), Button: "Write it in a form", Command: "/" + name}
	from := slices.IndexFunc(flow.Steps, func(s Step) bool { return s.ID == step.ID })
	for i := from; i < len(flow.Steps) && len(f.Fields) < maxFields; i++ {
		s := &flow.Steps[i]
		if i > from && (step.Together == "" || s.Together != step.Together || s.Label == "") {
			break
		}
		f.Fields = append(f.Fields, s.field())
	}
	return f
}

// field is the step as a field of a form.
func (s *Step) field() FormField {
	f := FormField{Name: s.ID, Label: s.Label, Long: s.Input.Long, Optional: s.Optional}
	switch s.Input.Kind {
	case InputText:
		f.Min, f.Max = int(s.Input.Min), int(s.Input.Max)
	case InputDate:
		f.Hint = "A day, such as 2027-03-01"
	case InputNumber:
		f.Hint = strings.TrimSpace("A number" + s.Input.between())
	}
	return f
}

// Form returns the form of a name that some Reply had; false where there is no
// such form.
func (c *Coach) Form(name string) (Form, bool) {
	if c.flows == nil {
		return Form{}, false
	}
	of, id, _ := strings.Cut(name, ".")
	flow := c.flows.byName[of]
	if flow == nil {
		return Form{}, false
	}
	if id == "" {
		if flow.Form == nil {
			return Form{}, false
		}
		return *flow.form(), true
	}
	step := flow.step(id)
	if step == nil {
		return Form{}, false
	}
	f := formOf(flow, step)
	if f == nil {
		return Form{}, false
	}
	return *f, true
}

// form is the form that begins a flow without steps, nil where it has none.
func (f *Flow) form() *Form {
	if f.Form == nil {
		return nil
	}
	form := *f.Form
	form.Name, form.Command = f.Name, "/"+f.Name
	return &form
}

// filled takes what was filled into a form.
func (p *passage) filled() Reply {
	name, id, _ := strings.Cut(strings.TrimPrefix(p.m.Text, "/"), ".")
	flow := p.flows.byName[name]
	switch {
	case flow == nil || id != "" && flow.step(id) == nil:
		return Reply{Body: "This form is none of mine any more; nothing was taken from it. Say `coaching` for what I can do."}
	case id == "":
		return p.begin(flow, "", p.m.Fields)
	case !p.reach(flow, id):
		return Reply{Body: "This form belongs to something that has ended; nothing was taken from it. Say `" + flow.Name + "` to begin again."}
	}
	var r Reply
	for _, field := range p.m.Fields {
		step := p.asked()
		if step == nil || step.ID != field.Name {
			break
		}
		if r = p.fill(flow, step, field.Value); p.asked() == step { // refused
			break
		}
	}
	if r.Body == "" { // no field was for the step that waits
		return p.goTo(flow, p.mem.Person.Flow.Step, false)
	}
	return r
}

// reach goes to the step where a form begins: the one that waits, the first
// of a flow that is not running, or one that was answered before.
func (p *passage) reach(flow *Flow, id string) bool {
	if p.flow() != flow {
		if flow.first(Run{Base: p.base, Now: p.m.Time, Person: p.mem.Person}) != id {
			return false
		}
		p.start(flow, "")
		return true
	}
	at := p.mem.Person.Flow
	if at.Step == id {
		return true
	}
	for i := len(at.Given) - 1; i >= 0; i-- {
		if at.Given[i].Step == id {
			p.change(func(at *Progress) { at.Given, at.Step = at.Given[:i], id })
			return true
		}
	}
	return false
}

// fill takes one field of a form.
func (p *passage) fill(flow *Flow, step *Step, value string) Reply {
	if strings.TrimSpace(value) == "" && step.Optional {
		return p.give(flow, step, Given{Skipped: true, At: p.m.Time})
	}
	g, retry, _ := p.given(step, value, p.run())
	if retry != "" {
		return p.again(flow, step, "**"+step.Label+"**: "+retry)
	}
	return p.give(flow, step, g)
}
