package text

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

// Stem returns the stem of a lower-case word. Words with anything but the
// letters a to z in them, and words under three letters, are returned as they
// are.
func Stem(word string) string {
	if len(word) < 3 || len(word) > maxStemLen {
		return word
	}
	for i := 0; i < len(word); i++ {
		if word[i] < 'a' || word[i] > 'z' {
			return word
		}
	}
	return english.Stem(word, true)
}

// maxStemLen is the longest word that is stemmed, in bytes: no English word
// is longer, and the stemmer's time grows faster than the word.
const maxStemLen = 40

//go:embed stop.txt
var stopFile string

// stopWords returns the words of stop.txt, read once.
var stopWords = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool)
	for line := range strings.Lines(stopFile) {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				m[w] = true
			}
		}
	}
	return m
})

// IsStop reports whether a lower-case word says little about what is asked.
func IsStop(word string) bool { return stopWords()[word] }
