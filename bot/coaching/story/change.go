package story

import (
	"slices"
	"strconv"
	"strings"

	"careercoach/bot"
)

// subject returns the story that a run is about: the one that its words name,
// or else the new one.
func subject(r bot.Run) Story {
	o, ok := readOrder(r.Rest, true)
	if !ok || o.number == 0 {
		return told(r)
	}
	bank, err := bankOf(r)
	if s := bank.Story(o.number); err == nil && s != nil {
		return *s
	}
	return Story{}
}

// firstToChange begins with what the words behind the command leave open; with
// nothing where they say all, or name a story that is not there.
func firstToChange(r bot.Run) string {
	o, _ := readOrder(r.Rest, true)
	bank, err := bankOf(r)
	if err != nil || bank.Story(o.number) == nil {
		return ""
	}
	switch o.verb {
	case verbEdit:
		return firstToEdit(r, o)
	case verbDelete:
		return "sure"
	case verbMerge:
		if bank.Story(o.other) != nil {
			return "stays"
		}
	case verbMeasure:
		return firstToMeasure(r, o)
	}
	return ""
}

func firstToEdit(r bot.Run, o order) string {
	switch {
	case o.part == "":
		return "part"
	case o.part == principles:
		return "principles"
	case o.text == "":
		return "text"
	}
	if _, retry := checkText(r, bot.Given{Text: o.text}); retry != "" {
		return "text" // where it is asked for with what is wrong
	}
	return ""
}

// keepChange writes what was decided.
func keepChange(r bot.Run, p bot.Profile) error {
	bank, err := Load(p)
	o, _ := readOrder(r.Rest, true)
	s := bank.Story(o.number)
	if err != nil || s == nil {
		return nil // the reply says so
	}
	switch o.verb {
	case verbEdit:
		bank.edit(r, o, *s)
	case verbMeasure:
		if g, ok := r.Last("method"); ok {
			if c := measured(r); c != nil {
				s.measure(*c, g.Text)
			}
		}
	case verbMerge:
		if n, _ := strconv.Atoi(strings.TrimPrefix(r.Value("stays"), "n")); n > 0 {
			bank.Merge(n, o.number+o.other-n)
		}
	case verbDelete:
		switch r.Value("sure") {
		case "delete":
			bank.Delete(o.number)
		case "archive":
			s.Archived = true
		}
	}
	return bank.Save(p)
}

// edit changes the part of a story that a run gave anew.
func (b *Bank) edit(r bot.Run, o order, s Story) {
	s.Principles, s.Methods = slices.Clone(s.Principles), slices.Clone(s.Methods)
	if _, given := r.Last("principles"); given {
		s.Principles = chosen(r)
		b.Put(s)
		return
	}
	text := o.text
	if g, ok := r.Last("text"); ok {
		text = g.Text
	} else if _, retry := checkText(r, bot.Given{Text: text}); retry != "" {
		return
	}
	if text = strings.TrimSpace(text); text != "" && !unchanged(text) {
		b.Rewrite(s.Number, editedPart(r), text, r.Began)
	}
}
