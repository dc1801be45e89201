package state

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// A bundled are the questions with the same words.
type bundled struct {
	key         string   // the words
	words       []string // stems, each once, sorted
	wordings    map[string]int
	count       int
	first, last time.Time
	about       []knowledge.SubjectID
}

// bundle puts those with the same words together, most frequent first.
func bundle(questions []Question) []*bundled {
	byKey := map[string]*bundled{}
	for _, q := range questions {
		words := stems(q.Text)
		key := strings.Join(words, " ")
		if len(words) == 0 {
			key = "\x00" + text.Normalize(q.Text) // nothing but small words and masks
		}
		b := byKey[key]
		if b == nil {
			b = &bundled{key: key, words: words, wordings: map[string]int{}, first: q.Day, last: q.Day}
			byKey[key] = b
		}
		b.add(q)
	}
	out := make([]*bundled, 0, len(byKey))
	for _, b := range byKey {
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b *bundled) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.key, b.key))
	})
	return out
}

func (b *bundled) add(q Question) {
	b.count++
	b.wordings[q.Text]++
	if q.Day.Before(b.first) {
		b.first = q.Day
	}
	if q.Day.After(b.last) {
		b.last = q.Day
	}
	for _, id := range q.About {
		if !slices.Contains(b.about, id) {
			b.about = append(b.about, id)
		}
	}
	slices.Sort(b.about)
}

// stems returns the words of a question that say something, each once, sorted.
func stems(question string) []string {
	var out []string
	for _, t := range text.Tokenize(text.Normalize(withoutMasks(question))) {
		if !t.Stop && t.Text != "?" {
			out = append(out, t.Stem)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
