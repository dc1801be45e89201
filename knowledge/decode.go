package knowledge

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// place is where an entry stands: the file it was read from and its line.
type place struct {
	layer int
	file  string
	line  int
}

// located is an entry with the place it was read from.
type located[T any] struct {
	place
	value T
}

// document is the decoded content of every file of every layer, in order.
type document struct {
	topics   []located[Topic]
	sources  []located[Source]
	kinds    []located[Kind]
	aspects  []located[Aspect]
	subjects []located[Subject]
	figures  []located[Figure]
	cards    []located[Card]
	problems Problems
}

// tables are the top-level keys of a knowledge file.
var tables = []string{"topics", "sources", "kinds", "aspects", "subjects", "figures", "cards"}

// decode adds the content of one file. Problems are collected, not returned,
// so that one run names all of them.
func (d *document) decode(layer int, file string, data []byte) {
	at := place{layer: layer, file: file}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var node yaml.Node
		err := decoder.Decode(&node)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			at.line = lineOf(err.Error())
			d.fail(at, "this is not valid YAML: "+cleanYAML(err.Error()), "mend the line named here; often an indent or a missing quote mark")
			return
		}
		d.decodeRoot(at, &node)
	}
}

func (d *document) decodeRoot(at place, node *yaml.Node) {
	if len(node.Content) == 0 || node.Content[0].Tag == "!!null" {
		return
	}
	root := node.Content[0]
	at.line = root.Line
	if root.Kind != yaml.MappingNode {
		d.fail(at, "a knowledge file is a mapping", "begin it with `cards:`")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		at.line = key.Line
		if seen[key.Value] {
			d.fail(at, fmt.Sprintf("%q stands twice in this file", key.Value), "join the two lists")
			continue
		}
		seen[key.Value] = true
		d.decodeTable(at, key.Value, value)
	}
}

func (d *document) decodeTable(at place, name string, node *yaml.Node) {
	switch name {
	case "topics":
		decodeList(d, at, node, &d.topics)
	case "sources":
		decodeList(d, at, node, &d.sources)
	case "kinds":
		decodeList(d, at, node, &d.kinds)
	case "aspects":
		decodeList(d, at, node, &d.aspects)
	case "subjects":
		decodeList(d, at, node, &d.subjects)
	case "figures":
		decodeList(d, at, node, &d.figures)
	case "cards":
		decodeList(d, at, node, &d.cards)
	default:
		d.fail(at, fmt.Sprintf("unknown field %q", name), suggestion(name, tables))
	}
}

func decodeList[T any](d *document, at place, node *yaml.Node, into *[]located[T]) {
	if node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if node.Tag == "!!null" {
		return
	}
	if node.Kind != yaml.SequenceNode {
		d.fail(at, "a list is expected here", "begin each entry with `- id: …`")
		return
	}
	fields := fieldsOf(reflect.TypeFor[T]())
	for _, item := range node.Content {
		at.line = item.Line
		if item.Kind != yaml.MappingNode {
			d.fail(at, "an entry with named fields is expected here", "begin it with `- id: …`")
			continue
		}
		before := len(d.problems)
		d.checkFields(at, item, fields)
		var value T
		if err := item.Decode(&value); err != nil {
			if len(d.problems) == before {
				d.failDecode(at, err)
			}
			continue
		}
		*into = append(*into, located[T]{at, value})
	}
}

// checkFields reports every unknown or repeated field of an entry.
func (d *document) checkFields(at place, item *yaml.Node, fields []string) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(item.Content); i += 2 {
		key := item.Content[i]
		at.line = key.Line
		switch {
		case seen[key.Value]:
			d.fail(at, fmt.Sprintf("field %q stands twice in this entry", key.Value), "remove one of the two")
		case !contains(fields, key.Value):
			d.fail(at, fmt.Sprintf("unknown field %q", key.Value), suggestion(key.Value, fields))
		}
		seen[key.Value] = true
	}
}

// failDecode reports the lines of a YAML type error one by one.
func (d *document) failDecode(at place, err error) {
	var typeErr *yaml.TypeError
	if !errors.As(err, &typeErr) {
		if line := lineOf(err.Error()); line > 0 {
			at.line = line
		}
		d.fail(at, cleanYAML(err.Error()), "mend the value")
		return
	}
	for _, text := range typeErr.Errors {
		if line := lineOf(text); line > 0 {
			at.line = line
		}
		d.fail(at, cleanYAML(text), "write a value of the type named here; a text with a colon or a leading symbol needs quote marks")
	}
}

func (d *document) fail(at place, message, mend string) {
	d.problems = append(d.problems, Problem{SeverityError, at.file, at.line, message, mend})
}

func (d *document) warn(at place, message, mend string) {
	d.problems = append(d.problems, Problem{SeverityWarning, at.file, at.line, message, mend})
}

// fieldsOf returns the YAML names of a struct's fields.
func fieldsOf(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		names = append(names, t.Field(i).Tag.Get("yaml"))
	}
	return names
}

var lineNumber = regexp.MustCompile(`line (\d+): ?`)

// lineOf returns the line a YAML error names, or 0.
func lineOf(text string) int {
	m := lineNumber.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// cleanYAML takes what only a Go programmer understands out of a YAML error.
func cleanYAML(text string) string {
	text = strings.TrimPrefix(text, "yaml: ")
	text = lineNumber.ReplaceAllString(text, "")
	text = strings.ReplaceAll(text, "!!seq", "a list")
	text = strings.ReplaceAll(text, "!!map", "a mapping")
	text = strings.ReplaceAll(text, "!!str", "the text")
	text = strings.ReplaceAll(text, "!!int", "the number")
	text = strings.ReplaceAll(text, "!!bool", "the switch")
	text = strings.ReplaceAll(text, "cannot unmarshal", "cannot use")
	text = strings.ReplaceAll(text, "into []string", "as a list of texts")
	text = strings.ReplaceAll(text, "into string", "as a text")
	text = strings.ReplaceAll(text, "into float64", "as a number")
	text = strings.ReplaceAll(text, "into int", "as a whole number")
	text = strings.ReplaceAll(text, "into bool", "as true or false")
	return strings.ReplaceAll(text, "knowledge.", "")
}
