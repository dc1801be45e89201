package understand

import (
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// Strip takes greetings, thanks and the like off both ends of a question, as
// long as words are left that say something.
func (r *Reader) Strip(tokens []text.Token) []text.Token {
	if !r.Asks(tokens) {
		return r.stripBeforeFollowUp(tokens)
	}
	rest := tokens[r.greeted(tokens):]
	for len(rest) > 1 {
		n := len(rest) - 1
		if _, ok := r.grammar.greetings.at(rest, n); ok {
			rest = rest[:n]
			continue
		}
		if m, ok := r.grammar.greetings.at(rest, n-1); ok && n-1+m.End-m.Start == n+1 {
			rest = rest[:n-1]
			continue
		}
		break
	}
	if r.Says(rest) == 0 {
		return tokens
	}
	return rest
}

// greeted returns how many words at the beginning are greetings and the like.
func (r *Reader) greeted(tokens []text.Token) int {
	i := 0
	for i < len(tokens) {
		m, ok := r.grammar.greetings.at(tokens, i)
		if !ok {
			break
		}
		i = m.End
	}
	return i
}

// Says counts the words of a question that say something: no stop words, and
// no words that only make it a question.
func (r *Reader) Says(tokens []text.Token) int {
	n := 0
	for i, t := range tokens {
		if _, wh := r.grammar.wh.at(tokens, i); !wh && !t.Stop && t.Text != "?" && t.Text != "many" && t.Text != "much" {
			n++
		}
	}
	return n
}

// SaysBeside counts the words that say something beside the names of subjects.
func (r *Reader) SaysBeside(q *Query) int {
	n := r.Says(q.Tokens)
	for _, m := range q.Mentions {
		n -= r.Says(q.Tokens[m.Start:m.End])
	}
	return n
}

// Bare reports that a question says nothing but what it asks: all its content
// words belong to cues, pronouns and question words.
func (r *Reader) Bare(q *Query) bool {
	said := make([]bool, len(q.Tokens))
	mark := func(start, end int) {
		for i := start; i < end; i++ {
			said[i] = true
		}
	}
	for _, c := range q.Cues {
		mark(c.Start, c.End)
	}
	for _, p := range []*phrases[bool]{&r.grammar.pronouns, &r.grammar.wh, &r.grammar.greetings, &r.grammar.leanStart} {
		for _, m := range p.find(q.Tokens) {
			mark(m.Start, m.End)
		}
	}
	for i, t := range q.Tokens {
		if !said[i] && !t.Stop && t.Text != "?" {
			return false
		}
	}
	return true
}

// bareName makes an overview of a question that is a subject's name and
// nothing else but "what is" and the like.
func (r *Reader) bareName(q *Query) {
	if a, w := q.Aspect(); w > 0 && a != "overview" || len(q.Mentions) == 0 || q.Shape != ShapeFact || q.Ordinal != 0 || q.Neighbor != 0 || q.Other {
		return
	}
	rest := r.SaysBeside(q)
	for _, c := range q.Cues {
		rest -= r.Says(q.Tokens[c.Start:c.End])
	}
	if rest <= 0 {
		q.Aspects["overview"] = max(q.Aspects["overview"], 0.9)
		q.Carried = "overview"
	}
}

// Asks reports whether a sentence asks something: it has a question mark, or a
// word that begins a question stands in it.
func (r *Reader) Asks(tokens []text.Token) bool {
	for i, t := range tokens {
		if t.Text == "?" {
			return true
		}
		if _, ok := r.grammar.wh.at(tokens, i); ok {
			return true
		}
	}
	return r.Starts(tokens)
}

// stripBeforeFollowUp takes the "ok" from "ok and the upsides".
func (r *Reader) stripBeforeFollowUp(tokens []text.Token) []text.Token {
	rest := tokens[r.greeted(tokens):]
	if len(rest) == len(tokens) || len(rest) == 0 {
		return tokens
	}
	if _, follows := r.grammar.leanStart.at(rest, 0); !follows || r.Says(rest) == 0 {
		return tokens
	}
	return rest
}

// Remark returns what a message says about the last answer, where it says
// nothing else.
func (r *Reader) Remark(tokens []text.Token) Remark {
	start, end := r.greeted(tokens), len(tokens)
	for end > start {
		if _, ok := r.grammar.greetings.at(tokens, end-1); !ok && tokens[end-1].Text != "?" {
			break
		}
		end--
	}
	if start >= end {
		return RemarkNone
	}
	if m, ok := r.grammar.remarks.at(tokens, start); ok && m.End == end {
		return m.Value
	}
	return RemarkNone
}

// OfSelf reports that the words speak of the person: "I", "my", "we".
func (r *Reader) OfSelf(tokens []text.Token) bool { return r.grammar.self.any(tokens) }

// Starts reports whether a sentence begins like a question or a request, after
// a greeting.
func (r *Reader) Starts(tokens []text.Token) bool {
	i := r.greeted(tokens)
	if i == len(tokens) {
		return false
	}
	_, wh := r.grammar.wh.at(tokens, i)
	_, yes := r.grammar.yesno.at(tokens, i)
	_, ask := r.grammar.requests.at(tokens, i)
	return wh || yes || ask
}

// AsksMembership returns the kind and the name in "is integrity one of the
// principles?"; "" where a question asks no such thing.
func (r *Reader) AsksMembership(q *Query) (kind knowledge.KindID, name string) {
	if !q.YesNo || len(q.Kinds) == 0 {
		return "", ""
	}
	for i := 2; i < q.Kinds[0].Start; i++ {
		t := q.Tokens
		if t[i].Text != "among" && (t[i].Text != "one" || t[i+1].Text != "of") && t[i].Text != "a" && t[i].Text != "an" {
			continue
		}
		if gap := text.Content(t[i+1 : q.Kinds[0].Start]); gap <= 1 && r.Says(t[1:i]) > 0 && r.Says(t[1:i]) <= 3 && r.Says(t[q.Kinds[0].End:]) == 0 {
			return q.Kinds[0].Kind, text.Join(t[1:i])
		}
	}
	return "", ""
}

// ListWords returns the places of the words that make a question a list.
func (r *Reader) ListWords(tokens []text.Token) map[int]bool {
	out := map[int]bool{}
	for _, p := range []*phrases[bool]{&r.grammar.list, &r.grammar.count, &r.grammar.requests, &r.grammar.greetings} {
		for _, m := range p.find(tokens) {
			for i := m.Start; i < m.End; i++ {
				out[i] = true
			}
		}
	}
	return out
}
