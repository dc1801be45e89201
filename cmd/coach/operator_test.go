package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/boltstore"
	"careercoach/bot/state"
	"careercoach/knowledge"
)

// filled makes a store with questions that got no answer and feedback.
func filled(t *testing.T) (path string, store *boltstore.Store) {
	t.Helper()
	path = filepath.Join(home(t), "coach.db")
	store = openStore(t, path)
	me := bot.PersonID{Platform: "terminal", User: "me"}
	var records []bot.Record
	for i, q := range []string{"How do I move to Berlin?", "how do i move to berlin", "=HYPERLINK(\"http://x\") for \"nurses\"?"} {
		day := time.Now().Add(time.Duration(-i*20) * 24 * time.Hour)
		r, err := state.UnansweredRecord(q, bot.Conversation{Focus: bot.Focus{Subjects: []knowledge.SubjectID{"ata"}}}, day, bot.Retention{})
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	for _, f := range []bot.Feedback{{Card: "bar-raiser", Helpful: true}, {Card: "ata", Comment: "too\x1b[2J long"}} {
		r, err := state.FeedbackRecord(t.Context(), store, me, "event", f, time.Now(), bot.Retention{})
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	if _, err := store.Commit(t.Context(), bot.Tx{Put: records}); err != nil {
		t.Fatal(err)
	}
	return path, store
}

func openStore(t *testing.T, path string) *boltstore.Store {
	t.Helper()
	store, err := boltstore.Open(boltstore.Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// held runs a test twice: while the file is held, asking over the socket, and
// when nobody holds it.
func held(t *testing.T, test func(t *testing.T, path string, held bool)) {
	t.Run("held", func(t *testing.T) {
		path, store := filled(t)
		var log bytes.Buffer
		end := (&memory{store: store, file: store, path: path}).offer(slog.New(slog.NewTextHandler(&log, nil)))
		defer end()
		if log.Len() > 0 {
			t.Fatal(log.String())
		}
		test(t, path, true)
	})
	t.Run("free", func(t *testing.T) {
		path, store := filled(t)
		if err := store.Close(); err != nil {
			t.Fatal(err)
		}
		test(t, path, false)
	})
}

// must runs a command that has to work.
func must(t *testing.T, args ...string) string {
	t.Helper()
	out, err := rootCommand(t, args...)
	if err != nil {
		t.Fatalf("coach %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return out
}

func TestDBInfo(t *testing.T) {
	held(t, func(t *testing.T, path string, held bool) {
		out := must(t, "db", "info", "--db", path)
		for _, want := range []string{"file        " + path, "unanswered  3\n", "feedback    2\n"} {
			if !strings.Contains(out, want) {
				t.Errorf("%q is not in:\n%s", want, out)
			}
		}
		if strings.Contains(out, "held by") != held {
			t.Errorf("held is %v:\n%s", held, out)
		}
		var info infoJSON
		out = must(t, "db", "--db", path, "info", "--json")
		if err := json.Unmarshal([]byte(out), &info); err != nil || info.Format != 1 || !maps.Equal(info.Records, map[string]int{"unanswered": 3, "feedback": 2}) {
			t.Errorf("got %s, %v", out, err)
		}
	})
}

func TestDBCheck(t *testing.T) {
	held(t, func(t *testing.T, path string, _ bool) {
		if out := must(t, "db", "check", "--db", path); out != path+" is well\n" {
			t.Errorf("got %q", out)
		}
	})
}

func TestDBCompact(t *testing.T) {
	held(t, func(t *testing.T, path string, held bool) {
		out, err := rootCommand(t, "db", "compact", "--db", path)
		if held && (err == nil || !strings.Contains(err.Error(), "at its next start")) {
			t.Errorf("compacting a held file gives %q, %v", out, err)
		}
		if !held && (err != nil || !strings.Contains(out, "16.0 MiB before")) {
			t.Errorf("compacting gives %q, %v", out, err)
		}
	})
}

func TestDBExport(t *testing.T) {
	held(t, func(t *testing.T, path string, _ bool) {
		file := filepath.Join(t.TempDir(), "all.jsonl")
		must(t, "db", "export", file, "--db", path)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if out := must(t, "db", "export", "-", "--db", path); strings.Count(out, "\n") != strings.Count(string(data), "\n") {
			t.Errorf("standard output got another export than the file:\n%s\n%s", out, data)
		}
		if info, err := os.Stat(file); err != nil || info.Mode() != 0o600 {
			t.Errorf("the export has mode %v, %v", info.Mode(), err)
		}
		kinds := map[string]int{}
		var last dumpLine
		for line := range strings.Lines(string(data)) {
			last = dumpLine{}
			if err := json.Unmarshal([]byte(line), &last); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			kinds[last.Kind]++
			if last.Kind == "record" && (last.Version != 1 || !json.Valid(last.Value) || last.Revision != 1 || last.Expires.IsZero()) {
				t.Errorf("the line of a record is %s", line)
			}
		}
		if want := map[string]int{"store": 1, "record": 5, "end": 1}; !maps.Equal(kinds, want) {
			t.Errorf("the lines are %v, want %v", kinds, want)
		}
		if last.Kind != "end" || *last.Records != 5 || *last.Jobs != 0 {
			t.Errorf("the last line is %+v", last)
		}
	})
}

// What is neither a version nor JSON is in an export too, and jobs are.
func TestExportOfBytesAndJobs(t *testing.T) {
	_, store := filled(t)
	tx := bot.Tx{
		Put: []bot.Record{{Key: "x/1", Value: []byte("\xff\x00")}, {Key: "x/2", Value: []byte("12")}},
		Add: []bot.Job{{ID: "a", Queue: "in", Key: "k", Body: []byte(`{"v":1}`)}, {ID: "b", Queue: "out", Body: []byte("{")}},
	}
	if _, err := store.Commit(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := exportAll(t.Context(), store, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"kind":"record","key":"x/1","revision":1,"bytes":"/wA="}`,
		`{"kind":"record","key":"x/2","revision":1,"bytes":"MTI="}`,
		`{"kind":"job","key":"k","id":"a","queue":"in","value":{"v":1}}`,
		`{"kind":"job","id":"b","queue":"out","bytes":"ew=="}`,
		`{"kind":"end","records":7,"jobs":2}`,
	} {
		if !strings.Contains(out.String(), want+"\n") {
			t.Errorf("there is no line %s in:\n%s", want, out.String())
		}
	}
}

func TestFeedback(t *testing.T) {
	held(t, func(t *testing.T, path string, _ bool) {
		out := must(t, "feedback", "--db", path)
		if !strings.HasPrefix(out, "CARD ") || !strings.Contains(out, "ata         0        1") || strings.Contains(out, "\x1b") {
			t.Errorf("the table is %q", out)
		}
		var opinions []feedbackJSON
		out = must(t, "feedback", "--db", path, "--format", "json")
		if err := json.Unmarshal([]byte(out), &opinions); err != nil || len(opinions) != 2 || opinions[0].Card != "ata" || opinions[0].Unhelpful != 1 {
			t.Errorf("the JSON is %s, %v", out, err)
		}
		if out := must(t, "feedback", "--db", path, "--format", "csv"); !strings.HasPrefix(out, "card,helpful,unhelpful,comments\n") {
			t.Errorf("the CSV is %q", out)
		}
	})
}
