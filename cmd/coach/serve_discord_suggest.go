package main

import (
	"cmp"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/knowledge"
)

const (
	// maxSuggested is how many questions are suggested while somebody types.
	maxSuggested = 10
	// maxBeginning is how many of them only begin like what was typed.
	maxBeginning = 5
	// leastTyped is how many bytes the engine ranks by, at least.
	leastTyped = 3
	// leastSure is how sure of its first candidate the engine must be.
	leastSure = 0.05
	// maxNames is how many names Discord lets a command offer.
	maxNames = 25
)

// suggested are questions for what somebody has typed so far, best first: those
// that begin like it, then those of the cards that the engine finds for it. Of
// nothing they are the popular ones.
func suggested(coach *bot.Coach, typed string) []string {
	typed = strings.TrimSpace(typed)
	base := coach.Base()
	if typed == "" {
		return first(popular(base), maxSuggested)
	}
	out := beginning(base, typed)
	if len(typed) < leastTyped {
		return out
	}
	reply, _ := coach.Turn(bot.Message{Text: completed(base, typed)}, bot.Memory{})
	if reply.Confidence < leastSure {
		return out
	}
	for _, c := range reply.Candidates {
		if card, ok := base.Card(c.Card); ok && suggests(card) && !slices.Contains(out, card.Questions[0]) {
			out = append(out, card.Questions[0])
		}
	}
	return first(out, maxSuggested)
}

// completed ends the last word of what was typed as the questions of the
// knowledge end it most often; it stays where they have it as it is, or none
// that begins like it.
func completed(base *knowledge.Base, typed string) string {
	cut := strings.LastIndexByte(typed, ' ') + 1
	last := strings.ToLower(typed[cut:])
	if len(last) < leastTyped {
		return typed
	}
	counts := map[string]int{}
	for i := range base.Cards {
		for word := range strings.FieldsSeq(strings.ToLower(base.Cards[i].Questions[0])) {
			if word = strings.Trim(word, "?!.,;:()'\""); strings.HasPrefix(word, last) {
				counts[word]++
			}
		}
	}
	best := last
	for word, n := range counts {
		if word == last {
			return typed
		}
		if n > counts[best] || n == counts[best] && word < best {
			best = word
		}
	}
	return typed[:cut] + best
}

// popular are the questions that the topics give as examples: the first of each,
// then the second of each, and so on; without topics those of the overviews.
func popular(base *knowledge.Base) []string {
	topics := slices.Clone(base.Topics)
	slices.SortStableFunc(topics, func(a, b knowledge.Topic) int { return cmp.Compare(a.Order, b.Order) })
	var out []string
	for i, more := 0, true; more; i++ {
		more = false
		for _, t := range topics {
			if i < len(t.Ask) {
				out, more = append(out, t.Ask[i]), true
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, aspect := range []knowledge.AspectID{"overview", ""} {
		for i := range base.Cards {
			if c := &base.Cards[i]; c.Aspect == aspect && suggests(c) {
				out = append(out, c.Questions[0])
			}
		}
	}
	return out
}

// beginning are questions that begin like what was typed, the popular ones
// first.
func beginning(base *knowledge.Base, typed string) []string {
	var out []string
	add := func(q string) {
		if len(q) >= len(typed) && strings.EqualFold(q[:len(typed)], typed) && !slices.Contains(out, q) {
			out = append(out, q)
		}
	}
	for _, q := range popular(base) {
		add(q)
	}
	for i := 0; i < len(base.Cards) && len(out) < maxBeginning; i++ {
		if suggests(&base.Cards[i]) {
			add(base.Cards[i].Questions[0])
		}
	}
	return first(out, maxBeginning)
}

// suggests reports whether somebody would pick the question of a card: there is
// an answer, and one of substance.
func suggests(c *knowledge.Card) bool {
	return len(c.Questions) > 0 && (c.Decision == "" || c.Decision == knowledge.DecisionAnswer)
}

// named are the names of the subjects of a kind, as many as a command offers.
func named(base *knowledge.Base, kind knowledge.KindID) []string {
	var out []string
	for _, s := range base.OfKind(kind) {
		out = append(out, s.Name)
	}
	return first(out, maxNames)
}

// first are the first n of a list, or all.
func first(list []string, n int) []string { return list[:min(n, len(list))] }
