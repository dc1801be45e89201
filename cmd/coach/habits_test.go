package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
)

func TestNoInit(t *testing.T) {
	for _, f := range house(t) {
		for _, decl := range f.ast.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: func init: say in cmd/coach what is wired", f.fset.Position(fn.Pos()))
			}
		}
	}
}

func TestPackageComments(t *testing.T) {
	documented := map[string]bool{}
	for _, f := range house(t) {
		if f.isTest() {
			continue
		}
		opening := "Package " + f.ast.Name.Name + " "
		if f.ast.Name.Name == "main" {
			opening = "Command "
		}
		documented[f.pkg] = documented[f.pkg] || strings.HasPrefix(f.ast.Doc.Text(), opening)
	}
	for pkg, ok := range documented {
		if !ok {
			t.Errorf("package %s has no comment that begins with its name", pkg)
		}
	}
}

// What helps tests stands in test files, or in packages named for it.
func TestTestingOnlyInTests(t *testing.T) {
	for _, f := range house(t) {
		if !f.isTest() && !strings.HasSuffix(f.pkg, "test") && slices.Contains(f.imports(), "testing") {
			t.Errorf("%s/%s imports testing", f.pkg, f.name)
		}
	}
}

// No package variable changes after it was declared.
func TestNoChangingVariables(t *testing.T) {
	packages := map[string][]*ast.File{}
	var fset *token.FileSet
	for _, f := range house(t) {
		if !f.isTest() {
			packages[f.pkg] = append(packages[f.pkg], f.ast)
			fset = f.fset
		}
	}
	for pkg, files := range packages {
		for _, change := range changes(fset, pkg, files) {
			t.Error(change)
		}
	}
}

// changes lists where the variables of a package are assigned to.
func changes(fset *token.FileSet, pkg string, files []*ast.File) []string {
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: nothing{}, Error: func(error) {}}
	checked, _ := config.Check(pkg, fset, files, info) // imports are left open: errors are expected
	var out []string
	report := func(target ast.Expr) {
		name := rootOf(target)
		if name == nil {
			return
		}
		if v, ok := info.Uses[name].(*types.Var); ok && v.Parent() == checked.Scope() {
			out = append(out, fset.Position(name.Pos()).String()+": the package variable "+name.Name+" is changed")
		}
	}
	for _, file := range files {
		ast.Inspect(file, func(node ast.Node) bool {
			switch n := node.(type) {
			case *ast.AssignStmt:
				for _, target := range n.Lhs {
					report(target)
				}
			case *ast.IncDecStmt:
				report(n.X)
			case *ast.RangeStmt:
				report(n.Key)
				report(n.Value)
			case *ast.UnaryExpr:
				if name, ok := n.X.(*ast.Ident); ok && n.Op == token.AND {
					report(name)
				}
			case *ast.CallExpr:
				if name, ok := n.Fun.(*ast.Ident); ok && (name.Name == "delete" || name.Name == "clear") && len(n.Args) > 0 {
					report(n.Args[0])
				}
			}
			return true
		})
	}
	return out
}

func TestChanges(t *testing.T) {
	const text = `package x
import "example.com/y"
var table = map[string]int{}
var list = []y.Thing{{}}
var last, fixed int
func change(table2 map[string]int) {
	table["a"] = 1
	list[0].Name = y.Name
	last++
	delete(table, "a")
	for last = range 3 {}
	use(&last)
}
func leave() {
	last := fixed
	last++
	for fixed := range 3 { _ = fixed }
	table := map[string]int{}
	table["a"] = len(list)
}
func use(*int) {}
`
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "x.go", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := changes(fset, "x", []*ast.File{file})
	want := []string{
		"x.go:7:2: the package variable table is changed",
		"x.go:8:2: the package variable list is changed",
		"x.go:9:2: the package variable last is changed",
		"x.go:10:9: the package variable table is changed",
		"x.go:11:6: the package variable last is changed",
		"x.go:12:7: the package variable last is changed",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// rootOf returns the name at the beginning of x, x.y, x[i] and *x.
func rootOf(target ast.Expr) *ast.Ident {
	switch x := target.(type) {
	case *ast.Ident:
		return x
	case *ast.SelectorExpr:
		return rootOf(x.X)
	case *ast.IndexExpr:
		return rootOf(x.X)
	case *ast.StarExpr:
		return rootOf(x.X)
	case *ast.ParenExpr:
		return rootOf(x.X)
	}
	return nil
}

// nothing imports packages without their content.
type nothing struct{}

func (nothing) Import(name string) (*types.Package, error) {
	return types.NewPackage(name, name[strings.LastIndex(name, "/")+1:]), nil
}
