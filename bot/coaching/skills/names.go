package skills

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// A word is one of a text.
type word struct {
	text       string // in lower case
	raw        string // as typed
	start, end int    // bytes of the text
}

// wordsOf cuts a text into words: runs of letters and digits, with the signs of
// c++ and c#, and the point of 1.5. A question mark is a word of its own.
func wordsOf(s string) []word {
	var out []word
	start := -1
	end := func(i int) {
		if start >= 0 {
			raw := s[start:i]
			out = append(out, word{strings.ToLower(raw), raw, start, i})
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && (r == '+' || r == '#' || r == '\'' || r == '’'):
		case start >= 0 && r == '.' && isDigit(s, i-1) && isDigit(s, i+1):
		default:
			end(i)
			if r == '?' {
				out = append(out, word{"?", "?", i, i + 1})
			}
		}
	}
	end(len(s))
	for i, w := range out {
		out[i].text = strings.ReplaceAll(strings.ReplaceAll(w.text, "'", ""), "’", "")
	}
	return out
}

func isDigit(s string, i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }

// A name is what a run of words stands for.
type name struct {
	skill knowledge.SubjectID
	raw   string // as the knowledge writes it
}

// names are the words by which skills go: their names and other names in the
// knowledge, and those of the book.
type names struct {
	byPhrase   map[string]name
	first      map[string]int // the most words of a name that begins so
	vocabulary map[string]int // the longer words of all names
}

// careful are names that are everyday words as well: they count only as the
// knowledge writes them, or alone.
func careful() []string { return []string{"go", "rest", "cap"} }

func namesOf(base *knowledge.Base) names {
	n := names{map[string]name{}, map[string]int{}, map[string]int{}}
	for _, s := range required().Skills {
		subject, ok := base.Subject(s.ID)
		if !ok {
			continue
		}
		for _, phrase := range append([]string{subject.Name}, subject.Aliases...) {
			n.add(phrase, s.ID)
		}
		for _, phrase := range s.Words {
			n.add(phrase, s.ID)
		}
	}
	return n
}

// add files a name; what stands first stays.
func (n names) add(phrase string, skill knowledge.SubjectID) {
	words := wordsOf(phrase)
	if len(words) == 0 {
		return
	}
	key := joined(words)
	if _, ok := n.byPhrase[key]; ok {
		return
	}
	n.byPhrase[key] = name{skill, phrase}
	n.first[words[0].text] = max(n.first[words[0].text], len(words))
	for _, w := range words {
		if utf8.RuneCountInString(w.text) >= minMended {
			n.vocabulary[w.text]++
		}
	}
}

func joined(words []word) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.text
	}
	return strings.Join(parts, " ")
}

// minMended is the length in code points from which a word is mended.
const minMended = 5

// mended returns the words with slips in names mended.
func (n names) mended(words []word) []word {
	var speller *text.Speller // made for the first strange word: most texts have none
	out := make([]word, len(words))
	for i, w := range words {
		if utf8.RuneCountInString(w.text) >= minMended && n.vocabulary[w.text] == 0 && text.EnglishRank(w.text) == 0 {
			if speller == nil {
				speller = text.NewSpeller(n.vocabulary)
			}
			w.text, _ = speller.Correct(w.text)
		}
		out[i] = w
	}
	return out
}

// at returns the longest name that begins with the first of the words, and how
// many words it has; 0 for none.
func (n names) at(words []word) (name, int) {
	if len(words) == 0 {
		return name{}, 0
	}
	for size := min(n.first[words[0].text], len(words)); size > 0; size-- {
		if found, ok := n.byPhrase[joined(words[:size])]; ok {
			return found, size
		}
	}
	return name{}, 0
}

// told returns the skills that texts of a person's own name.
func told(base *knowledge.Base, texts []string) map[knowledge.SubjectID]bool {
	out := map[knowledge.SubjectID]bool{}
	if len(texts) == 0 {
		return out
	}
	n := namesOf(base)
	for _, t := range texts {
		for _, m := range n.mentions(wordsOf(t)) {
			out[m.skill] = true
		}
	}
	return out
}
