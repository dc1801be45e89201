package offer

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"careercoach/knowledge"
)

// The kinds of the subjects that offers are about.
const (
	kindRegion knowledge.KindID = "region"
	kindTitle  knowledge.KindID = "level"
	kindLevel  knowledge.KindID = "amazon-level"
)

// aspectPay is the aspect of figures of pay.
const aspectPay knowledge.AspectID = "pay"

// readLevels finds the level and the title that a message names, by the names
// that the knowledge gives them.
func (r *Reading) readLevels(base *knowledge.Base, message string) {
	o := &r.Offer
	o.Level, _ = named(base.OfKind(kindLevel), message, aliases)
	o.Title, _ = named(base.OfKind(kindTitle), message, aliases)
	if o.Level != "" {
		return
	}
	for _, row := range rules().Unknown {
		if name, ok := first(row.Names, message); ok {
			o.Unknown = strings.ToUpper(name)
			return
		}
	}
	if m := byNumber().FindStringSubmatch(message); m != nil {
		o.Number = "L" + m[1]
		if n, err := strconv.Atoi(m[1]); err == nil && n >= rules().Above.From && n <= rules().Above.To {
			if _, ok := base.Subject(rules().Above.Level); ok {
				o.Level = rules().Above.Level
			}
		}
	}
}

var byNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^a-z0-9.])(?:l|level )\s?-?([1-9]|1[0-2])\b`)
})

// aliases are all names of a subject.
func aliases(s *knowledge.Subject) []string { return append([]string{s.Name}, s.Aliases...) }

// title is the name of a subject without what stands in brackets behind it;
// empty for one that the knowledge does not hold.
func title(base *knowledge.Base, id knowledge.SubjectID) string {
	s, ok := base.Subject(id)
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(s.Name, " (")
	return name
}

// named returns the subject of the longest name that stands in a message, and
// that name; empty where none does.
func named(subjects []*knowledge.Subject, message string, names func(*knowledge.Subject) []string) (knowledge.SubjectID, string) {
	var found knowledge.SubjectID
	longest := ""
	for _, s := range subjects {
		if name, ok := first(names(s), message); ok && len(name) > len(longest) {
			found, longest = s.ID, name
		}
	}
	return found, longest
}

// first returns the longest of some names that stands in a message as whole
// words.
func first(names []string, message string) (string, bool) {
	longest := ""
	for _, name := range names {
		if len(name) > len(longest) && stands(strings.ToLower(name), message) {
			longest = name
		}
	}
	return longest, longest != ""
}

// stands reports that a name stands in a message as whole words.
func stands(name, message string) bool {
	if name == "" {
		return false
	}
	for from := 0; ; {
		i := strings.Index(message[from:], name)
		if i < 0 {
			return false
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(message[:i])
		after, _ := utf8.DecodeRuneInString(message[i+len(name):])
		if !isWord(before) && !isWord(after) {
			return true
		}
		from = i + len(name)
	}
}

func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// readPlace finds where the job is.
func (r *Reading) readPlace(base *knowledge.Base, message string) {
	o := &r.Offer
	regions := base.OfKind(kindRegion)
	region, name := named(regions, message, func(s *knowledge.Subject) []string {
		var names []string
		for _, n := range append(append([]string{s.Name}, s.Aliases...), cities(s)...) {
			if n != "US" { // the pronoun; the country is "usa" by now
				names = append(names, n)
			}
		}
		return names
	})
	if region == "" && country(message) {
		region, name = named(regions, "usa", aliases)
	}
	for _, n := range rules().Elsewhere.Names {
		if len(n) > len(name) && stands(strings.ToLower(n), message) {
			o.Elsewhere, name, region = n, n, ""
		}
	}
	if region == "" {
		return
	}
	o.Elsewhere = ""
	o.Region, o.Place = region, name
	s, _ := base.Subject(region)
	if _, o.City = first(cities(s), strings.ToLower(name)); !o.City {
		o.Place = s.Name
	}
}

// country reports that "us" is a place in a message, and not somebody.
func country(message string) bool {
	m := usWord().FindStringSubmatch(message)
	return m != nil && m[1] == ""
}

var usWord = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(offer|offers|offered|offering|gave|give|gives|giving|pay|pays|paying|told|tells|let|sent|of|to|for|with|both)?(?:^|[ ,])us(?:$|[ ,.;:])`)
})

// cities are the places that lie in a region, by the knowledge and by geography.
func cities(s *knowledge.Subject) []string {
	out := append([]string(nil), s.Attributes["cities"]...)
	for _, row := range rules().Geography {
		if row.Region == s.ID {
			out = append(out, row.Names...)
		}
	}
	return out
}
