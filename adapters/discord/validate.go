package discord

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// ValidateMessage reports everything that Discord would refuse in the body of
// a message (a post, an edit, a follow-up), and what the coach must never
// send: null, somebody's mention. The error joins one error for each problem;
// it is nil where there is none.
func ValidateMessage(body []byte) error {
	return validate(body, func(c *checker, v any) { c.message("message", c.object("message", v)) })
}

// ValidateCallback does the same for the answer to an interaction.
func ValidateCallback(body []byte) error {
	return validate(body, func(c *checker, v any) { c.callback(c.object("callback", v)) })
}

// ValidateCommands does the same for the list of commands that is registered.
func ValidateCommands(body []byte) error {
	return validate(body, func(c *checker, v any) { c.commands(c.list("commands", v)) })
}

func validate(body []byte, check func(*checker, any)) error {
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		return fmt.Errorf("reading a body: %w", err)
	}
	c := &checker{}
	c.noNull("body", v)
	check(c, v)
	return errors.Join(c.problems...)
}

// A checker collects what is wrong.
type checker struct {
	problems []error
	ids      map[string]bool // custom_ids seen in this message or form
}

// object is a JSON object.
type object = map[string]any

func (c *checker) wrong(format string, args ...any) {
	c.problems = append(c.problems, fmt.Errorf(format, args...))
}

// noNull finds null at any depth: some servers take it for something else than
// a field that is missing.
func (c *checker) noNull(at string, v any) {
	switch v := v.(type) {
	case nil:
		c.wrong("%s is null", at)
	case object:
		for k, inner := range v {
			c.noNull(at+"."+k, inner)
		}
	case []any:
		for i, inner := range v {
			c.noNull(fmt.Sprintf("%s[%d]", at, i), inner)
		}
	}
}

func (c *checker) object(at string, v any) object {
	o, ok := v.(object)
	if !ok {
		c.wrong("%s is no object", at)
	}
	return o
}

func (c *checker) list(at string, v any) []any {
	l, ok := v.([]any)
	if !ok && v != nil {
		c.wrong("%s is no list", at)
	}
	return l
}

// text checks the length of a string, in UTF-16 code units, and that it is not
// blank where it needs a character or more. It returns its length.
func (c *checker) text(at string, o object, field string, least, most int) int {
	v, there := o[field]
	s, ok := v.(string)
	n := units(s)
	switch {
	case !there && least == 0:
	case !ok:
		c.wrong("%s.%s is missing or no string", at, field)
	case least > 0 && !visible(s):
		c.wrong("%s.%s is blank", at, field)
	case n > most:
		c.wrong("%s.%s has %d characters, at most %d are allowed", at, field, n, most)
	}
	return n
}

// count checks the length of a list and returns it.
func (c *checker) count(at string, o object, field string, least, most int) []any {
	l := c.list(at+"."+field, o[field])
	if len(l) < least || len(l) > most {
		c.wrong("%s.%s has %d entries, %d to %d are allowed", at, field, len(l), least, most)
	}
	return l
}

// number returns a whole number; 0 where there is none.
func number(o object, field string) int {
	n, _ := o[field].(float64)
	return int(n)
}

// flagComponentsV2 marks messages of the newer components.
const flagComponentsV2 = 1 << 15

func (c *checker) message(at string, m object) {
	c.ids = map[string]bool{}
	c.mentions(at, m)
	flags := number(m, "flags")
	if flags&^(flagSuppressEmbeds|flagEphemeral|1<<12|flagComponentsV2) != 0 {
		c.wrong("%s.flags has bits that a message cannot have: %d", at, flags)
	}
	c.text(at, m, "content", 0, maxContent)
	if content, _ := m["content"].(string); content != "" {
		c.marked(at+".content", content)
	}
	c.embeds(at, m)
	c.components(at, m, flags&flagComponentsV2 != 0)
	c.attachments(at, m)
	if nonce, ok := m["nonce"].(string); ok && (nonce == "" || len(nonce) > 25) {
		c.wrong("%s.nonce has %d characters, 1 to 25 are allowed", at, len(nonce))
	}
	if content, _ := m["content"].(string); !visible(content) && len(c.list(at, m["embeds"])) == 0 && len(c.list(at, m["components"])) == 0 && len(c.list(at, m["attachments"])) == 0 {
		c.wrong("%s shows nothing", at)
	}
}

// mentions wants allowed_mentions to allow nobody.
func (c *checker) mentions(at string, m object) {
	allowed, ok := m["allowed_mentions"].(object)
	parse, isList := allowed["parse"].([]any)
	if !ok || !isList || len(parse) > 0 {
		c.wrong("%s.allowed_mentions.parse is not []", at)
	}
	for _, field := range []string{"users", "roles"} {
		if len(c.list(at+"."+field, allowed[field])) > 0 {
			c.wrong("%s.allowed_mentions.%s names somebody", at, field)
		}
	}
	if replied, _ := allowed["replied_user"].(bool); replied {
		c.wrong("%s.allowed_mentions pings who is replied to", at)
	}
}

// pings matches what may call people, a channel, a command or a moment to the
// screen where it is not escaped.
var pings = regexp.MustCompile(`@(?:everyone|here)|(?:^|[^\\])<(?:@|#|/|a?:|t:|id:)`)

// codes matches what is shown as it stands.
var codes = regexp.MustCompile("(?s)```.*?```|`[^`]*`|\\\\[^0-9A-Za-z\\s]")

// marked checks text in Discord's dialect for what must not be in it.
func (c *checker) marked(at, text string) {
	if strings.Contains(text, "@everyone") || strings.Contains(text, "@here") {
		c.wrong("%s calls everybody", at)
	}
	if found := pings.FindString(codes.ReplaceAllString(text, "x")); found != "" {
		c.wrong("%s holds %q", at, found)
	}
}

func (c *checker) attachments(at string, m object) {
	seen := map[any]bool{}
	for i, v := range c.count(at, m, "attachments", 0, maxFiles) {
		at := fmt.Sprintf("%s.attachments[%d]", at, i)
		a := c.object(at, v)
		if id, ok := a["id"].(string); !ok || id == "" || seen[id] {
			c.wrong("%s.id is missing or not the only one", at)
		}
		seen[a["id"]] = true
		c.text(at, a, "filename", 1, maxFileName)
		c.text(at, a, "description", 0, maxDescription)
	}
}
