package bot

import (
	"fmt"
	"strings"
	"sync"

	"careercoach/bot/find"
	"careercoach/bot/guard"
	"careercoach/bot/tables"
	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
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
}

// A Coach answers messages from one knowledge base. It does not change after
// New and is safe for concurrent use.
type Coach struct {
	base    *knowledge.Base
	reader  *understand.Reader
	finder  *find.Finder
	tables  *tables.Computer
	speller func() *text.Speller // built when the first unknown word comes
	guard   *guard.Guard
	contact string
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
	return &Coach{
		base:    c.Base,
		reader:  reader,
		finder:  finder,
		tables:  tables.New(c.Base, reader.AspectName),
		speller: sync.OnceValue(func() *text.Speller { return newSpeller(c.Base, reader) }),
		guard:   g,
		contact: c.Contact,
	}, nil
}

// newSpeller knows the words of the questions and of the subjects' names.
func newSpeller(base *knowledge.Base, reader *understand.Reader) *text.Speller {
	count := map[string]int{}
	add := func(s string, n int) {
		for _, t := range text.Tokenize(text.Normalize(s)) {
			count[t.Text] += n
		}
	}
	for i := range base.Cards {
		add(base.Cards[i].Title, 1)
		for _, q := range base.Cards[i].Questions {
			add(q, 1)
		}
	}
	for i := range base.Subjects {
		add(base.Subjects[i].Name, 3)
		add(strings.Join(base.Subjects[i].Aliases, " "), 2)
	}
	for _, w := range reader.Words() {
		add(w, 1)
	}
	return text.NewSpeller(count)
}

// Base returns the knowledge the coach answers from.
func (c *Coach) Base() *knowledge.Base { return c.base }
