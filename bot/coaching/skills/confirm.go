package skills

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/knowledge"
)

// proposalsOf returns what was read from the person's own words.
func proposalsOf(r bot.Run) []Proposal {
	g, ok := r.Last(stepWords)
	if !ok && tellsSkills(r) {
		g, ok = r.Last(stepArea)
	}
	if !ok || g.Skipped {
		return nil
	}
	if claims, problem := Shorthand(r.Base, g.Text); problem == "" {
		var out []Proposal
		for _, c := range claims {
			if !c.Required {
				out = append(out, Proposal{c, shortened(g.Text)})
			}
		}
		return out
	}
	return Read(r.Base, g.Text)
}

func askConfirm(r bot.Run) bot.Reply {
	list := proposalsOf(r)
	t := &bot.Table{Header: []string{"Skill", "Level", "Your words"}}
	for _, p := range list {
		t.Rows = append(t.Rows, []string{nameOf(r.Base, p.Skill), levelText(p.Level), p.Words})
	}
	return bot.Reply{
		Body: "This is what I read out of it. Levels: 0 not yet, 1 can explain, 2 did it with help, 3 on your own, 4 led or taught. Years alone never make more than 3.\n\n" +
			"Is that right? If not, type what is, such as `" + example(r.Base, list) + "`; the rest then stays.",
		Table: t,
	}
}

// example shows shorthand with a skill of the proposals.
func example(base *knowledge.Base, list []Proposal) string {
	name := "java"
	if len(list) > 0 {
		name = strings.ToLower(nameOf(base, list[0].Skill))
	}
	return name + " 2"
}

func confirmOptions(bot.Run) []bot.Option {
	return []bot.Option{
		{Value: "yes", Label: "Yes, that is right", Names: []string{"yes", "y", "yep", "right", "correct", "ok", "okay", "that is right", "looks right", "looks good"}},
		{Value: "no", Label: "No, drop all of it", Names: []string{"no", "n", "nope", "wrong", "drop", "drop it", "drop them"}},
	}
}

// checkConfirm writes down what is confirmed; corrections come in shorthand.
func checkConfirm(r bot.Run, g bot.Given) (bot.Given, string) {
	list := proposalsOf(r)
	var claims []Claim
	for _, p := range list {
		claims = append(claims, p.Claim)
	}
	mended, problem := corrections(r.Base, g.Text)
	limited := len(g.Values) > 0 && limits(g.Text)
	switch {
	case len(mended) > 0:
	case len(g.Values) > 0 && g.Values[0] == "yes" && !limited:
		g.Values = append([]string{"yes"}, valuesOf(claims)...)
		return g, ""
	case len(g.Values) > 0 && !limited:
		return g, ""
	case limited:
		return g, "What is it instead? Type the skill and its level, such as `" + example(r.Base, list) + "`; the rest then stays."
	default:
		return g, problem + " Say `yes` where all is right, or type only what is wrong, such as `" + example(r.Base, list) + "`."
	}
	for _, c := range mended {
		claims = slices.DeleteFunc(claims, func(have Claim) bool { return have.Skill == c.Skill && !c.Required })
	}
	g.Values = append([]string{"yes"}, valuesOf(append(claims, mended...))...)
	return g, ""
}

// corrections reads what is to be put right: shorthand, also among other words,
// or words that say how well a skill is known.
func corrections(base *knowledge.Base, typed string) ([]Claim, string) {
	claims, problem := Loose(base, typed)
	if len(claims) > 0 {
		return claims, problem
	}
	for _, p := range read(base, typed, true) {
		claims = append(claims, p.Claim)
	}
	return claims, problem
}

// limits reports that words take back a part of a yes or no.
func limits(typed string) bool {
	words := wordsOf(typed)
	return slices.ContainsFunc(words, func(w word) bool {
		return slices.Contains([]string{"but", "except", "only", "however", "although", "though", "apart", "besides", "without"}, w.text)
	})
}

// confirmed returns what the person confirmed of the proposals, with their
// corrections.
func confirmed(r bot.Run) []Claim { return claimsIn(r.Values(stepConfirm)) }

// valuesOf writes claims as the values of an answer, claimsIn reads them.
func valuesOf(claims []Claim) []string {
	var out []string
	for _, c := range claims {
		level := fmt.Sprint(c.Level)
		if c.Required {
			level = "needs " + level
		}
		out = append(out, string(c.Skill)+"="+level+"="+string(c.Evidence))
	}
	return out
}

func claimsIn(values []string) []Claim {
	var out []Claim
	for _, v := range values {
		parts := strings.Split(v, "=")
		if len(parts) != 3 || required().skill(knowledge.SubjectID(parts[0])) == nil {
			continue
		}
		c := Claim{Skill: knowledge.SubjectID(parts[0]), Own: Own{Evidence: Evidence(parts[2])}}
		parts[1], c.Required = strings.CutPrefix(parts[1], "needs ")
		if _, err := fmt.Sscan(parts[1], &c.Level); err == nil && c.Level >= Unknown && c.Level <= MaxLevel {
			out = append(out, c)
		}
	}
	return out
}
