package state

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"careercoach/knowledge/text"
)

// What stands in the place of what Mask takes out.
const (
	maskedMention = "[mention]"
	maskedEmail   = "[e-mail]"
	maskedLink    = "[link]"
	maskedNumber  = "[number]"
	maskedSecret  = "[secret]"
	maskedAddress = "[address]"
	maskedName    = "[name]"
)

// maxMasked is the length of a masked text, in code points, and maxRead how
// much of a text is looked at.
const (
	maxMasked = 300
	maxRead   = 4000
)

// Mask takes out of a message what tells who a person is or how to reach them:
// e-mail addresses, also those spelled with "at" and "dot", mentions and
// handles, links, telephone and other long numbers, addresses, passwords and
// keys, and the names that follow words such as "my name is", "I'm", "my
// manager" or "Dr". Figures such as 150k, $150,000, L5 or 9-12 months stay, as
// do years. In doubt it takes out more.
//
// It cannot know a name that nothing announces. The result is NFKC, has no
// invisible characters, digits of all scripts as 0 to 9, single blanks, and at
// most 300 code points; to mask it again changes nothing.
func Mask(message string) string {
	s := clip(visible(message), maxRead)
	for range maxPasses {
		next := maskOnce(s)
		if next == s {
			return strings.TrimSpace(clip(s, maxMasked))
		}
		s = next
	}
	return maskedSecret // never seen: a text that does not settle is not kept
}

// maxPasses is how often a text is gone over; two or three are the rule.
const maxPasses = 20

// maskOnce goes over the text once; what it takes out may bring together what
// is to be taken out as well.
func maskOnce(s string) string {
	for _, p := range maskPatterns() {
		s = p.find.ReplaceAllString(s, p.with)
	}
	s = street.ReplaceAllStringFunc(s, maskStreet)
	s = secretLike.ReplaceAllStringFunc(s, maskSecret)
	s = numberLike.ReplaceAllStringFunc(s, maskNumber)
	s = lettered.ReplaceAllStringFunc(s, maskLettered)
	return maskNames(s)
}

// street is a house number with the name of a street.
var street = regexp.MustCompile(`(?i)\b\d{1,5}[a-z]?,? ([\pL'.-]+) (?:[\pL'.-]+ ){0,2}(?:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|court|square|terrace)\b\.?`)

// maskStreet takes out an address, but not "step 4 on the road".
func maskStreet(found string) string {
	if name := street.FindStringSubmatch(found)[1]; text.IsStop(strings.ToLower(name)) {
		return found
	}
	return maskedAddress
}

// visible returns the text in NFKC without what cannot be seen, and with
// single blanks.
func visible(s string) string {
	s = norm.NFKC.String(strings.ToValidUTF8(s, ""))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cf, unicode.Cc, unicode.Co, unicode.Variation_Selector):
			return -1
		case r == '’' || r == '‘':
			return '\''
		case unicode.Is(unicode.Pd, r):
			return '-'
		case r > unicode.MaxASCII && unicode.IsDigit(r):
			return digit(r)
		}
		return r
	}, s)
	return strings.Join(strings.Fields(norm.NFKC.String(s)), " ") // what came together is composed
}

// digit returns the digit 0 to 9 that a decimal digit of another script is;
// each script has its ten in a row.
func digit(r rune) rune {
	for _, digits := range unicode.Nd.R16 {
		if rune(digits.Lo) <= r && r <= rune(digits.Hi) {
			return '0' + (r-rune(digits.Lo))%10
		}
	}
	for _, digits := range unicode.Nd.R32 {
		if rune(digits.Lo) <= r && r <= rune(digits.Hi) {
			return '0' + (r-rune(digits.Lo))%10
		}
	}
	return r
}

// clip cuts a text to n code points.
func clip(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// withoutMasks returns a masked text without what stands for what was taken
// out.
func withoutMasks(s string) string {
	for _, mask := range []string{maskedMention, maskedEmail, maskedLink, maskedNumber, maskedSecret, maskedAddress, maskedName} {
		s = strings.ReplaceAll(s, mask, " ")
	}
	return s
}
