package bot

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"careercoach/knowledge/text"
)

// maxOptionWords is how many words around an option a message may have to be
// taken for it.
const maxOptionWords = 6

// read makes a Given of what was typed. The retry says what is wanted where it
// is something else; it is empty where all is well.
func (in Input) read(s string, r Run) (g Given, retry string) {
	s = clipTo(strings.TrimSpace(s), maxMessage)
	g = Given{Text: s, At: r.Now}
	switch in.Kind {
	case InputChoice:
		return in.readChoice(g, r)
	case InputChoices:
		return in.readChoices(g, r)
	case InputNumber:
		return in.readNumber(g)
	case InputDate:
		day, ok := readDay(s, r.Now)
		if !ok {
			return g, "I need a day, such as `2027-03-01`, `1 March 2027` or `in 3 months`."
		}
		g.Date = day
		return g, ""
	}
	return in.readText(g)
}

func (in Input) readText(g Given) (Given, string) {
	n := utf8.RuneCountInString(g.Text)
	switch {
	case n == 0:
		return g, "There is nothing to read in that. Please write a few words."
	case float64(n) < in.Min:
		return g, fmt.Sprintf("That is a little short: please write at least %.0f characters.", in.Min)
	case in.Max > 0 && float64(n) > in.Max && n == maxMessage:
		return g, fmt.Sprintf("That is very long, and at most %.0f characters fit. Please shorten it.", in.Max)
	case in.Max > 0 && float64(n) > in.Max:
		return g, fmt.Sprintf("That is %d characters, and at most %.0f fit. Please shorten it.", n, in.Max)
	}
	return g, ""
}

func (in Input) readNumber(g Given) (Given, string) {
	n, ok := readNumber(g.Text)
	switch {
	case !ok:
		return g, "I need a number" + in.between() + ", in digits."
	case n < in.Min, in.Max > 0 && n > in.Max:
		return g, "I need a number" + in.between() + "."
	}
	g.Number = n
	return g, ""
}

// between says the bounds of a number.
func (in Input) between() string {
	switch {
	case in.Max > 0:
		return " from " + strconv.FormatFloat(in.Min, 'f', -1, 64) + " to " + strconv.FormatFloat(in.Max, 'f', -1, 64)
	case in.Min > 0:
		return " of at least " + strconv.FormatFloat(in.Min, 'f', -1, 64)
	}
	return ""
}

// readNumber reads 12, 12.5, 1,200, 45k and 1.2m, with or without a currency's
// sign.
func readNumber(s string) (float64, bool) {
	s = bareNumber(s)
	s = strings.ToLower(strings.Trim(s, " \t$€£¥₹~+"))
	s = strings.ReplaceAll(s, ",", "")
	factor := 1.0
	for _, unit := range []struct {
		name  string
		value float64
	}{{"k", 1e3}, {"m", 1e6}} {
		if rest, ok := strings.CutSuffix(s, unit.name); ok {
			s, factor = strings.TrimSpace(rest), unit.value
			break
		}
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0, false
	}
	return n * factor, true
}

// bareNumber takes the number out of a few words: "about 10 hours a week". What
// has several numbers in digits, or none, stays as it is.
func bareNumber(s string) string {
	words := strings.Fields(strings.Trim(s, " .!?"))
	if len(words) > maxOptionWords {
		return s
	}
	found := ""
	for _, w := range words {
		switch {
		case strings.EqualFold(w, "k") || strings.EqualFold(w, "m"): // 45 k
			return s
		case !strings.ContainsAny(w, "0123456789"):
		case found != "":
			return s
		default:
			found = w
		}
	}
	return cmp.Or(found, s)
}

func (in Input) readChoice(g Given, r Run) (Given, string) {
	options := in.Options(r)
	if i, ok := pick(options, g.Text); ok {
		g.Values = []string{options[i].Value}
		return g, ""
	}
	if in.Free && g.Text != "" {
		return g, ""
	}
	return g, fmt.Sprintf("I did not find “%s” among the choices. Take one by its name or number; `stop` leaves.", clipTo(plain(g.Text), 40))
}

func (in Input) readChoices(g Given, r Run) (Given, string) {
	options := in.Options(r)
	for _, part := range parts(options, g.Text) {
		i, ok := pick(options, part)
		if !ok {
			return g, fmt.Sprintf("I did not find “%s” among the choices. Give names or numbers with commas between them, such as `1, 3`; `stop` leaves.", clipTo(plain(part), 40))
		}
		if v := options[i].Value; !slices.Contains(g.Values, v) {
			g.Values = append(g.Values, v)
		}
	}
	switch n := float64(len(g.Values)); {
	case n < max(in.Min, 1):
		return g, fmt.Sprintf("Please choose at least %.0f, with commas between them.", max(in.Min, 1))
	case in.Max > 0 && n > in.Max:
		return g, fmt.Sprintf("Please choose at most %.0f.", in.Max)
	}
	return g, ""
}

// parts cuts what was typed into what names an option each: at commas, and at
// "and" where that is not within an option.
func parts(options []Option, s string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		part = strings.TrimPrefix(strings.TrimSpace(part), "and ")
		whole := slices.ContainsFunc(options, func(o Option) bool { return slices.Contains(o.words(), plain(part)) })
		if whole || !strings.Contains(part, " and ") {
			out = append(out, part)
			continue
		}
		out = append(out, strings.Split(part, " and ")...)
	}
	return slices.DeleteFunc(out, func(part string) bool { return strings.TrimSpace(part) == "" })
}

// pick finds the option that a message chooses: by its number, its value,
// label or name, as the only one whose name stands in a few words, or with a
// slip of the fingers.
func pick(options []Option, message string) (int, bool) {
	said := plain(message)
	if n, err := strconv.Atoi(strings.TrimSpace(message)); err == nil {
		for i, o := range options {
			if o.Value == strings.TrimSpace(message) && plain(o.Label) == said {
				return i, true // the options are numbers themselves
			}
		}
		return n - 1, n >= 1 && n <= len(options)
	}
	if n := ordinal(message); n > 0 && n <= len(options) {
		return n - 1, true
	}
	if said == "" {
		return 0, false
	}
	for i, o := range options {
		if slices.Contains(o.words(), said) || slices.Contains(unsure(), said) && slices.Contains(unsure(), plain(o.Label)) {
			return i, true
		}
	}
	if len(strings.Fields(said)) > maxOptionWords || strings.HasSuffix(strings.TrimSpace(message), "?") {
		return 0, false
	}
	for _, close := range []func(said, name string) bool{holds, slips} {
		found, n := 0, 0
		for i, o := range options {
			if slices.ContainsFunc(o.words(), func(name string) bool { return close(said, name) }) {
				found, n = i, n+1
			}
		}
		if n == 1 {
			return found, true
		}
	}
	return 0, false
}

// unsure are the ways to say that one cannot or does not want to say.
func unsure() []string {
	return []string{"i dont know", "dont know", "idk", "dunno", "not sure", "im not sure", "no idea", "unsure", "prefer not to say", "rather not say", "no answer", "id rather not say"}
}

// ordinal reads the ways to give a choice's number: "#1", "(1)", "1!", "option
// one", "the first", "2nd one". It returns 0 for all else.
func ordinal(message string) int {
	words := slices.DeleteFunc(strings.Fields(plain(strings.ReplaceAll(message, "\u20e3", ""))), func(w string) bool {
		return slices.Contains([]string{"option", "number", "no", "the", "choice", "answer"}, w)
	})
	if len(words) == 2 && words[1] == "one" {
		words = words[:1]
	}
	if len(words) != 1 {
		return 0
	}
	for i, name := range strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth") {
		if words[0] == name {
			return i + 1
		}
	}
	if n, err := strconv.Atoi(strings.TrimRight(words[0], "stndrh")); err == nil && n > 0 {
		return n
	}
	if words[0] == "a" || words[0] == "an" {
		return 0
	}
	return numberWord(words[0])
}

// words are the ways to write an option.
func (o Option) words() []string {
	return append([]string{plain(o.Value), plain(o.Label)}, o.Names...)
}

// holds reports that a name stands in what was said, as whole words.
func holds(said, name string) bool {
	return name != "" && strings.Contains(" "+said+" ", " "+name+" ")
}

// slips reports that a longer name was said with one slip.
func slips(said, name string) bool {
	return len(name) >= 5 && text.Distance(said, name, 1) <= 1
}
