package mock

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// scopes are what can be rehearsed.
func scopes(r bot.Run) []bot.Option {
	h, _ := Load(r.Person.Profile)
	out := []bot.Option{
		{Value: string(ScopeOne), Label: "One principle", Names: []string{"one", "a principle", "single"}},
		{Value: string(ScopeFew), Label: "A chosen few", Names: []string{"few", "a few", "some", "several"}},
		{Value: string(ScopeShort), Label: "A short loop, 10 questions", Names: []string{"short", "short loop", "a short loop"}},
		{Value: string(ScopeLoop), Label: "A whole loop, 16 questions", Names: []string{"loop", "whole loop", "a whole loop", "full loop", "whole", "all"}},
	}
	if len(h.before(stampOf(r)).Standings()) > 0 {
		out = append(out, bot.Option{Value: string(ScopeWeak), Label: "My weakest", Names: []string{"weakest", "weak", "the weakest", "weak spots"}})
	}
	return out
}

// modes are the ways to rehearse.
func modes(bot.Run) []bot.Option {
	return []bot.Option{
		{Value: modePractice, Label: "Practice, with help", Names: []string{"practice", "practise", "with help", "help", "hints"}},
		{Value: modeLive, Label: "Live, on the clock", Names: []string{"live", "timed", "on the clock", "real"}},
	}
}

// principles are the principles, in Amazon's order.
func principles(bot.Run) []bot.Option {
	var out []bot.Option
	for _, p := range rehearse.Principles() {
		o := bot.Option{Value: string(p.ID), Label: shortName(p.ID), Names: []string{plainName(p.Name)}}
		for _, name := range loop().Names[p.ID] {
			o.Names = append(o.Names, name)
			for half := range strings.SplitSeq(name, " and ") { // a list of names is cut there
				o.Names = append(o.Names, half)
			}
		}
		out = append(out, o)
	}
	return out
}

// plainName writes a name without signs.
func plainName(name string) string { return strings.Join(plainWords(name), " ") }

// shortName is the name of a principle as buttons and tables have it.
func shortName(id knowledge.SubjectID) string {
	if label := loop().Labels[id]; label != "" {
		return label
	}
	return nameOf(id)
}

// thens are what can follow on feedback.
func thens(r bot.Run) []bot.Option {
	s := sessionOf(r)
	e := s.current()
	if e == nil {
		return []bot.Option{{Value: thenFinish, Label: "Finish", Names: []string{"finish"}}}
	}
	next := bot.Option{Value: thenNext, Label: "Next question", Names: []string{"next", "another", "another one"}}
	finish := bot.Option{Value: thenFinish, Label: "Finish", Names: []string{"finish", "end", "done", "enough", "i am done", "im done", "debrief"}}
	again := bot.Option{Value: thenAgain, Label: "Try again", Names: []string{"again", "retry", "once more", "new try"}}
	out := []bot.Option{next, again}
	if s.at == len(s.exchanges)-1 {
		out = []bot.Option{again}
	}
	if e.best() != nil {
		out = append(out, bot.Option{Value: thenRedo, Label: "Redo one part", Names: []string{"redo", "part", "one part", "redo a part"}})
		if e.probe() != "" {
			out = append(out, bot.Option{Value: thenProbe, Label: "Answer the follow-up", Names: []string{"probe", "follow up", "answer the probe", "the follow up"}})
		}
	}
	return append(out, finish)
}

// parts are the parts that can be written anew, those that show least first.
func parts(r bot.Run) []bot.Option {
	e := sessionOf(r).current()
	if e == nil || e.counted() == nil {
		return nil
	}
	var out []bot.Option
	for _, level := range []rehearse.Level{rehearse.Missing, rehearse.Thin, rehearse.Clear} {
		for _, score := range e.counted().feedback().Scores {
			if score.Level == level && score.Dimension != rehearse.Relevance {
				out = append(out, bot.Option{
					Value: string(score.Dimension),
					Label: fmt.Sprintf("%s (%s)", partName(score.Dimension), level),
					Names: []string{strings.ToLower(partName(score.Dimension)), string(score.Dimension)},
				})
			}
		}
	}
	return out
}

// partNamed finds the part that a short message names: "redo action".
func partNamed(text string) (rehearse.Dimension, bool) {
	words := plainWords(text)
	names := map[rehearse.Dimension]string{
		rehearse.Story: "when where story", rehearse.Situation: "situation task opening beginning background", rehearse.Actions: "action actions doing",
		rehearse.Judgement: "judgement judgment reason reasons why", rehearse.Result: "result results outcome figure number numbers ending", rehearse.Learning: "learning learnings lesson lessons learned",
	}
	for _, part := range rehearse.Dimensions() {
		named := func(w string) bool { return slices.Contains(strings.Fields(names[part]), w) }
		if len(words) <= 6 && slices.ContainsFunc(words, named) {
			return part, true
		}
	}
	return "", false
}

// partName is a dimension as a part of an answer.
func partName(d rehearse.Dimension) string {
	switch d {
	case rehearse.Story:
		return "When and where"
	case rehearse.Situation:
		return "Situation and task"
	case rehearse.Actions:
		return "Your actions"
	case rehearse.Judgement:
		return "Judgement"
	case rehearse.Result:
		return "Result"
	case rehearse.Learning:
		return "Learning"
	}
	return "Fit"
}
