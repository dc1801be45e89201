package knowledge_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"careercoach/knowledge"
)

// lineEnd is what ends a line for YAML.
var lineEnd = regexp.MustCompile("\r\n|[\n\r\u0085\u2028\u2029]")

// Whatever a file holds, loading does not panic; and in what loads every
// reference leads somewhere.
func FuzzLoad(f *testing.F) {
	seeds, err := filepath.Glob("testdata/broken/*.y*ml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range seeds {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, text := range []string{"", smallest, card, subject, family, fees, "- a", "a: b: c\rd", "\xff", "cards: &a [*a]", "---\n--- {}\n...\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		layer := file(string(text))
		base, err := knowledge.Load(layer)
		problems := knowledge.Check(layer)
		if failed := len(problems.Errors()) > 0; failed != (err != nil) {
			t.Fatalf("Check finds errors: %v, Load: %v", failed, err)
		}
		for _, p := range problems {
			checkProblem(t, p, 1+len(lineEnd.FindAll(text, -1)))
		}
		if err == nil {
			checkReferences(t, base)
		}
	})
}

func checkProblem(t *testing.T, p knowledge.Problem, lines int) {
	t.Helper()
	if p.File != "a.yaml" || p.Line < 0 || p.Line > lines+1 || p.Message == "" || p.Mend == "" {
		t.Errorf("in %d lines, this says not where, what or how to mend: %+v", lines, p)
	}
}

func checkReferences(t *testing.T, base *knowledge.Base) {
	t.Helper()
	for _, c := range base.Cards {
		if found, ok := base.Card(c.ID); !ok || found.ID != c.ID {
			t.Errorf("card %q cannot be found", c.ID)
		}
		checkSubjects(t, base, c.Subjects)
		checkSources(t, base, c.Sources)
		for _, id := range c.Related {
			if _, ok := base.Card(id); !ok {
				t.Errorf("card %q: no related card %q", c.ID, id)
			}
		}
	}
	for _, s := range base.Subjects {
		if s.Parent != "" {
			checkSubjects(t, base, []knowledge.SubjectID{s.Parent})
		}
	}
	for i := range base.Figures {
		f := &base.Figures[i]
		checkSubjects(t, base, f.Subjects)
		checkSources(t, base, []knowledge.SourceID{f.Source})
		if f.String() == "" {
			t.Errorf("figure %q says nothing", f.ID)
		}
	}
}

func checkSubjects(t *testing.T, base *knowledge.Base, ids []knowledge.SubjectID) {
	t.Helper()
	for _, id := range ids {
		if _, ok := base.Subject(id); !ok {
			t.Errorf("no subject %q", id)
		}
	}
}

func checkSources(t *testing.T, base *knowledge.Base, ids []knowledge.SourceID) {
	t.Helper()
	for _, id := range ids {
		if _, ok := base.Source(id); !ok {
			t.Errorf("no source %q", id)
		}
	}
}
