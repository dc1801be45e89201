package story

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"careercoach/bot"
)

const (
	record   = "stories" // the name in a profile
	version  = 1
	maxBytes = 180_000 // of the whole bank, as JSON
)

// ErrFull is returned by Bank.Save for a bank that holds more than fits.
var ErrFull = errors.New("your story bank is full: delete archived stories, or shorten some")

// A Bank is a person's stories. The zero value holds none. It is plain data
// that may be stored; it belongs to one goroutine at a time.
type Bank struct {
	Version int `json:"v"`
	// Stories are in the order of their numbers, archived ones among them.
	Stories []Story `json:"s,omitempty"`
	// Last is the highest number given so far.
	Last int `json:"n,omitempty"`
	// Warned reports that the warning about confidential matters was shown.
	Warned bool `json:"w,omitempty"`
}

// Load returns the bank that a profile keeps, an empty one where it keeps
// none. It fails for what a newer version of the coach has written.
func Load(p bot.Profile) (Bank, error) {
	var b Bank
	if _, err := p.Load(record, &b); err != nil {
		return Bank{}, err
	}
	if b.Version > version {
		return Bank{}, fmt.Errorf("reading the story bank: it is of version %d, this coach knows %d: use the newer one", b.Version, version)
	}
	return b, nil
}

// Save keeps the bank in a profile. It returns ErrFull, and keeps nothing,
// where the bank is too large.
func (b Bank) Save(p bot.Profile) error {
	b.Version = version
	if !b.fits() {
		return ErrFull
	}
	return p.Save(record, b)
}

// fits reports whether the bank is within its bounds.
func (b Bank) fits() bool {
	data, err := json.Marshal(b)
	return err == nil && len(data) <= maxBytes && len(b.Stories) <= MaxStories
}

// Active returns the stories that are not archived, by number.
func (b Bank) Active() []Story { return b.where(false) }

// Archived returns the archived stories, by number.
func (b Bank) Archived() []Story { return b.where(true) }

func (b Bank) where(archived bool) []Story {
	var out []Story
	for _, s := range b.Stories {
		if s.Archived == archived {
			out = append(out, s)
		}
	}
	return out
}

// Story returns the story of a number, nil where there is none. It may be
// changed through the pointer until a story is added or deleted.
func (b *Bank) Story(number int) *Story {
	i := slices.IndexFunc(b.Stories, func(s Story) bool { return s.Number == number })
	if i < 0 {
		return nil
	}
	return &b.Stories[i]
}

// Find returns the story of an id, nil where there is none.
func (b *Bank) Find(id ID) *Story {
	i := slices.IndexFunc(b.Stories, func(s Story) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return &b.Stories[i]
}

// Put adds a story, or replaces the one of its id, whose number, uses and
// archiving it then has. It returns the number.
func (b *Bank) Put(s Story) int {
	s.tidy()
	if old := b.Find(s.ID); old != nil {
		s.Number, s.Used, s.LastUse = old.Number, old.Used, old.LastUse
		s.Archived, s.Into = old.Archived, old.Into
		*old = s
		return s.Number
	}
	b.Last++
	s.Number = b.Last
	b.Stories = append(slices.Clip(b.Stories), s)
	return s.Number
}

// tidy drops what was said about figures that the text no longer holds.
func (s *Story) tidy() {
	if len(s.Methods) == 0 {
		return
	}
	known := map[string]bool{}
	for _, f := range s.Figures() {
		known[f.key()] = true
	}
	s.Methods = slices.DeleteFunc(slices.Clone(s.Methods), func(m Method) bool { return !known[m.Figure] })
}

// Delete takes a story out for good; the uses of one that was merged go to the
// story that took its place. Nothing happens where there is none of the number.
func (b *Bank) Delete(number int) {
	s := b.Story(number)
	if s == nil {
		return
	}
	if into := b.Find(s.Into); s.Into != "" && into != nil {
		into.Used += s.Used
	}
	b.Stories = slices.DeleteFunc(slices.Clone(b.Stories), func(o Story) bool { return o.Number == number })
}

// Merge keeps one story and archives another in its favour: the one that is
// kept gets the other's principles too. Merging the same two again changes
// nothing; merging them the other way round takes the first merge back.
func (b *Bank) Merge(keep, other int) {
	k, o := b.Story(keep), b.Story(other)
	if k == nil || o == nil || keep == other {
		return
	}
	k.Archived, k.Into = false, ""
	o.Archived, o.Into = true, k.ID
	for _, p := range o.Principles {
		if !slices.Contains(k.Principles, p) {
			k.Principles = append(slices.Clip(k.Principles), p)
		}
	}
	k.Principles = inOrder(k.Principles)
}

// Uses returns how often a story was told, with the uses of those that were
// merged into it.
func (b Bank) Uses(s Story) int {
	n := s.Used
	for _, o := range b.Stories {
		if o.ID != s.ID && b.root(o) == s.ID {
			n += o.Used
		}
	}
	return n
}

// root returns the story that stands in a story's place after all merges.
func (b *Bank) root(s Story) ID {
	for range b.Stories {
		into := b.Find(s.Into)
		if s.Into == "" || into == nil {
			break
		}
		s = *into
	}
	return s.ID
}

// Use notes that a story was told in what began at a moment; a second call for
// the same moment notes nothing more. It returns false where there is no such
// story. The zero time always counts.
func (b *Bank) Use(id ID, began time.Time) bool {
	s := b.Find(id)
	if s == nil {
		return false
	}
	if began.IsZero() || !began.Equal(s.LastUse) {
		s.Used++
		s.LastUse = began
	}
	return true
}
