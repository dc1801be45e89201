package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func FuzzNormalize(f *testing.F) {
	for _, s := range []string{
		"What's up?", "<@U1> <http://x|y> :tada: &amp;lt;", "w/o b/c u.s. 1,000.5", "soooo ﬁ İ ẞ é", "n'n't's", "n'T", "@ \x7fN't", "\xff\xfe<", "US us",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Normalize(s)
		if !utf8.ValidString(got) {
			t.Fatalf("Normalize(%q) = %q is not UTF-8", s, got)
		}
		if strings.TrimSpace(got) != got || strings.Contains(got, "  ") {
			t.Fatalf("Normalize(%q) = %q has blanks left", s, got)
		}
		for _, r := range got {
			if 'A' <= r && r <= 'Z' || r != '\n' && unicode.IsControl(r) && r < 0x80 {
				t.Fatalf("Normalize(%q) = %q holds %q", s, got, r)
			}
		}
		for _, sentence := range Sentences(got) {
			if !strings.Contains(got, sentence) {
				t.Fatalf("sentence %q is not in %q", sentence, got)
			}
		}
	})
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"what is c++?", "1.5 a.b ??", "привет", "\xff", "नमस्ते c#"} {
		f.Add(s)
	}
	speller := NewSpeller(map[string]int{"salary": 2, "manager": 1})
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, tok := range Tokenize(s) {
			if tok.Start < end || tok.End <= tok.Start || s[tok.Start:tok.End] != tok.Text || tok.Stem == "" {
				t.Fatalf("token %+v of %q after offset %d", tok, s, end)
			}
			end = tok.End
			if got, ok := speller.Correct(tok.Text); ok && !speller.Knows(got) {
				t.Fatalf("corrected to %q", got)
			}
		}
	})
}
