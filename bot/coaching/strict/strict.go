// Package strict reads the data files of the coaching flows.
package strict

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
)

// Read reads a YAML file of one document into a value: a pointer to a struct
// with yaml tags, whose other fields stay as they are. It fails, naming the
// file, where the file is empty, has a field that the value does not know or a
// second document. It is safe for concurrent use.
func Read(name string, file []byte, into any) error {
	d := yaml.NewDecoder(bytes.NewReader(file))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	var more any
	if err := d.Decode(&more); !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading %s: it has more than one document: keep one", name)
	}
	return nil
}
