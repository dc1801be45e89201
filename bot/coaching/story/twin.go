package story

import (
	"careercoach/knowledge/text"
)

// Twins are two stories that tell much the same; One has the lower number.
type Twins struct{ One, Other Story }

const (
	// leastShared is how many words of matter twins have in common.
	leastShared = 10
	// twinShare is the share of the shorter one's words that twins have in
	// common.
	twinShare = 0.45
)

// Twins returns the pairs of active stories that tell much the same, by
// number.
func (b Bank) Twins() []Twins {
	active := b.Active()
	words := make([]map[string]bool, len(active))
	for i := range active {
		words[i] = wordsOf(&active[i])
	}
	var out []Twins
	for i := range active {
		for j := i + 1; j < len(active); j++ {
			if likeness(words[i], words[j]) >= twinShare || sameTitle(&active[i], &active[j]) {
				out = append(out, Twins{active[i], active[j]})
			}
		}
	}
	return out
}

// twin returns the story that tells most nearly the same as s, leaving out s
// itself and what is archived for another reason than s; nil where none does.
func (b *Bank) twin(s *Story) *Story {
	var best *Story
	most, mine := 0.0, wordsOf(s)
	for i := range b.Stories {
		o := &b.Stories[i]
		if o.ID == s.ID || o.Archived && o.Into != s.ID {
			continue
		}
		like := likeness(mine, wordsOf(o))
		if sameTitle(s, o) {
			like = max(like, twinShare)
		}
		if like >= twinShare && like > most {
			best, most = o, like
		}
	}
	return best
}

// likeness returns the share of the words of the shorter story that both have,
// 0 for fewer than leastShared.
func likeness(a, b map[string]bool) float64 {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	if shared < leastShared {
		return 0
	}
	return float64(shared) / float64(min(len(a), len(b)))
}

// wordsOf returns the stems of a story's words of matter.
func wordsOf(s *Story) map[string]bool {
	out := map[string]bool{}
	for _, t := range text.Tokenize(text.Normalize(s.Title + "\n" + s.Told())) {
		if !t.Stop && len(t.Stem) > 2 {
			out[t.Stem] = true
		}
	}
	return out
}

func sameTitle(a, b *Story) bool {
	return a.Title != "" && text.Normalize(a.Title) == text.Normalize(b.Title)
}
