package terminal

import (
	"slices"
	"strings"
	"unicode"
)

// The commands that judge the last answer.
const (
	helpful   = "/helpful"
	unhelpful = "/unhelpful"
)

// command is one line that is no message.
type command struct {
	name string
	help string
	run  func(*Terminal) string // what to show, as Markdown
}

// commands are those that the Config allows.
func (t *Terminal) commands() []command {
	cs := []command{{"/help", "what you can ask, and these commands", (*Terminal).help}}
	if t.Topics != nil {
		cs = append(cs, command{"/topics", "what I know about", func(t *Terminal) string { return t.Topics() }})
	}
	if t.Why != nil {
		cs = append(cs, command{"/why", "why I gave the last answer", (*Terminal).why})
	}
	cs = append(cs, command{name: helpful, help: "the last answer helped"}, command{name: unhelpful, help: "it did not"})
	for _, c := range t.Commands {
		cs = append(cs, command{name: c.Name, help: c.Help})
	}
	return append(cs, command{"/quit", "leave (so does the end of input)", func(t *Terminal) string {
		t.leave()
		return ""
	}})
}

// commandName returns the command that text is, in lower case. A slash in
// front of something else than a word does not make a command.
func commandName(text string) (string, bool) {
	if !strings.HasPrefix(text, "/") {
		return "", false
	}
	name := strings.Fields(text)[0]
	for _, r := range name[1:] {
		if !unicode.IsLetter(r) {
			return "", false
		}
	}
	return strings.ToLower(name), len(name) > 1
}

// answered reports whether a command is the coach's.
func (t *Terminal) answered(name string) bool {
	return slices.ContainsFunc(t.Config.Commands, func(c Command) bool { return c.Name == name })
}

// command runs the command, or says which there are.
func (t *Terminal) command(name string) {
	if name == "/exit" {
		name = "/quit"
	}
	var names []string
	for _, c := range t.commands() {
		if c.name == name {
			if text := c.run(t); text != "" {
				t.show(t.markdown(text))
			}
			return
		}
		names = append(names, c.name)
	}
	t.say("There is no command " + name + ". There are: " + strings.Join(names, ", ") +
		". Anything else is a question, without the slash.")
}

func (t *Terminal) help() string {
	var b strings.Builder
	if t.Help != nil {
		b.WriteString(strings.TrimSpace(t.Help()) + "\n\n")
	}
	b.WriteString("Commands:\n\n")
	for _, c := range t.commands() {
		b.WriteString("- `" + c.name + "`: " + c.help + "\n")
	}
	b.WriteString("\nA number picks one of the choices under the last answer.")
	return b.String()
}

func (t *Terminal) why() string {
	if text := t.Why(); text != "" {
		return text
	}
	return "There is no answer to explain yet. Ask something first."
}

// completions are what the Tab key completes.
func (t *Terminal) completions() []string {
	var names []string
	for _, c := range t.commands() {
		names = append(names, c.name)
	}
	return names
}
