package knowledge

import (
	"iter"

	"go.yaml.in/yaml/v4"
)

// place is where an entry stands: the file it was read from and its line.
type place struct {
	layer int
	file  string
	line  int
}

// on returns another line of the same file.
func (p place) on(line int) place {
	p.line = line
	return p
}

// located is an entry with the place it was read from.
type located[T any] struct {
	place
	value T
	node  *yaml.Node // nil for an entry that no file declares

	broken bool // a field could not be read: its value says nothing
	double bool // another entry of the layer has the same id
}

// at returns the line of a field, or of one item of its list; where the entry
// has no such field, its own.
func (l located[T]) at(field string, item ...int) place {
	if l.node == nil {
		return l.place
	}
	for key, value := range pairs(l.node) {
		if key.Value != field {
			continue
		}
		for _, i := range item {
			if value.Kind == yaml.SequenceNode && i < len(value.Content) {
				return l.on(value.Content[i].Line)
			}
		}
		return l.on(key.Line)
	}
	return l.place
}

// pairs yields the keys and values of a mapping.
func pairs(mapping *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		for i := 0; i+1 < len(mapping.Content); i += 2 {
			if !yield(mapping.Content[i], mapping.Content[i+1]) {
				return
			}
		}
	}
}

func isNull(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.Tag == "!!null" }

// aliases follows the aliases of one file, up to a budget of what they repeat,
// in bytes: so a small file cannot grow large in memory.
type aliases struct{ budget int }

// follow returns what an alias stands for, and any other node as it is.
func (a *aliases) follow(node *yaml.Node) *yaml.Node {
	if node.Kind != yaml.AliasNode {
		return node
	}
	if a.budget >= 0 {
		a.budget -= size(node.Alias)
	}
	if a.budget < 0 {
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Line: node.Line}
	}
	return node.Alias
}

// size estimates the memory of a value without what its aliases stand for.
func size(node *yaml.Node) int {
	const header = 16 // of a string
	total := header + len(node.Value)
	for _, child := range node.Content {
		total += size(child)
	}
	return total
}
