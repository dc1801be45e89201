package offer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careercoach/bot"
)

// profileName is what a Record is kept under in a profile, version that of its
// form.
const (
	profileName = "offer"
	version     = 1
)

// A Record is an offer that a person asked to keep. It is plain data; the zero
// Record is none.
type Record struct {
	Version int `json:"v"`
	// Day is when it was kept, at midnight UTC; the zero time where that is not
	// known.
	Day   time.Time `json:"d,omitzero"`
	Offer Offer     `json:"o"`
}

// Load reads the offer that is kept in a profile; the zero Record where none is.
// It fails where what is kept was not written by this version or an older one.
func Load(p bot.Profile) (Record, error) {
	var r Record
	found, err := p.Load(profileName, &r)
	switch o := r.Offer; {
	case err != nil:
		return Record{}, err
	case found && (r.Version < 1 || r.Version > version):
		return Record{}, fmt.Errorf("reading the offer of a profile: form %d is not known: use the version of the coach that wrote it", r.Version)
	case found && (!o.Given() || o.Vesting != nil && !sums(o.Vesting) || len(o.SignOn) > maxSignOn || o.Price <= -100):
		return Record{}, fmt.Errorf("reading the offer of a profile: it makes no sense: drop it with `delete my offer`")
	}
	return r, nil
}

// Save keeps the record in a profile; one without an offer keeps nothing.
func (r Record) Save(p bot.Profile) error {
	if !r.Offer.Given() {
		return p.Save(profileName, nil)
	}
	r.Version = version
	return p.Save(profileName, r)
}

// keeping keeps an offer, shows the one that is kept and drops it.
func keeping() bot.Flow {
	return bot.Flow{
		Name: "keepoffer", Title: "Kept offer",
		About: "Keeps an offer for you, because you ask for it: `keep offer L5 Seattle 230k tc`.",
		Starts: []string{
			"my kept offer", "show my offer", "show my kept offer", "what is my offer", "keep my offer", "keep the offer", "keep this offer", "save my offer", "save this offer", "remember my offer", "remember this offer",
		},
		Opens: []string{"keep offer", "keep my offer", "save offer", "save my offer", "remember offer", "remember my offer"},
		Reads: func(message string) bool { return drops(message) || looks(message) },
		Keep:  keepOffer,
		Finish: func(r bot.Run) bot.Outcome {
			return bot.Outcome{Reply: keptReply(r)}
		},
	}
}

// drops reports that a message asks to drop the offer that is kept.
func drops(message string) bool {
	words := strings.Fields(strings.ToLower(strings.Trim(message, " .")))
	return len(words) == 3 && slices.Contains([]string{"delete", "drop", "forget", "remove", "discard"}, words[0]) &&
		slices.Contains([]string{"my", "the", "kept"}, words[1]) && words[2] == "offer"
}

// looks reports that a message asks for the offer, kept or not.
func looks(message string) bool {
	switch strings.Join(strings.Fields(strings.ToLower(strings.Trim(message, " .!?"))), " ") {
	case "my offer", "the offer":
		return true
	}
	return false
}

// readKept reads the offer that is to be kept; Given is false where there is
// none that could be.
func readKept(r bot.Run) Reading {
	reading := Read(r.Base, r.Rest, r.Person.Settings.Region)
	if reading.Period || reading.Mixed {
		reading.Offer = Offer{}
	}
	return reading
}

func keepOffer(r bot.Run, profile bot.Profile) error {
	if looks(r.Rest) {
		return nil
	}
	if drops(r.Rest) {
		return Record{}.Save(profile)
	}
	o := readKept(r).Offer
	if !o.Given() {
		return nil
	}
	record := Record{Offer: o}
	if !r.Now.IsZero() {
		now := r.Now.UTC()
		record.Day = time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	}
	return record.Save(profile)
}

// keptReply shows the offer that is kept, or says why there is none.
func keptReply(r bot.Run) bot.Reply {
	if drops(r.Rest) {
		return bot.Reply{Title: "Kept offer", Body: "No offer of yours is kept any more."}
	}
	if looks(r.Rest) {
		if record, err := Load(r.Person.Profile); err == nil && !record.Offer.Given() {
			return intro(r.Base)
		}
	} else if strings.TrimSpace(r.Rest) != "" && !readKept(r).Offer.Given() {
		reading := reply(r)
		return bot.Reply{Title: "Kept offer", Body: reading.Body, Form: reading.Form}
	}
	record, err := Load(r.Person.Profile)
	switch {
	case err != nil:
		return bot.Reply{Title: "Kept offer", Body: "I cannot show the offer that is kept: " + err.Error() + "."}
	case !record.Offer.Given():
		return bot.Reply{Title: "Kept offer", Body: "No offer of yours is kept, not even one that you told me a moment ago. Say it in the same line: `keep offer L5 Seattle 230k tc`."}
	}
	v := viewOf(r, Reading{Offer: record.Offer})
	v.since = "This offer is kept, as you asked"
	if !record.Day.IsZero() {
		v.since += " on " + record.Day.Format("2 January 2006")
	}
	v.since += ". `my kept offer` shows it, `delete my offer` drops it."
	return v.reply()
}
