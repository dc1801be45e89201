package evaluate

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/dlclark/regexp2/v2"
)

// An Item is one line of a set.
type Item struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Topic string `json:"topic"`
	Style string `json:"style"`
	Kind  string `json:"kind"`
	Label string `json:"label"`
	Ref   string `json:"ref"`
	Expectation
	Turns []Turn `json:"turns"`
}

// A Turn is one message of a conversation with what its answer must hold.
type Turn struct {
	User string `json:"user"`
	Expectation
}

// An Expectation is what an answer must and must not hold, as patterns that
// ignore case and whose dot matches line ends.
type Expectation struct {
	Must    []Pattern `json:"must"`
	MustAny []Pattern `json:"must_any"`
	MustNot []Pattern `json:"must_not"`
}

// A Pattern is a regular expression with lookaround, Python's dialect.
type Pattern struct{ re *regexp2.Regexp }

// UnmarshalJSON compiles the pattern.
func (p *Pattern) UnmarshalJSON(data []byte) error {
	var s string
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	re, err := regexp2.Compile(s, regexp2.IgnoreCase|regexp2.Singleline)
	if err != nil {
		return fmt.Errorf("pattern %q: %w", s, err)
	}
	p.re = re
	return nil
}

func (p Pattern) matches(text string) bool {
	ok, err := p.re.MatchString(text)
	return ok && err == nil
}

// plainer writes typographic signs as the patterns expect them.
var plainer = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2212", "-", "’", "'")

// Reasons returns why a text fails; none means it passes.
func (e Expectation) Reasons(text string) []string {
	text = plainer.Replace(text)
	var out []string
	if strings.TrimSpace(text) == "" {
		return []string{"empty answer"}
	}
	for _, p := range e.Must {
		if !p.matches(text) {
			out = append(out, "missing "+p.re.String())
		}
	}
	some := len(e.MustAny) == 0
	var all []string
	for _, p := range e.MustAny {
		some = some || p.matches(text)
		all = append(all, p.re.String())
	}
	if !some {
		out = append(out, "none of "+strings.Join(all, " | "))
	}
	for _, p := range e.MustNot {
		if p.matches(text) {
			out = append(out, "forbidden "+p.re.String())
		}
	}
	return out
}

// Load reads the *.jsonl files of a directory, or one file.
func Load(path string) ([]Item, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("reading the question set: %w", err)
	}
	files := []string{path}
	if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(path, "*.jsonl")); err != nil {
			return nil, err
		}
		sort.Strings(files)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no *.jsonl file", path)
	}
	var out []Item
	for _, file := range files {
		items, err := loadFile(file)
		if err != nil {
			return nil, err
		}
		out = append(out, items...)
	}
	return out, nil
}

func loadFile(file string) ([]Item, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []Item
	scanner := bufio.NewScanner(bytes.NewReader(data))
	scanner.Buffer(nil, 1<<20)
	for n := 1; scanner.Scan(); n++ {
		if strings.TrimSpace(scanner.Text()) == "" {
			continue
		}
		var item Item
		if err := json.Unmarshal(scanner.Bytes(), &item); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, n, err)
		}
		if item.Text == "" && len(item.Turns) == 0 {
			return nil, fmt.Errorf("%s:%d: the line has neither text nor turns", file, n)
		}
		out = append(out, item)
	}
	return out, scanner.Err()
}
