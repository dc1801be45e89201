package main

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"careercoach/bot"
)

// card writes a knowledge file with one card.
func writeCard(t *testing.T, dir, answer string) {
	t.Helper()
	text := "cards:\n  - id: refunds\n    questions: [How do I get my money back?]\n    answer: " + answer + "\n"
	if err := errors.Join(os.MkdirAll(dir, 0o700), os.WriteFile(filepath.Join(dir, "ours.yaml"), []byte(text), 0o600)); err != nil {
		t.Fatal(err)
	}
}

// told is what a workspace is answered.
func told(l *library, workspace string) string {
	reply, _ := l.of(workspace).Turn(bot.Message{Text: "How do I get my money back?"}, bot.Memory{})
	return strings.TrimSpace(reply.Body)
}

func TestReload(t *testing.T) {
	dir, workspaces := t.TempDir(), t.TempDir()
	writeCard(t, dir, "Ask everybody.")
	writeCard(t, filepath.Join(workspaces, "T2"), "Ask the second.")
	log := newWaitingLog()
	l, err := openLibrary(&knowledgeFlags{dir: dir, only: true}, workspaces, bot.Config{}, slog.New(slog.NewTextHandler(log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	check := func(when, common, second, third string) {
		t.Helper()
		if a, b, c := told(l, "T1"), told(l, "T2"), told(l, "T3"); a != common || b != second || c != third {
			t.Errorf("%s: got %q, %q, %q, want %q, %q, %q", when, a, b, c, common, second, third)
		}
	}
	check("at first", "Ask everybody.", "Ask the second.", "Ask everybody.")

	inFlight := l.of("T1")
	writeCard(t, dir, "Ask anybody.")
	writeCard(t, filepath.Join(workspaces, "T2"), "{broken")
	writeCard(t, filepath.Join(workspaces, "T3"), "Ask the third.")
	l.reload()
	check("with an error", "Ask anybody.", "Ask the second.", "Ask the third.")
	log.until(t, regexp.MustCompile(`problem=".*T2/ours\.yaml:\d+: error: `))
	if reply, _ := inFlight.Turn(bot.Message{Text: "How do I get my money back?"}, bot.Memory{}); strings.TrimSpace(reply.Body) != "Ask everybody." {
		t.Errorf("a turn in flight is answered %q", reply.Body)
	}

	writeCard(t, filepath.Join(workspaces, "T2"), "Ask the second again.")
	if err := os.RemoveAll(filepath.Join(workspaces, "T3")); err != nil {
		t.Fatal(err)
	}
	l.reload()
	check("mended", "Ask anybody.", "Ask the second again.", "Ask anybody.")
	if loaded, refused := l.reloads.Load(), l.refused.Load(); loaded != 1 || refused != 1 {
		t.Errorf("%d reloads and %d refused, want 1 and 1", loaded, refused)
	}

	if err := os.Remove(filepath.Join(dir, "ours.yaml")); err != nil {
		t.Fatal(err)
	}
	writeCard(t, dir, "{broken")
	l.reload()
	check("with an error for all", "Ask anybody.", "Ask the second again.", "Ask anybody.")
}

// At the start an error is one: nothing is served from half of the knowledge.
func TestOpenLibraryWithErrors(t *testing.T) {
	workspaces := t.TempDir()
	writeCard(t, filepath.Join(workspaces, "T2"), "{broken")
	_, err := openLibrary(new(knowledgeFlags), workspaces, bot.Config{}, slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), "ours.yaml:") {
		t.Errorf("got %v", err)
	}
	_, err = openLibrary(new(knowledgeFlags), filepath.Join(workspaces, "none"), bot.Config{}, slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), "--workspaces") {
		t.Errorf("got %v", err)
	}
}
