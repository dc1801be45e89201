package terminal

import (
	"io"

	"careercoach/adapters/markup"
)

// endLine ends the line of the prompt, where nobody pressed Enter.
func (t *Terminal) endLine() {
	if t.Interactive {
		t.print("\n")
	}
}

func (t *Terminal) welcome(notice string) {
	text := t.Welcome
	if text == "" {
		text = "Ask a question, or type `/help`. A number picks a choice; `/quit` leaves."
	}
	t.show(t.markdown(text))
	if notice != "" {
		t.say(notice)
	}
}

// markdown writes Markdown as the conversation shows it.
func (t *Terminal) markdown(text string) string {
	return write(markup.Parse(text), t.width(), t.Color)
}

// say shows a sentence of our own, with words of others in it.
func (t *Terminal) say(text string) { t.show(t.plain(text)) }

// plain writes a sentence of our own, with words of others in it.
func (t *Terminal) plain(text string) string {
	return write(markup.Text(text), t.width(), t.Color)
}

// show writes a block of text, set off by empty lines: around it if
// interactive, else between it and the one before.
func (t *Terminal) show(text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.showLocked(text)
}

func (t *Terminal) showLocked(text string) {
	if text == "" {
		return
	}
	before, after := "\n", "\n"
	if t.Interactive {
		after = "\n\n"
	}
	if !t.started && !t.Interactive {
		before = ""
	}
	t.printLocked(before + text + after)
}

func (t *Terminal) print(text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.printLocked(text)
}

func (t *Terminal) printLocked(text string) {
	t.started = true
	if t.err == nil {
		_, t.err = io.WriteString(t.Out, text)
	}
}

// width is how many columns to write; 0 means no limit.
func (t *Terminal) width() int {
	w := 0
	if t.Width != nil {
		w = t.Width()
	}
	if w < 1 && t.Interactive {
		return 80
	}
	return max(w, 0)
}
