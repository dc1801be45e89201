package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"careercoach/adapters/terminal"
	"careercoach/bot"
)

var update = flag.Bool("update", false, "write the conversation in README.md again")

const (
	readmeFile  = "../../README.md"
	readmeStart = "```text\n"
	readmeEnd   = "```\n"
	prompt      = "you> "
)

// spoken are the messages of the conversation that README.md shows.
var spoken = []string{
	"hw long is the tech academy",
	"and what does it cost?",
	"how much more does a lead make than a senior",
	"and in india?",
	"which apprenticeships give a degree?",
	"what does a prime membership cost",
}

// TestReadmeConversation keeps the conversation in README.md true.
func TestReadmeConversation(t *testing.T) {
	want := conversation(t)
	data, err := os.ReadFile(readmeFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), readmeStart)
	got, after, ok2 := strings.Cut(rest, readmeEnd)
	if !ok || !ok2 {
		t.Fatalf("%s has no conversation between %q and %q", readmeFile, readmeStart, readmeEnd)
	}
	if *update {
		if err := os.WriteFile(readmeFile, []byte(before+readmeStart+want+readmeEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("the conversation in %s is stale; run this test with -update and read the difference.\ngot:\n%s\nwant:\n%s", readmeFile, got, want)
	}
}

// conversation holds the conversation as the terminal shows it.
func conversation(t *testing.T) string {
	t.Helper()
	coach := embeddedCoach(t)
	var out bytes.Buffer
	var mem bot.Memory
	for _, message := range spoken {
		var reply bot.Reply
		reply, mem = coach.Turn(bot.Message{Text: message}, mem)
		out.WriteString(prompt + message + "\n\n" + terminal.Render(reply, 80, false) + "\n\n")
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// embeddedCoach is the coach as it starts without flags.
func embeddedCoach(t testing.TB) *bot.Coach {
	t.Helper()
	coach, err := new(knowledgeFlags).coach()
	if err != nil {
		t.Fatal(err)
	}
	return coach
}

// TestReadmeCoaching says what the table of the coaching names: each begins it.
func TestReadmeCoaching(t *testing.T) {
	data, err := os.ReadFile(readmeFile)
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(data), "\n## Coaching\n")
	section, _, _ = strings.Cut(section, "\n## ")
	coach, rows := embeddedCoach(t), 0
	for line := range strings.Lines(section) {
		rest, ok := strings.CutPrefix(line, "| `")
		if !ok {
			continue
		}
		rows++
		message, _, _ := strings.Cut(rest, "`")
		if reply, _ := coach.Turn(bot.Message{Text: message}, bot.Memory{}); reply.Decision != bot.DecisionFlow || !reply.Private {
			t.Errorf("%q gives %s %q", message, reply.Decision, reply.Body)
		}
	}
	if rows < 8 {
		t.Errorf("the table of the coaching has %d rows", rows)
	}
}

// TestReadmeKnowledge checks and asks the knowledge files that README.md shows.
func TestReadmeKnowledge(t *testing.T) {
	data, err := os.ReadFile(readmeFile)
	if err != nil {
		t.Fatal(err)
	}
	for i, block := range strings.Split(string(data), "```yaml\n")[1:] {
		file, _, _ := strings.Cut(block, "```")
		dir := t.TempDir()
		if err := os.WriteFile(dir+"/ours.yaml", []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		question, fact := "refund pls", "30 days"
		if i == 1 {
			question, fact = "how much does gold cost", "$25"
		}
		root := newRoot()
		var out bytes.Buffer
		root.SetOut(&out)
		root.SetArgs([]string{"--knowledge", dir, "--only-knowledge", "ask", question})
		if err := root.ExecuteContext(context.Background()); err != nil {
			t.Fatalf("file %d: %v", i, err)
		}
		if !strings.Contains(out.String(), fact) {
			t.Errorf("file %d: %q is answered by %q, want %q", i, question, out.String(), fact)
		}
	}
}
