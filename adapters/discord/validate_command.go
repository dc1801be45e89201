package discord

import (
	"fmt"
	"regexp"
	"strings"
)

// Discord's limits of commands.
const (
	maxCommands        = 100
	maxMenuEntries     = 15 // of each kind
	maxCommandName     = 32
	maxCommandText     = 100 // description
	maxCommandsOptions = 25
	maxCommandTotal    = 8000
)

// Discord's numbers for kinds of commands and options.
const (
	kindChatCommand  = 1
	kindSubcommand   = 1
	kindSubcommands  = 2
	kindStringOption = 3
)

// commandNames matches the names of chat commands and their options.
var commandNames = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

func (c *checker) commands(list []any) {
	counts := map[int]int{}
	seen := map[string]bool{}
	for i, v := range list {
		at := fmt.Sprintf("commands[%d]", i)
		o := c.object(at, v)
		kind := max(kindChatCommand, number(o, "type"))
		counts[kind]++
		name, _ := o["name"].(string)
		if key := fmt.Sprint(kind, name); seen[key] {
			c.wrong("%s has a name that another has: %q", at, name)
		} else {
			seen[key] = true
		}
		c.command(at, kind, o)
	}
	for kind, n := range counts {
		if kind == kindChatCommand && n > maxCommands || kind != kindChatCommand && n > maxMenuEntries {
			c.wrong("there are %d commands of kind %d", n, kind)
		}
	}
}

func (c *checker) command(at string, kind int, o object) {
	for _, field := range []string{"contexts", "integration_types"} {
		if _, ok := o[field]; ok {
			c.count(at, o, field, 1, 3)
		}
	}
	if p, ok := o["default_member_permissions"]; ok && number(o, "default_member_permissions") <= 0 {
		c.wrong("%s has the permissions %v, a number above 0 is needed", at, p)
	}
	if kind != kindChatCommand {
		c.text(at, o, "name", 1, maxCommandName)
		if d, _ := o["description"].(string); d != "" || o["options"] != nil {
			c.wrong("%s is a menu entry with a description or options", at)
		}
		return
	}
	if total := c.named(at, o) + c.options(at, o); total > maxCommandTotal {
		c.wrong("%s has %d characters in all, at most %d are allowed", at, total, maxCommandTotal)
	}
}

// named checks name and description and returns their length.
func (c *checker) named(at string, o object) int {
	name, _ := o["name"].(string)
	if !commandNames.MatchString(name) || name != strings.ToLower(name) {
		c.wrong("%s has a name that Discord does not take: %q", at, name)
	}
	return units(name) + c.text(at, o, "description", 1, maxCommandText)
}

// options checks the options of a command and returns their length.
func (c *checker) options(at string, o object) int {
	total, optional := 0, false
	seen := map[any]bool{}
	for i, v := range c.count(at, o, "options", 0, maxCommandsOptions) {
		at := fmt.Sprintf("%s.options[%d]", at, i)
		option := c.object(at, v)
		total += c.named(at, option) + c.options(at, option) + c.optionChoices(at, option)
		if seen[option["name"]] {
			c.wrong("%s has a name that another has", at)
		}
		seen[option["name"]] = true
		kind := number(option, "type")
		if kind < kindSubcommand || kind > 11 {
			c.wrong("%s has type %d", at, kind)
		}
		required, _ := option["required"].(bool)
		if required && optional {
			c.wrong("%s is required behind one that is not", at)
		}
		optional = optional || !required && kind > kindSubcommands
	}
	return total
}

// optionChoices checks what an option lets choose and returns its length.
func (c *checker) optionChoices(at string, o object) int {
	total := 0
	choices := c.count(at, o, "choices", 0, maxOptions)
	for i, v := range choices {
		at := fmt.Sprintf("%s.choices[%d]", at, i)
		one := c.object(at, v)
		c.choice(at, one)
		name, _ := one["name"].(string)
		value, _ := one["value"].(string)
		total += units(name) + units(value)
	}
	if auto, _ := o["autocomplete"].(bool); auto && (len(choices) > 0 || number(o, "type") < kindStringOption) {
		c.wrong("%s completes by itself beside choices", at)
	}
	return total
}
