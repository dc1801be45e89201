package rehearse

import (
	"strings"
	"unicode/utf8"
)

// A separator judges what stands between two words.
type separator struct {
	answer string
	from   int // where the word before ended
}

// before tells what parts the word that starts at i from the words so far.
func (s *separator) before(i int, words []word) gap {
	if len(words) == 0 {
		return gapStop
	}
	between := s.answer[s.from:i]
	if between == " " {
		return gapBlank
	}
	last := words[len(words)-1]
	worst := gapBlank
	for j, r := range between {
		worst = max(worst, s.sign(r, between[j:], last))
	}
	if worst < gapStop && s.newLine(between, i, last) {
		return gapStop
	}
	return worst
}

// sign tells how much one sign parts.
func (s *separator) sign(r rune, rest string, last word) gap {
	switch r {
	case '!', '?', ';', '…', '。', '！', '？':
		return gapStop
	case '.':
		if isAbbreviation(last) && !strings.HasPrefix(rest, "..") {
			return gapBlank
		}
		if len(rest) > 1 || s.from+1 >= len(s.answer) {
			return gapStop
		}
		return gapMark
	case ',', ':', '—', '–', '→', '，':
		return gapComma
	case '-':
		if len(rest) > 1 {
			return gapComma
		}
		return gapMark
	case ' ', '\t', '\r', '\n', '\u00a0', '\u202f':
		return gapBlank
	}
	return gapMark
}

// isAbbreviation reports whether a full stop after w ends no sentence.
func isAbbreviation(w word) bool {
	switch w.text {
	case "mr", "mrs", "dr", "vs", "eg", "ie", "approx", "incl", "e", "g", "a", "p":
		return true
	}
	return false
}

// A line whose length in bytes lies between these may go on in the next one.
const (
	shortestWrapped = 40
	longestWrapped  = 120
)

// newLine reports whether a line break among the signs before the word at i
// ends a sentence: an empty line, a bullet, a label such as "Result:", a line
// that was not wrapped, or one that starts with its own subject after a line
// that could end.
func (s *separator) newLine(between string, i int, last word) bool {
	at := strings.IndexByte(between, '\n')
	if at < 0 {
		return false
	}
	lead := strings.TrimSpace(between[strings.LastIndexByte(between, '\n')+1:])
	if strings.IndexByte(between[at+1:], '\n') >= 0 || isBullet(lead) || labelLen(s.answer[i:]) > 0 || isListNumber(s.answer[i:]) {
		return true
	}
	line := s.from - strings.LastIndexByte(s.answer[:s.from], '\n')
	if strings.Contains(between[:at], ",") || last.class&(article|preposition|conjunction) != 0 {
		return false
	}
	if line < shortestWrapped || line > longestWrapped {
		return true
	}
	first := strings.ToLower(s.answer[i:min(len(s.answer), i+5)])
	return startsWith(first, "i ", "i'", "we ", "then ", "so ", "my ", "but ")
}

func startsWith(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// isBullet reports whether the signs at the start of a line mark an item.
func isBullet(lead string) bool {
	r, _ := utf8.DecodeRuneInString(lead)
	return strings.ContainsRune("-*•–—·▪‣+>#", r) && lead != ""
}

// isListNumber reports whether a line starts with "1." or "2)".
func isListNumber(line string) bool {
	return len(line) > 2 && isDigit(line[0]) && (line[1] == '.' || line[1] == ')') && line[2] == ' '
}

// labelLen returns the length of a label such as "Action:" at the start of
// s, 0 for none.
func labelLen(s string) int {
	end := strings.IndexAny(s[:min(len(s), 24)], ":-\n")
	if end < 1 || s[end] == '\n' {
		return 0
	}
	switch strings.Trim(strings.ToLower(s[:end]), " *_") {
	case "situation", "task", "action", "actions", "result", "results", "learning", "learnings", "lesson", "s", "t", "a", "r", "l", "context", "background",
		"reflection", "outcome", "what i did", "what i learned", "situation/task", "my action", "my actions", "takeaway", "impact":
		return end + 1
	}
	return 0
}

// moneyBefore reports whether a currency sign stands right before s[i].
func moneyBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return strings.ContainsRune("$€£₹¥", r) && i > 0
}

// percentAfter reports whether a per cent sign follows s[:i].
func percentAfter(s string, i int) bool {
	rest := strings.TrimLeft(s[i:min(len(s), i+4)], " \u00a0\u202f")
	return strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, "％")
}
