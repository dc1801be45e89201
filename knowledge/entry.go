package knowledge

import (
	"fmt"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v4"
)

// entryReader fills the fields of one entry and reports what is wrong with
// them, in words for people who write knowledge, not programs.
type entryReader struct {
	*document
	*aliases
	place
	broken bool // some field could not be read
}

// read fills a struct by the YAML names of its fields.
func (e *entryReader) read(item *yaml.Node, into reflect.Value) {
	names := fieldsOf(into.Type())
	seen := map[string]bool{}
	for key, value := range pairs(item) {
		name := key.Value
		index := slices.Index(names, name)
		switch {
		case key.Kind != yaml.ScalarNode || index < 0:
			e.fail(e.on(key.Line), fmt.Sprintf("unknown field %q", name), suggestion(name, names))
		case seen[name]:
			e.fail(e.on(key.Line), fmt.Sprintf("field %q stands twice in this entry", name), "remove one of the two")
		default:
			e.field(name, e.on(key.Line), e.follow(value), into.Field(index))
		}
		seen[name] = true
	}
}

// field fills one field. Fields without a value stay empty.
func (e *entryReader) field(name string, at place, node *yaml.Node, into reflect.Value) {
	if isNull(node) {
		return
	}
	switch into.Kind() {
	case reflect.Slice:
		e.list(name, at, node, into)
	case reflect.Map:
		e.attributes(name, at, node, into)
	case reflect.String:
		if node.Kind != yaml.ScalarNode {
			e.wrong(name, at, node, "a text", "a text with brackets or braces needs quote marks")
			return
		}
		into.SetString(node.Value)
	case reflect.Bool:
		e.scalar(name, at, node, into, "a switch", "write true or false")
	case reflect.Int:
		e.scalar(name, at, node, into, "a whole number", "write digits alone")
	default:
		e.scalar(name, at, node, into, "a number", "write digits alone, with a point before the decimals")
	}
}

func (e *entryReader) scalar(name string, at place, node *yaml.Node, into reflect.Value, want, mend string) {
	cut := into.Kind() == reflect.Int && node.Tag != "!!int" // decimals would go without a word
	if node.Kind != yaml.ScalarNode || cut || node.Decode(into.Addr().Interface()) != nil {
		into.SetZero()
		e.wrong(name, at, node, want, mend)
	}
}

func (e *entryReader) list(name string, at place, node *yaml.Node, into reflect.Value) {
	if node.Kind != yaml.SequenceNode {
		e.wrong(name, at, node, "a list", fmt.Sprintf("write `%s: [one, two]`, or one entry a line, each behind a dash", name))
		return
	}
	into.Grow(len(node.Content))
	for _, item := range node.Content {
		if text, ok := e.text(name, item); ok {
			into.SetLen(into.Len() + 1)
			into.Index(into.Len() - 1).SetString(text)
		}
	}
}

// text returns one item of a list of texts.
func (e *entryReader) text(name string, item *yaml.Node) (string, bool) {
	at := e.on(item.Line)
	item = e.follow(item)
	switch {
	case e.budget < 0: // said once for the whole file
	case isNull(item):
		e.broken = true
		e.fail(at, fmt.Sprintf("field %q has an empty entry", name), "write a text behind the dash, or take the dash out")
	case item.Kind != yaml.ScalarNode:
		e.wrong(name, at, item, "a text", "a text with a colon, brackets or braces needs quote marks")
	default:
		return item.Value, true
	}
	return "", false
}

// wrong reports a value of the wrong type.
func (e *entryReader) wrong(name string, at place, node *yaml.Node, want, mend string) {
	e.broken = true
	e.incomplete = e.incomplete || name == "id"
	e.fail(at, fmt.Sprintf("field %q holds %s where %s is expected", name, kindOf(node), want), mend)
}

// kindOf says what a YAML value is.
func kindOf(node *yaml.Node) string {
	switch {
	case node.Kind == yaml.SequenceNode:
		return "a list"
	case node.Kind == yaml.MappingNode:
		return "names with values"
	case node.Tag == "!!int" || node.Tag == "!!float":
		return "the number " + shortened(node.Value)
	}
	return fmt.Sprintf("the text %q", shortened(node.Value))
}

// shortened cuts what a person wrote to the length that a message can quote.
func shortened(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// fieldsOf returns the YAML names of a struct's fields.
func fieldsOf(t reflect.Type) []string {
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = t.Field(i).Tag.Get("yaml")
	}
	return names
}
