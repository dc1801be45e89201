package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"careercoach/knowledge"
)

// output executes the command and returns what it prints.
func output(args ...string) (string, error) {
	var out bytes.Buffer
	cmd := newRoot()
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	err := cmd.Execute()
	return out.String(), err
}

func TestKnowledgeSchema(t *testing.T) {
	got, err := output("knowledge", "schema")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(knowledge.Schema()) {
		t.Errorf("got %d bytes that are not the schema", len(got))
	}
}

func TestKnowledgeCheck(t *testing.T) {
	base, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	below := string(base.Cards[0].ID)
	dir := t.TempDir()
	text := "cards:\n  - {id: x, questions: [a question of mine], answer: a, related: [" + below + "]}\nsources:\n  - {id: own, title: Own}\n"
	if err := os.WriteFile(filepath.Join(dir, "a.yaml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	const undated = "a.yaml:4: warning: source \"own\" has no date; add `date:` so that people can judge its age\n"
	unknown := "a.yaml:2: error: the related card \"" + below + "\" is declared nowhere; declare it under `cards:`, or take the reference out\n"
	for _, c := range []struct {
		args []string
		want string
		err  error
	}{
		{[]string{dir}, undated + "0 errors, 1 warning\n", nil},
		{[]string{"--knowledge", dir}, undated + "0 errors, 1 warning\n", nil},
		{[]string{dir, "--only-knowledge"}, unknown + undated + "1 error, 1 warning\n", errShown},
	} {
		got, err := output(append([]string{"knowledge", "check"}, c.args...)...)
		got = strings.ReplaceAll(got, filepath.ToSlash(dir)+"/", "")
		if got != c.want || !errors.Is(err, c.err) {
			t.Errorf("%q: got error %v and\n%s\nwant error %v and\n%s", c.args, err, got, c.err, c.want)
		}
	}
}
