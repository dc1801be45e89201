package match

import (
	"fmt"
	"time"

	"careercoach/bot"
)

// profileName is what the Record is kept under in a profile.
const profileName = "match"

// version is that of the form of a kept Record.
const version = 1

// A Record is what is kept of a person's match. The zero value is that of
// somebody who was never asked. It is plain data that may be stored; it holds
// one line for each question at most.
type Record struct {
	Version int `json:"v"`
	// Day is when it was changed last, at midnight UTC; the zero time where
	// that is not known.
	Day time.Time `json:"d,omitzero"`
	// Answers are what the person answered.
	Answers Answers `json:"a,omitempty"`
	// Begun are the answers of a match that has not come to its end.
	Begun Answers `json:"w,omitempty"`
}

// Load reads what is kept in a profile; the zero Record where nothing is.
// Answers that no question offers any more are left out. It fails where what is
// kept was not written by this version or an older one.
func Load(p bot.Profile) (Record, error) {
	var r Record
	found, err := p.Load(profileName, &r)
	switch {
	case err != nil:
		return Record{}, err
	case !found:
		return Record{}, nil
	case r.Version < 1 || r.Version > version:
		return Record{}, fmt.Errorf("reading the match of a profile: form %d is not known: use the version of the coach that wrote it", r.Version)
	}
	r.Answers = r.Answers.clean()
	if r.Begun = r.Begun.clean(); len(r.Begun) == 0 {
		r.Begun = nil
	}
	return r, nil
}

// Save keeps the record in a profile.
func (r Record) Save(p bot.Profile) error {
	r.Version = version
	return p.Save(profileName, r)
}

// Known reports whether anything was answered.
func (r Record) Known() bool { return len(r.Answers)+len(r.Begun) > 0 }

// current returns the answers by which programs are judged: those of the last
// match, and what was answered otherwise since.
func (r Record) current() Answers {
	a := r.Answers
	for _, q := range theBook().Questions {
		if r.Begun.Given(q.ID) {
			a = a.with(q.ID, r.Begun[q.ID]...)
		}
	}
	return a
}

// on returns the record with other answers, of a day.
func (r Record) on(now time.Time, a Answers) Record {
	r.Answers, r.Begun = a, nil
	if !now.IsZero() {
		r.Day = time.Date(now.UTC().Year(), now.UTC().Month(), now.UTC().Day(), 0, 0, 0, 0, time.UTC)
	}
	return r
}
