package rehearse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"careercoach/knowledge/text"

	"golang.org/x/text/unicode/norm"
)

// A word is one word of an answer, or one half of a contraction.
type word struct {
	text       string // folded: lower case, plain apostrophe, no accents
	stem       string // of its base form: "told" has the stem of "tell"
	start, end int    // bytes of the answer
	class      class
	gap        gap  // what stands between it and the word before
	money      bool // a currency sign stands right before it
	percent    bool // a per cent sign stands right after it
}

// A gap is what parts two words, the stronger the larger.
type gap uint8

const (
	gapBlank gap = iota
	gapMark      // quotes, brackets, slashes, hyphens
	gapComma     // comma, colon, dash: a clause may end
	gapStop      // a sentence ends
)

// scan cuts an answer into words.
func (x *lexicon) scan(answer string) []word {
	words := make([]word, 0, len(answer)/5+8)
	between := separator{answer: answer}
	for i := 0; i < len(answer); {
		n := wordLen(answer, i)
		if n == 0 {
			_, size := utf8.DecodeRuneInString(answer[i:])
			i += size
			continue
		}
		w := word{start: i, end: i + n, gap: between.before(i, words)}
		w.money, w.percent = moneyBefore(answer, i), percentAfter(answer, i+n)
		words = x.appendWord(words, w, fold(answer[i:i+n]))
		i += n
		between.from = i
	}
	return words
}

// appendWord appends a word, a contraction as two.
func (x *lexicon) appendWord(words []word, w word, folded string) []word {
	base, tail := folded, ""
	if full, ok := x.contractions[folded]; ok {
		base, tail, _ = strings.Cut(full, " ")
	} else if at := strings.LastIndexByte(folded, '\''); at > 0 {
		base, tail = contraction(folded, at)
	}
	w.text = strings.ReplaceAll(base, "'", "")
	words = append(words, x.classified(w))
	if tail == "" {
		return words
	}
	second := word{text: tail, start: w.start, end: w.end}
	return append(words, x.classified(second))
}

// contraction cuts "didn't", "I've" and "manager's" in two.
func contraction(folded string, at int) (base, tail string) {
	switch tail = folded[at:]; {
	case tail == "'t" && folded == "can't":
		return "can", "not"
	case tail == "'t" && folded == "won't":
		return "will", "not"
	case tail == "'t" && at > 1 && strings.HasSuffix(folded[:at], "n"):
		return folded[:at-1], "not"
	case tail == "'s":
		switch folded[:at] {
		case "it", "that", "he", "she", "there", "what", "who":
			return folded[:at], "is"
		}
		return folded[:at], ""
	case tail == "'d":
		return folded[:at], tail
	case tail == "'ll":
		return folded[:at], "will"
	case tail == "'ve":
		return folded[:at], "have"
	case tail == "'m":
		return folded[:at], "am"
	case tail == "'re":
		return folded[:at], "are"
	}
	return folded, ""
}

// classified fills in the class and the stem of a word.
func (x *lexicon) classified(w word) word {
	entry, known := x.words[w.text]
	w.class = entry.class
	base := w.text
	if entry.base != "" {
		base = entry.base
	}
	if isDigit(w.text[0]) {
		w.class |= number
		w.stem = base
		return w
	}
	if known && entry.stem != "" {
		w.stem = entry.stem
	} else {
		w.stem = text.Stem(base)
	}
	if !known {
		w.class |= shape(w.text)
	}
	w.class |= x.stems[w.stem]
	return w
}

// shape tells the class of a word that no list holds from its ending.
func shape(s string) class {
	switch n := len(s); {
	case n > 4 && strings.HasSuffix(s, "ly"):
		return adverb
	case n > 3 && strings.HasSuffix(s, "ed") && s[n-3] != 'e', n > 5 && strings.HasSuffix(s, "eed"):
		return past
	}
	return 0
}

// wordLen returns the length in bytes of the word that starts at s[i], 0 for
// none. Apostrophes between letters and points and commas between digits
// belong to it.
func wordLen(s string, i int) int {
	start := i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), i > start && (unicode.IsMark(r) || isUnseen(r)):
		case i > start && (isApostrophe(r) || r == '.' || r == ',') && joins(s, i, size, r):
		default:
			return i - start
		}
		i += size
	}
	return i - start
}

// joins reports whether the sign r at s[i] stands inside a word.
func joins(s string, i, size int, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+size:])
	if isApostrophe(r) {
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	}
	return unicode.IsDigit(before) && unicode.IsDigit(after)
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '′' || r == '＇'
}

// isUnseen reports whether r is a soft hyphen, a joiner or the like.
func isUnseen(r rune) bool { return r == 0xad || r >= 0x200b && r <= 0x200d || r == 0x2060 }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// fold brings a word to one spelling.
func fold(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return foldAny(s)
		}
	}
	return strings.ToLower(s)
}

// foldAny folds a word with letters outside ASCII.
func foldAny(s string) string {
	folded := strings.Map(func(r rune) rune {
		switch {
		case isApostrophe(r):
			return '\''
		case unicode.Is(unicode.Mn, r), isUnseen(r):
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
	if strings.Trim(folded, "'") == "" {
		return "?"
	}
	return folded
}
