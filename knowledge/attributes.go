package knowledge

import (
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Attributes are the facts of a subject that lists are filtered by. In YAML a
// value is a text, a number, a switch, or a list of texts; here each is a list
// of texts. A switch reads "true" or "false".
type Attributes map[string][]string

// attributes reads single values and lists alike.
func (e *entryReader) attributes(name string, at place, node *yaml.Node, into reflect.Value) {
	if node.Kind != yaml.MappingNode {
		e.wrong(name, at, node, "names with values", "write one a line, indented: `country: US`")
		return
	}
	out := Attributes{}
	for key, value := range pairs(node) {
		at := e.on(key.Line)
		value = e.follow(value)
		if _, again := out[key.Value]; again {
			e.fail(at, fmt.Sprintf("attribute %q stands twice in this entry", key.Value), "remove one of the two, or write a list")
		}
		switch {
		case key.Kind != yaml.ScalarNode || value.Kind == yaml.MappingNode:
			e.wrong(key.Value, at, value, "a text, number, switch or list of them", "a text with a colon, brackets or braces needs quote marks")
		case value.Kind == yaml.SequenceNode:
			for _, item := range value.Content {
				if text, ok := e.text(key.Value, item); ok {
					out[key.Value] = append(out[key.Value], text)
				}
			}
		case value.Tag == "!!bool":
			out[key.Value] = []string{strings.ToLower(value.Value)}
		case !isNull(value):
			out[key.Value] = []string{value.Value}
		}
	}
	into.Set(reflect.ValueOf(out))
}
