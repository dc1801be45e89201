package rank

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// synthetic returns documents of made-up words: n subjects, each asked about
// in several ways, in the shape of a knowledge base. Words follow Zipf's law,
// and neighbouring documents share theirs.
func synthetic(n, questions int) []Document {
	rng := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(rng, 1.2, 8, uint64(2000+n/2))
	frames := strings.Split("what is the %|how do i get %|tell me about %|can you explain % please|why would i need %|where can i find %|is there a limit for %|who decides about %", "|")
	docs := make([]Document, n)
	for i := range docs {
		own := []string{madeUp(uint64(i)*7 + 3), madeUp(uint64(i/6)*11 + 5), madeUp(uint64(i % 40))}
		docs[i] = Document{ID: fmt.Sprint("d", i), Title: strings.Join(own[:2], " ")}
		for range questions {
			words := []string{own[rng.IntN(2)], own[rng.IntN(3)], madeUp(zipf.Uint64()), madeUp(zipf.Uint64())}
			rng.Shuffle(len(words), func(a, b int) { words[a], words[b] = words[b], words[a] })
			docs[i].Questions = append(docs[i].Questions, strings.Replace(frames[rng.IntN(len(frames))], "%", strings.Join(words, " "), 1))
		}
	}
	return docs
}

// madeUp returns a word that can be said, the same for the same number.
func madeUp(n uint64) string {
	const consonants, vowels = "bcdfghklmnprstvz", "aeiou"
	n = n*2654435761%100003 + 17
	var b []byte
	for n > 0 {
		b = append(b, consonants[n%16], vowels[n/16%5])
		n /= 80
	}
	return string(b)
}
