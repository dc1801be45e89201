package knowledge

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/gob"
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

// snapshotFile is the embedded knowledge as WriteSnapshot saved it: reading it
// takes milliseconds, reading the YAML files and learning from them seconds.
//
//go:embed snapshot.gob
var snapshotFile []byte

// snapshot is a base in a form that gob writes the same way every time.
type snapshot struct {
	Print      [sha256.Size]byte // of the files it was made of
	Base       Base
	Attributes [][]attribute // by subject, in place of its Attributes
	Model      []byte
}

// An attribute is one entry of Attributes.
type attribute struct {
	Key    string
	Values []string
}

// LoadEmbedded returns the embedded knowledge and the model that was saved
// with it. Where the saved one is of other files than those embedded, as after
// an edit, it loads the files and the model is nil.
func LoadEmbedded() (base *Base, model []byte, err error) {
	layer := Embedded()
	print, err := fingerprint(layer.FS)
	if err != nil {
		return nil, nil, err
	}
	if base, model := readSnapshot(snapshotFile, print); base != nil {
		return base, model, nil
	}
	base, err = Load(layer)
	return base, nil, err
}

// WriteSnapshot returns what LoadEmbedded reads: the embedded knowledge and a
// model of it. The same files and model give the same bytes.
func WriteSnapshot(model []byte) ([]byte, error) {
	layer := Embedded()
	base, err := Load(layer)
	if err != nil {
		return nil, err
	}
	s := snapshot{Model: model}
	if s.Print, err = fingerprint(layer.FS); err != nil {
		return nil, err
	}
	s.Base = *base
	s.Base.Subjects = slices.Clone(base.Subjects)
	for i, subject := range base.Subjects {
		var list []attribute
		for _, key := range slices.Sorted(maps.Keys(subject.Attributes)) {
			list = append(list, attribute{key, subject.Attributes[key]})
		}
		s.Attributes = append(s.Attributes, list)
		s.Base.Subjects[i].Attributes = nil
	}
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(s); err != nil {
		return nil, fmt.Errorf("writing the snapshot: %w", err)
	}
	return b.Bytes(), nil
}

// readSnapshot reads a snapshot of the files with that fingerprint; nil where
// it is of other files or damaged.
func readSnapshot(data []byte, print [sha256.Size]byte) (*Base, []byte) {
	var s snapshot
	if gob.NewDecoder(bytes.NewReader(data)).Decode(&s) != nil || s.Print != print || len(s.Attributes) != len(s.Base.Subjects) {
		return nil, nil
	}
	for i, list := range s.Attributes {
		if len(list) == 0 {
			continue
		}
		attributes := make(Attributes, len(list))
		for _, a := range list {
			attributes[a.Key] = a.Values
		}
		s.Base.Subjects[i].Attributes = attributes
	}
	s.Base.index()
	return &s.Base, s.Model
}

// fingerprint is a digest of the names and contents of all files.
func fingerprint(files fs.FS) (print [sha256.Size]byte, err error) {
	hash := sha256.New()
	err = fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(hash, "%s\x00%d\x00", name, len(content))
		hash.Write(content)
		return nil
	})
	hash.Sum(print[:0])
	return print, err
}
