package main

import (
	"os"
	"path/filepath"

	"careercoach/bot/find"
	"careercoach/bot/understand"
	"careercoach/knowledge"
)

// modelOf returns the model of a knowledge base: the saved one where the base
// was learnt before, else a new one, saved for the next time. Where it cannot
// be saved the coach works all the same, only starts more slowly.
func modelOf(base *knowledge.Base) (*find.Model, error) {
	file := modelFile(find.Fingerprint(base))
	if data, err := os.ReadFile(file); err == nil {
		if model, err := find.ReadModel(data); err == nil {
			return model, nil
		}
	}
	reader, err := understand.New(base)
	if err != nil {
		return nil, err
	}
	model, err := find.Learn(base, reader)
	if err != nil {
		return nil, err
	}
	if data, err := model.MarshalBinary(); err == nil {
		save(file, data)
	}
	return model, nil
}

// modelFile returns where the model of a fingerprint is saved, "" where the
// user has no cache directory.
func modelFile(print string) string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "careercoach", print+".model")
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
