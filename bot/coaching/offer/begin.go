package offer

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Begins reports that a message tells of an offer with at least one amount: "I
// got 230k TC for L5 in Seattle". A question about pay is none, unless it tells
// of the person's own offer and names its parts, or of "an offer of" an amount.
func Begins(message string) bool {
	if len(message) > maxBegin || !strings.ContainsAny(message, "123456789") {
		return false
	}
	text := prepared(strings.TrimSpace(message))
	parts := cut(text)
	labelled, stock, some := labelledAmounts(parts)
	switch {
	case changes(text, parts), owns(text) && !asks(text) && byPeriod(parts):
		return true
	case !some:
		return false
	case strings.HasPrefix(text, "offer "):
		return true
	case asks(text):
		return owns(text) && (labelled > 0 || namesSum(text, parts))
	case owns(text), stands("offer", text) && len(strings.Fields(text)) <= maxShort:
		return true
	}
	return labelled > 0 && (stock > 0 || len(strings.Fields(text)) <= maxShort)
}

// changes reports a message that only says how an offer changes: "vesting
// 5/15/40/40", "what if the share price drops 20%".
func changes(text string, parts []part) bool {
	if len(strings.Fields(text)) > maxChange {
		return false
	}
	vesting, price, percent := false, false, false
	for _, p := range parts {
		switch p.kind {
		case kindAmount, kindShares, kindPeriod:
			return false
		case kindVesting:
			vesting = vesting || p.values != nil
		case kindPercent:
			percent = true
		case kindLabel:
			if p.text != labelPrice {
				price = price || p.text == labelStock
				continue
			}
			price = true
		}
	}
	falls := strings.Contains(text, "what if ") || strings.ContainsAny(text, "+-")
	return vesting && !asks(text) || price && percent && falls
}

// maxChange is how many words such a message has at most.
const maxChange = 10

// byPeriod reports an amount by the month or less.
func byPeriod(parts []part) bool {
	for i, p := range parts {
		if p.kind == kindPeriod && ofAmount(parts, i) {
			return true
		}
	}
	return false
}

// maxBegin is how long a message may be that begins the flow, in bytes.
const maxBegin = 800

// maxShort is how many words a message has at most that tells of an offer without
// saying whose it is.
const maxShort = 12

// labelledAmounts counts the amounts that are called total, base or sign-on, and
// those that are called stock; some reports that there is any amount.
func labelledAmounts(parts []part) (labelled, stock int, some bool) {
	for _, a := range amountsOf(parts) {
		if a.value == 0 && a.values == nil {
			some = some || strings.HasPrefix(a.text, "-") // said to be left out
			continue
		}
		some = true
		switch a.label {
		case labelTotal, labelBase, labelSignOn:
			labelled++
		case labelStock:
			stock++
		}
	}
	return labelled, stock, some
}

// leastSum is the least amount that is a year's pay: what is less counts days or
// interviews.
const leastSum = 1000

// sum finds an offer that is named by its amount.
var sum = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\boffer of (?:(?:about|around|roughly) )?[^ ]{0,4} ?\d`)
})

// namesSum reports that a message speaks of an offer of an amount.
func namesSum(text string, parts []part) bool {
	return sum().MatchString(text) && slices.ContainsFunc(amountsOf(parts), func(a amount) bool { return a.value >= leastSum })
}

// own finds words that tell of the person's own offer.
var own = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(?:i|we)(?: have|'ve)? (?:just )?(?:got|received|get)\b|\bi have an? offer|\boffer(?:ed|ing|s)? me\b|\b(?:was|am|were|been|being|got|getting) offered\b|\b(?:they|amazon|aws|recruiter)(?: have|'ve| has| just)? (?:offered|offer|offers)\b|\bmy (?:amazon |aws |new |written |verbal )?offer\b|\b(?:got|have|received|with) an? (?:amazon |aws |l\d |written |verbal |new )?offer\b|^(?:just )?(?:got|received|offered)\b|\b(?:job |an |the )offer (?:of|at|for|is|from)\b|\bshould (?:i|we) (?:accept|take|sign)\b`)
})

func owns(text string) bool { return own().MatchString(text) }

// question finds messages that are worded as questions.
var question = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:and |so |but |hi |hello |hey )?(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will|has|have|am|may|isn't|aren't|wouldn't|tell me|explain|compare|show)\b`)
})

func asks(text string) bool {
	return strings.HasSuffix(text, "?") || question().MatchString(text) ||
		slices.ContainsFunc(strings.Split(text, "? "), question().MatchString)
}
