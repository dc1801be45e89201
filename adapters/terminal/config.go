package terminal

import (
	"context"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"careercoach/bot"
)

// Config says what a conversation runs on. In, Out, Conversation and Receive
// are required.
type Config struct {
	// In is where lines come from.
	In io.Reader
	// Out is where answers go.
	Out io.Writer
	// Conversation is whose messages these are.
	Conversation bot.ConversationID
	// Receive takes a message; its reply is waited for until Terminal.Send is
	// called with it. The context ends with Run's. An error is shown and the
	// conversation goes on.
	Receive func(ctx context.Context, e bot.Event) error
	// Commands are lines beginning with a slash that Receive is given too.
	Commands []Command
	// Leftovers is how many replies to messages of earlier runs are to come:
	// they are waited for, a few seconds at most, before the first line.
	Leftovers int
	// Dir is where files are written that come with a reply. Empty: the
	// current directory.
	Dir string
	// Now gives the messages their time. Nil: time.Now.
	Now func() time.Time
	// Why explains the last answer, in Markdown; "" if there is none yet.
	// Nil: there is no /why.
	Why func() string
	// Topics lists what can be asked, in Markdown. Nil: there is no /topics.
	Topics func() string
	// Help says what the coach can do, in Markdown; the commands are listed
	// below it. Nil: only the commands are listed.
	Help func() string
	// Welcome is the Markdown an interactive conversation opens with. Empty:
	// one line that says how to begin and how to leave.
	Welcome string
	// Width is the number of columns to write, asked before every answer.
	// Nil, or a result below 1: 80 if interactive, else no limit.
	Width func() int
	// Interactive says that a person sits at both ends. Line editing and
	// history are there only if In and Out are os.Stdin and os.Stdout.
	Interactive bool
	// Color allows escape sequences in answers. Ignored unless Interactive.
	Color bool
	// HistoryFile keeps the lines typed interactively, readable by their
	// owner only. Empty: they are forgotten at the end.
	HistoryFile string
	// Patience is how long a reply is waited for until the person is told that
	// the message is kept and can go on; 0 is 10 seconds.
	Patience time.Duration
}

// A Command is a line beginning with a slash that the coach answers.
type Command struct {
	Name string // with the slash, in lower case
	Help string // what it does, for /help; Markdown
}

// Detect returns a Config with In, Out, Interactive, Color and Width as the
// two files and the environment have it.
func Detect(in, out *os.File, getenv func(string) string) Config {
	interactive := isTerminal(in) && isTerminal(out)
	return Config{
		In:          in,
		Out:         out,
		Interactive: interactive,
		Color:       interactive && Color(out, getenv),
		Width:       func() int { return Width(out) },
	}
}

// Color reports whether out is a terminal that shows colours and nobody asked
// for none: NO_COLOR is unset or empty and TERM is not "dumb".
func Color(out *os.File, getenv func(string) string) bool {
	return isTerminal(out) && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

// maxWidth bounds the lines of a wide terminal: longer ones read badly.
const maxWidth = 100

// Width returns the columns to write on out, at most 100; 0, no limit, if it
// is no terminal.
func Width(out *os.File) int {
	columns, _, err := term.GetSize(int(out.Fd()))
	if err != nil || columns < 1 {
		return 0
	}
	return min(columns, maxWidth)
}

func isTerminal(f *os.File) bool {
	return term.IsTerminal(int(f.Fd()))
}
