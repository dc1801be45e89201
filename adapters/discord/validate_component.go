package discord

import "fmt"

// components checks the rows of a message, or its newer components.
func (c *checker) components(at string, m object, newer bool) {
	if newer {
		c.newerComponents(at, m)
		return
	}
	for i, v := range c.count(at, m, "components", 0, maxRows) {
		at := fmt.Sprintf("%s.components[%d]", at, i)
		line := c.object(at, v)
		if componentType(number(line, "type")) != typeRow {
			c.wrong("%s is no action row", at)
		}
		inner := c.count(at, line, "components", 1, maxRowButtons)
		for j, v := range inner {
			at := fmt.Sprintf("%s.components[%d]", at, j)
			one := c.object(at, v)
			switch kind := componentType(number(one, "type")); {
			case kind == typeButton:
				c.button(at, one)
			case kind == typeSelect:
				c.selection(at, one)
				if len(inner) > 1 {
					c.wrong("%s does not stand alone in its row", at)
				}
			default:
				c.wrong("%s has type %d, which is for no message", at, kind)
			}
		}
	}
}

// maxNewer is how many newer components a message may have, nested ones with
// the others.
const maxNewer = 40

func (c *checker) newerComponents(at string, m object) {
	if m["content"] != nil && m["content"] != "" || len(c.list(at, m["embeds"])) > 0 {
		c.wrong("%s has newer components beside content or embeds", at)
	}
	if n := countComponents(m["components"]); n > maxNewer {
		c.wrong("%s has %d components, at most %d are allowed", at, n, maxNewer)
	}
}

func countComponents(v any) int {
	n := 0
	list, _ := v.([]any)
	for _, one := range list {
		o, _ := one.(object)
		n += 1 + countComponents(o["components"])
	}
	return n
}

func (c *checker) button(at string, b object) {
	c.text(at, b, "label", 0, maxLabel)
	label, _ := b["label"].(string)
	if _, emoji := b["emoji"]; !visible(label) && !emoji {
		c.wrong("%s shows nothing", at)
	}
	style := number(b, "style")
	if style < 1 || style > styleLink {
		c.wrong("%s has the style %d", at, style)
	}
	if style != styleLink {
		c.customID(at, b)
		if _, ok := b["url"]; ok {
			c.wrong("%s has an address but is no link", at)
		}
		return
	}
	if _, ok := b["custom_id"]; ok {
		c.wrong("%s is a link with a custom_id", at)
	}
	address, _ := b["url"].(string)
	c.address(at, address, maxURL)
}

func (c *checker) selection(at string, s object) {
	c.customID(at, s)
	c.text(at, s, "placeholder", 0, maxPlaceholder)
	values := map[any]bool{}
	for i, v := range c.count(at, s, "options", 1, maxOptions) {
		at := fmt.Sprintf("%s.options[%d]", at, i)
		o := c.object(at, v)
		c.text(at, o, "label", 1, maxOptionText)
		c.text(at, o, "value", 1, maxOptionText)
		c.text(at, o, "description", 0, maxOptionText)
		if values[o["value"]] {
			c.wrong("%s.value is not the only one", at)
		}
		values[o["value"]] = true
	}
	c.chosen(at, s)
}

// chosen checks how many options of a select may be chosen: 1 where it says
// nothing.
func (c *checker) chosen(at string, s object) {
	least, most := 1, 1
	if _, ok := s["min_values"]; ok {
		least = number(s, "min_values")
	}
	if _, ok := s["max_values"]; ok {
		most = number(s, "max_values")
	}
	options := len(c.list(at, s["options"]))
	if least < 0 || most < 1 || least > most || most > min(options, maxOptions) {
		c.wrong("%s lets %d to %d of %d options be chosen", at, least, most, options)
	}
}

// customID wants an id of 1 to 100 characters that nothing else has.
func (c *checker) customID(at string, o object) {
	c.text(at, o, "custom_id", 1, maxCustomID)
	id, _ := o["custom_id"].(string)
	if c.ids[id] {
		c.wrong("%s.custom_id is not the only one: %q", at, id)
	}
	c.ids[id] = true
}
