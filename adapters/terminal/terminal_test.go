package terminal

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"careercoach/bot"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// fake is a bot that knows a few answers and echoes the rest.
func fake(_ context.Context, text string) (bot.Reply, error) {
	switch text {
	case "what is a bar raiser":
		return bot.Reply{
			Title:   "Bar raiser",
			Body:    "An interviewer from **another** team, with a `veto`. Every loop has exactly one of them, and nobody can overrule the veto.",
			Caution: "This may have changed.",
			Sources: []bot.Source{{ID: "g", Title: "Career guide", Date: "2025", URL: "https://example.com/guide"}},
			Choices: []bot.Choice{
				{Label: "How long is the *loop*?", Text: "how long is the loop"},
				{Label: "", Text: "what is the veto"},
			},
		}, nil
	case "table":
		return bot.Reply{Table: &bot.Table{
			Header: []string{"Stage", "Length"},
			Rows:   [][]string{{"Phone screen", "1 h"}, {"Loop", "5 h in one day, with five or six people, one of whom is the bar raiser"}},
		}}, nil
	case "rude":
		return bot.Reply{Title: "\x1b[2J\atitle", Body: "\x1b]0;owned\abody \x9b2J", Choices: []bot.Choice{{Label: "\x1b[31mlabel\n", Text: "x"}}}, nil
	case "fail":
		return bot.Reply{}, errors.New("the store is \x1b[31mlocked")
	}
	return bot.Reply{Body: "You said: " + text}, nil
}

// mine is whose conversation it is in these tests.
var mine = bot.ConversationID{PersonID: bot.PersonID{Platform: "terminal", User: "me"}, Channel: "terminal"}

// answered makes a terminal whose messages a function answers at once.
func answered(c Config, answer func(context.Context, string) (bot.Reply, error)) *Terminal {
	var t *Terminal
	c.Conversation = mine
	c.Receive = func(ctx context.Context, e bot.Event) error {
		reply, err := answer(ctx, e.Message.Text)
		if err == nil {
			go t.Send(ctx, bot.Outgoing{Conversation: e.Conversation, Reply: reply, Address: e.Address})
		}
		return err
	}
	t = New(c)
	return t
}

// config is what a conversation with fake runs on.
func config(in io.Reader, out io.Writer) Config {
	return Config{
		In:     in,
		Out:    out,
		Why:    func() string { return "Because the words *bar raiser* are in its question." },
		Topics: func() string { return "- Interviews\n- Pay" },
		Help:   func() string { return "Ask about **programs**." },
	}
}

func TestTranscripts(t *testing.T) {
	for name, set := range map[string]func(*Config){
		"plain":       func(c *Config) { c.Color = true }, // ignored
		"crlf":        func(c *Config) { c.Width = func() int { return 40 } },
		"interactive": func(c *Config) { c.Interactive = true; c.Width = func() int { return 50 } },
		"color":       func(c *Config) { c.Interactive, c.Color = true, true; c.Help, c.Topics, c.Why = nil, nil, nil },
	} {
		t.Run(name, func(t *testing.T) {
			in, err := os.ReadFile(filepath.Join("testdata", name+".in"))
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			c := config(bytes.NewReader(in), &out)
			set(&c)
			if err := answered(c, fake).Run(t.Context()); err != nil {
				t.Fatal(err)
			}
			if !c.Color || !c.Interactive {
				if i := strings.IndexFunc(out.String(), isControl); i >= 0 {
					t.Errorf("control character in %q", out.String()[i:])
				}
			}
			golden(t, name+".golden", strings.ReplaceAll(out.String(), "\x1b", "␛"))
		})
	}
}

func isControl(r rune) bool {
	return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0
}

// golden compares got with a file under testdata, or rewrites the file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and read the diff\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}

// run holds a plain conversation over in.
func run(t *testing.T, in io.Reader, answer func(context.Context, string) (bot.Reply, error)) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := answered(Config{In: in, Out: &out}, answer).Run(t.Context())
	return out.String(), err
}

func TestLongLines(t *testing.T) {
	var got []int
	count := func(_ context.Context, text string) (bot.Reply, error) {
		got = append(got, len(text))
		return bot.Reply{Body: "ok"}, nil
	}
	longest := strings.Repeat("a", maxLine)
	in := longest + "\r\n" + longest + "b\nshort\n" + longest + "bb"
	out, err := run(t, iotest.HalfReader(strings.NewReader(in)), count)
	if err != nil {
		t.Fatal(err)
	}
	if want := []int{maxText + len("…"), len("short")}; !slices.Equal(got, want) {
		t.Errorf("messages of lengths %v, want %v", got, want)
	}
	long := "That line is longer than 1 MiB. Please ask in fewer words.\n"
	if want := "ok\n\n" + long + "\nok\n\n" + long; out != want {
		t.Errorf("output %q, want %q", out, want)
	}
}

func TestEmptyInput(t *testing.T) {
	for _, in := range []string{"", "\n", "\r\n \n\t\n"} {
		out, err := run(t, strings.NewReader(in), fake)
		if out != "" || err != nil {
			t.Errorf("input %q gave %q, %v", in, out, err)
		}
	}
}

func TestBrokenUTF8AndByteOrderMark(t *testing.T) {
	out, err := run(t, strings.NewReader("\ufeffbyte \xff\n"), fake)
	if want := "You said: byte \uFFFD\n"; out != want || err != nil {
		t.Errorf("got %q, %v, want %q", out, err, want)
	}
}

func TestReadError(t *testing.T) {
	broken := errors.New("broken")
	_, err := run(t, io.MultiReader(strings.NewReader("hi\n"), iotest.ErrReader(broken)), fake)
	if !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
}

// failing is a writer that fails.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestWriteErrors(t *testing.T) {
	full := errors.New("disk full")
	for _, c := range []struct{ in, want error }{
		{syscall.EPIPE, nil},
		{&os.PathError{Op: "write", Path: "stdout", Err: syscall.EPIPE}, nil},
		{io.ErrClosedPipe, nil},
		{full, full},
	} {
		answers := 0
		err := answered(Config{In: strings.NewReader("one\ntwo\nthree\n"), Out: failing{c.in}}, func(context.Context, string) (bot.Reply, error) {
			answers++
			return bot.Reply{Body: "x"}, nil
		}).Run(t.Context())
		if !errors.Is(err, c.want) || answers != 1 {
			t.Errorf("writing fails with %v: got %v after %d answers, want %v after 1", c.in, err, answers, c.want)
		}
	}
}

func TestClosedPipes(t *testing.T) {
	in, typed := io.Pipe()
	shown, out := io.Pipe()
	done := make(chan error, 1)
	go func() { done <- answered(Config{In: in, Out: out}, fake).Run(t.Context()) }()
	go func() {
		io.WriteString(typed, "hello\n")
		io.ReadFull(shown, make([]byte, len("You said: hello\n")))
		shown.Close()
		io.WriteString(typed, "anybody?\n")
	}()
	wait(t, done, nil)
}

// wait fails if nothing comes soon, or something else than want.
func wait(t *testing.T, done <-chan error, want error) {
	t.Helper()
	select {
	case err := <-done:
		if !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("Run does not end")
	}
}

func TestCancelWhileReading(t *testing.T) {
	for _, interactive := range []bool{false, true} {
		in, typed := io.Pipe()
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		c := config(in, io.Discard)
		c.Interactive = interactive
		go func() { done <- answered(c, fake).Run(ctx) }()
		io.WriteString(typed, "hello\n") // Run reads
		cancel()
		wait(t, done, nil)

		sent := make(chan error, 1)
		go func() {
			_, err := io.WriteString(typed, "too late\n")
			sent <- err
		}()
		in.Close()
		select {
		case <-sent:
		case <-time.After(10 * time.Second):
			t.Fatal("a send after the end hangs")
		}
	}
}

func TestCancelWhileAnswering(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var out bytes.Buffer
	done := make(chan error, 1)
	go func() {
		done <- answered(Config{In: strings.NewReader("hello\nagain\n"), Out: &out}, func(ctx context.Context, _ string) (bot.Reply, error) {
			cancel()
			<-ctx.Done()
			return bot.Reply{}, ctx.Err()
		}).Run(ctx)
	}()
	wait(t, done, nil)
	if out.Len() > 0 {
		t.Errorf("wrote %q", out.String())
	}
}
