package mock

import (
	"fmt"
	"strings"

	"careercoach/bot/coaching/prose"
	"careercoach/knowledge/text"
)

// Answers tell the same story where they share at least sharedWords words of
// matter, and sharedPart of those of the shorter one.
const (
	sharedWords = 10
	sharedPart  = 0.5
)

// repeated says which questions were answered with much the same story; empty
// where none were.
func (s *session) repeated() string {
	var lines []string
	for _, group := range s.sameStories() {
		var numbers []string
		askers := map[int]bool{}
		for _, i := range group {
			numbers = append(numbers, fmt.Sprint(i+1))
			askers[s.exchanges[i].interviewer] = true
		}
		line := fmt.Sprintf("**The same story:** questions %s were answered with much the same words", prose.And(numbers))
		if len(askers) > 1 {
			line += fmt.Sprintf(", to %d of the interviewers", len(askers))
		}
		lines = append(lines, line+". Have another event ready for each.")
	}
	return strings.Join(lines, "\n\n")
}

// sameStories returns the places of the questions that got the same story, two
// or more at a time.
func (s *session) sameStories() [][]int {
	words := make([]map[string]bool, len(s.exchanges))
	for i := range s.exchanges {
		if c := s.exchanges[i].counted(); c != nil {
			words[i] = matterOf(c.text)
		}
	}
	var out [][]int
	taken := map[int]bool{}
	for i := range words {
		if taken[i] {
			continue
		}
		group := []int{i}
		for j := i + 1; j < len(words); j++ {
			if !taken[j] && alike(words[i], words[j]) {
				group, taken[j] = append(group, j), true
			}
		}
		if len(group) > 1 {
			out = append(out, group)
		}
	}
	return out
}

// matterOf returns the stems of a text's words of matter.
func matterOf(told string) map[string]bool {
	out := map[string]bool{}
	for _, t := range text.Tokenize(text.Normalize(told)) {
		if !t.Stop && len(t.Stem) > 2 {
			out[t.Stem] = true
		}
	}
	return out
}

// alike reports that two answers tell much the same.
func alike(a, b map[string]bool) bool {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	return shared >= sharedWords && float64(shared) >= sharedPart*float64(min(len(a), len(b)))
}
