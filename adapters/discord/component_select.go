package discord

import (
	"strconv"
	"strings"

	"careercoach/bot"
)

// several is the select of a choice of several things, in a row; none where
// there is nothing to choose. What is chosen belongs to the person's own
// conversation, so that the clicks of others never count.
func (a asker) several(s *bot.Select) list[Component] {
	if s == nil {
		return nil
	}
	options := optionsOf(s.Options)
	options = options[:min(len(options), maxOptions)]
	if len(options) == 0 {
		return nil
	}
	a.private = true
	id, _ := a.id(clickSeveral, a.mark)
	out := Component{Type: typeSelect, CustomID: id, Placeholder: shorten(oneLine(s.Label), maxPlaceholder)}
	if !visible(out.Placeholder) {
		out.Placeholder = "Choose one or more"
	}
	out.MaxValues = len(options)
	if s.Max > 0 {
		out.MaxValues = min(s.Max, len(options))
	}
	out.MinValues = min(max(s.Min, 1), out.MaxValues) // choosing nothing would send no message
	for _, o := range options {
		if strings.Contains(o.text, ",") { // it would read as two
			o.text = ""
		}
		out.Options = append(out.Options, o.line())
	}
	return list[Component]{row(out)}
}

// line is an option of a select. Its value is the text that it sends; where
// that does not fit it is the option's number.
func (o option) line() SelectOption {
	value := o.text
	if _, isNumber := numbered(value); isNumber || value == "" || units(value) > maxOptionText {
		value = numberMark + strconv.Itoa(o.number)
	}
	return SelectOption{Label: shorten(o.label, maxOptionText), Value: value}
}

// numberMark stands before the number of an option that is its value.
const numberMark = "#"

// numbered returns the number that the value of an option is, from 1; false
// where it is a text.
func numbered(value string) (int, bool) {
	digits, ok := strings.CutPrefix(value, numberMark)
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil
}

// chosen is the message that the chosen options of a select say; false where
// it is none.
func (in *intake) chosen(i interaction, several bool) (string, bool) {
	values := i.Data.Values
	if !several {
		values = values[:min(len(values), 1)]
	}
	var texts []string
	for _, v := range values {
		text := plainValue(v)
		if n, ok := numbered(text); ok {
			text = in.numberText(i, n, several)
		}
		if text = strings.TrimSpace(text); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, ", "), len(texts) > 0
}

// numberText is the text of an option or choice by its number, in a reply that
// may be at hand still. Where it is not, it is the number: the conversation
// knows what was offered.
func (in *intake) numberText(i interaction, n int, several bool) string {
	for _, name := range i.kept() {
		full, ok := in.pages.choice(name, n, several)
		if ok && !(several && strings.Contains(full, ",")) {
			return full
		}
	}
	return strconv.Itoa(n)
}

// choice returns the text of a choice of a kept reply by its number, or that
// of an option of its select.
func (p *Pager) choice(name string, n int, several bool) (string, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	k, ok := p.kept[name]
	choices := k.reply.Choices
	if several && k.reply.Select != nil {
		choices = k.reply.Select.Options
	}
	if !ok || n < 1 || n > len(choices) || several && k.reply.Select == nil {
		return "", false
	}
	return choices[n-1].Text, true
}
