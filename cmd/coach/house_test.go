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

// libraries that are at home in one package alone.
var libraries = map[string]string{
	"go.etcd.io/bbolt":                "bot/boltstore",
	"github.com/slack-go/slack":       "adapters/slack",
	"github.com/bwmarrin/discordgo":   "adapters/discord",
	"github.com/disgoorg/disgo":       "adapters/discord",
	"github.com/spf13/cobra":          "cmd/coach",
	"github.com/spf13/pflag":          "cmd/coach",
	"github.com/peterh/liner":         "adapters/terminal",
	"github.com/yuin/goldmark":        "adapters/markup",
	"go.yaml.in/yaml/v3":              "", // v4 reads what v3 refuses
	"github.com/santhosh-tekuri":      "knowledge",
	"github.com/kljensen/snowball":    "knowledge/text",
	"golang.org/x/text/unicode/norm":  "knowledge/text",
	"github.com/prometheus":           "cmd/coach",
	"github.com/dlclark/regexp2":      "bot/evaluate",
	"golang.org/x/term":               "adapters/terminal",
	"github.com/jackc/pgx":            "bot/pgstore",
	"go.opentelemetry.io/otel":        "cmd/coach",
	"github.com/rivo/uniseg":          "adapters/markup",
	"github.com/mattn/go-runewidth":   "adapters/markup",
	"github.com/fogleman/gg":          "adapters/chart",
	"gonum.org/v1/plot":               "adapters/chart",
	"github.com/golang/freetype":      "adapters/chart",
	"golang.org/x/image":              "adapters/chart",
	"github.com/wcharczuk/go-chart":   "adapters/chart",
	"github.com/gorilla/websocket":    "",
}
