package knowledge

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
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

// lineReader hands out one line a call and counts them. The YAML parser reads
// no further than it must, so the count is close behind what it stumbled on.
type lineReader struct {
	rest  []byte
	lines int
}

func (r *lineReader) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := bytes.IndexByte(r.rest, '\n') + 1
	if n == 0 {
		n = len(r.rest)
	}
	if n <= len(p) {
		r.lines++
	}
	n = copy(p, r.rest[:n])
	r.rest = r.rest[n:]
	return n, nil
}

// syntaxBudget bounds the bytes that are parsed again to find a line.
const syntaxBudget = 4 << 20

// errorLine returns the line to mend: the first behind the longest beginning
// of the file that is valid YAML. The parser's own message names the line
// where the surrounding list began; it is taken where the file is too large
// for looking further.
func errorLine(data []byte, read int, err error) int {
	lines := bytes.SplitAfter(data, []byte("\n"))
	end := 0
	for _, line := range lines[:read] {
		end += len(line)
	}
	budget := syntaxBudget
	for n := read; n > 0; n-- {
		end -= len(lines[n-1])
		if budget -= end; budget < 0 {
			break
		}
		if isYAML(data[:end]) {
			return n
		}
	}
	if m := lineNumber.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		return line
	}
	return read
}

func isYAML(data []byte) bool {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var node yaml.Node
		if err := decoder.Decode(&node); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}

var lineNumber = regexp.MustCompile(`line (\d+): ?`)

// complaints are what the YAML parser says, what it means, and the mend. They
// are searched in order.
var complaints = []struct{ says, means, mend string }{
	{"mapping values are not allowed", "a second colon makes no sense here", "put the text in quote marks, or mend the indent"},
	{"cannot start any token", "a value begins with a symbol that YAML keeps for itself", "put the text in quote marks"},
	{"alphabetic or numeric character", "a value begins with a symbol that YAML keeps for itself", "put the text in quote marks"},
	{"unknown anchor", "a value begins with a symbol that YAML keeps for itself", "put the text in quote marks"},
	{"unexpected end of stream", "a quote mark is opened here and never closed", "close it"},
	{"could not find expected ':'", "a name with a colon is expected here", "write `name: value`, or indent the line under the text it belongs to"},
	{"expected ',' or ']'", "a list is opened with [ and not closed on its line", "close it with ], or put the text in quote marks"},
	{"expected ',' or '}'", "a brace is opened with { and not closed on its line", "close it with }, or put the text in quote marks"},
	{"tab character", "a tab stands in the indent", "indent with blanks"},
	{"unknown escape character", "a backslash in double quote marks begins no escape that YAML knows", "use single quote marks"},
	{"block sequence entries", "a dash begins a list in the middle of a line", "put the text in quote marks, or begin the list on the next line"},
	{"did not find expected", "this line does not fit the ones above it", "mend its indent, or the quote marks around its value"},
}

// explainSyntax says what the YAML parser found in words for people who write
// knowledge.
func explainSyntax(err error) (message, mend string) {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	for _, c := range complaints {
		if strings.Contains(text, c.says) {
			return "this is not valid YAML: " + c.means, c.mend
		}
	}
	return "this is not valid YAML: " + lineNumber.ReplaceAllString(text, ""), "mend the line named here; often an indent or a missing quote mark"
}
