package strict_test

import (
	"strings"
	"testing"

	"careercoach/bot/coaching/strict"
)

func TestRead(t *testing.T) {
	for file, want := range map[string]string{ // what the error holds; empty for none
		"a: 1":              "",
		"a: 1\n":            "",
		"":                  "reading x.yaml",
		"b: 1":              "b",
		"a: 1\nb: 2":        "b",
		"a: [1":             "reading x.yaml",
		"a: 1\n---\na: 2\n": "more than one document",
		"a: 1\n---\n{":      "more than one document",
	} {
		got := struct {
			A     int `yaml:"a"`
			Other string
		}{Other: "kept"}
		err := strict.Read("x.yaml", []byte(file), &got)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", file, err, want)
		}
		if err == nil && (got.A != 1 || got.Other != "kept") {
			t.Errorf("%q gives %+v", file, got)
		}
	}
}
