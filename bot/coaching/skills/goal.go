package skills

import (
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/knowledge"
)

// A goal is what a run is about.
type goal struct {
	level knowledge.SubjectID
	area  AreaID // empty: not said
	// more: the next questions of an earlier run.
	more bool
}

// goalOf returns what a run is about: by what was chosen, by the words that
// began it, or by the person's settings.
func goalOf(r bot.Run) goal {
	var g goal
	if rest := strings.ToLower(strings.TrimSpace(r.Rest)); rest == "more" {
		if rec, err := Load(r.Person.Profile); err == nil && rec.Known() {
			return goal{rec.Level, rec.Area, true}
		}
	}
	g.level, g.area = named(r.Base, r.Rest)
	if chosen := r.Value(stepLevel); chosen != "" {
		g.level = knowledge.SubjectID(chosen)
	}
	if chosen := r.Value(stepArea); chosen != "" {
		g.area = AreaID(chosen)
	}
	if _, asked := r.Last(stepLevel); g.level == "" && !asked && isLevel(r.Base, r.Person.Settings.Level) {
		g.level = r.Person.Settings.Level
	}
	return g
}

func isLevel(base *knowledge.Base, id knowledge.SubjectID) bool {
	return slices.ContainsFunc(Levels(base), func(s *knowledge.Subject) bool { return s.ID == id })
}

// named finds a level and an area in words such as "senior at aws".
func named(base *knowledge.Base, rest string) (level knowledge.SubjectID, in AreaID) {
	words := " " + joined(wordsOf(rest)) + " "
	longest := 0
	for _, s := range Levels(base) {
		for _, name := range levelNames(s) {
			if strings.Contains(words, " "+name+" ") && len(name) > longest {
				level, longest = s.ID, len(name)
			}
		}
	}
	longest = 0
	for _, a := range required().Areas {
		for _, name := range a.Names {
			if strings.Contains(words, " "+name+" ") && len(name) > longest {
				in, longest = a.ID, len(name)
			}
		}
	}
	return level, in
}

// levelNames are the words for a level, as wordsOf writes them.
func levelNames(s *knowledge.Subject) []string {
	var out []string
	for _, n := range append([]string{s.Name}, s.Aliases...) {
		out = append(out, joined(wordsOf(n)))
	}
	if short, _, found := strings.Cut(s.Name, "("); found { // "Amazon Engineer (plain level)"
		out = append(out, joined(wordsOf(short)))
	}
	return out
}

// first chooses the question a run begins at.
func first(r bot.Run) string {
	g := goalOf(r)
	switch {
	case len(Levels(r.Base)) == 0:
		return ""
	case g.more:
		return nextQuestion(r)
	case g.level == "":
		return stepLevel
	}
	return afterLevel(r)
}

func afterLevel(r bot.Run) string {
	if goalOf(r).area != "" {
		return stepWords
	}
	return stepArea
}

func afterWords(r bot.Run) string {
	if len(proposalsOf(r)) > 0 {
		return stepConfirm
	}
	return nextQuestion(r)
}
