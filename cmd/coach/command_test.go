package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestHelp(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"--help", "--retention-conversations"},
		{"db --help", "compact"},
		{"db info --help", "--json"},
		{"db check --help", "Read the whole file"},
		{"db compact --help", "No coach may run"},
		{"db backup --help", "coach db backup FILE [flags]"},
		{"db export --help", "JSON Lines"},
		{"unanswered --help", "--delete-before"},
		{"feedback --help", "--format"},
	} {
		if out := must(t, strings.Fields(c.args)...); !strings.Contains(out, c.want) || !strings.Contains(out, "--db") {
			t.Errorf("coach %s does not say %q:\n%s", c.args, c.want, out)
		}
	}
}

// Each error says what to do.
func TestCommandErrors(t *testing.T) {
	dir := home(t)
	t.Setenv("XDG_DATA_HOME", dir)
	foreign := filepath.Join(dir, "foreign")
	if err := os.WriteFile(foreign, []byte(strings.Repeat("no store ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	path, store := filled(t)
	store.Close()
	for _, c := range []struct{ args, want string }{
		{"db info", "there is no store at " + filepath.Join(dir, "careercoach", "coach.db") + ": the first conversation makes it; --db names another"},
		{"db compact --db " + dir + "/none", "there is no store at"},
		{"db check --db " + foreign, "choose another with --db"},
		{"db check --db " + dir, "is a directory"},
		{"db backup --db " + path, "accepts 1 arg(s)"},
		{"db backup --db " + path + " " + dir + "/none/x", "no such file or directory"},
		{"unanswered --db " + path + " --format xml", `--format "xml": choose table, csv, json or yaml`},
		{"unanswered --db " + path + " --since yesterday", `--since "yesterday": write a day as 2026-01-31`},
		{"unanswered --db " + path + " --delete-before 0d", `--delete-before "0d": write a day`},
		{"unanswered --db " + path + " --since 1d --delete-before 1d", "none of the others can be"},
		{"feedback --db " + path + " --format yaml", `--format "yaml": choose table, csv or json`},
		{"--ephemeral --db " + path, "give one of the two"},
		{"--log-level loud", `--log-level "loud": choose debug, info, warn or error`},
		{"--log-format xml", `--log-format "xml": choose text or json`},
		{"--retention-people forever", `"forever": write a length of time above 0`},
		{"--db " + foreign, "(--ephemeral talks without a memory)"},
		{"ask --db x hello", "unknown flag: --db"},
	} {
		out, err := rootCommand(t, strings.Fields(c.args)...)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("coach %s gives %q, %v, want an error with %q", c.args, out, err, c.want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "none")); !os.IsNotExist(err) {
		t.Errorf("a command made a store: %v", err)
	}
}

func TestDataDir(t *testing.T) {
	for _, c := range []struct {
		system string
		env    map[string]string
		want   string
	}{
		{"linux", map[string]string{"HOME": "/home/me"}, "/home/me/.local/share"},
		{"linux", map[string]string{"HOME": "/home/me", "XDG_DATA_HOME": "/data"}, "/data"},
		{"linux", map[string]string{"HOME": "/home/me", "XDG_DATA_HOME": "relative"}, "/home/me/.local/share"},
		{"freebsd", map[string]string{"XDG_DATA_HOME": "/data"}, "/data"},
		{"darwin", map[string]string{"HOME": "/Users/me", "XDG_DATA_HOME": "/data"}, "/Users/me/Library/Application Support"},
		{"windows", map[string]string{"LocalAppData": `C:\Users\me\AppData\Local`, "HOME": "/x"}, `C:\Users\me\AppData\Local`},
		{"linux", nil, ""}, {"darwin", nil, ""}, {"windows", map[string]string{"HOME": "/x"}, ""},
	} {
		got, err := dataDir(c.system, func(name string) string { return c.env[name] })
		if got != c.want || (c.want == "") != errors.Is(err, errNoDataDir) {
			t.Errorf("%s with %v: got %q, %v, want %q", c.system, c.env, got, err, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"30d": 30 * day, "2w": 14 * day, "12mo": 365 * day, "1y": 365 * day, "90m": 90 * time.Minute, "1h30m": 90 * time.Minute, "36h": 36 * time.Hour,
		"": 0, "0d": 0, "-1d": 0, "1.5d": 0, "5": 0, "never": 0, "200000d": 0, "9999999999y": 0, "1 d": 0,
	} {
		var s span
		err := s.Set(text)
		if time.Duration(s) != want || (want == 0) != errors.Is(err, errSpan) {
			t.Errorf("%q gives %v, %v, want %v", text, time.Duration(s), err, want)
			continue
		}
		if again, err := parseSpan(s.String()); want > 0 && (again != want || err != nil) {
			t.Errorf("%q is written as %q, which gives %v, %v", text, s.String(), again, err)
		}
	}
	s := span(30 * time.Minute)
	if got := s.String(); got != "30m" {
		t.Errorf("30 minutes are written as %q", got)
	}
}

func TestParseDay(t *testing.T) {
	now := time.Date(2026, 3, 10, 1, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{"2026-01-31": "2026-01-31", "30d": "2026-02-08", "2h": "2026-03-09", "2026-02-30": "", "soon": ""} {
		got, err := parseDay("--since", text, now)
		if got != want || (want == "") != errors.Is(err, errDay) {
			t.Errorf("%q gives %q, %v, want %q", text, got, err, want)
		}
	}
}
