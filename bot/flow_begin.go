package bot

import (
	"cmp"
	"slices"
	"strings"
)

// maxPaused bounds the flows that a person can leave open.
const maxPaused = 5

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

// keep has the flow note in the profile what is worth keeping.
func (p *passage) keep(flow *Flow, run Run) {
	if flow.Keep == nil {
		return
	}
	profile := p.mem.Person.Profile.clone()
	if err := flow.Keep(run, profile); err != nil {
		p.note = "I could not note that down: " + err.Error() + "."
		return
	}
	p.mem.Person.Profile = profile
}

// finish ends the flow that the person is in.
func (p *passage) finish(flow *Flow) Reply {
	p.keep(flow, p.run())
	out := flow.Finish(p.run())
	p.change(func(at *Progress) { at.Step, at.Done = "", true })
	return p.outcome(flow, out)
}

// command carries out a flow without steps. The flow the person is in goes on.
func (p *passage) command(flow *Flow, rest string, fields []Field) Reply {
	run := Run{Base: p.base, Now: p.m.Time, Person: p.mem.Person, Rest: rest, Fields: fields, Began: p.m.Time}
	p.keep(flow, run)
	run.Person = p.mem.Person
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
