package guard

import (
	"iter"

	"careercoach/knowledge/text"
)

// An entry is what the guard knows of a word.
type entry struct {
	id      int // in phrases; 0 for words of no phrase
	flags   flag
	tongues []weight // the languages it is a word of
}

// A flag is a part that a word plays.
type flag uint8

const (
	joining flag = 1 << iota // after it a request may begin
	asking                   // it begins a question
	context                  // it begins what a person tells of themselves
	before                   // it stands before a question without being part of it
	english                  // it is an English word of grammar or chat
	neutral                  // it speaks for no language
)

// A word is a word of a message.
type word struct {
	text     string
	entry    *entry // nil for words the guard does not know
	id       int    // of the word, or of what a slip was mended to
	sentence int
	lead     bool // a request may begin here
	quoted   bool // a quotation mark stands before it
}

// has reports whether the word plays a part.
func (w *word) has(f flag) bool { return w.entry != nil && w.entry.flags&f != 0 }

// A message is normalized text cut into words.
type message struct {
	words []word
}

// sentences yields where each sentence begins and ends in the words.
func (m *message) sentences() iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for from := 0; from < len(m.words); {
			to := from + 1
			for to < len(m.words) && m.words[to].sentence == m.words[from].sentence {
				to++
			}
			if !yield(from, to) {
				return
			}
			from = to
		}
	}
}

// read normalizes a text and cuts it into words, which it appends to buf.
func (g *Guard) read(raw string, buf []word) message {
	m := message{words: buf}
	s := text.Normalize(g.unmask(raw))
	c := cutter{start: true, lead: true}
	for i := 0; i < len(s); {
		n := wordLen(s[i:])
		if n == 0 {
			i += c.sign(s, i)
			continue
		}
		m.words = append(m.words, g.newWord(s[i:i+n], &c))
		i += n
	}
	for from, to := range m.sentences() {
		g.markLeads(m.words[from:to])
	}
	return m
}

// newWord looks a word up, with its slips mended.
func (g *Guard) newWord(s string, c *cutter) word {
	w := word{text: s, sentence: c.sentence, lead: c.lead, quoted: c.quoted, entry: g.words[s]}
	c.start, c.lead, c.quoted = false, false, false
	switch {
	case w.entry != nil && w.entry.id > 0:
		w.id = w.entry.id
	case w.entry == nil && len(s) >= 4:
		if e := g.words[g.mend(s)]; e != nil {
			w.id = e.id
		}
	}
	return w
}

// markLeads extends the places where a request may begin over words such as
// "please" and "can you", and to the words after "and" and "then".
func (g *Guard) markLeads(words []word) {
	for i := range words {
		if words[i].has(joining) && i+1 < len(words) {
			words[i+1].lead = true
		}
		if !words[i].lead || words[i].id == 0 {
			continue
		}
		for _, p := range g.leads[words[i].id] {
			if end, ok := match(p.steps, words, i); ok && end < len(words) {
				words[end].lead = true
			}
		}
	}
}
