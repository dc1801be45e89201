package main

import (
	"go/ast"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// mentions are the ways in which the tour of the house names its parts: a path,
// a package, a type with one of its names, a quoted name, a link.
var mentions = []*regexp.Regexp{
	regexp.MustCompile(`\b((?:adapters|bot|cmd|knowledge)/[\w./-]*\w)`),
	regexp.MustCompile(`\bpackage (\w+)`),
	regexp.MustCompile(`\b([A-Z]\w*\.[A-Za-z]\w*)`),
	regexp.MustCompile("`([^`\n]+)`"),
	regexp.MustCompile(`\[([\w.*/]+)\]`),
}

// What bot/doc.go names, there is.
func TestTourResolves(t *testing.T) {
	files := house(t)
	known := names(files)
	tour := ""
	for _, f := range files {
		if f.pkg == "bot" && f.name == "doc.go" {
			tour = f.ast.Doc.Text()
		}
	}
	if tour == "" {
		t.Fatal("bot/doc.go has no package comment")
	}
	count := 0
	for _, form := range mentions {
		for _, match := range form.FindAllStringSubmatch(tour, -1) {
			count++
			if name := strings.TrimPrefix(match[1], "*"); !known[name] && !exists(name) && !isCommand(name) {
				t.Errorf("bot/doc.go names %q, which is nowhere", name)
			}
		}
	}
	if count == 0 {
		t.Error("bot/doc.go names nothing at all")
	}
}

// names lists the packages of the module; what package bot declares by its
// name, what others declare behind theirs; methods and fields behind their
// type's.
func names(files []sourceFile) map[string]bool {
	known := map[string]bool{}
	for _, f := range files {
		if f.isTest() {
			continue
		}
		pkg := f.ast.Name.Name
		known[pkg] = true
		add := func(name string) {
			known[pkg+"."+name] = true
			if f.pkg == "bot" {
				known[name] = true
			}
		}
		for _, decl := range f.ast.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				add(receiver(d) + d.Name.Name)
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					addSpec(spec, add)
				}
			}
		}
	}
	return known
}

func addSpec(spec ast.Spec, add func(string)) {
	switch s := spec.(type) {
	case *ast.ValueSpec:
		for _, name := range s.Names {
			add(name.Name)
		}
	case *ast.TypeSpec:
		add(s.Name.Name)
		var members *ast.FieldList
		switch kind := s.Type.(type) {
		case *ast.StructType:
			members = kind.Fields
		case *ast.InterfaceType:
			members = kind.Methods
		default:
			return
		}
		for _, member := range members.List {
			for _, name := range member.Names {
				add(s.Name.Name + "." + name.Name)
			}
		}
	}
}

// receiver returns the type of a method with a dot behind it.
func receiver(fn *ast.FuncDecl) string {
	if fn.Recv == nil {
		return ""
	}
	name := ""
	ast.Inspect(fn.Recv.List[0].Type, func(node ast.Node) bool {
		if id, ok := node.(*ast.Ident); ok && name == "" {
			name = id.Name
		}
		return name == ""
	})
	return name + "."
}

// exists reports whether the module has such a file or folder.
func exists(name string) bool {
	_, err := fs.Stat(os.DirFS(root), filepath.ToSlash(name))
	return err == nil
}

// isCommand reports whether a text is a call of a subcommand of coach with
// flags that it has, or of the Go tool.
func isCommand(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || words[0] != "coach" {
		return len(words) > 1 && words[0] == "go"
	}
	cmd, _, err := newRoot().Find(words[1:])
	if err != nil || !cmd.HasParent() {
		return false
	}
	for _, word := range words[1:] {
		name, isFlag := strings.CutPrefix(word, "--")
		name, _, _ = strings.Cut(name, "=")
		if isFlag && cmd.Flag(name) == nil && cmd.InheritedFlags().Lookup(name) == nil {
			return false
		}
	}
	return true
}

func TestIsCommand(t *testing.T) {
	for text, want := range map[string]bool{
		"coach ask":                           true,
		"coach ask --jsonl < in > out":        true,
		"coach knowledge check --knowledge=x": true,
		"go test ./...":                       true,
		"coach":                               false,
		"coach fly":                           false,
		"coach ask --fly":                     false,
		"Coach.Turn":                          false,
	} {
		if got := isCommand(text); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
