package offer

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/knowledge"
)

// A Band is a figure of pay that applies to an offer.
type Band struct {
	Figure *knowledge.Figure
	// Name says what it is of: "L5, United States".
	Name string
	// Beside says why a figure of another level stands here; empty for one of
	// the offer's own.
	Beside string
	// Card is the card that says so; empty where the figure says all.
	Card knowledge.CardID
}

// maxBands bounds what is shown side by side.
const maxBands = 9

// BandsFor returns the figures of pay that apply to an offer, all sources side
// by side: those of its level and title, of its region, of levels described
// alike, and those of no level where the place pays in their currency. Without
// a level, those of all Amazon levels. The offer needs a Region; nil without
// one.
func BandsFor(base *knowledge.Base, o Offer) []Band {
	if o.Region == "" {
		return nil
	}
	var out []Band
	add := func(b Band) {
		have := slices.ContainsFunc(out, func(x Band) bool { return x.Figure == b.Figure })
		if !have && b.Figure != nil && len(out) < maxBands && plain(b.Figure) {
			out = append(out, b)
		}
	}
	for _, level := range levelsOf(base, o) {
		for _, f := range paid(base, level, o.Region) {
			add(Band{Figure: f, Name: nameOf(base, f)})
		}
	}
	for _, f := range paid(base, "", o.Region) {
		add(Band{Figure: f, Name: nameOf(base, f)})
	}
	for _, b := range beside(base, o) {
		add(b)
	}
	for _, row := range rules().General {
		if f, ok := base.Figure(row.Figure); ok && f.Currency == o.Currency && f.Currency == currencyOf(base, o.Region) {
			add(Band{Figure: f, Name: row.Name, Card: row.Card})
		}
	}
	return out
}

// plain reports a figure of money with a number that can be compared.
func plain(f *knowledge.Figure) bool {
	return f.Currency != "" && (f.Low != nil || f.High != nil || f.Median != nil || f.Average != nil)
}

// levelsOf are the levels of an offer; where none was named, all of the Amazon
// levels.
func levelsOf(base *knowledge.Base, o Offer) []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, id := range []knowledge.SubjectID{o.Level, o.Title} {
		if id != "" {
			out = append(out, id)
		}
	}
	if len(out) == 0 && o.Number == "" && o.Unknown == "" {
		for _, s := range base.OfKind(kindLevel) {
			out = append(out, s.ID)
		}
	}
	return out
}

// paid returns the figures of pay of a level in a region, or of the region
// without any level.
func paid(base *knowledge.Base, level, region knowledge.SubjectID) []*knowledge.Figure {
	var out []*knowledge.Figure
	for _, f := range base.FiguresOf(region) {
		ok := level != "" && f.Has(level)
		if level == "" {
			ok = !slices.ContainsFunc(f.Subjects, func(id knowledge.SubjectID) bool { return isLevel(base, id) })
		}
		if ok && f.Aspect == aspectPay {
			out = append(out, f)
		}
	}
	return out
}

func isLevel(base *knowledge.Base, id knowledge.SubjectID) bool {
	s, ok := base.Subject(id)
	return ok && (s.Kind == kindLevel || s.Kind == kindTitle)
}

// beside returns the figures of the levels that are described as the offer's is.
func beside(base *knowledge.Base, o Offer) []Band {
	var out []Band
	for _, row := range rules().Alike {
		for _, pair := range [][2]knowledge.SubjectID{{row.Of, row.To}, {row.To, row.Of}} {
			mine, other := pair[0], pair[1]
			if mine != o.Level && mine != o.Title || o.Level != "" && o.Title != "" || o.Number != "" {
				continue
			}
			for _, f := range paid(base, other, o.Region) {
				out = append(out, Band{
					Figure: f, Name: nameOf(base, f), Card: row.Card,
					Beside: fmt.Sprintf("also called %s; not mapped to %s", row.Both, title(base, mine)),
				})
			}
		}
	}
	return out
}

// nameOf names what a figure is of: its levels and regions.
func nameOf(base *knowledge.Base, f *knowledge.Figure) string {
	var names []string
	for _, id := range f.Subjects {
		if s, ok := base.Subject(id); ok && (isLevel(base, id) || s.Kind == kindRegion) {
			names = append(names, title(base, id))
		}
	}
	return strings.Join(names, ", ")
}
