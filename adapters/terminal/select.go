package terminal

import (
	"fmt"
	"strconv"
	"strings"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// several lists what can be chosen and picked: the options of a choice of
// several things, the other choices numbered on behind them, and how to choose.
func several(s *bot.Select, cs []bot.Choice) markup.Doc {
	if s == nil || len(s.Options) == 0 {
		return choices(cs)
	}
	doc := choices(append(s.Options[:len(s.Options):len(s.Options)], cs...))
	how := fmt.Sprintf("One or several of 1 to %d, such as: 1, %d", len(s.Options), min(3, len(s.Options)))
	if s.Min > 1 {
		how += fmt.Sprintf(". At least %d", s.Min)
	}
	if s.Max > 0 && s.Max < len(s.Options) {
		how += fmt.Sprintf(". At most %d", s.Max)
	}
	doc = markup.Join(doc, markup.Text(how+"."))
	if s.Label != "" {
		doc = markup.Join(markup.Text(s.Label), doc)
	}
	return doc
}

// pick returns the message that a line stands for, with its label: numbers for
// some of the options, or the number or label of one of the other choices. It
// returns false for any other line.
func pick(s *bot.Select, cs []bot.Choice, line string) (bot.Choice, bool) {
	var options []bot.Choice
	if s != nil {
		options = s.Options
	}
	if n, ok := number(line); ok && n > len(options) && n <= len(options)+len(cs) {
		return cs[n-1-len(options)], true
	}
	for _, c := range cs {
		if strings.EqualFold(strings.TrimSpace(line), label(c)) {
			return c, true
		}
	}
	var labels, texts []string
	for _, part := range strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, ok := number(part)
		if !ok || n > len(options) {
			return bot.Choice{}, false
		}
		labels, texts = append(labels, label(options[n-1])), append(texts, options[n-1].Text)
	}
	return bot.Choice{Label: strings.Join(labels, ", "), Text: strings.Join(texts, ", ")}, len(texts) > 0
}

// number reads 2, 2) and 2. as they stand before what can be picked; at least 1.
func number(s string) (int, bool) {
	digits := strings.TrimSuffix(strings.TrimSuffix(s, ")"), ".")
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0 && (s == strconv.Itoa(n) || s == strconv.Itoa(n)+")" || s == strconv.Itoa(n)+".")
}
