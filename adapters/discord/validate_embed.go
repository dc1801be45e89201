package discord

import (
	"fmt"
	"strings"
)

// embeds checks the embeds of a message, each and together.
func (c *checker) embeds(at string, m object) {
	total := 0
	for i, v := range c.count(at, m, "embeds", 0, maxEmbeds) {
		at := fmt.Sprintf("%s.embeds[%d]", at, i)
		e := c.object(at, v)
		total += c.embed(at, e)
		c.image(at, e, m)
	}
	if total > maxEmbedTotal {
		c.wrong("%s.embeds have %d characters together, at most %d are allowed", at, total, maxEmbedTotal)
	}
}

// embed checks one embed and returns how much of the total it takes.
func (c *checker) embed(at string, e object) int {
	total := c.markedText(at, e, "title", 0, maxTitle) + c.markedText(at, e, "description", 0, maxBody)
	for i, v := range c.count(at, e, "fields", 0, maxFields) {
		at := fmt.Sprintf("%s.fields[%d]", at, i)
		f := c.object(at, v)
		total += c.markedText(at, f, "name", 1, maxFieldName) + c.markedText(at, f, "value", 1, maxFieldValue)
	}
	if v, ok := e["footer"]; ok {
		total += c.text(at+".footer", c.object(at+".footer", v), "text", 1, maxFooter)
	}
	if v, ok := e["author"]; ok {
		total += c.text(at+".author", c.object(at+".author", v), "name", 1, maxTitle)
	}
	if color := number(e, "color"); color < 0 || color > 0xffffff {
		c.wrong("%s.color is out of range", at)
	}
	if _, picture := e["image"]; total == 0 && !picture {
		c.wrong("%s shows nothing", at)
	}
	return total
}

// markedText checks a text in Discord's dialect.
func (c *checker) markedText(at string, o object, field string, least, most int) int {
	if s, ok := o[field].(string); ok {
		c.marked(at+"."+field, s)
	}
	return c.text(at, o, field, least, most)
}

// image wants a picture to be a file of the message or on the web.
func (c *checker) image(at string, e, m object) {
	v, ok := e["image"]
	if !ok {
		return
	}
	address, _ := c.object(at+".image", v)["url"].(string)
	name, isFile := strings.CutPrefix(address, "attachment://")
	if !isFile {
		c.address(at+".image", address, maxFooter)
		return
	}
	for _, v := range c.list(at, m["attachments"]) {
		if a, _ := v.(object); a["filename"] == name {
			return
		}
	}
	c.wrong("%s.image is no file of the message: %q", at, name)
}

// address wants an address on the web.
func (c *checker) address(at, address string, most int) {
	if units(address) > most || !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") || strings.ContainsAny(address, " \n") {
		c.wrong("%s leads to no address on the web: %q", at, address)
	}
}
