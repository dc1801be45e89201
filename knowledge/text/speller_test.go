package text

import (
	"strings"
	"testing"
)

func TestCorrect(t *testing.T) {
	s := NewSpeller(map[string]int{
		"apprenticeship": 3, "salary": 4, "card": 9, "cord": 1, "manager": 2, "principal": 2, "l5": 1, "principled": 1, "": 1,
	})
	tests := []struct {
		word, want string
		ok         bool
	}{
		{"salry", "salary", true},                // left out
		{"sallary", "salary", true},              // inserted
		{"salory", "salary", true},               // replaced
		{"mangaer", "manager", true},             // exchanged
		{"aprenticship", "apprenticeship", true}, // two edits
		{"cxrd", "card", true},                   // the more frequent
		{"salary", "salary", false},              // known
		{"cart", "cart", false},                  // English
		{"principle", "principle", false},        // English
		{"l55", "l55", false},                    // digits
		{"crd", "crd", false},                    // too short
		{"zzzzzz", "zzzzzz", false},              // far from all
		{"слово", "слово", false},                // another script
		{"", "", false},
		{strings.Repeat("a", 1000), strings.Repeat("a", 1000), false},
	}
	for _, tt := range tests {
		if got, ok := s.Correct(tt.word); got != tt.want || ok != tt.ok {
			t.Errorf("Correct(%.20q) = %.20q, %v, want %.20q, %v", tt.word, got, ok, tt.want, tt.ok)
		}
	}
}

func TestNilSpeller(t *testing.T) {
	var s *Speller
	if got, ok := s.Correct("salry"); got != "salry" || ok || s.Knows("salry") {
		t.Errorf("nil speller corrects to %q, %v", got, ok)
	}
	if got, ok := NewSpeller(nil).Correct("salry"); got != "salry" || ok {
		t.Errorf("empty speller corrects to %q, %v", got, ok)
	}
}

// Every single edit of a long word is mended.
func TestCorrectEveryEdit(t *testing.T) {
	const word = "apprenticeship"
	s := NewSpeller(map[string]int{word: 1, "salary": 1})
	check := func(w string) {
		if w == word {
			return
		}
		if got, ok := s.Correct(w); !ok && EnglishRank(w) == 0 || ok && got != word {
			t.Errorf("Correct(%q) = %q, %v", w, got, ok)
		}
	}
	for i := range len(word) {
		check(word[:i] + word[i+1:])
		check(word[:i] + "x" + word[i:])
		check(word[:i] + "x" + word[i+1:])
		if i > 0 {
			check(word[:i-1] + word[i:i+1] + word[i-1:i] + word[i+1:])
		}
	}
}

func BenchmarkCorrect(b *testing.B) {
	vocabulary := map[string]int{}
	for line := range strings.Lines(englishFile) {
		if len(vocabulary) < 5000 {
			vocabulary[line[:len(line)-2]+"q"] = 1
		}
	}
	s := NewSpeller(vocabulary)
	b.ReportAllocs()
	for b.Loop() {
		s.Correct("abandonementqq")
	}
}
