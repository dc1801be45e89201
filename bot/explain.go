package bot

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"careercoach/bot/find"
	"careercoach/bot/understand"
	"careercoach/knowledge/text"
)

// A Trace says how a message was answered.
type Trace struct {
	Message  string
	Before   Conversation
	Findings []*Finding // one for each question of the message
	Why      string     // set where no question was looked up
}

// A Finding is the way of one question.
type Finding struct {
	Query      understand.Query
	Texts      []find.Text
	Ranking    find.Ranking
	Confidence float64
	Why        string
}

func (s *Finding) why(reason string) { s.Why = reason }

// Explain answers a message like Turn and says how, in Markdown: what the
// question names and asks, what was carried over, the candidates with the
// parts of their scores, and the decision.
func (c *Coach) Explain(m Message, mem Memory) string {
	reply, _, trace := c.take(m, mem)
	var b strings.Builder
	for _, s := range trace.Findings {
		s.write(&b)
	}
	if trace.Why != "" {
		fmt.Fprintf(&b, "- why: %s\n", trace.Why)
	}
	fmt.Fprintf(&b, "- decision: **%s** %s (confidence %.2f)\n", reply.Decision, reply.Card, reply.Confidence)
	return b.String()
}

func (s *Finding) write(b *strings.Builder) {
	q := s.Query
	fmt.Fprintf(b, "Question: %s\n\n", q.Text)
	for _, m := range q.Mentions {
		origin := "named"
		if m.Carried {
			origin = "carried over"
		}
		fmt.Fprintf(b, "- subject: %v, %s, strength %.2f\n", m.Subjects, origin, m.Strength)
	}
	for _, a := range slices.Sorted(maps.Keys(q.Aspects)) {
		fmt.Fprintf(b, "- aspect: %s, weight %.2f\n", a, q.Aspects[a])
	}
	fmt.Fprintf(b, "- shape: %s, leaning on the turn before: %.2f\n", q.Shape, q.Lean)
	fmt.Fprintf(b, "- known: %.2f, right: %.2f, unknown words: %.2f, field: %.2f\n", s.Ranking.Known, s.Ranking.Right, s.Ranking.Unknown, s.Ranking.Field)
	for _, t := range s.Texts[min(1, len(s.Texts)):] {
		fmt.Fprintf(b, "- also ranked as: %s (weight %.2f)\n", text.Join(t.Tokens), t.Weight)
	}
	fmt.Fprintf(b, "- because: %s\n\n", s.Why)
	for i := range s.Ranking.Candidates[:min(5, len(s.Ranking.Candidates))] {
		cand := &s.Ranking.Candidates[i]
		parts := cand.Parts()
		var list []string
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			list = append(list, fmt.Sprintf("%s %+.2f", name, parts[name]))
		}
		fmt.Fprintf(b, "%d. %s: %.2f (%s)\n", i+1, cand.Card.ID, cand.Score, strings.Join(list, ", "))
	}
	b.WriteString("\n")
}
