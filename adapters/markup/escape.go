package markup

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"
)

// unescape resolves backslash escapes and character references, from left to
// right, once.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		i := strings.IndexAny(s, `\&`)
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		s = s[i:]
		out, n := reference(s)
		b.WriteString(out)
		s = s[n:]
	}
	return b.String() + s
}

// reference reads the backslash escape or the character reference at the
// start of s: what it stands for, and how long it is.
func reference(s string) (string, int) {
	if s[0] == '\\' {
		if len(s) > 1 && util.IsPunct(s[1]) {
			return s[1:2], 2
		}
		return `\`, 1
	}
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return "&", 1
	}
	name := s[1:end]
	if name[0] == '#' {
		if r, ok := codePoint(name[1:]); ok {
			return string(r), end + 1
		}
	} else if e, ok := util.LookUpHTML5EntityByName(name); ok {
		return string(e.Characters), end + 1
	}
	return "&", 1
}

// codePoint reads the digits of a numeric reference: "169" or "xA9".
func codePoint(digits string) (rune, bool) {
	base := 10
	if rest, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = rest, 16
	}
	if len(digits) > 7 || strings.ContainsAny(digits, "+-_") {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, false
	}
	return rune(n), true
}
