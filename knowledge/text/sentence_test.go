package text

import (
	"slices"
	"testing"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"?!", nil},
		{"hello. what is the pay?", []string{"hello.", "what is the pay?"}},
		{"1.5 years. node.js too", []string{"1.5 years.", "node.js too"}},
		{"wait... what?! ok", []string{"wait...", "what?!", "ok"}},
		{"one\ntwo; three", []string{"one", "two;", "three"}},
		{"in the U.S. and beyond", []string{"in the usa and beyond"}},
	}
	for _, tt := range tests {
		if got := Sentences(Normalize(tt.in)); !slices.Equal(got, tt.want) {
			t.Errorf("Sentences(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}
