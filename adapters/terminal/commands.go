package terminal

import (
	"strings"
	"unicode"
)

// command is one line that is no message.
type command struct {
	name string
	help string
	run  func(*session) string // what to show, as Markdown
}

// commands are those that the Config allows.
func (s *session) commands() []command {
	cs := []command{{"/help", "what you can ask, and these commands", (*session).help}}
	if s.Topics != nil {
		cs = append(cs, command{"/topics", "what I know about", func(s *session) string { return s.Topics() }})
	}
	if s.Why != nil {
		cs = append(cs, command{"/why", "why I gave the last answer", (*session).why})
	}
	return append(cs, command{"/quit", "leave (so does the end of input)", func(s *session) string {
		s.leave()
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

// command runs the command, or says which there are.
func (s *session) command(name string) {
	if name == "/exit" {
		name = "/quit"
	}
	var names []string
	for _, c := range s.commands() {
		if c.name == name {
			if text := c.run(s); text != "" {
				s.show(s.markdown(text))
			}
			return
		}
		names = append(names, c.name)
	}
	s.say("There is no command " + name + ". There are: " + strings.Join(names, ", ") +
		". Anything else is a question, without the slash.")
}

func (s *session) help() string {
	var b strings.Builder
	if s.Help != nil {
		b.WriteString(strings.TrimSpace(s.Help()) + "\n\n")
	}
	b.WriteString("Commands:\n\n")
	for _, c := range s.commands() {
		b.WriteString("- `" + c.name + "`: " + c.help + "\n")
	}
	b.WriteString("\nA number picks one of the choices under the last answer.")
	return b.String()
}

func (s *session) why() string {
	if text := s.Why(); text != "" {
		return text
	}
	return "There is no answer to explain yet. Ask something first."
}

// completions are what the Tab key completes.
func (s *session) completions() []string {
	var names []string
	for _, c := range s.commands() {
		names = append(names, c.name)
	}
	return names
}
