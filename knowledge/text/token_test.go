package text

import (
	"fmt"
	"slices"
	"testing"
)

func TestTokenize(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"!!! ...", nil},
		{"what is the pay?", []string{"what", "is", "the", "pay", "?"}},
		{"really???", []string{"really", "?"}},
		{"c++ and c# or f#, not b++", []string{"c++", "and", "c#", "or", "f#", "not", "b"}},
		{"ci/cd on k8s", []string{"ci", "cd", "on", "k8s"}},
		{"$150k or 1.5 of 3.", []string{"150k", "or", "1.5", "of", "3"}},
		{"привет мир", []string{"привет", "мир"}},
		{"नमस्ते", []string{"नमस्ते"}},
	}
	for _, tt := range tests {
		var got []string
		for _, tok := range Tokenize(tt.in) {
			got = append(got, tok.Text)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("Tokenize(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestStem(t *testing.T) {
	for word, want := range map[string]string{
		"apprenticeships": "apprenticeship", "paying": "pay", "is": "is", "l5": "l5", "c++": "c++", "привет": "привет",
	} {
		if got := Stem(word); got != want {
			t.Errorf("Stem(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestIsStop(t *testing.T) {
	for _, w := range []string{"the", "is", "what", "?", "you"} {
		if !IsStop(w) {
			t.Errorf("%q is no stop word", w)
		}
	}
	for _, w := range []string{"how", "why", "not", "pay", "#", ""} {
		if IsStop(w) {
			t.Errorf("%q is a stop word", w)
		}
	}
}

func TestEnglishRank(t *testing.T) {
	for word, want := range map[string]int{
		"the": 1, "work": 1, "zoo": 3, "internship": 2, "walking": 1, "onboardings": 3,
		"xqzt": 0, "": 0, "aardvark": 2,
	} {
		got := EnglishRank(word)
		if (got == 0) != (want == 0) {
			t.Errorf("EnglishRank(%q) = %d, want %d", word, got, want)
		}
	}
}

func ExampleTokenize() {
	for _, tok := range Tokenize(Normalize("What's the paying job?")) {
		fmt.Print(tok.Text, "/", tok.Stem, "/", tok.Stop, " ")
	}
	// Output: what/what/true is/is/true the/the/true paying/pay/false job/job/false ?/?/true
}

func BenchmarkTokenize(b *testing.B) {
	s := Normalize("Hi, what's the difference between a pending top-up and a failed payment?")
	var buf []Token
	b.ReportAllocs()
	for b.Loop() {
		buf = AppendTokens(buf[:0], s)
	}
}
