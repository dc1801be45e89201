package offer

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// kind is what a part of a message is.
type kind int

const (
	kindAmount   kind = iota // value, currency
	kindLabel                // what an amount is called: text
	kindYear                 // of a sign-on: value
	kindPercent              // value
	kindVesting              // values
	kindEven                 // vesting in equal parts, over value years where not 0
	kindSchedule             // the usual schedule
	kindYearly               // by the year
	kindPeriod               // by the month or less: text
	kindShares               // a number of shares: value
	kindFall                 // a price that falls
	kindBreak                // a comma, an "and": text
	kindJoin                 // a slash between amounts
	kindSkip                 // nothing of use
)

// A label is what an amount is called.
const (
	labelBase   = "base"
	labelBonus  = "bonus"
	labelSignOn = "sign"
	labelStock  = "stock"
	labelTotal  = "total"
	labelPrice  = "price"
)

// A part is one piece of a message that means something.
type part struct {
	kind     kind
	text     string // as written, or a label
	value    float64
	values   []float64
	currency string
}

// A pattern finds parts of one kind, the first in the list before the others.
type pattern struct {
	kind kind
	text string // of a label
	expr string
}

const (
	number   = `\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?: 000)+\b|\d+(?:[.,]\d+)?`
	sign     = `\b(?:us\$|ca?\$|au?\$|sg?\$|r\$|mx\$|rs\.?|usd|cad|aud|sgd|brl|mxn|eur|gbp|inr|euros?|pounds?|dollars?)|[$£€₹]`
	scale    = `million|mio|mn|mm|m|thousand|k|lakhs?|lacs?|lpa|l|crores?|cr`
	percents = `\d{1,3}(?:\.\d+)?\s?%?`
)

// patterns are the kinds of parts in the order in which they are tried.
func patterns() []pattern {
	return []pattern{
		{kindSkip, "", `401\s?\(?k\)?`},
		{kindVesting, "", percents + `(?:\s?/\s?` + percents + `){1,7}\b%?`},
		{kindVesting, "", `\d{1,3}(?:-\d{1,3}){2,7}\b`},
		{kindVesting, "", `\d{1,3}\s?%(?:\s?,\s?\d{1,3}\s?%)+`},
		{kindPercent, "", `[+-]?\s?\d{1,4}(?:[.,]\d+)?\s?(?:%|percent\b|per cent\b|pct\b)`},
		{kindYear, "", `\b(?:year|yr|y)\s?[1-4]\b|\b(?:1st|2nd|3rd|4th|first|second|third|fourth)[- ](?:year|yr)\b`},
		{kindYearly, "", `(?:/|\bper |\ba |\beach |\bevery )\s?(?:year|yr|annum)\b|\bannually\b|\byearly\b|\bp\.?a\.?\b`},
		{kindEven, "", `\b(?:even|evenly|equal|equally|linear|linearly|25 (?:each|a year|per year))\b(?:\s(?:over|for|in)\s\d\s?(?:years|yrs))?`},
		{kindSchedule, "", `\b(?:usual|standard|normal|typical|amazon)(?:'s)? (?:amazon )?(?:vesting|schedule|vest)\b`},
		{kindSkip, "", `\b(?:over |for |in )?\d+(?:\.\d+)?\+?\s?-?(?:years?|yrs?|yoe|months?|weeks?|days?|y)\b`},
		{kindSkip, "", `\b(?:l|level|sde|swe|grade)\s?-?\d{1,2}\b`},
		{kindPeriod, "", `(?:/|\bper |\ba |\ban |\beach |\bevery )\s?(?:month|mo|hour|hr|week|day)\b|\bmonthly\b|\bhourly\b|\bweekly\b|\bpcm\b`},
		{kindShares, "", `\b(?:` + number + `)\s?(?:rsus?|shares|stock units|units)\b`},
		{kindAmount, "", `(?:(?:` + sign + `)\s?)?(?:` + number + `)\s?(?:(?:` + scale + `)\b)?(?:\s?(?:(?:us dollars?|[a-z]{3,7})\b|[€£$₹]))?`},
		{kindLabel, labelPrice, `\b(?:(?:share|stock)[- ]price|price)\b`},
		{kindLabel, labelSignOn, `\b(?:sign(?:ing)?[ -]?on|sign(?:ing)?|joining|welcome)(?: bonus(?:es)?)?\b`},
		{kindLabel, labelBonus, `\b(?:(?:annual|yearly|performance|cash|target) )?bonus(?:es)?\b`},
		{kindLabel, labelStock, `\b(?:total )?(?:rsus?|stocks?|shares?|equity|stock grant|grant)(?: grants?| units?| awards?)?\b`},
		{kindLabel, labelBase, `\b(?:total )?(?:base(?: salary| pay| comp)?|basic|fixed(?: pay)?|salary)\b`},
		{kindLabel, labelTotal, `\b(?:tc|ctc|tct|total(?: comp(?:ensation)?| pay| package)?|package|overall|in all)\b`},
		{kindFall, "", `\b(?:falls?|fell|drops?|dropped|down|lower|minus|loses?|lost|sinks?|declines?|crash(?:es)?|less)\b`},
		{kindBreak, "", `[,;\n+|•]|\band\b|\bplus\b|\bwith\b|\. `},
		{kindJoin, "", `/|&`},
	}
}

// finder is all patterns as one expression, a group for each.
var finder = sync.OnceValue(func() *regexp.Regexp {
	var all []string
	for _, p := range patterns() {
		all = append(all, "("+p.expr+")")
	}
	return regexp.MustCompile(strings.Join(all, "|"))
})

// cut returns the parts of a message, which must be lower case.
func cut(message string) []part {
	var out []part
	all := patterns()
	for at := 0; at < len(message); {
		m := finder().FindStringSubmatchIndex(message[at:])
		if m == nil {
			break
		}
		for i := range all {
			from, to := m[2+2*i], m[3+2*i]
			if from < 0 {
				continue
			}
			p, used := newPart(all[i], message[:at+from], message[at+from:at+to], message[at+to:])
			if p.kind != kindSkip {
				out = append(out, p)
			}
			at += from + used
			break
		}
	}
	return out
}

// newPart makes a part of what a pattern found; used is how much of it was
// taken, in bytes, at least 1.
func newPart(of pattern, before, found, after string) (p part, used int) {
	p = part{kind: of.kind, text: strings.TrimSpace(found)}
	used = len(found)
	switch of.kind {
	case kindLabel:
		p.text = of.text
	case kindAmount:
		return amountPart(before, found)
	case kindShares:
		p.value, _ = readNumber(leading(found, "0123456789.,"), "")
	case kindPercent:
		p.value = percentOf(found)
	case kindVesting:
		return vestingPart(before, found, after)
	case kindYear:
		p.value = float64(yearOf(found))
	case kindEven:
		if i := strings.LastIndexAny(found, "123456789"); i > 0 && strings.Contains(found, "y") {
			p.value, _ = strconv.ParseFloat(found[i:i+1], 64)
		}
	case kindBreak:
		p.text = strings.TrimSpace(found)
	}
	return p, used
}

// yearOf reads "year 2" and "second year".
func yearOf(s string) int {
	for i, names := range [][]string{{"1", "first"}, {"2", "second"}, {"3", "third"}, {"4", "fourth"}} {
		for _, name := range names {
			if strings.Contains(s, name) {
				return i + 1
			}
		}
	}
	return 0
}

// leading is the beginning of a text that consists of some characters.
func leading(s, of string) string {
	return s[:len(s)-len(strings.TrimLeft(s, of))]
}
