package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// A flag wins over its variable, and that over its default.
func TestEnvironmentFill(t *testing.T) {
	file := filepath.Join(t.TempDir(), "setting")
	if err := os.WriteFile(file, []byte("from-file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		env  map[string]string
		args string
		want string
	}{
		{nil, "", "default"},
		{map[string]string{"COACH_SOME_PLACE": "from-env"}, "", "from-env"},
		{map[string]string{"COACH_SOME_PLACE_FILE": file}, "", "from-file"},
		{map[string]string{"COACH_SOME_PLACE": "from-env"}, "--some-place=from-flag", "from-flag"},
		{map[string]string{"COACH_SOME_PLACE_FILE": file}, "--some-place=from-flag", "from-flag"},
		{map[string]string{"COACH_SOME_PLACE": "a", "COACH_SOME_PLACE_FILE": file}, "--some-place=", ""},
	} {
		var got string
		flags := pflag.NewFlagSet("", pflag.ContinueOnError)
		flags.StringVar(&got, "some-place", "default", "")
		if err := flags.Parse(strings.Fields(c.args)); err != nil {
			t.Fatal(err)
		}
		e := environment{func(name string) string { return c.env[name] }, os.ReadFile}
		if err := e.fill(flags); err != nil || got != c.want {
			t.Errorf("%q with %v: got %q, %v, want %q", c.args, c.env, got, err, c.want)
		}
	}
}

// A secret's file on the command line wins over its variable.
func TestSecretFlag(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "first"), filepath.Join(dir, "second")
	for file, text := range map[string]string{first: "of the first\n", second: "of the second\n"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		env  map[string]string
		args string
		want string
	}{
		{nil, "", ""},
		{map[string]string{"COACH_WORD": " of the variable\n"}, "", "of the variable"},
		{map[string]string{"COACH_WORD_FILE": first}, "", "of the first"},
		{map[string]string{"COACH_WORD_FILE": first}, "--word-file=" + second, "of the second"},
		{map[string]string{"COACH_WORD": "of the variable"}, "--word-file=" + second, "of the second"},
	} {
		var s secretFlag
		flags := pflag.NewFlagSet("", pflag.ContinueOnError)
		s.register(flags, "word", "a word")
		if err := flags.Parse(strings.Fields(c.args)); err != nil {
			t.Fatal(err)
		}
		e := environment{func(name string) string { return c.env[name] }, os.ReadFile}
		err := e.fill(flags)
		got, err2 := s.read(e)
		if err != nil || err2 != nil || got != c.want {
			t.Errorf("%q with %v: got %q, %v, %v, want %q", c.args, c.env, got, err, err2, c.want)
		}
	}
}
