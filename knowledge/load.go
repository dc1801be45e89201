package knowledge

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

//go:embed data
var data embed.FS

// A Layer is one directory of knowledge files. Later layers win over earlier
// ones by id.
type Layer struct {
	// Name stands before the file names in problems; it may be empty.
	Name string
	// FS holds the files. Required.
	FS fs.FS
}

// Embedded returns the layer that is compiled into the program.
func Embedded() Layer {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // the name is a constant: cannot happen
	}
	return Layer{Name: "embedded", FS: sub}
}

// Dir returns the layer of a directory on disk.
func Dir(dir string) Layer { return Layer{Name: dir, FS: os.DirFS(dir)} }

// Load reads the layers strictly and joins them, a later one winning by id.
// The error is of type Problems and holds every error that was found, each
// with file, line and mend; warnings are left to Check.
func Load(layers ...Layer) (*Base, error) {
	base, problems := read(layers)
	if errs := problems.Errors(); len(errs) > 0 {
		return nil, errs
	}
	return base, nil
}

// Check reads the layers like Load and returns all errors and warnings,
// ordered by file and line. Warnings are given for the last layer only: the
// one whose author asks.
func Check(layers ...Layer) Problems {
	base, problems := read(layers)
	if len(problems.Errors()) == 0 {
		problems = append(problems, base.warnings(len(layers)-1)...)
	}
	problems.sort()
	return problems
}

func read(layers []Layer) (*Base, Problems) {
	var d document
	for i, layer := range layers {
		d.readLayer(i, layer)
	}
	base := d.join()
	d.validate(base)
	d.problems.sort()
	return base, d.problems
}

// maxFile is the largest knowledge file that is read, in bytes.
const maxFile = 16 << 20

func (d *document) readLayer(index int, layer Layer) {
	found := 0
	err := fs.WalkDir(layer.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() || !isKnowledgeFile(name) {
			return nil
		}
		found++
		d.readFile(index, layer, name)
		return nil
	})
	at := place{layer: index, file: layer.Name}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.fail(at, "there is no such directory", "check the path")
	case err != nil:
		d.fail(at, "the directory cannot be read: "+err.Error(), "check the path and its permissions")
	case found == 0:
		d.fail(at, "no *.yaml or *.yml file was found here", "add one; the smallest holds one card with an id, a question and an answer")
	}
}

func (d *document) readFile(index int, layer Layer, name string) {
	file := path.Join(layer.Name, name)
	at := place{layer: index, file: file}
	info, err := fs.Stat(layer.FS, name)
	if err == nil && info.Size() > maxFile {
		d.fail(at, fmt.Sprintf("the file has more than %d MiB", maxFile>>20), "split it")
		return
	}
	content, err := fs.ReadFile(layer.FS, name)
	if err != nil {
		d.fail(at, "the file cannot be read: "+err.Error(), "check its permissions")
		return
	}
	d.decode(index, file, content)
}

func isKnowledgeFile(name string) bool {
	base := path.Base(name)
	return !strings.HasPrefix(base, ".") && (strings.HasSuffix(base, ".yaml") || strings.HasSuffix(base, ".yml"))
}
