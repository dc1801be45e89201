package knowledge_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"careercoach/knowledge"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// The schema that editors are pointed to is the one the types give.
func TestSchemaFile(t *testing.T) {
	if *update {
		if err := os.WriteFile("schema.json", knowledge.Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(knowledge.Schema(), want) {
		t.Error("schema.json is not what the types give: run `go test ./knowledge -update` and read the difference")
	}
}

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(knowledge.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// validate checks every document of a YAML file the way an editor does.
func validate(t *testing.T, schema *jsonschema.Schema, content []byte) error {
	t.Helper()
	loader, err := yaml.NewLoader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for {
		var value any
		err := loader.Load(&value)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(instance); err != nil {
			return err
		}
	}
}

func TestSchemaEmbedded(t *testing.T) {
	schema := compile(t)
	names, err := filepath.Glob("data/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("got %d files and error %v", len(names), err)
	}
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, schema, content); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What can be said of one file alone, the schema and the loader judge alike.
func TestSchemaAgreesWithLoad(t *testing.T) {
	schema := compile(t)
	for _, c := range []struct {
		name, file string
		valid      bool
	}{
		{"the smallest", smallest, true},
		{"nothing", "", true},
		{"empty lists", "cards:\nsubjects: []\n", true},
		{"empty fields", card + "    title:\n    related: ~\n    sources: []\n    decision:\n", true},
		{"lists of every kind", family, true},
		{"figures and quotes", fees, true},
		{"a year for a text", "sources: [{id: s, title: S, date: 2024}]\n", true},
		{"a source in words", card + "    sources: [The handbook of 2024]\n", true},
		{"a decision", card + "    decision: decline\n", true},
		{"attributes", "subjects: [{id: x, name: X, attributes: {a: 1, b: [c, 2, true], c: }}]\n", true},

		{"a list", "- a\n", false},
		{"an unknown list", "card: []\n", false},
		{"an unknown field", card + "    anwser: x\n", false},
		{"no id", "cards: [{questions: [q], answer: a}]\n", false},
		{"no question", "cards: [{id: x, questions: [], answer: a}]\n", false},
		{"no answer", "cards: [{id: x, questions: [q]}]\n", false},
		{"an id with a blank", "topics: [{id: a b}]\n", false},
		{"an id that is too long", "topics: [{id: " + longID + "x}]\n", false},
		{"an id of full length", "topics: [{id: " + longID + "}]\n", true},
		{"a text for a list", "cards: [{id: x, questions: q, answer: a}]\n", false},
		{"an empty question", "cards: [{id: x, questions: [q, ], answer: a}, {id: y, questions: [~], answer: a}]\n", false},
		{"names for a text", "cards: [{id: x, questions: [q], answer: {a: b}}]\n", false},
		{"an unknown decision", card + "    decision: maybe\n", false},
		{"a subject without a name", "subjects: [{id: x}]\n", false},
		{"a source without a title", "sources: [{id: x}]\n", false},
		{"an address that is none", "sources: [{id: s, title: S, url: example.com}]\n", false},
		{"decimals for a whole number", "topics: [{id: x, order: 1.5}]\n", false},
		{"attributes of attributes", "subjects: [{id: x, name: X, attributes: {a: {b: c}}}]\n", false},
		{"a figure without a source", someFigure("value: 1"), false},
		{"a figure without a number", someFigure("source: s"), false},
		{"a figure with a text for a number", someFigure("source: s, value: ten"), false},
		{"a figure with a currency that is none", someFigure("source: s, value: 1, currency: usd"), false},
		{"a good figure", someFigure("source: s, median: 1.5, currency: USD"), true},
		{"a good figure in words", someFigure("source: s, display: one and a half"), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := validate(t, schema, []byte(c.file)); (err == nil) != c.valid {
				t.Errorf("the schema says %v, want valid: %v", err, c.valid)
			}
			if _, err := knowledge.Load(file(c.file)); (err == nil) != c.valid {
				t.Errorf("Load says %v, want valid: %v", err, c.valid)
			}
		})
	}
}

const longID = "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"

// someFigure makes a file of one figure and what it refers to.
func someFigure(fields string) string {
	return "sources: [{id: s, title: S}]\nsubjects: [{id: x, name: X}]\nfigures: [{subjects: [x], aspect: cost, " + fields + "}]\n"
}
