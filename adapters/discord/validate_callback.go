package discord

import "fmt"

// callback checks the answer to an interaction.
func (c *checker) callback(o object) {
	data, has := o["data"].(object)
	kind := number(o, "type")
	switch kind {
	case 1, 6: // PONG and deferred update: nothing
	case 5:
		if flags := number(data, "flags"); flags&^flagEphemeral != 0 {
			c.wrong("data.flags of a deferral has %d", flags)
		}
	case 4, 7:
		c.message("data", data)
	case 8:
		c.autocomplete(data)
	case 9:
		c.form(data)
	default:
		c.wrong("type is %d", kind)
	}
	if !has && kind != 1 && kind != 5 && kind != 6 {
		c.wrong("data is missing")
	}
}

func (c *checker) autocomplete(data object) {
	if _, ok := data["choices"].([]any); !ok {
		c.wrong("data.choices is missing")
	}
	for i, v := range c.count("data", data, "choices", 0, maxOptions) {
		c.choice(fmt.Sprintf("data.choices[%d]", i), c.object("data.choices", v))
	}
}

// choice checks a name and the value it stands for.
func (c *checker) choice(at string, o object) {
	c.text(at, o, "name", 1, maxOptionText)
	if _, ok := o["value"].(float64); !ok {
		c.text(at, o, "value", 1, maxOptionText)
	}
}

// form checks a form: rows of one input each.
func (c *checker) form(data object) {
	c.ids = map[string]bool{}
	c.text("data", data, "title", 1, maxFormTitle)
	c.customID("data", data)
	for i, v := range c.count("data", data, "components", 1, maxInputs) {
		at := fmt.Sprintf("data.components[%d]", i)
		line := c.object(at, v)
		if componentType(number(line, "type")) != typeRow {
			c.wrong("%s is no action row", at)
		}
		for _, v := range c.count(at, line, "components", 1, 1) {
			c.input(at, c.object(at, v))
		}
	}
}

func (c *checker) input(at string, o object) {
	if componentType(number(o, "type")) != typeInput {
		c.wrong("%s holds no input", at)
	}
	c.customID(at, o)
	c.text(at, o, "label", 1, maxInputLabel)
	c.text(at, o, "placeholder", 0, maxInputHint)
	c.text(at, o, "value", 0, maxInputLength)
	if style := number(o, "style"); style != 1 && style != 2 {
		c.wrong("%s has the style %d", at, style)
	}
	least, most := number(o, "min_length"), maxInputLength
	if _, ok := o["max_length"]; ok {
		most = number(o, "max_length")
	}
	if least < 0 || most < 1 || most > maxInputLength || least > most {
		c.wrong("%s takes %d to %d characters", at, least, most)
	}
}
