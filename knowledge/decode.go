package knowledge

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"

	"go.yaml.in/yaml/v4"
)

// tables are the lists of a knowledge base, with the place of every entry.
type tables struct {
	topics   []located[Topic]
	sources  []located[Source]
	kinds    []located[Kind]
	aspects  []located[Aspect]
	subjects []located[Subject]
	figures  []located[Figure]
	cards    []located[Card]
}

// document is the decoded content of every file of every layer, in order.
type document struct {
	tables
	problems Problems

	// incomplete says that some entries could not be read, so that nothing
	// can be said of what is declared nowhere.
	incomplete bool
}

// decode adds the content of one file. Problems are collected, not returned,
// so that one run names all of them.
func (d *document) decode(layer int, file string, data []byte) {
	at := place{layer: layer, file: file}
	if line, ok := badByte(data); ok {
		d.lose(at.on(line), "this is no plain text in UTF-8", "save the file as UTF-8 and take characters that do not show out")
		return
	}
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		d.loseSyntax(at, err)
		return
	}
	aliases := &aliases{budget: maxFile}
	for {
		var node yaml.Node
		err := loader.Load(&node)
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			d.loseSyntax(at, err)
			return
		}
		d.decodeRoot(at, &node, aliases)
		if aliases.budget < 0 {
			d.lose(at, fmt.Sprintf("the aliases of this file repeat more than %d MiB", maxFile>>20), "write fewer of them")
			return
		}
	}
}

func (d *document) decodeRoot(at place, node *yaml.Node, aliases *aliases) {
	if len(node.Content) == 0 || isNull(node.Content[0]) {
		return
	}
	root := node.Content[0]
	if root.Kind != yaml.MappingNode {
		d.lose(at.on(root.Line), "a knowledge file has named lists at its top", "begin it with `cards:`")
		return
	}
	seen := map[string]bool{}
	for key, value := range pairs(root) {
		here := at.on(key.Line)
		if seen[key.Value] {
			d.lose(here, fmt.Sprintf("%q stands twice in this file", key.Value), "join the two lists")
			continue
		}
		seen[key.Value] = true
		d.decodeTable(here, key.Value, aliases.follow(value), aliases)
	}
}

func (d *document) decodeTable(at place, name string, node *yaml.Node, aliases *aliases) {
	switch name {
	case "topics":
		decodeList(d, at, node, aliases, &d.topics)
	case "sources":
		decodeList(d, at, node, aliases, &d.sources)
	case "kinds":
		decodeList(d, at, node, aliases, &d.kinds)
	case "aspects":
		decodeList(d, at, node, aliases, &d.aspects)
	case "subjects":
		decodeList(d, at, node, aliases, &d.subjects)
	case "figures":
		decodeList(d, at, node, aliases, &d.figures)
	case "cards":
		decodeList(d, at, node, aliases, &d.cards)
	default:
		d.lose(at, fmt.Sprintf("unknown field %q", name), suggestion(name, fieldsOf(reflect.TypeFor[file]())))
	}
}

func decodeList[T any](d *document, at place, node *yaml.Node, aliases *aliases, into *[]located[T]) {
	if isNull(node) {
		return
	}
	if node.Kind != yaml.SequenceNode {
		d.lose(at, "a list is expected here", "begin each entry with `- id: …`")
		return
	}
	for _, item := range node.Content {
		if aliases.budget < 0 {
			return
		}
		here := at.on(item.Line)
		item = aliases.follow(item)
		if item.Kind != yaml.MappingNode {
			d.lose(here, "an entry with named fields is expected here", "begin it with `- id: …`")
			continue
		}
		entry := located[T]{place: here, node: item}
		e := entryReader{document: d, aliases: aliases, place: here}
		e.read(item, reflect.ValueOf(&entry.value).Elem())
		entry.broken = e.broken
		*into = append(*into, entry)
	}
}

func (d *document) fail(at place, message, mend string) {
	d.problems = append(d.problems, Problem{SeverityError, at.file, at.line, message, mend})
}

func (d *document) warn(at place, message, mend string) {
	d.problems = append(d.problems, Problem{SeverityWarning, at.file, at.line, message, mend})
}

// lose reports an error that hides entries.
func (d *document) lose(at place, message, mend string) {
	d.incomplete = true
	d.fail(at, message, mend)
}
