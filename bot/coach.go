package bot

import (
	"cmp"
	"fmt"
	"time"

	"careercoach/bot/find"
	"careercoach/bot/guard"
	"careercoach/bot/tables"
	"careercoach/bot/understand"
	"careercoach/knowledge"
)

// Config is what a coach is made of.
type Config struct {
	// Base is the knowledge to answer from. Required.
	Base *knowledge.Base
	// Model is what was learnt from Base. Nil learns it, which takes seconds
	// for hundreds of cards.
	Model *find.Model
	// Contact is who a person can ask where the coach does not know: a name,
	// a channel, an address. Empty leaves the sentence out.
	Contact string
	// Kept says for how long the store that the coach's memory is kept in
	// keeps it; the commands for privacy tell it. Nil: nothing is kept.
	Kept *Retention
	// Flows are the coaching flows; package coaching has those that come with
	// the coach. Nil: none.
	Flows []Flow
	// Remind says what a reminder tells a person at a moment; false where
	// there is nothing to remind them of. It must be pure; package coaching has
	// it. Nil: never anything.
	Remind func(base *knowledge.Base, now time.Time, p Person) (Reply, bool)
	// Fade is the silence after which a conversation's context is no longer
	// leant on. 0 means DefaultFade, a negative duration that it never fades.
	Fade time.Duration
}

// DefaultFade is the Config.Fade of those who set none.
const DefaultFade = 30 * time.Minute

// A Coach answers messages from one knowledge base. It does not change after
// New and is safe for concurrent use.
type Coach struct {
	base      *knowledge.Base
	reader    *understand.Reader
	finder    *find.Finder
	tables    *tables.Computer
	guard     *guard.Guard
	contact   string
	flows     *flows // nil where there are none
	remind    func(*knowledge.Base, time.Time, Person) (Reply, bool)
	kept      *Retention // with its defaults; nil where nothing is kept
	fadeAfter time.Duration
}

// New makes a coach. It fails when the model was not learnt from the base.
func New(c Config) (*Coach, error) {
	if c.Base == nil {
		return nil, fmt.Errorf("making a coach: Config.Base is required")
	}
	reader, err := understand.New(c.Base)
	if err != nil {
		return nil, err
	}
	if c.Model == nil {
		if c.Model, err = find.Learn(c.Base, reader); err != nil {
			return nil, err
		}
	}
	finder, err := find.New(c.Base, reader, c.Model)
	if err != nil {
		return nil, err
	}
	g, err := guard.New()
	if err != nil {
		return nil, err
	}
	var all *flows
	if len(c.Flows) > 0 {
		if all, err = newFlows(c.Flows); err != nil {
			return nil, err
		}
	}
	if c.Kept != nil {
		kept := c.Kept.WithDefaults()
		c.Kept = &kept
	}
	return &Coach{
		base:      c.Base,
		reader:    reader,
		finder:    finder,
		tables:    tables.New(c.Base, reader.AspectName),
		guard:     g,
		contact:   c.Contact,
		flows:     all,
		remind:    c.Remind,
		kept:      c.Kept,
		fadeAfter: cmp.Or(c.Fade, DefaultFade),
	}, nil
}

// within returns the coach as a workspace wants it.
func (c *Coach) within(w Workspace) *Coach {
	if w.Contact == "" {
		return c
	}
	own := *c
	own.contact = w.Contact
	return &own
}

// Base returns the knowledge the coach answers from.
func (c *Coach) Base() *knowledge.Base { return c.base }
