package bot

import "slices"

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
		p.m.Text, p.m.Chosen = offer.Text, true
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
	writing := step != nil && step.Input.takesText() && p.here() && !p.m.Public && !p.m.Chosen
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
		p.keep(flow, p.run())
	}
	return p.goTo(flow, next, false)
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
