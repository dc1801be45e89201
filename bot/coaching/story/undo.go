package story

import "time"

// Rewrite gives a part of a story another text; what it read before is kept
// for Undo where there is room. Rewriting it again in the run that began at the
// same moment keeps what it read before that run. It returns false where there
// is no such story or part.
func (b *Bank) Rewrite(number int, p Part, text string, began time.Time) bool {
	old := b.Story(number)
	if old == nil || old.part(p) == nil {
		return false
	}
	s := *old
	again := s.Was != nil && s.Was.Part == p && !began.IsZero() && s.Changed.Equal(began)
	if at := s.part(p); *at != text && !again {
		s.Was = &Was{p, *at, s.Methods}
	}
	*s.part(p), s.Changed = text, began
	b.Put(s)
	if !b.fits() {
		b.Story(number).Was = nil
	}
	return true
}

// Undo puts the part of a story that was changed last back to what it read
// before; a second one puts the change back. A second call for the same moment
// does nothing; the zero time always counts. It returns false where there is
// nothing to put back.
func (b *Bank) Undo(number int, began time.Time) bool {
	old := b.Story(number)
	if old == nil || old.Was == nil || old.part(old.Was.Part) == nil {
		return false
	}
	if !began.IsZero() && old.Changed.Equal(began) {
		return true
	}
	s := *old
	at := s.part(s.Was.Part)
	now := &Was{s.Was.Part, *at, s.Methods}
	*at, s.Methods = s.Was.Text, s.Was.Methods
	s.Was, s.Changed = now, began
	b.Put(s)
	return true
}
