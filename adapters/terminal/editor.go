package terminal

import (
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"

	"github.com/peterh/liner"
)

// prompt stands before what a person types.
const prompt = "> "

// editor reads lines that a person edits. It uses the process's standard
// input and output.
type editor struct {
	state   *liner.State
	keys    io.Closer  // what state reads from; nil for the terminal itself
	reading sync.Mutex // held while a read is under way
	history *history   // nil if none is kept
}

// openEditor puts the terminal in raw mode until close. The notice says why
// no history is kept.
func openEditor(historyFile string, completions []string) (e *editor, notice string) {
	e = &editor{}
	e.state, e.keys = openLiner()
	e.state.SetCtrlCAborts(true)
	e.state.SetMultiLineMode(true)
	e.state.SetBeep(false)
	e.state.SetCompleter(func(line string) []string {
		return completed(line, completions)
	})
	if historyFile == "" {
		return e, ""
	}
	h, lines, err := openHistory(historyFile)
	if err != nil {
		return e, "Your lines are not kept for the next time: " + err.Error() + "."
	}
	e.history = h
	for _, l := range lines {
		e.state.AppendHistory(l)
	}
	return e, ""
}

// openLiner starts the line editor behind a pasteFilter. The editor takes its
// keys from os.Stdin as it finds it, and everything else from the terminal,
// so os.Stdin is another file while it looks.
func openLiner() (*liner.State, io.Closer) {
	if runtime.GOOS == "windows" {
		return liner.NewLiner(), nil // reads the console, not os.Stdin
	}
	keys, filtered, err := os.Pipe()
	if err != nil {
		return liner.NewLiner(), nil
	}
	stdin := os.Stdin
	os.Stdin = keys
	state := liner.NewLiner()
	os.Stdin = stdin
	os.Stdout.WriteString(pasteOn)
	go copyPastes(filtered, stdin)
	return state, keys
}

func (e *editor) read() (string, error) {
	e.reading.Lock()
	defer e.reading.Unlock()
	line, err := e.state.Prompt(prompt)
	if errors.Is(err, liner.ErrPromptAborted) {
		return "", errAborted
	}
	if err != nil {
		return "", err
	}
	if len(line) > maxLine {
		return "", errTooLong
	}
	if strings.TrimSpace(line) != "" {
		e.state.AppendHistory(line)
		e.history.add(line)
	}
	return unmark(line), nil
}

// close restores the terminal. A read under way ends first, or it would leave
// the terminal in raw mode.
func (e *editor) close() {
	if e.keys != nil {
		os.Stdout.WriteString(pasteOff)
		e.keys.Close()
		e.reading.Lock()
		defer e.reading.Unlock()
	}
	e.state.Close()
	e.history.close()
}

// completed returns what the Tab key makes of line: the commands that begin
// so, or a space behind anything else.
func completed(line string, commands []string) []string {
	if !strings.HasPrefix(line, "/") {
		return []string{line + " "}
	}
	var matches []string
	for _, c := range commands {
		if strings.HasPrefix(c, strings.ToLower(line)) {
			matches = append(matches, c)
		}
	}
	return matches
}
