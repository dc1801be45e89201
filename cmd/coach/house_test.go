package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The architecture is a test: what may import what, and the habits of the
// house that can be read from the source.

const (
	module = "careercoach/"
	root   = "../.."
)

// sourceFile is one Go file of the module.
type sourceFile struct {
	pkg  string // path of its folder within the module
	name string
	ast  *ast.File
	fset *token.FileSet
}

func (f sourceFile) isTest() bool { return strings.HasSuffix(f.name, "_test.go") }

func (f sourceFile) imports() []string {
	var out []string
	for _, spec := range f.ast.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		out = append(out, name)
	}
	return out
}

// house parses every Go file of the module.
func house(t *testing.T) []sourceFile {
	t.Helper()
	var out []sourceFile
	fset := token.NewFileSet()
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && (entry.Name()[0] == '.' || entry.Name() == "testdata"):
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		parsed, err := parser.ParseFile(fset, filepath.Join(root, filepath.FromSlash(name)), nil, parser.ParseComments)
		if err != nil {
			return err
		}
		out = append(out, sourceFile{path.Dir(name), path.Base(name), parsed, fset})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestImportDirections(t *testing.T) {
	for _, f := range house(t) {
		for _, imported := range f.imports() {
			if why := forbids(f.pkg, imported, f.isTest()); why != "" {
				t.Errorf("%s/%s imports %s: %s", f.pkg, f.name, imported, why)
			}
		}
	}
}

// homes are the libraries that one package alone may import.
var homes = map[string]string{
	"go.etcd.io/bbolt":              "bot/boltstore",
	"github.com/slack-go/slack":     "adapters/slack",
	"github.com/bwmarrin/discordgo": "adapters/discord",
}

// forbids says why a package may not import another, or nothing. Both are
// given by path; those of the module as the import statement writes them.
func forbids(pkg, imported string, test bool) string {
	for library, home := range homes {
		if under(imported, library) && pkg != home {
			return "only " + home + " knows this library"
		}
	}
	own, isOurs := strings.CutPrefix(imported, module)
	switch {
	case !isOurs && under(imported, "net/http") && (under(pkg, "bot") || under(pkg, "knowledge")):
		return "the core speaks no HTTP"
	case !isOurs || pkg == "cmd/coach":
		return ""
	case under(own, "cmd"):
		return "nothing is built on a command"
	case under(pkg, "knowledge") && !under(own, "knowledge"):
		return "knowledge imports nothing of ours outside knowledge"
	case under(pkg, "bot") && under(own, "adapters"):
		return "the core knows no adapter"
	case isStore(own) && !test:
		return "only cmd/coach chooses a store"
	case own == "bot/bottest" && !test && pkg != own:
		return "what helps tests is for tests"
	case own == "bot/delivery" && inCore(pkg) && !test:
		return "a turn delivers nothing"
	case under(pkg, "adapters") && under(own, "adapters") && !sharedByAdapters(own) && folder(own, 2) != folder(pkg, 2):
		return "adapters share markup and chart, nothing else"
	}
	return ""
}

// under reports whether a path is a folder or lies below it.
func under(name, dir string) bool { return name == dir || strings.HasPrefix(name, dir+"/") }

// folder returns the first n parts of a path.
func folder(name string, n int) string {
	parts := strings.Split(name, "/")
	return strings.Join(parts[:min(n, len(parts))], "/")
}

func isStore(pkg string) bool {
	return under(pkg, "bot") && strings.HasSuffix(folder(pkg, 2), "store")
}

// inCore reports whether a package takes part in a turn.
func inCore(pkg string) bool {
	return under(pkg, "bot") && !isStore(pkg) && !under(pkg, "bot/delivery") && !under(pkg, "bot/bottest")
}

func sharedByAdapters(pkg string) bool {
	return under(pkg, "adapters/markup") || under(pkg, "adapters/chart")
}

// The rules bite where they should and nowhere else.
func TestForbids(t *testing.T) {
	for _, c := range []struct {
		pkg, imported string
		test, want    bool
	}{
		{"knowledge", "careercoach/knowledge/text", false, false},
		{"knowledge/rank", "careercoach/knowledge", false, false},
		{"knowledge/rank", "careercoach/bot", false, true},
		{"knowledge", "careercoach/bot/bottest", true, true},
		{"knowledge", "net/http", false, true},
		{"bot", "careercoach/knowledge", false, false},
		{"bot", "careercoach/bot/find", false, false},
		{"bot", "careercoach/adapters/markup", false, true},
		{"bot/find", "careercoach/adapters/slack", false, true},
		{"bot", "net/http", false, true},
		{"bot", "net/http/httptest", true, true},
		{"bot", "net/url", false, false},
		{"bot", "go.etcd.io/bbolt", false, true},
		{"bot", "careercoach/bot/boltstore", false, true},
		{"bot", "careercoach/bot/memstore", true, false},
		{"bot", "careercoach/bot/delivery", false, true},
		{"bot", "careercoach/bot/bottest", false, true},
		{"bot", "careercoach/bot/bottest", true, false},
		{"bot/delivery", "careercoach/bot", false, false},
		{"bot/delivery", "careercoach/bot/memstore", false, true},
		{"bot/delivery", "careercoach/bot/memstore", true, false},
		{"bot/boltstore", "careercoach/bot", false, false},
		{"bot/boltstore", "go.etcd.io/bbolt", false, false},
		{"bot/boltstore", "go.etcd.io/bbolt/errors", false, false},
		{"adapters/slack", "github.com/slack-go/slack/socketmode", false, false},
		{"adapters/slack", "github.com/bwmarrin/discordgo", false, true},
		{"adapters/discord", "github.com/slack-go/slack", false, true},
		{"cmd/coach", "github.com/slack-go/slack", false, true},
		{"adapters/slack", "careercoach/bot", false, false},
		{"adapters/slack", "careercoach/bot/delivery", false, false},
		{"adapters/slack", "careercoach/bot/memstore", false, true},
		{"adapters/slack", "careercoach/adapters/markup", false, false},
		{"adapters/slack", "careercoach/adapters/chart", false, false},
		{"adapters/slack", "careercoach/adapters/discord", false, true},
		{"adapters/slack", "careercoach/adapters/slack/lab", false, false},
		{"adapters/slack/lab", "careercoach/adapters/terminal", true, true},
		{"adapters/markup", "careercoach/adapters/slack", false, true},
		{"adapters/slack", "careercoach/cmd/coach", false, true},
		{"adapters/slack", "net/http", false, false},
		{"cmd/coach", "careercoach/bot/boltstore", false, false},
		{"cmd/coach", "careercoach/adapters/discord", false, false},
	} {
		if why := forbids(c.pkg, c.imported, c.test); (why != "") != c.want {
			t.Errorf("%s imports %s (test: %v): got %q, want forbidden: %v", c.pkg, c.imported, c.test, why, c.want)
		}
	}
}

// Command coach is the only main.
func TestOneMain(t *testing.T) {
	for _, f := range house(t) {
		if f.ast.Name.Name == "main" && f.pkg != "cmd/coach" {
			t.Errorf("%s/%s is of package main: a subcommand of coach is the place", f.pkg, f.name)
		}
	}
}

func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	rooms := []string{"adapters", "bot", "cmd", "knowledge"}
	for _, e := range entries {
		if e.IsDir() && e.Name()[0] != '.' && !slices.Contains(rooms, e.Name()) {
			t.Errorf("the folder %s is new at the top level: it belongs into one of %v", e.Name(), rooms)
		}
	}
}
