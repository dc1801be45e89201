package knowledge

import (
	"embed"
	"io/fs"
	"os"
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
	base, d := read(layers)
	if errs := d.problems.Errors(); len(errs) > 0 {
		return nil, errs
	}
	return base, nil
}

// Check reads the layers like Load and returns all errors and warnings,
// ordered by file and line. Warnings are given for the last layer only: the
// one whose author asks.
func Check(layers ...Layer) Problems {
	base, d := read(layers)
	if !d.incomplete {
		d.warnings(base, len(layers)-1)
	}
	d.problems.sort()
	return d.problems
}

func read(layers []Layer) (*Base, *document) {
	d := &document{}
	for i, layer := range layers {
		d.readLayer(i, layer)
	}
	base := d.join()
	d.validate(base)
	d.problems.sort()
	base.fillQuotes()
	return base, d
}
