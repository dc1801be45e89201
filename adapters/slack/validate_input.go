package slack

// modal checks what stands around the blocks of a form.
func (c *checker) modal(m map[string]any) {
	for _, name := range []string{"title", "submit", "close"} {
		c.text(name, m[name], "plain", maxViewText)
	}
	callback, _ := m["callback_id"].(string)
	c.length("callback_id", callback, 1, maxID)
	metadata, _ := m["private_metadata"].(string)
	c.length("private_metadata", metadata, 0, maxMetadata)
	for name := range m {
		switch name {
		case "type", "title", "submit", "close", "callback_id", "private_metadata", "blocks":
		default:
			c.fault("modal", "a field %q", name)
		}
	}
}

// checkInput checks what stands around an element that takes something: in
// messages what can be chosen, in forms text too.
func checkInput(c *checker, path string, o map[string]any) {
	c.text(path+"/label", o["label"], "plain", maxLabel)
	if o["hint"] != nil {
		c.text(path+"/hint", o["hint"], "plain", maxLabel)
	}
	role := "input"
	if element, _ := o["element"].(map[string]any); c.form && element["type"] == "plain_text_input" {
		role = "form input"
	}
	if o["block_id"] == nil { // what was put in could not be found
		c.fault(path, "an input lacks block_id")
	}
	// Ids of elements need to be unique in their block alone; an input has one.
	outside := c.ids
	c.ids = map[string]bool{}
	c.object(path+"/element", o["element"], role)
	c.ids = outside
}

func checkTextInput(c *checker, path string, o map[string]any) {
	least := c.number(path, o["min_length"], 0, maxInput)
	if most := c.number(path, o["max_length"], 1, maxInput); o["max_length"] != nil && least > most {
		c.fault(path, "at least %d and at most %d characters", least, most)
	}
}

// number checks a whole number, which may be left out.
func (c *checker) number(path string, v any, low, high int) int {
	if v == nil {
		return 0
	}
	n, ok := v.(float64)
	if !ok || n != float64(int(n)) || int(n) < low || int(n) > high {
		c.fault(path, "%v, not a number from %d to %d", v, low, high)
	}
	return int(n)
}
