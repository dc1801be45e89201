// Package zone finds the IANA time zone that a person means: by its name, by a
// city in it, or by what people call it. The rules of the zones are inside the
// program, so that they hold on machines that have none.
//
// All functions are pure and safe for concurrent use.
package zone

import (
	"bytes"
	_ "embed" // the names
	"fmt"
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // the rules, for machines that have none
	"unicode"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"
)

//go:embed names.txt
var namesFile string

//go:embed places.yaml
var placesFile []byte

// Find returns the IANA name of the zone that is meant: "Europe/Berlin" for
// "europe berlin", "Berlin", "germany" and "CET". It returns false for what it
// does not know, such as an offset without a place. An abbreviation stands for
// the place where most people use it, with its summer time: "EST" is
// America/New_York.
func Find(words string) (name string, ok bool) {
	words = fold(words)
	for _, said := range []string{words, bare(words)} {
		for _, table := range tables() {
			if name, ok = table[said]; ok {
				return name, true
			}
		}
	}
	return "", false
}

// Load returns the zone of an IANA name, and UTC for an empty name and for one
// that cannot be loaded.
func Load(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil || name == "Local" { // the machine's zone is nobody's
		return time.UTC
	}
	return loc
}

// City returns what people call a zone: "New York" for "America/New_York". It
// is "UTC" for an empty name.
func City(name string) string {
	if name == "" || name == "Etc/UTC" {
		return "UTC"
	}
	return strings.ReplaceAll(name[strings.LastIndex(name, "/")+1:], "_", " ")
}

// tables are, first the one that goes first, what people call zones, the IANA
// names and the cities in them, all folded.
var tables = sync.OnceValue(func() [3]map[string]string {
	places, err := readPlaces(placesFile)
	if err != nil {
		panic(fmt.Sprintf("the embedded places of time zones cannot be read: %v", err)) // a test reads them
	}
	names, cities := map[string]string{}, map[string]string{}
	for name := range strings.Lines(namesFile) {
		name = strings.TrimSpace(name)
		names[fold(name)] = name
		area, city, ok := strings.Cut(name, "/")
		if !ok || len(area) < 3 || area == "Etc" || area == "Canada" || area == "Brazil" || area == "Mexico" || area == "Chile" {
			continue
		}
		city = fold(city[strings.LastIndex(city, "/")+1:])
		if cities[city] == "" {
			cities[city] = name
		}
	}
	return [3]map[string]string{places, names, cities}
})

// readPlaces reads what people call zones. A name stands there once.
func readPlaces(data []byte) (map[string]string, error) {
	var zones map[string][]string
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithKnownFields())
	if err != nil {
		return nil, err
	}
	if err := loader.Load(&zones); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for zone, names := range zones {
		for _, name := range names {
			if fold(name) != name || out[name] != "" {
				return nil, fmt.Errorf("%q of %s: write it folded, and once", name, zone)
			}
			out[name] = zone
		}
	}
	return out, nil
}

// fold writes words in small letters and digits with one blank between, without
// accents.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.IsMark(r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// bare leaves out what says no more than that a zone is meant.
func bare(words string) string {
	fields := strings.Fields(words)
	for len(fields) > 1 && isFiller(fields[0]) {
		fields = fields[1:]
	}
	for len(fields) > 1 && isFiller(fields[len(fields)-1]) {
		fields = fields[:len(fields)-1]
	}
	return strings.Join(fields, " ")
}

func isFiller(word string) bool {
	switch word {
	case "in", "the", "my", "i", "am", "m", "im", "is", "it", "s", "at", "from", "live", "zone", "time", "timezone", "standard", "daylight", "local", "please":
		return true
	}
	return false
}

// End returns a moment after t up to which the clocks of t's zone keep their
// offset; the zero time means for ever. Two periods that follow each other may
// have the same offset.
func End(t time.Time) time.Time {
	_, end := t.ZoneBounds()
	if !end.IsZero() && !end.After(t) { // at the end of some years it stays behind
		return t.Add(time.Hour)
	}
	return end
}
