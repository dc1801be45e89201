package knowledge

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
)

// file is what a knowledge file may hold.
type file struct {
	Topics   []Topic   `yaml:"topics" doc:"Headings of the list of what can be asked."`
	Sources  []Source  `yaml:"sources" doc:"Documents that facts come from."`
	Kinds    []Kind    `yaml:"kinds" doc:"How people speak of a kind of subject."`
	Aspects  []Aspect  `yaml:"aspects" doc:"What can be asked of a subject, and the words that ask for it."`
	Subjects []Subject `yaml:"subjects" doc:"Things that can be asked about."`
	Figures  []Figure  `yaml:"figures" doc:"Rows of numbers: what was measured, how much, and who says so."`
	Cards    []Card    `yaml:"cards" doc:"Answers and the ways people ask for them."`
}

// Schema returns the JSON Schema (draft 7) of a knowledge file, for editors. It
// holds what can be said of one file alone; Check knows more.
func Schema() []byte {
	root := objectSchema(reflect.TypeFor[file]())
	root["$schema"] = "http://json-schema.org/draft-07/schema#"
	root["title"] = "Knowledge of the career coach"
	root["type"] = []string{"object", "null"}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(root); err != nil {
		panic(err) // maps of texts and lists: cannot happen
	}
	return out.Bytes()
}

type schema map[string]any

func objectSchema(t reflect.Type) schema {
	properties, required := schema{}, []string{}
	for i := range t.NumField() {
		field := t.Field(i)
		name := field.Tag.Get("yaml")
		properties[name] = fieldSchema(field)
		if field.Tag.Get("schema") == "required" {
			required = append(required, name)
		}
	}
	out := schema{"type": "object", "properties": properties, "additionalProperties": false, "required": required}
	if t == reflect.TypeFor[Figure]() {
		for _, name := range append([]string{"display"}, numbers...) {
			some, _ := out["anyOf"].([]schema)
			out["anyOf"] = append(some, schema{"required": []string{name}})
		}
	}
	return out
}

// fieldSchema describes one field. One that may be missing may be empty too.
func fieldSchema(field reflect.StructField) schema {
	required := field.Tag.Get("schema") == "required"
	out := valueSchema(field.Type)
	if pattern := field.Tag.Get("pattern"); pattern != "" {
		out["pattern"] = pattern
	}
	if field.Name == "ID" {
		out["pattern"] = idPattern
	}
	if doc := field.Tag.Get("doc"); doc != "" {
		out["description"] = doc
	}
	if required && field.Type.Kind() == reflect.Slice {
		out["minItems"] = 1
	}
	if types, ok := out["type"].([]string); ok && !required {
		out["type"] = append(types, "null")
	}
	return out
}

// idPattern is the rule of an id: no white space, no control characters.
const idPattern = `^[^\s\p{Cc}]{1,100}$`

func valueSchema(t reflect.Type) schema {
	switch {
	case t == reflect.TypeFor[Decision]():
		return schema{"enum": []any{DecisionAnswer, DecisionSmalltalk, DecisionDecline, nil}}
	case t.Kind() == reflect.Struct:
		return objectSchema(t)
	case t.Kind() == reflect.Pointer:
		return valueSchema(t.Elem())
	case t.Kind() == reflect.Slice:
		return schema{"type": []string{"array"}, "items": valueSchema(t.Elem())}
	case t.Kind() == reflect.Map:
		values := append(slices.Clone(texts), "array", "null")
		return schema{"type": []string{"object"}, "additionalProperties": schema{"type": values, "items": schema{"type": texts}}}
	case t.Kind() == reflect.String:
		return schema{"type": slices.Clone(texts)}
	case t.Kind() == reflect.Bool:
		return schema{"type": []string{"boolean"}}
	case t.Kind() == reflect.Int:
		return schema{"type": []string{"integer"}}
	}
	return schema{"type": []string{"number"}}
}

// texts are the YAML values that are read as a text.
var texts = []string{"string", "number", "boolean"}
