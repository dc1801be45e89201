package skills

import (
	"fmt"
	"strconv"

	"careercoach/bot"
)

// levelsCommand says what the levels mean and what coverage is.
func levelsCommand() bot.Flow {
	starts := []string{
		"what do the levels mean", "what do levels mean", "what do these levels mean", "what do the numbers mean", "what do these numbers mean", "what does the scale mean", "explain the levels", "explain the scale",
		"skill levels", "what are the skill levels", "how do the levels work",
		"how is coverage computed", "how is my coverage computed", "how is the coverage computed", "how is coverage calculated", "how is my skills gap computed", "how is the skills gap computed", "what is coverage", "what does coverage mean",
	}
	for level := range MaxLevel + 1 {
		n := strconv.Itoa(level)
		starts = append(starts, "what does "+n+" mean", "what does a "+n+" mean", "what does level "+n+" mean", "what is a "+n, "whats a "+n)
	}
	return bot.Flow{
		Name: "skilllevels", Title: "Skill levels", About: "What the levels of a skill mean, 0 to 4, and how coverage is computed.",
		Starts: starts,
		Finish: func(bot.Run) bot.Outcome { return bot.Outcome{Reply: levelsReply()} },
	}
}

func levelsReply() bot.Reply {
	t := &bot.Table{Header: []string{"Level", "You", "A skill that is needed so"}}
	for level, you := range []string{"not yet", "can explain it", "did it with help", "did it on your own", "led or taught it"} {
		t.Rows = append(t.Rows, []string{fmt.Sprint(level), you, meaning(level)})
	}
	return bot.Reply{
		Title: "Skill levels", Table: t,
		Body: "Levels of a skill go from 0 to 4, and `?` stands for not known, which is not 0. They are our own scale, not Amazon's, and have nothing to do with job levels such as L5.\n\n" +
			fmt.Sprintf("Coverage is Σ importance × min(yours, needed) / Σ importance × needed, with an importance of 1 to %d. What is not known makes it a range: counted as 0 at its lower end, as enough at its upper one.", maxWeight),
		Choices: []bot.Choice{{Label: "Skills gap", Text: "skills gap"}, {Label: "My gaps", Text: "my gaps"}},
	}
}
