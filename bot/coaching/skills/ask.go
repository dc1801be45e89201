package skills

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// maxQuestions is how many skills one run asks for, beside what the person told
// in their own words.
const maxQuestions = 8

// done is the value of an answer that ends the questions.
const done = "done"

// owned returns what was answered to the questions of a run, the oldest first.
func owned(r bot.Run) []Claim {
	var out []Claim
	for _, g := range r.Given {
		if g.Step == stepOwn {
			out = append(out, claimsIn(g.Values)...)
		}
	}
	return out
}

// questions returns the needs that a run still asks for, what counts most
// first: of those that the person's own words left open the first few, without
// what was answered. A run for more leaves out what is known from earlier, and
// takes those first that were never asked.
func questions(r bot.Run) []Need {
	g := goalOf(r)
	told := map[knowledge.SubjectID]bool{}
	for _, c := range confirmed(r) {
		told[c.Skill] = told[c.Skill] || !c.Required
	}
	rec, _ := Load(r.Person.Profile) // where it cannot be read, all is asked
	var never, unknown []Need
	for _, n := range NeedsOf(r.Base, g.level, g.area) {
		kept, was := rec.Own[n.Skill]
		was = was && g.more && (kept.Run == 0 || kept.Run != stampOf(r))
		switch {
		case told[n.Skill]:
		case !was:
			never = append(never, n)
		case kept.Level == Unknown:
			unknown = append(unknown, n)
		}
	}
	list := append(never, unknown...)
	list = list[:min(len(list), maxQuestions)]
	answers := owned(r)
	return slices.DeleteFunc(list, func(n Need) bool {
		return slices.ContainsFunc(answers, func(c Claim) bool { return c.Skill == n.Skill && !c.Required })
	})
}

// nextQuestion returns the step that follows while skills are asked for.
func nextQuestion(r bot.Run) string {
	last, ok := r.Last(stepOwn)
	if len(questions(r)) > 0 && !(ok && slices.Contains(last.Values, done)) {
		return stepOwn
	}
	if len(provable(r)) > 0 {
		return stepProof
	}
	return ""
}

func askOwn(r bot.Run) bot.Reply {
	left := questions(r)
	if len(left) == 0 { // asked again after all was given
		return bot.Reply{Body: "That was the last skill. Say `done` to see the result."}
	}
	n := left[0]
	var b strings.Builder
	b.WriteString(noted(r))
	fmt.Fprintf(&b, "**%s** (%d to go): this level needs %d", n.Name, len(left), n.Required)
	if n.Says != "" && hasCard(r.Base, n.Card) {
		fmt.Fprintf(&b, ", by the guide's “%s”", n.Says)
	}
	b.WriteString(". Where do you stand?")
	return bot.Reply{Body: b.String(), Sources: cite.Sources(r.Base, n.Card)}
}

// noted says what the last answer was taken as, and, at the first question, how
// it goes.
func noted(r bot.Run) string {
	if len(r.Given) == 0 {
		return ""
	}
	switch last := r.Given[len(r.Given)-1]; {
	case last.Step == stepOwn:
		var parts []string
		for _, c := range claimsIn(last.Values) {
			parts = append(parts, nameOf(r.Base, c.Skill)+" "+levelText(c.Level))
		}
		if len(parts) == 0 {
			return ""
		}
		return "Noted: " + strings.Join(parts, ", ") + "." + strange(r, last) + "\n\n"
	case last.Step == stepConfirm:
		var parts []string
		mended, _ := corrections(r.Base, last.Text)
		for _, c := range mended {
			parts = append(parts, nameOf(r.Base, c.Skill)+" "+levelText(c.Level))
		}
		if len(parts) > 0 {
			return "Put right: " + strings.Join(parts, ", ") + "." + strange(r, last) + " The rest stays.\n\nNow the skills that count most. " + howToAnswer + "\n\n"
		}
	case last.Step == stepWords && !last.Skipped:
		return "I found no skill of my list in that, so I ask. " + howToAnswer + "\n\n"
	}
	return "Now the skills that count most. " + howToAnswer + "\n\n"
}

// strange says which part of an answer named no skill.
func strange(r bot.Run, g bot.Given) string {
	if claims, problem := Loose(r.Base, g.Text); len(claims) > 0 && problem != "" {
		return " " + problem
	}
	return ""
}

const howToAnswer = "You can also type several at once, such as `java 3, terraform 1`, or `done` to see the result."

func hasCard(base *knowledge.Base, id knowledge.CardID) bool {
	_, ok := base.Card(id)
	return ok
}

// ownOptions are the anchored levels, in an order in which the numbers of the
// choices are those of the levels, and a 5 is no level.
func ownOptions(r bot.Run) []bot.Option {
	left := questions(r)
	if len(left) == 0 {
		return []bot.Option{{Value: done, Label: "Done"}}
	}
	value := func(level int) string {
		return valuesOf([]Claim{{Skill: left[0].Skill, Own: Own{Level: level}}})[0]
	}
	return []bot.Option{
		{Value: value(1), Label: "I can explain it"},
		{Value: value(2), Label: "I did it with help"},
		{Value: value(3), Label: "I did it on my own"},
		{Value: value(4), Label: "I led or taught it"},
		{Value: value(Unknown), Label: "I don't know", Names: []string{"dont know", "do not know", "not sure", "no idea", "skip", "pass"}},
		{Value: value(0), Label: "Not yet", Names: []string{"nothing", "not at all"}},
	}
}

// checkOwn takes a level, shorthand for several skills, "done", or words that
// say how well the skill is known.
func checkOwn(r bot.Run, g bot.Given) (bot.Given, string) {
	typed := strings.TrimSpace(g.Text)
	left := questions(r)
	switch word := joined(wordsOf(typed)); {
	case len(g.Values) > 0:
		return g, ""
	case len(left) == 0, slices.Contains([]string{done, "enough", "finish", "show", "show me", "result", "show result", "show the result", "thats all", "that is all"}, word):
		g.Values = []string{done}
		return g, ""
	}
	claim := Claim{Skill: left[0].Skill}
	if level, ok := levelWord(typed); ok {
		claim.Level = level
		g.Values = valuesOf([]Claim{claim})
		return g, ""
	}
	claims, problem := corrections(r.Base, typed)
	if len(claims) > 0 {
		g.Values = valuesOf(claims)
		return g, ""
	}
	words := wordsOf(typed)
	if said, wished := signalOf(words, nil); said != bare && !wished && !asking(words) && !ofOthers(words) && len(namesOf(r.Base).mentions(words)) == 0 {
		claim.Own = mention{}.own(part{signal: said})
		g.Values = valuesOf([]Claim{claim})
		return g, ""
	}
	return g, problem + " Choose one of the levels, or say `skip` if you don't know."
}

// levelText writes a level with what it means.
func levelText(level int) string {
	switch level {
	case 0:
		return "0 (not yet)"
	case 1:
		return "1 (can explain)"
	case 2:
		return "2 (with help)"
	case 3:
		return "3 (on your own)"
	case 4:
		return "4 (led or taught)"
	}
	return "not known"
}
