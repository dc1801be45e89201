//go:build !windows

package main

import (
	"bufio"
	"io"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// The program itself: it answers, loads its knowledge again at SIGHUP, can be
// asked over its control socket, and ends well at SIGTERM.
func TestServeSignals(t *testing.T) {
	slack, home := newFakeSlack(t), home(t)
	knowledge := filepath.Join(home, "ours")
	writeCard(t, knowledge, "Ask us.")
	cmd := command(t, home, "serve", "--metrics", "", "--knowledge", knowledge, "--only-knowledge")
	for name, value := range slack.environment() {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	log := bufio.NewReader(stderr)
	until := func(text string) {
		t.Helper()
		for {
			line, err := log.ReadString('\n')
			if err != nil {
				t.Fatalf("the log ends before %q: %v", text, err)
			}
			if strings.Contains(line, text) {
				return
			}
		}
	}
	ask := func(id, want string) {
		t.Helper()
		slack.says(t.Context(), id, "How do I get my money back?")
		if c := slack.until(t.Context(), "chat.postMessage"); !strings.Contains(textOf(c.body), want) {
			t.Errorf("the answer is %v, want %q", c.body, want)
		}
	}
	signal := func(s syscall.Signal) {
		t.Helper()
		if err := cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
	}
	until("connected to Slack")
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	ask("01", "Ask us.")
	writeCard(t, knowledge, "Ask them.")
	signal(syscall.SIGHUP)
	until("loaded again")
	ask("02", "Ask them.")
	writeCard(t, knowledge, "[broken")
	signal(syscall.SIGHUP)
	until("ours.yaml:")
	ask("03", "Ask them.")
	if out := must(t, "db", "info", "--db", homeDB(home)); !strings.Contains(out, "held by") {
		t.Errorf("it is not asked over its socket:\n%s", out)
	}
	signal(syscall.SIGTERM)
	if _, err := io.Copy(io.Discard, log); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("it ends with %v", err)
	}
}
