package slack

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"careercoach/adapters/markup"
)

// Validate reports all that Slack would refuse in a message or a view as JSON, and what we would not send although Slack took it: mentions, links
// whose text names another host, several tables. It knows the kinds of blocks
// that Render makes and takes no others.
func Validate(message []byte) error {
	var m map[string]any
	if err := json.Unmarshal(message, &m); err != nil {
		return fmt.Errorf("validating a message: %w", err)
	}
	c := checker{ids: map[string]bool{}}
	most := maxBlocks
	switch m["type"] {
	case "home":
		most = maxHomeBlocks
	case "modal":
		most, c.form = maxHomeBlocks, true
		c.modal(m)
	default:
		c.fallback(m["text"])
	}
	blocks, ok := m["blocks"].([]any)
	if !ok || len(blocks) == 0 || len(blocks) > most {
		c.fault("blocks", "%d blocks, not 1 to %d", len(blocks), most)
	}
	for i, b := range blocks {
		c.object(fmt.Sprintf("blocks/%d", i), b, "block")
	}
	if n := weight(blocks); n > maxMessage && !c.form {
		c.fault("blocks", "%d of %d characters as JSON", n, maxMessage)
	}
	if c.tables > 1 {
		c.fault("blocks", "%d tables, Slack takes one", c.tables)
	}
	return errors.Join(c.faults...)
}

// A checker collects what is wrong with a message.
type checker struct {
	faults []error
	ids    map[string]bool // block and action ids that were seen
	tables int
	form   bool // it is a form
}

func (c *checker) fault(path, format string, args ...any) {
	c.faults = append(c.faults, fmt.Errorf(path+": "+format, args...))
}

// fallback checks the text beside the blocks: escaped, without any markup.
func (c *checker) fallback(text any) {
	s, _ := text.(string)
	c.length("text", s, 1, maxText)
	c.quiet("text", s)
	if strings.ContainsAny(s, "<>") || strings.Contains(unescaped(s), "&") {
		c.fault("text", "an unescaped sign in %.80q", s)
	}
}

// object checks one object by its type; role is what it stands for.
func (c *checker) object(path string, v any, role string) {
	o, _ := v.(map[string]any)
	kind, _ := o["type"].(string)
	shape, ok := shapes()[kind]
	if !ok || !slices.Contains(shape.roles, role) {
		c.fault(path, "no %s of type %q is known", role, kind)
		return
	}
	for _, name := range shape.required {
		if _, ok := o[name]; !ok {
			c.fault(path, "%s lacks %s", kind, name)
		}
	}
	for name := range o {
		if name != "type" && !slices.Contains(shape.required, name) && !slices.Contains(shape.optional, name) {
			c.fault(path, "%s has a field %q", kind, name)
		}
	}
	c.id(path, o["block_id"])
	c.id(path, o["action_id"])
	if shape.check != nil {
		shape.check(c, path, o)
	}
}

// id checks an id: 1 to 255 characters, unique in the message.
func (c *checker) id(path string, v any) {
	if v == nil {
		return
	}
	s, _ := v.(string)
	c.length(path+"/id", s, 1, maxID)
	if c.ids[s] {
		c.fault(path, "the id %q is used twice", s)
	}
	c.ids[s] = true
}

func (c *checker) length(path, s string, low, high int) {
	if n := units(s); n < low || n > high {
		c.fault(path, "%d characters, not %d to %d", n, low, high)
	}
}

// list checks the elements of an array.
func (c *checker) list(path string, v any, low, high int, role string) {
	list, _ := v.([]any)
	if len(list) < low || len(list) > high {
		c.fault(path, "%d elements, not %d to %d", len(list), low, high)
	}
	for i, e := range list {
		c.object(fmt.Sprintf("%s/%d", path, i), e, role)
	}
}

// text checks a text object's own text against a limit.
func (c *checker) text(path string, v any, role string, limit int) {
	c.object(path, v, role)
	o, _ := v.(map[string]any)
	s, _ := o["text"].(string)
	c.length(path, s, 1, limit)
}

// quiet reports words and signs that could call somebody.
func (c *checker) quiet(path, s string) {
	if s != markup.BreakBroadcasts(s) {
		c.fault(path, "a mention or a broadcast in %.80q", s)
	}
}
