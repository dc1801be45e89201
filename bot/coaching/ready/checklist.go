package ready

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/coaching/skills"
	"careercoach/bot/coaching/strict"
	"careercoach/knowledge"
)

//go:embed checklist.yaml
var checklistFile []byte

// An ItemID names an item of the checklist for good: it is kept.
type ItemID string

// An item is one thing to have done around an application.
type item struct {
	ID    ItemID           `yaml:"id"`
	Label string           `yaml:"label"` // {{figure}} stands for one
	Move  string           `yaml:"move"`
	Card  knowledge.CardID `yaml:"card"`
	Says  string           `yaml:"says"`
}

// checklist returns the items, read once. The file is compiled in and a test
// reads it: an error cannot happen in a program that was tested.
var checklist = sync.OnceValue(func() []item {
	items, err := newChecklist(checklistFile)
	if err != nil {
		panic(err)
	}
	return items
})

// newChecklist reads a checklist.yaml strictly.
func newChecklist(file []byte) ([]item, error) {
	var from struct {
		Items []item `yaml:"items"`
	}
	if err := strict.Read("checklist.yaml", file, &from); err != nil {
		return nil, err
	}
	seen := map[ItemID]bool{}
	for _, i := range from.Items {
		if i.ID == "" || seen[i.ID] || i.Label == "" || i.Move == "" || i.Card == "" {
			return nil, fmt.Errorf("reading checklist.yaml: the item %q: id, label, move and card are required, the id once", i.ID)
		}
		seen[i.ID] = true
	}
	return from.Items, nil
}

// items returns the items of the checklist that rest on a card of the
// knowledge, with their figures filled in.
func items(base *knowledge.Base) []item {
	var out []item
	for _, i := range checklist() {
		if _, ok := base.Card(i.Card); ok {
			i.Label, i.Move = prose.Clip(skills.Fill(base, i.Label), maxLabel), skills.Fill(base, i.Move)
			out = append(out, i)
		}
	}
	return out
}

// maxLabel is how many code points fit on a button.
const maxLabel = 40

// profileName is what the Checklist is kept under in a profile.
const profileName = "logistics"

// version is that of the form of a kept Checklist.
const version = 1

// A Checklist is what a person has done around their application. The zero
// value is that of somebody who was never asked. It is plain data that may be
// stored.
type Checklist struct {
	Version int `json:"v"`
	// Day is when it was answered, at midnight UTC; the zero time where that is
	// not known.
	Day  time.Time `json:"d,omitzero"`
	Done []ItemID  `json:"n,omitempty"`
}

// Load reads the checklist that is kept in a profile; false where none is. It
// fails where what is kept was not written by this version or an older one.
func Load(p bot.Profile) (list Checklist, found bool, err error) {
	found, err = p.Load(profileName, &list)
	switch {
	case err != nil:
		return Checklist{}, false, err
	case found && (list.Version < 1 || list.Version > version):
		return Checklist{}, false, fmt.Errorf("reading the checklist of a profile: form %d is not known: use the version of the coach that wrote it", list.Version)
	}
	return list, found, nil
}

// Save keeps the checklist in a profile.
func (c Checklist) Save(p bot.Profile) error {
	c.Version = version
	return p.Save(profileName, c)
}

// has reports whether an item is done.
func (c Checklist) has(id ItemID) bool { return slices.Contains(c.Done, id) }
