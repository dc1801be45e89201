package knowledge

import (
	"bytes"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// badByte returns the first line that is no UTF-8 or holds control characters.
func badByte(data []byte) (line int, found bool) {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 || unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\u0085", r) {
			return 1 + bytes.Count(data[:i], []byte("\n")), true
		}
		i += n
	}
	return 0, false
}

// complaints are what the YAML parser says, what that means, and the mend. They
// are searched in order. Some are about what was opened further up.
var complaints = []struct {
	says, means, mend string
	further           bool
}{
	{"mapping values are not allowed", "a second colon makes no sense here", "put the text in quote marks, or mend the indent", false},
	{"cannot start any token", "a value begins with a symbol that YAML keeps for itself", "put the text in quote marks", false},
	{"unknown anchor", "a value begins with a symbol that YAML keeps for itself", "put the text in quote marks", false},
	{"alphabetic or numeric character", "a value begins with a symbol that YAML keeps for itself", "put the text in quote marks", false},
	{"unexpected end of stream", "a quote mark is opened here and never closed", "close it", true},
	{"could not find expected ':'", "a name with a colon is expected here", "write `name: value`, or indent the line under the text it belongs to", true},
	{"expected ',' or ']'", "a list is opened with [ and not closed on its line", "close it with ], or put the text in quote marks", true},
	{"expected ',' or '}'", "a brace is opened with { and not closed on its line", "close it with }, or put the text in quote marks", true},
	{"tab character", "a tab stands in the indent", "indent with blanks", false},
	{"unknown escape character", "a backslash in double quote marks begins no escape that YAML knows", "use single quote marks", false},
	{"block sequence entries", "a dash begins a list in the middle of a line", "put the text in quote marks, or begin the list on the next line", false},
	{"did not find expected", "this line does not fit the ones above it", "mend its indent, or the quote marks around its value", false},
	{"exceeded max depth", "lists stand within lists beyond all measure", "take some out", false},
}

// loseSyntax reports what the YAML parser found, in words for people who write
// knowledge.
func (d *document) loseSyntax(at place, err error) {
	found, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		found = &yaml.LoadError{Message: err.Error()}
	}
	at = at.on(found.Mark.Line)
	for _, c := range complaints {
		if !strings.Contains(found.Message, c.says) {
			continue
		}
		if c.further && found.ContextMark.Line > 0 {
			at = at.on(found.ContextMark.Line)
		}
		d.lose(at, "this is not valid YAML: "+c.means, c.mend)
		return
	}
	d.lose(at, "this is not valid YAML: "+found.Message, "mend the line named here; often an indent or a missing quote mark")
}
