package bot

import (
	"cmp"
	"slices"
	"strings"
)

// maxPaused bounds the flows that a person can leave open.
const maxPaused = 5

// maxGiven bounds what is remembered of one run of a flow, in answers.
const maxGiven = 200

// A passage is one turn within the flows.
type passage struct {
	*Coach
	m   Message
	mem Memory
	// before is how far the person was before the turn.
	before *Progress
	// note stands above the reply: what became of another flow.
	note string
	// unkept reports that nothing of the turn may be kept.
	unkept bool
}

// coached answers what belongs to a flow: an answer to its step, a word such
// as stop or back, a message that begins one. It returns false for all else,
// with the memory as it is to be used then.
func (c *Coach) coached(m Message, mem Memory, trace *Trace) (Reply, Memory, bool) {
	if c.flows == nil {
		return Reply{}, mem, false
	}
	m.Text = clipTo(m.Text, maxMessage)
	p := &passage{Coach: c, m: m, mem: mem, before: mem.Person.Flow}
	if offer, ok := mem.Conversation.chosen(m.Text); ok && offer.Card == "" && !p.counts() {
		p.m.Text = offer.Text
	}
	reply, ok := p.reply()
	if !ok {
		return Reply{}, p.idle(), false
	}
	trace.Why = "the message belongs to a coaching flow"
	if p.note != "" {
		reply.Body = p.note + "\n\n" + reply.Body
	}
	return p.settle(reply), p.mem, true
}

// settle fills in what all replies of flows have in common, and notes the
// choices. A question that was answered in between is a turn of its own.
func (p *passage) settle(r Reply) Reply {
	r.Private = true
	conv := &p.mem.Conversation
	if r.Decision == "" {
		r.Decision, r.Confidence = DecisionFlow, 1
		*conv = conv.afterCommand(p.m, r)
	}
	if p.unkept {
		conv.Offers = nil
	}
	conv.Mark = marked(p.before, p.mem.Person.Flow)
	if len(p.mem.Person.Profile) == 0 {
		p.mem.Person.Profile = nil
	}
	return r
}

// reply finds what the message is in the flows.
func (p *passage) reply() (Reply, bool) {
	if p.m.Fields != nil {
		return p.filled(), true
	}
	if r, ok := p.word(); ok {
		return r, true
	}
	step := p.asked()
	writing := step != nil && step.Input.takesText() && p.here() && !p.m.Public
	if flow, rest := p.flows.begun(p.m.Text, writing, writing && step.Input.Long); flow != nil {
		return p.begin(flow, rest, nil), true
	}
	if step == nil || p.m.Public {
		return Reply{}, false
	}
	return p.answer(step)
}

// counts reports that a number means something to the step that waits, and not
// one of the choices below the last reply.
func (p *passage) counts() bool {
	step := p.asked()
	if step == nil || !p.here() || step.Input.Kind != InputNumber && step.Input.Kind != InputChoices {
		return false
	}
	_, ok := readNumber(p.m.Text)
	return ok
}

// flow returns the flow that the person is in, nil where there is none.
func (p *passage) flow() *Flow {
	at := p.mem.Person.Flow
	if at == nil || at.Done {
		return nil
	}
	return p.flows.byName[at.Flow]
}

// asked returns the step that waits for an answer, nil where none does.
func (p *passage) asked() *Step {
	if flow := p.flow(); flow != nil {
		return flow.step(p.mem.Person.Flow.Step)
	}
	return nil
}

// here reports that the flow was gone on with a short while ago.
func (p *passage) here() bool {
	at := p.mem.Person.Flow
	return at != nil && (p.fadeAfter < 0 || p.m.Time.IsZero() || at.Touched.IsZero() || p.m.Time.Sub(at.Touched) <= p.fadeAfter)
}

// run is the person's flow as its functions see it.
func (p *passage) run() Run {
	at := p.mem.Person.Flow
	return Run{Base: p.base, Now: p.m.Time, Person: p.mem.Person, Rest: at.Rest, Began: at.Began, Given: at.Given}
}

// change lets the person's progress be changed without touching what is
// stored elsewhere.
func (p *passage) change(f func(*Progress)) {
	at := *p.mem.Person.Flow
	at.Given = slices.Clone(at.Given)
	at.Touched = p.m.Time
	f(&at)
	p.mem.Person.Flow = &at
}

// begin begins a flow; where the person has one open they are asked, and
// another that is open is set aside.
func (p *passage) begin(flow *Flow, rest string, fields []Field) Reply {
	if p.m.Public {
		return p.move(flow)
	}
	if len(flow.Steps) == 0 {
		return p.command(flow, rest, fields)
	}
	if rest == "" {
		if open := p.open(flow.Name); open != nil {
			return p.unfinished(flow, open)
		}
	}
	return p.start(flow, rest)
}

// start begins a flow from its beginning.
func (p *passage) start(flow *Flow, rest string) Reply {
	p.setAside(flow.Name)
	p.mem.Person.Flow = &Progress{Flow: flow.Name, Rest: rest, Began: p.m.Time, Touched: p.m.Time}
	return p.goTo(flow, flow.first(p.run()), true)
}

// open returns how far the person is in a flow that they have left open; nil
// where they have not.
func (p *passage) open(name string) *Progress {
	if at := p.mem.Person.Flow; at != nil && !at.Done && at.Flow == name && len(at.Given) > 0 {
		return at
	}
	for i := range p.mem.Person.Paused {
		if at := &p.mem.Person.Paused[i]; at.Flow == name {
			return at
		}
	}
	return nil
}

// setAside puts the flow the person is in among those left open, and takes the
// one that begins out of them.
func (p *passage) setAside(begins string) {
	var open []Progress
	if flow := p.flow(); flow != nil && flow.Name != begins && len(p.mem.Person.Flow.Given) > 0 {
		open = append(open, *p.mem.Person.Flow)
		p.note = "I have set your " + lowerFirst(flow.Title) + " aside; `continue " + flow.Name + "` takes it up again."
	}
	for _, at := range p.mem.Person.Paused {
		if at.Flow != begins && len(open) < maxPaused && (len(open) == 0 || at.Flow != open[0].Flow) {
			open = append(open, at)
		}
	}
	p.mem.Person.Paused = open
}

// goTo asks a step, or ends the flow where there is none.
func (p *passage) goTo(flow *Flow, id string, first bool) Reply {
	step := flow.step(id)
	if step == nil {
		return p.finish(flow)
	}
	p.change(func(at *Progress) { at.Step = id })
	r := p.prompt(flow, step)
	if first {
		r.Body += "\n\n" + howItGoes
	}
	return r
}

// howItGoes is told once in each run.
const howItGoes = "*Say `stop` to leave, `back` to change your last answer. You can ask me anything in between.*"

// give takes an answer to a step and goes on.
func (p *passage) give(flow *Flow, step *Step, g Given) Reply {
	if len(p.mem.Person.Flow.Given) >= maxGiven {
		return p.prompted(Reply{Body: "That is more than I can keep of one run. Say `start over " + flow.Name + "` to begin anew, or `stop`."})
	}
	g.Step = step.ID
	p.change(func(at *Progress) { at.Given = append(at.Given, g) })
	next := flow.next(step, p.run())
	if flow.step(next) != nil {
		p.keep(flow)
	}
	return p.goTo(flow, next, false)
}

// keep has the flow note in the profile what is worth keeping.
func (p *passage) keep(flow *Flow) {
	if flow.Keep == nil {
		return
	}
	profile := p.mem.Person.Profile.clone()
	if err := flow.Keep(p.run(), profile); err != nil {
		p.note = "I could not note that down: " + err.Error() + "."
		return
	}
	p.mem.Person.Profile = profile
}

// finish ends the flow that the person is in.
func (p *passage) finish(flow *Flow) Reply {
	p.keep(flow)
	out := flow.Finish(p.run())
	p.change(func(at *Progress) { at.Step, at.Done = "", true })
	return p.outcome(flow, out)
}

// command carries out a flow without steps. The flow the person is in goes on.
func (p *passage) command(flow *Flow, rest string, fields []Field) Reply {
	run := Run{Base: p.base, Now: p.m.Time, Person: p.mem.Person, Rest: rest, Fields: fields, Began: p.m.Time}
	if flow.Keep != nil {
		profile := run.Person.Profile.clone()
		if err := flow.Keep(run, profile); err != nil {
			p.note = "I could not note that down: " + err.Error() + "."
		} else {
			p.mem.Person.Profile = profile
			run.Person.Profile = profile
		}
	}
	out := flow.Finish(run)
	r := p.outcome(flow, out)
	if p.flows.byName[out.Next] == nil { // else that says what is open
		r.Body += p.Coach.stillOpen(p.m, p.mem)
	}
	return r
}

// stillOpen says, below a command, that a flow waits for an answer; empty where
// none does.
func (c *Coach) stillOpen(m Message, mem Memory) string {
	if c.flows == nil || m.Public {
		return ""
	}
	p := passage{Coach: c, m: m, mem: mem}
	if p.asked() == nil || !p.here() {
		return ""
	}
	return "\n\nYour " + lowerFirst(p.flow().Title) + " is still open: say `continue` for its question."
}

// outcome applies what a flow came to and goes on with what follows.
func (p *passage) outcome(flow *Flow, out Outcome) Reply {
	if out.Settings != nil {
		p.mem.Person.Settings = *out.Settings
	}
	if out.Reminder != nil {
		p.mem.Person = p.mem.Person.remindedBy(*out.Reminder)
	}
	p.unkept = p.unkept || flow.Unkept
	next := p.flows.byName[out.Next]
	if next == nil {
		return out.Reply
	}
	return under(out.Reply, p.begin(next, out.Rest, nil))
}

// under puts a reply below another.
func under(r, then Reply) Reply {
	if r.Title != "" {
		then.Title = r.Title
	}
	then.Body = strings.TrimSpace(r.Body + "\n\n" + then.Body)
	then.Table, then.Picture = cmp.Or(then.Table, r.Table), cmp.Or(then.Picture, r.Picture)
	then.Files = slices.Concat(r.Files, then.Files)
	then.Sources = slices.Concat(r.Sources, then.Sources)
	then.Caution = cmp.Or(then.Caution, r.Caution)
	return then
}

// idle returns the memory for a message that belongs to no flow: a flow that
// was not gone on with for a while is set aside, one that has ended is dropped.
func (p *passage) idle() Memory {
	if p.mem.Person.Flow == nil || p.here() || p.m.Public {
		return p.mem
	}
	p.setAside("")
	p.mem.Person.Flow = nil
	return p.mem
}
