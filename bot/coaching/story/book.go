package story

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/strict"
	"careercoach/knowledge"
)

//go:embed story.yaml
var storyFile []byte

// A row is something that is asked or said, with the cards it rests on.
type row struct {
	Step  string             `yaml:"step"`
	ID    string             `yaml:"id"`
	Label string             `yaml:"label"`
	Text  string             `yaml:"text"`
	Help  string             `yaml:"help"` // for those who do not know what to write
	Cards []knowledge.CardID `yaml:"cards"`
}

// A book is story.yaml, checked.
type book struct {
	Asks []row `yaml:"asks"`
	Says []row `yaml:"says"`

	asks, says map[string]row
}

// words returns the book, read once. The file is compiled in and a test reads
// it: an error cannot happen in a program that was tested.
var wording = sync.OnceValue(func() *book {
	b, err := readBook(storyFile)
	if err != nil {
		panic(err)
	}
	return b
})

// readBook reads a file like story.yaml strictly.
func readBook(file []byte) (*book, error) {
	b := &book{asks: map[string]row{}, says: map[string]row{}}
	if err := strict.Read("story.yaml", file, b); err != nil {
		return nil, err
	}
	for _, r := range b.Asks {
		if r.Step == "" || r.ID != "" || r.Label == "" || r.Text == "" || b.asks[r.Step].Step != "" {
			return nil, fmt.Errorf("reading story.yaml: the question %q: give each step once, with a label and a text", r.Step)
		}
		r.Text, r.Help = strings.TrimSpace(r.Text), strings.TrimSpace(r.Help)
		b.asks[r.Step] = r
	}
	for _, r := range b.Says {
		if r.ID == "" || r.Step != "" || r.Text == "" || b.says[r.ID].ID != "" {
			return nil, fmt.Errorf("reading story.yaml: the sentence %q: give each id once, with a text", r.ID)
		}
		r.Text = strings.TrimSpace(r.Text)
		b.says[r.ID] = r
	}
	return b, nil
}

// says returns a sentence of the book.
func says(id string) string { return wording().says[id].Text }

// sources returns the sources of what sentences rest on.
func sources(base *knowledge.Base, ids ...string) []bot.Source {
	var cards []knowledge.CardID
	for _, id := range ids {
		cards = append(cards, wording().says[id].Cards...)
	}
	return cite.Sources(base, cards...)
}

// without says that the knowledge lacks what sentences rest on, nothing where
// it holds it.
func without(base *knowledge.Base, ids ...string) string {
	var cards []knowledge.CardID
	for _, id := range ids {
		cards = append(cards, wording().says[id].Cards...)
	}
	if len(cite.Missing(base, cards...)) == 0 {
		return ""
	}
	return "\n\nWhat I say about interviews here is not in my sources."
}
