package mock

import (
	"fmt"
	"time"

	"careercoach/bot"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// profileName is what the History is kept under in a profile.
const profileName = "mock"

// version is that of the form of a kept History.
const version = 1

// Bounds of what is kept.
const (
	maxAsked    = 400 // questions; there are fewer
	maxResults  = 5   // of one principle, besides those of the rehearsal that runs
	maxSessions = 12
)

// A Stamp names one rehearsal by when it began, in milliseconds since 1970;
// never 0 for one that took place.
type Stamp int64

// Day returns the day a rehearsal began, at midnight UTC; the zero time where
// that is not known.
func (s Stamp) Day() time.Time {
	if s <= unknownStamp {
		return time.Time{}
	}
	return time.UnixMilli(int64(s)).UTC().Truncate(24 * time.Hour)
}

// unknownStamp is that of a rehearsal that began nobody knows when.
const unknownStamp Stamp = 1

// stampOf returns the stamp of a run.
func stampOf(r bot.Run) Stamp {
	if r.Began.IsZero() {
		return unknownStamp
	}
	return Stamp(max(r.Began.UnixMilli(), int64(unknownStamp)))
}

// A History is what is kept of a person's rehearsals: which questions were
// asked and how the answers stood; never an answer. The zero value is that of
// somebody who has not rehearsed. It is plain data that may be stored.
type History struct {
	Version int `json:"v"`
	// Asked are the questions that were asked, each once.
	Asked []Asked `json:"q,omitempty"`
	// Results are the scored answers, the oldest first: of each principle the
	// last few.
	Results []Result `json:"r,omitempty"`
	// Sessions are the last rehearsals, the oldest first.
	Sessions []Session `json:"s,omitempty"`
	// Older sums up what is no longer among Results and Sessions.
	Older Older `json:"o,omitzero"`
}

// An Asked is a question that was put to the person.
type Asked struct {
	Question rehearse.QuestionID `json:"q"`
	Times    int                 `json:"n"`
	Last     Stamp               `json:"l"`           // the rehearsal that asked it last
	Before   Stamp               `json:"b,omitempty"` // the one before; 0: none
	// Place is which of the questions of Last it was, from 0, and PlaceBefore
	// of those of Before; 0 also where an older version noted none.
	Place       int `json:"i,omitempty"`
	PlaceBefore int `json:"k,omitempty"`
}

// A Result is how the best try at one question stood, of equals the later.
type Result struct {
	Question  rehearse.QuestionID `json:"q"`
	Principle knowledge.SubjectID `json:"p"`
	Session   Stamp               `json:"s"`
	// Day is when it was answered, at midnight UTC; the zero time where that
	// is not known.
	Day time.Time `json:"d,omitzero"`
	// Levels holds the points of the seven dimensions in the order of
	// rehearse.Dimensions.
	Levels [7]rehearse.Level `json:"l"`
	// First is the total of the first try, -1 where that was not scored.
	First int `json:"f"`
	// Tries counts the tries, the parts written anew among them.
	Tries int  `json:"t"`
	Live  bool `json:"x,omitempty"`
}

// Points returns the total, 0 to rehearse.MaxTotal.
func (r Result) Points() int {
	sum := 0
	for _, l := range r.Levels {
		sum += int(l)
	}
	return sum
}

// A Session is one rehearsal in figures.
type Session struct {
	Stamp Stamp `json:"s"`
	Scope Scope `json:"c"`
	Live  bool  `json:"x,omitempty"`
	// Questions were asked, Scored of them answered so that there are points.
	Questions int `json:"q"`
	Scored    int `json:"n"`
	// Unscored were answered in a way that cannot be judged.
	Unscored int `json:"u,omitempty"`
	Points   int `json:"p"` // of all scored answers together
}

// Older counts what is kept no longer.
type Older struct {
	Sessions int                         `json:"s,omitempty"`
	Loops    int                         `json:"l,omitempty"`
	Scored   int                         `json:"n,omitempty"`
	Results  map[knowledge.SubjectID]int `json:"r,omitempty"`
}

// Load reads the history that is kept in a profile; the zero History where none
// is. It fails where what is kept was not written by this version or an older
// one.
func Load(p bot.Profile) (History, error) {
	var h History
	found, err := p.Load(profileName, &h)
	switch {
	case err != nil:
		return History{}, err
	case found && (h.Version < 1 || h.Version > version):
		return History{}, fmt.Errorf("reading the rehearsals of a profile: form %d is not known: use the version of the coach that wrote it", h.Version)
	}
	return h, nil
}

// Save keeps the history in a profile.
func (h History) Save(p bot.Profile) error {
	h.Version = version
	return p.Save(profileName, h)
}
