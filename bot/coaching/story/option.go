package story

import (
	"slices"
	"strings"
	"unicode"

	"careercoach/bot"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// principleOptions offers the principles, those that the story seems to show
// first.
func principleOptions(r bot.Run) []bot.Option {
	var out []bot.Option
	for _, id := range proposed(r) {
		out = append(out, optionOf(id))
	}
	for _, p := range rehearse.Principles() {
		if !slices.ContainsFunc(out, func(o bot.Option) bool { return o.Value == string(p.ID) }) {
			out = append(out, optionOf(p.ID))
		}
	}
	return out
}

// proposed returns the principles to offer first: those the story has, then
// at most three that it seems to show.
func proposed(r bot.Run) []knowledge.SubjectID {
	s := subject(r)
	out := slices.Clone(s.Principles)
	for _, f := range fitsOf(&s) {
		if !slices.Contains(out, f.Principle) {
			out = append(out, f.Principle)
		}
	}
	return out
}

// maxFits is how many principles are proposed for a story.
const maxFits = 3

// fitsOf returns what a story seems to show best.
func fitsOf(s *Story) []rehearse.Fit {
	fits := rehearse.Fits(s.Told())
	return fits[:min(len(fits), maxFits)]
}

// optionOf offers a principle. Its label holds no comma or semicolon, which
// stand between choices, and what "and" or they part of it is a name of it too.
func optionOf(id knowledge.SubjectID) bot.Option {
	name := nameOf(id)
	label := strings.NewReplacer(",", "", ";", "").Replace(name)
	names := []string{plain(name)}
	for _, part := range slices.Concat(strings.Split(label, " and "), strings.Split(name, ","), strings.Split(name, ";")) {
		if p := plain(part); !slices.Contains(names, p) {
			names = append(names, p)
		}
	}
	return bot.Option{Value: string(id), Label: shortLabel(label), Names: names}
}

// plain writes words as the names of options are compared: lower case, letters
// and digits alone.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		case r == '\'' || r == '’' || r == '.':
			return -1
		}
		return ' '
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// shortLabel cuts a label at a word to what a button holds.
func shortLabel(label string) string {
	for len([]rune(label)) > 40 {
		label = label[:strings.LastIndexByte(label, ' ')]
	}
	return label
}

// nameOf returns a principle's name; its id where it is not known.
func nameOf(id knowledge.SubjectID) string {
	for _, p := range rehearse.Principles() {
		if p.ID == id {
			return p.Name
		}
	}
	return string(id)
}

// namesOf returns the names of principles with commas between them.
func namesOf(ids []knowledge.SubjectID) string {
	var out []string
	for _, id := range ids {
		out = append(out, nameOf(id))
	}
	return strings.Join(out, "; ")
}

// chosen returns the principles given at the step, in their order.
func chosen(r bot.Run) []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, v := range r.Values("principles") {
		out = append(out, knowledge.SubjectID(v))
	}
	return inOrder(out)
}
