package main

import (
	"cmp"
	"errors"
	"path/filepath"

	"github.com/spf13/pflag"
)

// dbFlag names the file of the store.
type dbFlag struct{ path string }

func (f *dbFlag) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.path, "db", "", "the `file` that holds the coach's memory (default: that of COACH_DB, or coach.db in the user's data directory)")
}

// locate returns the path of the file.
func (f *dbFlag) locate(system string, getenv func(string) string) (string, error) {
	if path := cmp.Or(f.path, getenv("COACH_DB")); path != "" {
		return path, nil
	}
	dir, err := dataDir(system, getenv)
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "careercoach", "coach.db"), nil
}

// errNoDataDir: the environment names no home.
var errNoDataDir = errors.New("there is no directory for the coach's memory, as the environment names no home: " +
	"give a file with --db, or talk without a memory with --ephemeral")

// dataDir returns where programs of a system keep a user's data.
func dataDir(system string, getenv func(string) string) (string, error) {
	home := getenv("HOME")
	switch {
	case system == "windows":
		if dir := getenv("LocalAppData"); dir != "" {
			return dir, nil
		}
	case system == "darwin" && home != "":
		return filepath.Join(home, "Library", "Application Support"), nil
	case filepath.IsAbs(getenv("XDG_DATA_HOME")): // others are to be ignored
		return getenv("XDG_DATA_HOME"), nil
	case home != "":
		return filepath.Join(home, ".local", "share"), nil
	}
	return "", errNoDataDir
}
