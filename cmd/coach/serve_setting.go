package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"
)

// An environment is where settings come from that no flag gives.
type environment struct {
	getenv   func(string) string
	readFile func(string) ([]byte, error)
}

func osEnvironment() environment { return environment{os.Getenv, os.ReadFile} }

const fileSuffix = "_FILE"

// variable names the variable of the environment that stands for a flag.
func variable(flag string) string {
	return "COACH_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// fill gives each flag that the command line leaves out the value of its
// variable, or of the file that its variable with _FILE names.
func (e environment) fill(flags *pflag.FlagSet) error {
	var errs []error
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Changed || f.Name == "help" {
			return
		}
		name := variable(f.Name)
		value, err := e.value(name)
		if secret, isFile := strings.CutSuffix(name, fileSuffix); isFile && value != "" && e.getenv(secret) != "" {
			err = bothSet(secret)
		}
		if err == nil && value != "" {
			if err = flags.Set(f.Name, value); err != nil {
				err = fmt.Errorf("%s: %w", name, err)
			}
		}
		errs = append(errs, err)
	})
	return errors.Join(errs...)
}

// value reads a variable, or the file that its variant with _FILE names; empty
// where there is neither. No error quotes what it reads.
func (e environment) value(name string) (string, error) {
	value, path := strings.TrimSpace(e.getenv(name)), ""
	if !strings.HasSuffix(name, fileSuffix) {
		path = e.getenv(name + fileSuffix)
	}
	switch {
	case value != "" && path != "":
		return "", bothSet(name)
	case path != "":
		return e.content(path, name+fileSuffix)
	}
	return value, nil
}

func bothSet(name string) error {
	return fmt.Errorf("%s and %s are both set: give one of the two", name, name+fileSuffix)
}

// content reads a setting from a file that something names.
func (e environment) content(path, from string) (string, error) {
	data, err := e.readFile(path)
	if err != nil {
		return "", fmt.Errorf("reading the file that %s names: %w", from, err)
	}
	text := strings.TrimSpace(string(data))
	if text == "" {
		return "", fmt.Errorf("the file that %s names is empty: %s", from, path)
	}
	return text, nil
}

// A secretFlag names a file with a secret. The secret itself is never on the
// command line, where every user of the machine could read it.
type secretFlag struct {
	name string // of the secret, "slack-bot-token"
	file string
}

// register adds the flag name-file; what says what the secret is.
func (s *secretFlag) register(flags *pflag.FlagSet, name, what string) {
	s.name = name
	flags.StringVar(&s.file, name+"-file", "", "the `file` that holds "+what+" (or "+variable(name)+" holds it)")
}

// read returns the secret, empty where there is none: from the file of the
// flag, else from the environment.
func (s *secretFlag) read(e environment) (string, error) {
	if s.file != "" {
		return e.content(s.file, "--"+s.name+"-file")
	}
	return e.value(variable(s.name))
}

// howTo says how the secret is given.
func (s *secretFlag) howTo() string {
	return fmt.Sprintf("set %s, or name a file that holds it with %s or --%s-file", variable(s.name), variable(s.name)+fileSuffix, s.name)
}
