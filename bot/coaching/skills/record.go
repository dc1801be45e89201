package skills

import (
	"fmt"
	"maps"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

// profileName is what the Record is kept under in a profile.
const profileName = "skills"

// version is that of the form of a kept Record.
const version = 1

// A Record is what is kept of a person's skills. The zero value is that of
// somebody who was never asked. It is plain data that may be stored; it holds a
// line for each skill of the book at most.
type Record struct {
	Version int `json:"v"`
	// Level is the one aimed at, Area the kind of team.
	Level knowledge.SubjectID `json:"l,omitempty"`
	Area  AreaID              `json:"a,omitempty"`
	// Day is when it was changed last, at midnight UTC; the zero time where that
	// is not known.
	Day time.Time `json:"d,omitzero"`
	// Own is where the person stands, by skill.
	Own map[knowledge.SubjectID]Entry `json:"o,omitempty"`
	// Need are required levels that the person contested, at Level alone.
	Need map[knowledge.SubjectID]int `json:"n,omitempty"`
}

// An Entry is one kept line.
type Entry struct {
	Own
	// Run is the run of the flow that wrote it, in seconds since 1970; 0 for
	// none or one whose time is not known.
	Run int64 `json:"r,omitempty"`
}

// Load reads what is kept in a profile; the zero Record where nothing is. It
// fails where what is kept was not written by this version or an older one.
func Load(p bot.Profile) (Record, error) {
	var r Record
	found, err := p.Load(profileName, &r)
	switch {
	case err != nil:
		return Record{}, err
	case found && (r.Version < 1 || r.Version > version):
		return Record{}, fmt.Errorf("reading the skills of a profile: form %d is not known: use the version of the coach that wrote it", r.Version)
	}
	return r, nil
}

// Save keeps the record in a profile.
func (r Record) Save(p bot.Profile) error {
	r.Version = version
	return p.Save(profileName, r)
}

// Known reports whether a level was chosen, without which nothing can be
// measured.
func (r Record) Known() bool { return r.Level != "" }

// Needs returns what the level and area of the record ask for, with what the
// person contested.
func (r Record) Needs(base *knowledge.Base) []Need {
	out := NeedsOf(base, r.Level, r.Area)
	for i := range out {
		if own, ok := r.Need[out[i].Skill]; ok {
			out[i].Required, out[i].Contested = min(max(own, 0), MaxLevel), true
		}
	}
	return out
}

// Measure sets the record beside its level. Skills that one of the stories
// tells of, texts of the person's own, are backed by a story.
func (r Record) Measure(base *knowledge.Base, stories []string) Measure {
	own := map[knowledge.SubjectID]Own{}
	for id, e := range r.Own {
		own[id] = e.Own
	}
	for id := range told(base, stories) {
		if o, ok := own[id]; ok && o.Level > 0 {
			o.Evidence = Story
			own[id] = o
		}
	}
	return MeasureOf(r.Needs(base), own)
}

// with returns the record with a claim put in; it does not change r.
func (r Record) with(c Claim, run int64) Record {
	if c.Required {
		r.Need = maps.Clone(r.Need)
		if r.Need == nil {
			r.Need = map[knowledge.SubjectID]int{}
		}
		r.Need[c.Skill] = c.Level
		return r
	}
	r.Own = maps.Clone(r.Own)
	if r.Own == nil {
		r.Own = map[knowledge.SubjectID]Entry{}
	}
	r.Own[c.Skill] = Entry{Own{c.Level, c.Evidence}, run}
	return r
}

// aimed returns the record with another level and area; what was contested of
// another level is dropped.
func (r Record) aimed(level knowledge.SubjectID, in AreaID) Record {
	if level != r.Level {
		r.Need = nil
	}
	r.Level, r.Area = level, in
	return r
}

// without returns the record without the lines that a run wrote, so that an
// answer that was taken back leaves nothing; runs whose time is not known leave
// theirs. It does not change r.
func (r Record) without(run int64) Record {
	if run == 0 {
		return r
	}
	r.Own = maps.Clone(r.Own)
	maps.DeleteFunc(r.Own, func(_ knowledge.SubjectID, e Entry) bool { return e.Run == run })
	return r
}

// Target names what is aimed at: the level, and the kind of team where one was
// chosen.
func (r Record) Target(base *knowledge.Base) string { return target(base, r) }
