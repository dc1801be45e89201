package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"careercoach/adapters/terminal"
	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/state"
)

// What was spoken of is known to the next process, also where the first was
// killed in the hardest way.
func TestConversationGoesOnAfterKill(t *testing.T) {
	home := home(t)
	first := start(t, home)
	first.say("how much more does a lead make than a senior")
	first.until("2) Senior Amazon Engineer")
	first.kill()

	second := start(t, home)
	second.say("and in india?")
	got := second.until("3) Engineers in India")
	if !strings.Contains(got, "Engineer pay in India") || !strings.Contains(got, "INR 2.5M–20M") {
		t.Errorf("after the kill \"and in india?\" gives:\n%s", got)
	}
	second.say("/history")
	if got := second.until("how much more does a lead make"); !strings.Contains(got, "and in india?") {
		t.Errorf("the history is:\n%s", got)
	}
	second.end()
	if errors := second.errors.String(); errors != "" {
		t.Errorf("errors: %s", errors)
	}
	if out, err := rootCommand(t, "db", "check", "--db", homeDB(home)); err != nil {
		t.Errorf("the check of the file: %v\n%s", err, out)
	}
	for file, want := range map[string]os.FileMode{homeDB(home): 0o600, filepath.Dir(homeDB(home)): 0o700 | os.ModeDir} {
		if info, err := os.Stat(file); err != nil || info.Mode() != want {
			t.Errorf("%s has mode %v, %v, want %v", file, info.Mode(), err, want)
		}
	}
}

// A reply that nobody can have read stands at the head of the next
// conversation, once.
func TestReplyThatWasNotShown(t *testing.T) {
	home := home(t)
	unread, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	unread.Close()
	cmd := command(t, home)
	cmd.Stdin, cmd.Stdout = strings.NewReader("what is a bar raiser\n"), out
	err = cmd.Run()
	out.Close()
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() && status.Signal() != syscall.SIGPIPE {
		t.Fatalf("the coach whose output is closed ends with %v", err)
	}
	got := start(t, home).end()
	if !strings.HasPrefix(got, "From last time, perhaps not shown then. You asked: what is a bar raiser\n\n") || !strings.Contains(got, "bar raiser is") {
		t.Errorf("the next conversation begins with:\n%s", got)
	}
	if got := start(t, home).end(); got != "" {
		t.Errorf("the one after that begins with:\n%s", got)
	}
}

// A second conversation says that it remembers nothing, and why.
func TestSecondConversation(t *testing.T) {
	home := home(t)
	first := start(t, home)
	first.say("what is a bar raiser")
	first.until("Source:")
	second := start(t, home)
	second.say("/privacy")
	second.say("what is a bar raiser")
	got := second.end()
	if !strings.Contains(got, "Nothing is stored here") || !strings.Contains(got, "Source:") {
		t.Errorf("the second conversation:\n%s", got)
	}
	for _, want := range []string{"coach: the memory in " + homeDB(home) + " is in use by ", fmt.Sprintf("(process %d, since ", first.cmd.Process.Pid), "is forgotten at its end"} {
		if !strings.Contains(second.errors.String(), want) {
			t.Errorf("the second conversation does not say %q: %s", want, second.errors.String())
		}
	}
	first.say("thanks")
	first.end()
}

func TestEphemeral(t *testing.T) {
	home := home(t)
	p := start(t, home, "--ephemeral")
	p.say("how much more does a lead make than a senior")
	p.say("and in india?")
	if got := p.end(); !strings.Contains(got, "INR 2.5M–20M") {
		t.Errorf("the conversation:\n%s", got)
	}
	if entries, err := os.ReadDir(home); err != nil || len(entries) > 0 {
		t.Errorf("it left %v, %v", entries, err)
	}
}

// A signal ends it well; what was typed last need not have a line end.
func TestEnds(t *testing.T) {
	home := home(t)
	p := start(t, home)
	p.say("what is a bar raiser")
	p.until("Source:")
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.wait()

	last := start(t, home)
	if _, err := last.in.Write([]byte("what does it cost to join the tech academy")); err != nil {
		t.Fatal(err)
	}
	if got := last.end(); !strings.Contains(got, "tuition-free") {
		t.Errorf("a last line without an end gives:\n%s", got)
	}
	for _, left := range []string{".sock", ".lock"} {
		if _, err := os.Lstat(homeDB(home) + left); !os.IsNotExist(err) {
			t.Errorf("%s is left behind: %v", left, err)
		}
	}
}

func TestFlagsReachTheCoach(t *testing.T) {
	home := home(t)
	p := start(t, home, "--retention-conversations", "2d", "--retention-people", "4mo", "--fade", "1ns")
	p.say("/privacy")
	if got := p.until("Settings"); !strings.Contains(got, "2 days after your last message") || !strings.Contains(got, "4 months after") {
		t.Errorf("the privacy notice says:\n%s", got)
	}
	p.say("how much more does a lead make than a senior")
	p.say("and how long is it?")
	if got := p.end(); !strings.Contains(got, "It has been a while") {
		t.Errorf("after the context has faded:\n%s", got)
	}
}

func TestExportMyData(t *testing.T) {
	home := home(t)
	p := start(t, home)
	p.say("what is a bar raiser")
	p.say("export my data")
	p.say("/export")
	got := p.end()
	for _, name := range []string{"my-data.json", "my-data-2.json", "my-data.md", "my-data-2.md"} {
		path := filepath.Join(home, name)
		if info, err := os.Stat(path); err != nil || info.Mode() != 0o600 {
			t.Fatalf("%s has mode %v, %v:\n%s", name, info, err, got)
		}
		if !strings.Contains(got, "Written to "+path+"\n") {
			t.Errorf("the conversation does not name %s:\n%s", path, got)
		}
	}
	data, err := os.ReadFile(filepath.Join(home, "my-data.json"))
	if err != nil {
		t.Fatal(err)
	}
	var e state.Everything
	if err := json.Unmarshal(data, &e); err != nil || len(e.Conversations) != 1 || e.Conversations[0].LastQuestion != "what is a bar raiser" {
		t.Errorf("the export holds %s, %v", data, err)
	}
}

// Who is forgotten leaves nothing in the file but the ids.
func TestForgetMe(t *testing.T) {
	home := home(t)
	p := start(t, home)
	p.say("what is a bar raiser")
	p.say("/forget")
	p.say("1")
	if got := p.end(); !strings.Contains(got, "Deleted: 1 conversation") {
		t.Errorf("the conversation:\n%s", got)
	}
	out, err := rootCommand(t, "db", "export", "-", "--db", homeDB(home))
	if err != nil || strings.Contains(out, `"kind":"record"`) || strings.Contains(out, `"kind":"job"`) {
		t.Errorf("the file still holds:\n%s%v", out, err)
	}
}

// A message that was received and not answered, as the process ended, is
// answered at the beginning of the next conversation.
func TestMessageThatWasNotAnswered(t *testing.T) {
	path := filepath.Join(home(t), "coach.db")
	receiveOnly(t, path, "how much more does a lead make than a senior")
	var out bytes.Buffer
	next := talk{
		store: openStore(t, path), coach: embeddedCoach(t), logger: slog.New(slog.DiscardHandler),
		terminal: terminal.Config{In: strings.NewReader("and in india?\n"), Out: &out},
	}
	if err := next.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	before, after, found := strings.Cut(out.String(), "Engineer pay in India")
	if !found || !strings.HasPrefix(before, "From last time, not answered then. You asked: how much more does a lead make than a senior\n\nLead Amazon Engineer") || !strings.Contains(after, "INR 2.5M–20M") {
		t.Errorf("the conversation is:\n%s", out.String())
	}
}

// receiveOnly takes a message into a store, and answers nothing.
func receiveOnly(t *testing.T, path, message string) {
	t.Helper()
	store := openStore(t, path)
	defer store.Close()
	ctx, cancel := context.WithCancel(t.Context())
	screen := terminal.New(terminal.Config{
		In: strings.NewReader(message + "\n"), Out: io.Discard, Conversation: myConversation(),
		Receive: func(ctx context.Context, e bot.Event) error {
			defer cancel()
			d, err := delivery.New(ctx, delivery.Config{Store: store, Coach: brokenCoach{}, Senders: map[string]delivery.Sender{platform: new(terminal.Terminal)}})
			if err == nil {
				_, err = d.Receive(ctx, e)
			}
			return err
		},
	})
	if err := screen.Run(ctx); err != nil {
		t.Fatal(err)
	}
}
