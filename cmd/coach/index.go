package main

import (
	"os"
	"path/filepath"

	"careercoach/bot/find"
	"careercoach/knowledge"
	"careercoach/knowledge/rank"
)

// indexOf returns the index of a knowledge base: the saved one where the base
// was indexed before, else a new one, saved for the next time. Where it cannot
// be saved the coach works all the same, only starts more slowly.
func indexOf(base *knowledge.Base) (*rank.Index, error) {
	docs, options := find.Documents(base), find.IndexOptions()
	file := indexFile(rank.FingerprintOf(docs, options))
	if data, err := os.ReadFile(file); err == nil {
		var index rank.Index
		if index.UnmarshalBinary(data) == nil {
			return &index, nil
		}
	}
	index, err := rank.Build(docs, options)
	if err != nil {
		return nil, err
	}
	if data, err := index.MarshalBinary(); err == nil {
		save(file, data)
	}
	return index, nil
}

// indexFile returns where the index of a fingerprint is saved, "" where the
// user has no cache directory.
func indexFile(print rank.Fingerprint) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "careercoach", print.String()+".index")
}

// save writes a file whole or not at all; failing is no harm.
func save(file string, data []byte) {
	if file == "" || os.MkdirAll(filepath.Dir(file), 0o700) != nil {
		return
	}
	temp, err := os.CreateTemp(filepath.Dir(file), "new-*")
	if err != nil {
		return
	}
	_, err = temp.Write(data)
	if closeErr := temp.Close(); err != nil || closeErr != nil || os.Rename(temp.Name(), file) != nil {
		os.Remove(temp.Name())
	}
}
