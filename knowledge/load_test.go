package knowledge_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"careercoach/knowledge"
)

// The smallest valid file, as the package comment shows it.
const smallest = `cards:
  - id: refunds
    questions:            # how people ask; one is enough
      - How do I get my money back?
      - refund pls
    answer: |             # Markdown
      Write to billing within **30 days**.
`

func TestLoadSmallest(t *testing.T) {
	base := load(t, file(smallest))
	got, ok := base.Card("refunds")
	if !ok {
		t.Fatal("the card is missing")
	}
	want := knowledge.Card{
		ID:        "refunds",
		Decision:  knowledge.DecisionAnswer,
		Questions: []string{"How do I get my money back?", "refund pls"},
		Answer:    "Write to billing within **30 days**.\n",
	}
	if !reflect.DeepEqual(*got, want) {
		t.Errorf("got  %+v\nwant %+v", *got, want)
	}
	if got := knowledge.Check(file(smallest)); len(got) != 0 {
		t.Errorf("Check reports:\n%s", lines(got))
	}
}

func TestLoadEmbedded(t *testing.T) {
	base := load(t, knowledge.Embedded())
	if len(base.Cards) == 0 || len(base.Subjects) == 0 || len(base.Figures) == 0 {
		t.Errorf("got %d cards, %d subjects, %d figures", len(base.Cards), len(base.Subjects), len(base.Figures))
	}
	for _, c := range base.Cards {
		if strings.Contains(c.Answer, "{{") {
			t.Errorf("the answer of card %q holds a quote that is not filled in", c.ID)
		}
	}
}

func TestCheckEmbedded(t *testing.T) {
	if got := knowledge.Check(knowledge.Embedded()); len(got) != 0 {
		t.Errorf("Check reports:\n%s", lines(got))
	}
}

func TestLoadError(t *testing.T) {
	_, err := knowledge.Load(file("cards:\n  - id: x\n"), file("sources:\n  - {id: s, title: S}\n  - {id: t}\n"))
	problems, ok := errors.AsType[knowledge.Problems](err)
	if !ok {
		t.Fatalf("got an error of type %T, want Problems", err)
	}
	if got := len(problems.Warnings()); got != 0 {
		t.Errorf("the error holds %d warnings, want none", got)
	}
	want := "a.yaml:2: error: card \"x\" has no answer; add `answer: |` with Markdown below it\n" +
		"a.yaml:2: error: card \"x\" has no question; add `questions:` with at least one way people ask\n" +
		"a.yaml:3: error: source \"t\" has no title; add `title:` with what a reader should see"
	if err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
}

// References cross files and directories, whatever their order.
func TestLoadDirectory(t *testing.T) {
	base := load(t, files(map[string]string{
		"a.yaml":              "cards:\n  - {id: x, questions: [q], answer: \"{{fee}}\", subjects: [fees], related: [y], sources: [s]}\n",
		"b/c/d.yml":           "cards:\n  - {id: y, questions: [r], answer: b}\nsubjects:\n  - {id: fees, name: Fees}\n",
		"z.yaml":              "sources:\n  - {id: s, title: S}\nfigures:\n  - {id: fee, subjects: [fees], aspect: cost, value: 3, source: s}\n",
		"notes.md":            "cards: no knowledge file",
		".hidden.yaml":        "cards: no knowledge file",
		".git/x.yaml":         "cards: no knowledge file",
		"b/..2024/copy.yaml":  "cards: no knowledge file",
		"b/yaml":              "cards: no knowledge file",
		"b/table.yaml.backup": "cards: no knowledge file",
	}))
	card, _ := base.Card("x")
	if got, want := card.Answer, "3"; got != want {
		t.Errorf("got answer %q, want %q", got, want)
	}
	if got, want := len(base.Cards), 2; got != want {
		t.Errorf("got %d cards, want %d", got, want)
	}
}

func TestCheckDirectory(t *testing.T) {
	dir := t.TempDir()
	full := filepath.Join(dir, "full")
	write(t, filepath.Join(full, "a.yaml"), smallest)
	write(t, filepath.Join(full, "b.txt"), smallest)
	write(t, filepath.Join(dir, "texts", "a.txt"), smallest)
	write(t, filepath.Join(dir, "large", "a.yaml"), smallest+strings.Repeat("#\n", 8<<20))
	write(t, filepath.Join(dir, "limit", "a.yaml"), smallest+strings.Repeat("#", 16<<20-len(smallest)))
	for _, sub := range []string{"empty", "folder/a.yaml"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "link"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(full, filepath.Join(dir, "link", "b.yaml")); err != nil {
		t.Fatal(err)
	}
	const none = ": error: no *.yaml or *.yml file was found here; add one; the smallest holds one card with an id, a question and an answer"
	for _, c := range []struct{ name, want string }{
		{"full", ""},
		{"limit", ""},
		{"missing", "missing: error: there is no such directory; check the path"},
		{"full/a.yaml", "full/a.yaml: error: this is a file, and a directory is expected; give the directory it stands in"},
		{"empty", "empty" + none},
		{"texts", "texts" + none},
		{"folder", "folder" + none},
		{"large", "large/a.yaml: error: the file has more than 16 MiB; split it"},
		{"link", "link/b.yaml: error: this is no ordinary file; rename it, or take it out"},
	} {
		got := lines(knowledge.Check(knowledge.Dir(filepath.Join(dir, c.name))))
		got = strings.TrimSpace(strings.ReplaceAll(got, filepath.ToSlash(dir)+"/", ""))
		if got != c.want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", c.name, got, c.want)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// failing is a file system on which what is named cannot be opened.
type failing struct {
	fstest.MapFS
	name string
}

func (f failing) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

func (f failing) ReadFile(name string) ([]byte, error) { return fs.ReadFile(struct{ fs.FS }{f}, name) }

func (f failing) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(struct{ fs.FS }{f}, name)
}

func TestCheckUnreadable(t *testing.T) {
	content := fstest.MapFS{
		"a.yaml":     {Data: []byte(smallest)},
		"sub/b.yaml": {Data: []byte("cards:\n  - id: x\n")},
	}
	const broken = "sub/b.yaml:2: error: card \"x\" has no answer; add `answer: |` with Markdown below it\n" +
		"sub/b.yaml:2: error: card \"x\" has no question; add `questions:` with at least one way people ask\n"
	for _, c := range []struct{ name, want string }{
		{".", ": error: the directory cannot be read: permission denied; check the path and its permissions\n"},
		{"a.yaml", "a.yaml: error: the file cannot be read: permission denied; check its permissions\n" + broken},
		{"sub", "sub: error: the directory cannot be read: permission denied; check its permissions\n"},
	} {
		got := lines(knowledge.Check(knowledge.Layer{FS: failing{content, c.name}}))
		if got != c.want {
			t.Errorf("%s: got:\n%swant:\n%s", c.name, got, c.want)
		}
	}
}

func TestLayers(t *testing.T) {
	below := knowledge.Layer{Name: "below", FS: files(map[string]string{"a.yaml": `
cards:
  - {id: one, questions: [first], answer: old, related: [two], subjects: [fees]}
  - {id: two, questions: [second], answer: "costs {{fee}}"}
sources: [{id: s, title: S}]
subjects: [{id: fees, kind: matter, name: Fees}]
figures:
  - {id: fee, subjects: [fees], aspect: cost, value: 3, source: s}
`}).FS}
	above := knowledge.Layer{Name: "above", FS: files(map[string]string{"a.yaml": `
cards:
  - {id: three, questions: [third], answer: new, related: [two]}
  - {id: one, questions: [another], answer: new}
figures:
  - {id: fee, subjects: [fees], aspect: cost, value: 5, source: s}
`}).FS}
	base := load(t, below, above)
	var got []string
	for _, c := range base.Cards {
		got = append(got, string(c.ID)+": "+c.Answer)
	}
	// A card that wins takes the place of the one below; what it leaves out is
	// not filled up from there.
	if want := []string{"one: new", "two: costs 5", "three: new"}; !slices.Equal(got, want) {
		t.Errorf("got cards %q, want %q", got, want)
	}
	if about := base.CardsAbout("fees"); len(about) != 0 {
		t.Errorf("got %d cards about fees, want none", len(about))
	}
	if got := len(base.FiguresOf("fees")); got != 1 {
		t.Errorf("got %d figures of fees, want 1", got)
	}
	if got := lines(knowledge.Check(below, above)); got != "" {
		t.Errorf("Check of both reports:\n%s", got)
	}
}

// Warnings are for the last layer, whose author asks; of two cards with the
// same question its own is named, wherever the other stands.
func TestLayersWarnings(t *testing.T) {
	named := func(name, text string) knowledge.Layer {
		return knowledge.Layer{Name: name, FS: file(text).FS}
	}
	below := named("below", "cards:\n  - {id: one, questions: [first], answer: a}\n  - {id: two, questions: [second], answer: a}\nsources: [{id: s, title: S}]\n")
	above := named("above", "cards:\n  - {id: one, questions: [first, second], answer: b}\n  - {id: three, questions: [Second?, third], answer: c}\n")
	got := lines(knowledge.Check(below, above))
	want := `above/a.yaml:2: warning: the question "second" stands in card "two" too; leave it in the one card it fits best
above/a.yaml:3: warning: the question "Second?" stands in card "one" too; leave it in the one card it fits best
`
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// An entry that lost to a later layer is judged no more.
func TestLayersForgetWhatLost(t *testing.T) {
	below := file("cards:\n  - {id: x, questions: [q], answer: \"{{fee.low}}\"}\nsubjects: [{id: fees, name: Fees}]\n" +
		"figures: [{id: fee, subjects: [fees], aspect: cost, low: 1, high: 2, source: The price list}]\n")
	above := file("cards:\n  - {id: x, questions: [q], answer: a}\nfigures: [{id: fee, subjects: [fees], aspect: cost, value: 2, source: The price list}]\n")
	load(t, below, above)
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := knowledge.Load(knowledge.Embedded()); err != nil {
			b.Fatal(err)
		}
	}
}
