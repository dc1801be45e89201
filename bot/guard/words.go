package guard

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

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

// wordLen returns the length of the word at the start of s, 0 for none.
func wordLen(s string) int {
	n := 0
	for n < len(s) {
		if c := s[n]; c < utf8.RuneSelf {
			if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
				n++
				continue
			}
			return n
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) {
			return n
		}
		n += size
	}
	return n
}

// A cutter keeps what stood between two words.
type cutter struct {
	sentence      int
	start         bool // nothing of the sentence came yet
	lead, quotion bool
}

// sign reads what is no word at s[i] and returns its length.
func (c *cutter) sign(s string, i int) int {
	switch s[i] {
	case '\n', '!', '?', ';':
		c.end()
	case '.':
		if i+1 == len(s) || wordLen(s[i+1:]) == 0 {
			c.end()
		}
	case '"':
		c.lead, c.quotion = true, true
	case ',', ':', '(', '[', '>', '|', '#', '/':
		c.lead = true
	case '-':
		c.lead = c.lead || i > 0 && (s[i-1] == ' ' || s[i-1] == '-')
	default:
		if s[i] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if unicode.Is(unicode.STerm, r) {
				c.end()
			}
			return size
		}
	}
	return 1
}

// end ends a sentence.
func (c *cutter) end() {
	if !c.start {
		c.sentence++
		c.start = true
	}
	c.lead = true
}

// newWord looks a word up, with its slips mended.
func (g *Guard) newWord(s string, c *cutter) word {
	w := word{text: s, sentence: c.sentence, lead: c.lead, quoted: c.quotion, entry: g.words[s]}
	c.start, c.lead, c.quotion = false, false, false
	switch {
	case w.entry != nil && w.entry.id > 0:
		w.id = w.entry.id
	case isNumber(s):
		w.id = g.words[number].id
	case w.entry == nil && len(s) >= 4:
		if e := g.words[g.mend(s)]; e != nil {
			w.id = e.id
		}
	}
	return w
}

// mend returns the word of a phrase that s was probably meant to be, or s:
// figures in place of letters are read as letters, slips of the hand undone.
func (g *Guard) mend(s string) string {
	if len(s) > maxMend {
		return s
	}
	if strings.ContainsAny(s, "013457") {
		if plain := g.leet.Replace(s); g.words[plain] != nil {
			return plain
		}
		return s
	}
	fixed, _ := g.speller.Correct(s)
	return fixed
}

// maxMend is the longest word that is mended, in bytes.
const maxMend = 16

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
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

// unmask turns single quotation marks into double ones, which Normalize keeps,
// and letters of other alphabets that stand in for Latin ones inside a word
// into those.
func (g *Guard) unmask(s string) string {
	if strings.Contains(s, " '") || strings.HasPrefix(s, "'") {
		s = strings.ReplaceAll(" "+s, " '", ` "`)
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xCD && s[i] <= 0xD2 { // Greek and Cyrillic letters begin so
			return g.unmaskWords(s)
		}
	}
	return s
}

// unmaskWords replaces the lookalikes in words that have Latin letters too.
func (g *Guard) unmaskWords(s string) string {
	isLatin := func(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }
	var b strings.Builder
	for len(s) > 0 {
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end < 0 {
			end = len(s)
		}
		if w := s[:end]; strings.ContainsFunc(w, isLatin) {
			g.lookalikes.WriteString(&b, w)
		} else {
			b.WriteString(w)
		}
		_, size := utf8.DecodeRuneInString(s[end:])
		b.WriteString(s[end : end+size])
		s = s[end+size:]
	}
	return b.String()
}

// newLookalikes returns what replaces letters that look Latin and are not.
func newLookalikes() *strings.Replacer {
	return strings.NewReplacer(
		"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j", "ѕ", "s", "ԁ", "d", "һ", "h",
		"А", "A", "Е", "E", "О", "O", "Р", "P", "С", "C", "Х", "X", "І", "I", "Т", "T", "Н", "H", "В", "B", "М", "M", "К", "K",
		"ο", "o", "α", "a", "ν", "v", "ρ", "p", "ε", "e", "ι", "i", "κ", "k", "τ", "t", "Ο", "O", "Α", "A", "Ε", "E", "Ι", "I")
}

// newLeet returns what reads figures as the letters they look like.
func newLeet() *strings.Replacer {
	return strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t")
}
