package terminal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
)

// outgoing is a reply to a message of a run of a terminal.
func outgoing(t *testing.T, run, event, body string) bot.Outgoing {
	t.Helper()
	to, err := json.Marshal(address{Run: run, Event: event, Asked: "how long is it"})
	if err != nil {
		t.Fatal(err)
	}
	return bot.Outgoing{Conversation: mine, Address: to, Reply: bot.Reply{Body: body, Choices: []bot.Choice{{Label: "More", Text: "tell me more"}}}}
}

// What an earlier run owes stands before the answer to the first line, named
// as such, and its choices can be picked.
func TestLeftovers(t *testing.T) {
	var out bytes.Buffer
	screen := answered(Config{In: strings.NewReader("1\n"), Out: &out, Leftovers: 2}, fake)
	for i, body := range []string{"Nine months.", "It is free."} {
		o := outgoing(t, "an earlier run", "terminal/x", body)
		o.Doubt = i == 0
		if _, err := screen.Send(t.Context(), o); err != nil {
			t.Fatal(err)
		}
	}
	if err := screen.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := "From last time, perhaps not shown then. You asked: how long is it\n\nNine months.\n\n1) More\n\n" +
		"From last time, not answered then. You asked: how long is it\n\nIt is free.\n\n1) More\n\n" +
		"You said: tell me more\n"
	if out.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
}

// A reply that is owed and does not come holds nobody up for long.
func TestLeftoverThatDoesNotCome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		began := time.Now()
		if err := answered(Config{In: strings.NewReader("hi\n"), Out: &out, Leftovers: 1}, fake).Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		if out.String() != "You said: hi\n" || time.Since(began) != leftoverWait {
			t.Errorf("got %q after %v, want the answer after %v", out.String(), time.Since(began), leftoverWait)
		}
	})
}

func TestSendRefuses(t *testing.T) {
	var out bytes.Buffer
	screen := answered(Config{In: strings.NewReader(""), Out: &out}, fake)
	other := outgoing(t, "run", "event", "secret")
	other.Conversation.User = "somebody else"
	if _, err := screen.Send(t.Context(), other); err == nil {
		t.Error("a reply to another person is shown")
	}
	if err := screen.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := screen.Send(t.Context(), outgoing(t, screen.run, "event", "late")); err == nil {
		t.Error("a reply after the end counts as shown")
	}
	if out.Len() > 0 {
		t.Errorf("wrote %q", out.String())
	}
	broken := answered(Config{Out: failing{io.ErrClosedPipe}}, fake)
	if _, err := broken.Send(t.Context(), outgoing(t, broken.run, "event", "lost")); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("a reply that nobody reads gives %v, want %v", err, io.ErrClosedPipe)
	}
}

// The words of a command of the coach's go to the coach.
func TestCommandsOfTheCoach(t *testing.T) {
	var out bytes.Buffer
	c := Config{In: strings.NewReader("/Privacy\n/nope\n"), Out: &out, Commands: []Command{{"/privacy", "what is kept"}}}
	if err := answered(c, fake).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := "You said: /Privacy\n\nThere is no command /nope. There are: /help, /helpful, /unhelpful, /privacy, /quit. Anything else is a question, without the slash.\n"
	if out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestEvent(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	var got []bot.Event
	var screen *Terminal
	screen = New(Config{In: strings.NewReader("one\ntwo\n"), Out: io.Discard, Conversation: mine, Now: func() time.Time { return now },
		Receive: func(ctx context.Context, e bot.Event) error {
			got = append(got, e)
			_, err := screen.Send(ctx, bot.Outgoing{Conversation: mine, Address: e.Address})
			return err
		}})
	if err := screen.Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].ID == got[1].ID || !strings.HasPrefix(got[0].ID, "terminal/") {
		t.Fatalf("the events are %+v", got)
	}
	if e := got[0]; e.Conversation != mine || !reflect.DeepEqual(e.Message, bot.Message{Text: "one", Time: now}) {
		t.Errorf("the event is %+v", e)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	var out bytes.Buffer
	file := func(ctx context.Context, text string) (bot.Reply, error) {
		return bot.Reply{Body: "Here.", Files: []bot.File{{Name: text, Data: []byte("of " + text)}}}, nil
	}
	in := "my-data.json\nmy-data.json\n../../up.md\n"
	if err := answered(Config{In: strings.NewReader(in), Out: &out, Dir: dir}, file).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"my-data.json": "of my-data.json", "my-data-2.json": "of my-data.json", "up.md": "of ../../up.md"} {
		path := filepath.Join(dir, name)
		data, err := os.ReadFile(path)
		if err != nil || string(data) != want {
			t.Errorf("%s holds %q, %v, want %q", name, data, err, want)
			continue
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v, %v", name, info.Mode(), err)
		}
		if !strings.Contains(out.String(), "Written to "+path+"\n") {
			t.Errorf("%q does not name %s", out.String(), path)
		}
	}
}

func TestFileThatCannotBeWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "is not there")
	var out bytes.Buffer
	file := func(context.Context, string) (bot.Reply, error) {
		return bot.Reply{Files: []bot.File{{Name: "a.txt"}}}, nil
	}
	if err := answered(Config{In: strings.NewReader("x\n"), Out: &out, Dir: dir}, file).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.Contains(got, "a.txt could not be written") || !strings.Contains(got, "Change to a directory") {
		t.Errorf("got %q", got)
	}
}

// Somebody whose message cannot be answered for now is told so.
func TestPatienceEnds(t *testing.T) {
	var out strings.Builder
	term := New(Config{
		In: strings.NewReader("hello\n/unhelpful\n"), Out: &out, Patience: time.Nanosecond,
		Receive: func(context.Context, bot.Event) error { return nil },
	})
	if err := term.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Your message is kept", "no answer to judge"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got %q, want it to hold %q", out.String(), want)
		}
	}
}
