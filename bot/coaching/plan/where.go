package plan

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/zone"
)

// checkZone takes a place that has a time zone. Of one that it does not know it
// says the nearest that was meant: a name with one slip, cities of an offset.
func checkZone(r bot.Run, g bot.Given) (bot.Given, string) {
	if name, ok := zoneOf(g.Text); ok {
		g.Text = name
		return g, ""
	}
	if cities, ok := citiesOf(g.Text, r.Now); ok {
		hint := "Name the nearest large city."
		if len(cities) > 0 {
			hint = "Name a city with your clocks: it is the time now in " + prose.And(cities) + "."
		}
		return g, "An offset alone does not do, as it says nothing of summer time. " + hint
	}
	if said, name, ok := slipOf(g.Text); ok {
		return g, fmt.Sprintf("I do not know that place. Did you mean `%s`, with the time of %s? Then write it so.", said, zone.City(name))
	}
	return g, "I do not know that place. Name the nearest large city, or an IANA zone such as `Europe/Berlin`."
}

// zoneOf finds the zone of a place, also where the country stands behind the
// city: "London, UK". Where both are known and differ it finds none.
func zoneOf(said string) (string, bool) {
	if name, ok := zone.Find(said); ok {
		return name, true
	}
	words := strings.FieldsFunc(said, func(r rune) bool { return r == ' ' || r == ',' || r == '(' || r == ')' })
	for n := len(words) - 1; n > 0; n-- {
		city, ok := zone.Find(strings.Join(words[:n], " "))
		if !ok {
			continue
		}
		rest := strings.ToLower(strings.Join(words[n:], " "))
		country, known := zone.Find(rest)
		wide := slices.Contains([]string{"us", "usa", "u.s.", "u.s.a.", "america", "united states", "the us", "the usa"}, rest)
		return city, wide || known && country == city
	}
	return "", false
}

// offsetPattern finds what is said of an offset from UTC.
var offsetPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:utc|gmt)?\s*([+−-])\s*(\d{1,2})(?::?(\d{2}))?$`)
})

// citiesOf returns the best known cities whose clocks have an offset now; false
// where the text is no offset. Where the time is not known there are none.
func citiesOf(said string, now time.Time) (cities []string, ok bool) {
	m := offsetPattern().FindStringSubmatch(strings.ToLower(strings.TrimSpace(said)))
	if m == nil {
		return nil, false
	}
	seconds := digitsOf(m[2])*3600 + digitsOf(m[3])*60
	if m[1] != "+" {
		seconds = -seconds
	}
	for _, name := range []string{"America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York", "America/Sao_Paulo", "Europe/London", "Africa/Lagos", "Europe/Berlin", "Africa/Johannesburg", "Europe/Athens", "Europe/Istanbul", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney"} {
		if _, has := now.In(zone.Load(name)).Zone(); !now.IsZero() && has == seconds && len(cities) < 3 {
			cities = append(cities, zone.City(name))
		}
	}
	return cities, true
}

// slipOf finds the only zone whose name differs from what was said by one slip:
// a letter too many, too few, another, or two in the wrong order.
func slipOf(said string) (meant, name string, ok bool) {
	said = strings.ToLower(strings.TrimSpace(said))
	if len(said) < 5 || len(said) > 30 {
		return "", "", false
	}
	for _, try := range edits(said) {
		found, known := zone.Find(try)
		switch {
		case !known || found == name:
		case name != "":
			return "", "", false
		default:
			meant, name = try, found
		}
	}
	return meant, name, name != ""
}

// edits are all words with one slip in them.
func edits(word string) (out []string) {
	for i := 0; i <= len(word); i++ {
		for c := 'a'; c <= 'z'; c++ {
			out = append(out, word[:i]+string(c)+word[i:])
			if i < len(word) {
				out = append(out, word[:i]+string(c)+word[i+1:])
			}
		}
		if i < len(word) {
			out = append(out, word[:i]+word[i+1:])
		}
		if i+1 < len(word) {
			out = append(out, word[:i]+string(word[i+1])+string(word[i])+word[i+2:])
		}
	}
	return out
}
