package bot

import "time"

// A Mark is what a turn did in a flow, so that it can be taken back when its
// message is edited. The zero Mark is a turn that did nothing there.
type Mark struct {
	Flow  string    `json:"f,omitempty"`
	Began time.Time `json:"b,omitzero"`
	Given int       `json:"n,omitempty"` // answers after the turn
	// Step and Was are the step that waited and the answers before it; Step is
	// empty where the turn began the flow.
	Step string `json:"s,omitempty"`
	Was  int    `json:"w,omitempty"`
}

// marked is what a turn did in the flow that the person was in before it and
// is in after it.
func marked(before, after *Progress) Mark {
	if after == nil {
		return Mark{}
	}
	m := Mark{Flow: after.Flow, Began: after.Began, Given: len(after.Given)}
	if before != nil && before.Flow == after.Flow && before.Began.Equal(after.Began) {
		m.Step, m.Was = before.Step, len(before.Given)
		if before.Done || m.Was > m.Given { // something was taken back already
			return Mark{}
		}
	}
	return m
}

// Undo takes back what a turn gave to a flow. Where the person has gone on
// since, it does nothing; nor does it touch settings and profile.
func (p Person) Undo(m Mark) Person {
	at := p.Flow
	if m.Flow == "" || at == nil || at.Flow != m.Flow || !at.Began.Equal(m.Began) || len(at.Given) != m.Given {
		return p
	}
	if m.Step == "" {
		p.Flow = nil
		return p
	}
	back := *at
	back.Given, back.Step, back.Done = at.Given[:m.Was:m.Was], m.Step, false
	p.Flow = &back
	return p
}
