package story

import (
	"strings"

	"careercoach/bot"
)

// helpName is the flow that says what to write.
const helpName = "storyhelp"

// helping is the command that says what belongs into the part of a story that
// is being asked for, or into each.
func helping() bot.Flow {
	starts := []string{
		"i dont know what to write", "i do not know what to write", "i dont know what to say here", "i dont know what to put", "i dont know what to put here",
		"what should i write", "what should i write here", "what do i write", "what do i write here", "what to write", "what to write here", "what should i put here", "what do you want me to write",
		"help me write", "help me write it", "help me write this",
	}
	for _, p := range Parts() {
		name := string(p)
		starts = append(starts, "what does "+name+" mean", "what does the "+name+" mean", "what is meant by "+name, "what do you mean by "+name, "what goes into the "+name, "what goes in "+name)
	}
	return bot.Flow{
		Name: helpName, Title: "What to write in a story",
		About:  "What belongs into each part of a story, with an example.",
		Starts: starts,
		Finish: func(r bot.Run) bot.Outcome { return bot.Outcome{Reply: helped(r)} },
	}
}

// helped helps with the part that is being asked for; with all four where none
// is.
func helped(r bot.Run) bot.Reply {
	if at := r.Person.Flow; at != nil && at.Flow == addName && !at.Done {
		if help := wording().asks[at.Step].Help; help != "" {
			return bot.Reply{Body: help}
		}
	}
	var b strings.Builder
	b.WriteString("A story has four parts:\n")
	for _, p := range Parts() {
		ask := wording().asks[string(p)]
		b.WriteString("\n- **" + ask.Label + ".** " + strings.TrimSuffix(ask.Help, " `skip` leaves it out for now."))
	}
	return bot.Reply{
		Title: "What to write in a story", Body: b.String(), Sources: sources(r.Base, "begin"),
		Choices: []bot.Choice{{Label: "Add a story", Text: "new story"}, {Label: "My stories", Text: "stories"}},
	}
}
