package discord_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// published is Discord's OpenAPI file as far as it was used; nil checks
// nothing.
type published struct {
	compiler *jsonschema.Compiler
	schemas  map[string]*jsonschema.Schema
}

// openAPI reads the file that DISCORD_OPENAPI names; nil where it names none.
func openAPI(t *testing.T) *published {
	t.Helper()
	name := os.Getenv("DISCORD_OPENAPI")
	if name == "" {
		t.Log("DISCORD_OPENAPI names no file: checked by the project's own validator alone")
		return nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p := &published{jsonschema.NewCompiler(), map[string]*jsonschema.Schema{}}
	if err := p.compiler.AddResource("openapi.json", document); err != nil {
		t.Fatal(err)
	}
	return p
}

// check checks the body of a route.
func (p *published) check(s sent) error {
	if p == nil {
		return nil
	}
	if p.schemas[s.route] == nil {
		method, path, _ := strings.Cut(s.route, " ")
		pointer := "openapi.json#/paths/" + strings.ReplaceAll(path, "/", "~1") + "/" + strings.ToLower(method) + "/requestBody/content/application~1json/schema"
		schema, err := p.compiler.Compile(strings.NewReplacer("{", "%7B", "}", "%7D").Replace(pointer))
		if err != nil {
			return fmt.Errorf("the file has no such body: %w", err)
		}
		p.schemas[s.route] = schema
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(s.body))
	if err != nil {
		return err
	}
	return p.schemas[s.route].Validate(value)
}

// TestOpenAPIRefuses makes sure that the file is heeded: it refuses what is
// known to be wrong.
func TestOpenAPIRefuses(t *testing.T) {
	p := openAPI(t)
	if p == nil {
		t.Skip("DISCORD_OPENAPI names no file")
	}
	long := strings.Repeat("x", 5000)
	for _, s := range []sent{
		{routeCallback, []byte(`{"type":4,"data":{"content":"` + long + `"}}`)},
		{routeCallback, []byte(`{"type":99}`)},
		{routePost, []byte(`{"embeds":[{"title":"` + long + `"}]}`)},
		{routeEdit, []byte(`{"embeds":"none"}`)},
		{routeOriginal, []byte(`{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"` + long + `","custom_id":"a"}]}]}`)},
		{routeFollowUp, []byte(`{"flags":"none"}`)},
		{routeCommands, []byte(`[{"name":"` + long + `","description":"x"}]`)},
		{routeTrial, []byte(`{}`)},
		{routeDirect, []byte(`{"recipient_id":true}`)},
	} {
		if err := p.check(s); err == nil {
			t.Errorf("%s takes %.100s", s.route, s.body)
		} else if strings.Contains(err.Error(), "no such body") {
			t.Error(err)
		}
	}
}
