package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// session is the state of one conversation.
type session struct {
	Config
	choices []bot.Choice // of the last reply
	started bool         // something was written
	aborts  int          // Ctrl-C in a row
	done    bool
	err     error // the first failed write
}

func newSession(c Config) *session {
	c.Color = c.Color && c.Interactive
	return &session{Config: c}
}

func (s *session) running() bool {
	return !s.done && s.err == nil
}

// failure is why writing failed, unless that only means that the reader has
// left.
func (s *session) failure() error {
	if s.err == nil || errors.Is(s.err, syscall.EPIPE) || errors.Is(s.err, io.ErrClosedPipe) {
		return nil
	}
	return fmt.Errorf("writing the answer: %w", s.err)
}

// take handles one line: nothing, a command, a picked choice or a message.
func (s *session) take(ctx context.Context, line string) {
	s.aborts = 0
	text := strings.TrimSpace(strings.ToValidUTF8(strings.TrimPrefix(line, "\ufeff"), "\uFFFD"))
	if text == "" {
		return
	}
	if name, ok := commandName(text); ok {
		s.command(name)
		return
	}
	if c, ok := s.picked(text); ok {
		text = c.Text
		if s.Interactive {
			s.print("→ " + markup.Clean(label(c)) + "\n")
		}
	}
	reply, err := s.Answer(ctx, text)
	switch {
	case ctx.Err() != nil && err != nil:
	case err != nil:
		s.say("That failed: " + err.Error() + ". Please ask again; /quit leaves.")
	default:
		s.choices = reply.Choices
		s.show(Render(reply, s.width(), s.Color))
	}
}

// picked returns the choice of the last reply that text is the number of.
func (s *session) picked(text string) (bot.Choice, bool) {
	for i, c := range s.choices {
		if n := fmt.Sprint(i + 1); text == n || text == n+")" || text == n+"." {
			return c, true
		}
	}
	return bot.Choice{}, false
}

// abort answers Ctrl-C: the first one only clears the line.
func (s *session) abort() {
	s.aborts++
	if s.aborts > 1 {
		s.leave()
		return
	}
	s.print("Ctrl-C again leaves.\n")
}

func (s *session) leave() {
	s.done = true
	if s.Interactive {
		s.print("Goodbye.\n")
	}
}

// endLine ends the line of the prompt, where nobody pressed Enter.
func (s *session) endLine() {
	if s.Interactive {
		s.print("\n")
	}
}

func (s *session) welcome(notice string) {
	text := s.Welcome
	if text == "" {
		text = "Ask a question, or type `/help`. A number picks a choice; `/quit` leaves."
	}
	s.show(s.markdown(text))
	if notice != "" {
		s.say(notice)
	}
}

// markdown writes Markdown as the conversation shows it.
func (s *session) markdown(text string) string {
	return write(markup.Parse(text), s.width(), s.Color)
}

// say shows a sentence of our own, with words of others in it.
func (s *session) say(text string) {
	s.show(write(markup.Text(text), s.width(), s.Color))
}

// show writes a block of text, set off by empty lines: around it if
// interactive, else between it and the one before.
func (s *session) show(text string) {
	if text == "" {
		return
	}
	before, after := "\n", "\n"
	if s.Interactive {
		after = "\n\n"
	}
	if !s.started && !s.Interactive {
		before = ""
	}
	s.print(before + text + after)
}

func (s *session) print(text string) {
	s.started = true
	if s.err == nil {
		_, s.err = io.WriteString(s.Out, text)
	}
}

// width is how many columns to write; 0 means no limit.
func (s *session) width() int {
	w := 0
	if s.Width != nil {
		w = s.Width()
	}
	if w < 1 && s.Interactive {
		return 80
	}
	return max(w, 0)
}
