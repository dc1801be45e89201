package text

import "strings"

// inContext expands a word of one or two characters that is short for
// something only beside certain words: "what r u" but not "r and python".
func (e *expander) inContext(w string) string {
	next := e.nextWord()
	switch w {
	case "n":
		if isLetters(e.last) && isLetters(next) {
			return "and"
		}
	case "r":
		if isOneOf(e.last, "what", "wat", "how", "hw", "where", "when", "why", "who", "you", "u", "we", "they", "there") ||
			isOneOf(next, "u", "you", "we", "they", "there", "these", "those") {
			return "are"
		}
	case "y":
		if e.last == "" && next != "" {
			return "why"
		}
	case "2":
		if isOneOf(e.last, "how", "hw", "get", "want", "need", "have", "going", "try", "able", "where", "when", "used") && isLetters(next) {
			return "to"
		}
	case "4":
		if isOneOf(next, "me", "you", "u", "my", "the", "a", "free", "sure", "this") {
			return "for"
		}
	case "us":
		if e.last == "the" {
			return "usa"
		}
	case "k":
		if e.last == "" && next == "" {
			return "ok"
		}
	}
	return w
}

// nextWord returns the word after the current one where only a blank lies
// between them, "" otherwise.
func (e *expander) nextWord() string {
	i := e.pos
	for i < len(e.src) && e.src[i] == ' ' {
		i++
	}
	if i == e.pos {
		return ""
	}
	return e.src[i:wordEnd(e.src, i)]
}

func isOneOf(w string, list ...string) bool {
	for _, l := range list {
		if w == l {
			return true
		}
	}
	return false
}

// isLetters reports whether w is a word of two or more letters.
func isLetters(w string) bool {
	if len(w) < 2 {
		return false
	}
	for i := 0; i < len(w); i++ {
		if w[i] >= '0' && w[i] <= '9' {
			return false
		}
	}
	return true
}

// joined reads what signs hold together and is one word: u.s., ph.d.,
// 150,000 and 1.5. It returns the word and the bytes it takes, 0 for none.
func joined(s string, start, end int) (full string, n int) {
	if end == len(s) || s[end] != '.' && s[end] != ',' {
		return "", 0
	}
	if c := s[start]; c >= '0' && c <= '9' {
		return grouped(s, start, end)
	}
	if end-start == 1 || s[start:end] == "ph" {
		return dotted(s, start)
	}
	return "", 0
}

// maxDotted is the longest abbreviation with full stops, in letters.
const maxDotted = 6

// dotted reads an abbreviation with full stops.
func dotted(s string, start int) (full string, n int) {
	i, letters := start, ""
	for i < len(s) && isWordByte(s[i]) && len(letters) <= maxDotted {
		end := wordEnd(s, i)
		if end-i > 2 || s[i] >= 0x80 {
			break
		}
		letters += s[i:end]
		i = end
		if i == len(s) || s[i] != '.' {
			break
		}
		i++
	}
	if len(letters) < 2 || len(letters) > maxDotted || i-start <= len(letters) {
		return "", 0
	}
	if letters == "us" {
		letters = "usa"
	}
	return letters, i - start
}

// grouped reads a number with groups of three digits or a decimal point.
func grouped(s string, start, end int) (full string, n int) {
	i := end
	for i+3 < len(s) && s[i] == ',' && areDigits(s[i+1:i+4]) && (i+4 == len(s) || s[i+4] < '0' || s[i+4] > '9') {
		i = wordEnd(s, i+1)
	}
	if i+1 < len(s) && s[i] == '.' && areDigits(s[i+1:i+2]) {
		i = wordEnd(s, i+1)
	}
	if i == end {
		return "", 0
	}
	return strings.ReplaceAll(s[start:i], ",", ""), i - start
}

func areDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// slashed reads w/, w/o and b/c.
func slashed(s string, start, end int) (full string, n int) {
	if end-start != 1 || end == len(s) || s[end] != '/' {
		return "", 0
	}
	next := s[end+1 : wordEnd(s, end+1)]
	switch {
	case s[start] == 'b' && (next == "c" || next == "w"):
		return map[string]string{"c": "because", "w": "between"}[next], 3
	case s[start] == 'w' && next == "o":
		return "without", 3
	case s[start] == 'w' && next == "":
		return "with", 2
	case s[start] == 'w' && len(next) > 1:
		return "with ", 2
	}
	return "", 0
}
