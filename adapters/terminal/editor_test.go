package terminal

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// keys is a lineReader that plays what a person does.
type keys []any // string or error

func (k *keys) read() (string, error) {
	if len(*k) == 0 {
		return "", io.EOF
	}
	next := (*k)[0]
	*k = (*k)[1:]
	if err, ok := next.(error); ok {
		return "", err
	}
	return next.(string), nil
}

func (k *keys) close() {}

func TestAbort(t *testing.T) {
	for _, c := range []struct {
		keys keys
		want string
		left int // how many keys nobody reads
	}{
		{keys{errAborted, errAborted, "never"}, "Ctrl-C again leaves.\nGoodbye.\n", 1},
		{keys{errAborted, "hi", errAborted}, "Ctrl-C again leaves.\n\nYou said: hi\n\nCtrl-C again leaves.\n\nGoodbye.\n", 0},
		{keys{}, "\nGoodbye.\n", 0},
		{keys{errTooLong, "/quit", "never"}, "\nThat line is longer than 1 MiB. Please ask in fewer words.\n\nGoodbye.\n", 1},
	} {
		var out bytes.Buffer
		s := answered(Config{Out: &out, Interactive: true}, fake)
		if err := s.converse(t.Context(), &c.keys); err != nil {
			t.Error(err)
		}
		if out.String() != c.want || len(c.keys) != c.left {
			t.Errorf("got %q with %d keys left, want %q with %d", out.String(), len(c.keys), c.want, c.left)
		}
	}
}

func TestCompleted(t *testing.T) {
	names := []string{"/help", "/topics", "/quit"}
	for line, want := range map[string][]string{
		"/": names, "/T": {"/topics"}, "/topics": {"/topics"}, "/x": nil, "": {" "}, "what": {"what "},
	} {
		if got := completed(line, names); !slices.Equal(got, want) {
			t.Errorf("completed(%q) = %v, want %v", line, got, want)
		}
	}
}

func TestPasteFilter(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"typed\r\x1b[A\x1b", "typed\r\x1b[A\x1b"},
		{"\x1b[2~\x1b[20~", "\x1b[2~\x1b[20~"},
		{pasteBegin + "one line" + pasteEnd + "\r", "one line\r"},
		{pasteBegin + "one line\r\n" + pasteEnd + "\r", "one line\r"},
		{"a" + pasteBegin + "one\rtwo\nthree\r\nfour\n\nsix\n\n" + pasteEnd + "b\r", "aone⏎two⏎three⏎four⏎⏎sixb\r"},
		{pasteBegin + "a\tb\x1b[2Jc\x03\x7fd é" + pasteEnd, "a b[2Jcd é"},
		{pasteBegin + "x\n" + pasteEnd + pasteBegin + "y" + pasteEnd, "xy"},
		{pasteBegin + pasteBegin + "x" + pasteEnd + pasteEnd, "[200~x" + pasteEnd},
	} {
		for cut := range len(c.in) + 1 {
			if strings.HasSuffix(c.in[:cut], pasteBegin[:1]) || strings.HasSuffix(c.in[:cut], pasteBegin[:2]) {
				continue // sent on at once: it may be the Escape key
			}
			var f pasteFilter
			got := string(f.filter([]byte(c.in[:cut]))) + string(f.filter([]byte(c.in[cut:])))
			if got != c.want {
				t.Errorf("%q | %q gave %q, want %q", c.in[:cut], c.in[cut:], got, c.want)
			}
		}
	}
	if got := unmark("one⏎two"); got != "one\ntwo" {
		t.Errorf("unmark gave %q", got)
	}
}

func TestHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "history")
	h, lines, err := openHistory(path)
	if err != nil || len(lines) != 0 {
		t.Fatal(lines, err)
	}
	h.add("one")
	h.add("two\nlines \x1b[31mred")
	h.add(strings.Repeat("x", historyLine+1))
	h.close()
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	h, lines, err = openHistory(path)
	if err != nil {
		t.Fatal(err)
	}
	defer h.close()
	if want := []string{"one", "two lines red"}; !slices.Equal(lines, want) {
		t.Errorf("got %q, want %q", lines, want)
	}
	for file, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700 | os.ModeDir} {
		if info, err := os.Stat(file); err != nil || info.Mode() != want {
			t.Errorf("%s has mode %v, want %v (%v)", file, info.Mode(), want, err)
		}
	}
}

func TestHistoryIsCut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	many := strings.Repeat("old\n", 2*historyLines) + "\xff\x00\nnew\nunfinished"
	if err := os.WriteFile(path, []byte(many), 0o600); err != nil {
		t.Fatal(err)
	}
	h, lines, err := openHistory(path)
	if err != nil {
		t.Fatal(err)
	}
	h.add("newest")
	h.close()
	if len(lines) != historyLines || lines[len(lines)-1] != "unfinished" {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(string(data), "old\n\uFFFD\nnew\nunfinished\nnewest\n") || strings.Count(string(data), "\n") != historyLines+1 {
		t.Errorf("the file ends with %q", data[max(0, len(data)-60):])
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("files left behind: %v %v", entries, err)
	}
}

func TestHistoryErrors(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{dir, filepath.Join(file, "history")} {
		if _, _, err := openHistory(path); err == nil {
			t.Errorf("opening %s as a history gave no error", path)
		}
	}
	var none *history
	none.add("kept nowhere")
	none.close()
}
