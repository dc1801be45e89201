package discord

import (
	"slices"
	"strconv"
	"strings"

	discordapi "github.com/bwmarrin/discordgo"
)

const (
	// menuName is the entry in the menu of messages.
	menuName = "Ask the coach about this"
	// settingsName is the command for those who manage a server.
	settingsName = "coach-settings"
	// maxChoices is how many choices an option may have, maxChoiceText how
	// long each, in characters.
	maxChoices    = 25
	maxChoiceText = 100
	// maxQuestion is how long a question behind a command may be.
	maxQuestion = 2000
)

// A Command is a command as it is registered.
type Command struct {
	Name        string                            `json:"name"`
	Description string                            `json:"description,omitempty"`
	Type        discordapi.ApplicationCommandType `json:"type"`
	Options     []CommandOption                   `json:"options,omitempty"`
	// Permissions are who sees the command: a bit set, as a number, which is
	// how Discord publishes it; it gives it back as digits. 0 is everybody.
	Permissions  int64 `json:"default_member_permissions,omitempty"`
	Contexts     []int `json:"contexts"`          // 0 servers, 1 the coach's direct messages, 2 others
	Integrations []int `json:"integration_types"` // 0 installed to a server, 1 to a person
}

// A CommandOption is an option of a command, or a command below it.
type CommandOption struct {
	Type         discordapi.ApplicationCommandOptionType `json:"type"`
	Name         string                                  `json:"name"`
	Description  string                                  `json:"description"`
	Required     bool                                    `json:"required,omitempty"`
	Autocomplete bool                                    `json:"autocomplete,omitempty"`
	MaxLength    int                                     `json:"max_length,omitempty"`
	ChannelTypes []discordapi.ChannelType                `json:"channel_types,omitempty"`
	Choices      []CommandChoice                         `json:"choices,omitempty"`
	Options      []CommandOption                         `json:"options,omitempty"`
}

// A CommandChoice is one of the values of an option.
type CommandChoice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// A topic is a command that opens one topic.
type topic struct {
	name, what string
	alone      string // the message without a question
	before     string // what stands before a question; empty where there can be none
	private    bool
}

// topics are the commands that open one.
func topics() []topic {
	return []topic{
		{"principles", "The leadership principles", "all leadership principles", "leadership principles: ", false},
		{"programs", "Programs and apprenticeships", "what programs are there", "programs: ", false},
		{"interview", "The interview loop and how to prepare", "interview process", "interview: ", false},
		{"topics", "What I can be asked", "/topics", "", true},
		{"privacy", "What I keep about you, and how to get or delete it", "/privacy", "", true},
		{"help", "How to use the coach", "/help", "", true},
	}
}

// Commands are the commands that the adapter registers.
func (a *Adapter) Commands() []Command {
	list := []Command{
		everywhere("coach", "Ask the coach a question",
			question("What do you want to know?", true),
			CommandOption{Type: discordapi.ApplicationCommandOptionBoolean, Name: "hide", Description: "Show the answer to me alone"}),
		everywhere("salary", "What a job at Amazon pays",
			namedOption("level", "Which level or title", a.config.Levels()), namedOption("region", "Where", a.config.Regions())),
	}
	for _, t := range topics() {
		c := everywhere(t.name, t.what)
		if t.before != "" {
			c.Options = []CommandOption{question("A question about it", false)}
		}
		list = append(list, c)
	}
	menu := everywhere(menuName, "")
	menu.Type = discordapi.MessageApplicationCommand
	return append(list, menu, a.settingsCommand())
}

// everywhere is a command for servers and direct messages, wherever the coach
// is installed.
func everywhere(name, what string, options ...CommandOption) Command {
	return Command{
		Name: name, Description: what, Type: discordapi.ChatApplicationCommand, Options: options,
		Contexts: []int{0, 1, 2}, Integrations: []int{0, 1},
	}
}

// question is an option for a question, with suggestions while it is typed.
func question(what string, required bool) CommandOption {
	return CommandOption{
		Type: discordapi.ApplicationCommandOptionString, Name: "question", Description: what,
		Required: required, Autocomplete: true, MaxLength: maxQuestion,
	}
}

// namedOption is an option with names to choose from; anything where there are none.
func namedOption(name, what string, names []string) CommandOption {
	o := CommandOption{Type: discordapi.ApplicationCommandOptionString, Name: name, Description: what}
	o.Choices = append(o.Choices, choices(names)...)
	if len(o.Choices) == 0 {
		o.MaxLength = maxChoiceText
	}
	return o
}

// choices are names and questions as Discord takes them: none twice, none empty
// or too long.
func choices(names []string) []CommandChoice {
	out := []CommandChoice{}
	for _, name := range names {
		name = strings.TrimSpace(name)
		c := CommandChoice{name, name}
		if name == "" || units(name) > maxChoiceText || slices.Contains(out, c) {
			continue
		}
		if out = append(out, c); len(out) == maxChoices {
			break
		}
	}
	return out
}

// commandText is the message that a command stands for, and whether its answer
// is for the person alone; false where the command is not known.
func commandText(d interactionData) (text string, hide, ok bool) {
	asked := strings.TrimSpace(d.option("question"))
	switch d.Name {
	case "coach":
		hide, _ = strconv.ParseBool(d.option("hide"))
		return asked, hide, true
	case "salary":
		return salaryText(d.option("level"), d.option("region")), false, true
	}
	for _, t := range topics() {
		switch {
		case t.name != d.Name:
			continue
		case asked == "" || t.before == "":
			return t.alone, t.private, true
		}
		return t.before + asked, t.private, true
	}
	return "", false, false
}

// salaryText asks what a level earns in a region; either may be empty.
func salaryText(level, region string) string {
	switch {
	case level == "" && region == "":
		return "What do engineers earn at each level?"
	case level == "":
		return "How much do engineers earn in " + region + "?"
	case region == "":
		return "What does a " + level + " earn?"
	}
	return "What does a " + level + " earn in " + region + "?"
}

// autocomplete suggests questions for what is being typed.
func (in *intake) autocomplete(i interaction) callback {
	found := []CommandChoice{}
	if o, ok := focused(i.Data.Options); ok && o.Name == "question" {
		found = choices(in.config.Suggest(plainValue(o.Value)))
	}
	return callback{discordapi.InteractionApplicationCommandAutocompleteResult, map[string]any{"choices": found}}
}
