package knowledge

import (
	"fmt"

	"go.yaml.in/yaml/v3"
)

// Attributes are the facts of a subject that lists are filtered by. In YAML a
// value is a text, a number, a switch, or a list of texts; here each is a list
// of texts. A switch reads "true" or "false".
type Attributes map[string][]string

// UnmarshalYAML reads single values and lists alike.
func (a *Attributes) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: attributes are a mapping of names to values", node.Line)
	}
	out := Attributes{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		switch value.Kind {
		case yaml.ScalarNode:
			if value.Tag != "!!null" {
				out[key.Value] = []string{value.Value}
			}
		case yaml.SequenceNode:
			for _, item := range value.Content {
				if item.Kind != yaml.ScalarNode {
					return fmt.Errorf("line %d: attribute %q holds something that is no text, number or switch", item.Line, key.Value)
				}
				out[key.Value] = append(out[key.Value], item.Value)
			}
		default:
			return fmt.Errorf("line %d: attribute %q is no text, number, switch or list of them", value.Line, key.Value)
		}
	}
	*a = out
	return nil
}
