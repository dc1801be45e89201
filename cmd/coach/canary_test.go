package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"testing"
	"testing/synctest"

	"careercoach/adapters/terminal"
	"careercoach/bot"
	"careercoach/bot/memstore"
)

// messagesWith are messages that hold a word: as text, as a name, in an
// address, and in what leads to a decline, an export and a deletion.
func messagesWith(canary string) []string {
	return []string{
		"what is a bar raiser, " + canary + "?",
		"my name is " + canary + " and how long is the tech academy",
		"write to " + canary + "@example.com what a prime membership costs",
		canary + " " + canary,
		"settings region " + canary,
		"export my data",
		"forget me",
	}
}

// No log line holds what a person typed, in either form, whatever happens to
// the process.
func TestCanaryInTheProgram(t *testing.T) {
	for _, format := range []string{"text", "json"} {
		t.Run(format, func(t *testing.T) {
			home, canary := home(t), "Zq"+rand.Text()
			var logs []string
			p := start(t, home, "--log-level", "debug", "--log-format", format)
			for _, m := range messagesWith(canary) {
				p.say(m)
			}
			p.until("Delete everything?")
			p.kill() // as likely as not before the last reply is noted
			logs = append(logs, p.errors.String())

			unread, out, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			unread.Close()
			cmd := command(t, home, "--log-level", "debug", "--log-format", format)
			var failing bytes.Buffer
			cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader("what about "+canary+"\n"), out, &failing
			_ = cmd.Run() // it cannot write
			out.Close()
			logs = append(logs, failing.String())

			p = start(t, home, "--log-level", "debug", "--log-format", format)
			p.say("Yes, delete everything, " + canary)
			p.say(strings.Repeat(canary, 50_000)) // longer than a line may be
			p.end()
			logs = append(logs, p.errors.String())
			for i, log := range logs {
				if strings.Contains(strings.ToLower(log), strings.ToLower(canary)) {
					t.Errorf("the log of process %d holds the canary:\n%s", i+1, log)
				}
			}
			if !strings.Contains(logs[0], "answered") || !strings.Contains(logs[0], "terminal/") {
				t.Errorf("at debug level the log names no event that was answered:\n%s", logs[0])
			}
			if name := myConversation().User; len(name) > 3 && strings.Contains(strings.Join(logs, ""), "/"+name+"/") {
				t.Errorf("the log holds the name of the user:\n%s", logs[0])
			}
		})
	}
}

// A broken coach panics with what it was told in its mouth.
type brokenCoach struct{}

// Turn implements delivery.Answerer.
func (brokenCoach) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	switch {
	case strings.HasPrefix(m.Text, "text"):
		panic(m.Text)
	case strings.HasPrefix(m.Text, "error"):
		panic(errors.New(m.Text))
	case strings.HasPrefix(m.Text, "index"):
		return bot.Reply{Body: strings.Split(m.Text, " ")[len(m.Text)]}, mem
	}
	return bot.Reply{Title: m.Text, Body: m.Text}, bot.Memory{Conversation: bot.Conversation{Question: m.Text}}
}

// brokenStore fails now and then with an error that names a key.
type brokenStore struct {
	bot.Store
	fails chan struct{} // one for each commit that is to fail
}

// Commit implements bot.Store.
func (s brokenStore) Commit(ctx context.Context, tx bot.Tx) ([]bot.JobID, error) {
	select {
	case <-s.fails:
		return nil, fmt.Errorf("writing to the disk: %w", bot.ErrInvalid)
	default:
		return s.Store.Commit(ctx, tx)
	}
}

// Neither panics nor a store that fails brings a word of a person into a log
// line or an error.
func TestCanaryInErrors(t *testing.T) { synctest.Test(t, testCanaryInErrors) }

func testCanaryInErrors(t *testing.T) {
	canary := "Zq" + rand.Text()
	flags := logFlags{format: "text", level: "debug"}
	var log lockedBuffer
	logger, err := flags.logger(&log)
	if err != nil {
		t.Fatal(err)
	}
	store := brokenStore{memstore.New(memstore.Config{}), make(chan struct{}, 1)}
	store.fails <- struct{}{}
	var out bytes.Buffer
	in := strings.Join([]string{"lost " + canary, "text " + canary, "error " + canary, "index " + canary, "hello " + canary}, "\n")
	talk := talk{store: store, coach: brokenCoach{}, logger: logger, terminal: terminal.Config{In: strings.NewReader(in), Out: &out}}
	if err := talk.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), "Something went wrong with that message"); got != 3 || !strings.Contains(out.String(), "hello "+canary) {
		t.Errorf("%d apologies, want 3:\n%s", got, out.String())
	}
	first, _, _ := strings.Cut(out.String(), "\n")
	if !strings.HasPrefix(first, "That failed: ") || strings.Contains(first, canary) {
		t.Errorf("a failed commit is told as %q", first)
	}
	for line := range strings.Lines(log.String()) {
		if strings.Contains(line, canary) {
			t.Errorf("the log holds the canary: %s", line)
		}
	}
	if strings.Count(log.String(), "a turn panicked") != 9 {
		t.Errorf("the log does not tell of 9 panics:\n%s", log.String())
	}
}

// A conversation that is cut off by its context says nothing of its messages.
func TestCanaryInTheErrorOfAConversation(t *testing.T) {
	canary := "Zq" + rand.Text()
	ctx, cancel := context.WithCancel(t.Context())
	var log lockedBuffer
	talk := talk{
		store: memstore.New(memstore.Config{}), coach: brokenCoach{}, logger: slog.New(slog.NewJSONHandler(&log, nil)),
		terminal: terminal.Config{In: strings.NewReader("hello " + canary + "\n"), Out: cancelling{cancel}},
	}
	if err := talk.run(ctx); err == nil || strings.Contains(err.Error(), canary) || strings.Contains(log.String(), canary) {
		t.Errorf("got %v, want an error of writing without the message; log:\n%s", err, log.String())
	}
}

// cancelling is an output that fails and ends the conversation.
type cancelling struct{ cancel func() }

// Write implements io.Writer.
func (c cancelling) Write(p []byte) (int, error) {
	c.cancel()
	return 0, io.ErrShortWrite
}
