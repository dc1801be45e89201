package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"careercoach/bot"
	"careercoach/knowledge"
)

// smallCoach answers from one card, as an operator's first file may have it.
func smallCoach(t testing.TB) *bot.Coach {
	t.Helper()
	file := "cards:\n  - id: refunds\n    questions:\n      - How do I get my money back?\n      - refund pls\n    answer: |\n      Write to billing within **30 days**.\n"
	base, err := knowledge.Load(knowledge.Layer{Name: "small", FS: fstest.MapFS{"a.yaml": {Data: []byte(file)}}})
	if err != nil {
		t.Fatal(err)
	}
	coach, err := bot.New(bot.Config{Base: base})
	if err != nil {
		t.Fatal(err)
	}
	return coach
}

// ask runs askLines over an input and returns its lines.
func ask(t testing.TB, coach *bot.Coach, in string) []resultJSON {
	t.Helper()
	var out bytes.Buffer
	if err := askLines(context.Background(), coach, strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	var results []resultJSON
	for _, line := range strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n") {
		if line == "" {
			continue
		}
		var r resultJSON
		decoder := json.NewDecoder(strings.NewReader(line))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&r); err != nil {
			t.Fatalf("the output %q is no line of the contract: %v", line, err)
		}
		results = append(results, r)
	}
	return results
}

func TestAskLines(t *testing.T) {
	coach := smallCoach(t)
	in := `{"id":"q1","text":"how do i get my money back","extra":[1,2]}` + "\n\n" +
		`{"id":"d1","turns":["refund pls","thanks"]}` + "\r\n" +
		`{"id":"bad","text":5}` + "\n" +
		`no json` + "\n" +
		`{"id":"both","text":"a","turns":["b"]}` + "\n" +
		`{"id":"neither"}` + "\n" +
		`{"id":"none","turns":[]}` + "\n" +
		`{"text":"refund pls"}`
	got := ask(t, coach, in)
	want := []struct {
		id      string
		answers int
		fails   bool
	}{{"q1", 1, false}, {"d1", 2, false}, {"bad", 0, true}, {"", 0, true}, {"both", 0, true}, {"neither", 0, true}, {"none", 0, true}, {"", 1, false}}
	if len(got) != len(want) {
		t.Fatalf("%d lines came out, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		if got[i].ID != w.id || len(got[i].Answers) != w.answers || (got[i].Error != "") != w.fails {
			t.Errorf("line %d is %+v, want id %q, %d answers, error %v", i+1, got[i], w.id, w.answers, w.fails)
		}
	}
	first := got[0].Answers[0]
	if first.Decision != bot.DecisionAnswer || first.Card != "refunds" || !strings.Contains(first.Text, "30 days") || strings.Contains(first.Text, "**") {
		t.Errorf("the answer is %+v, want the plain text of card refunds", first)
	}
	if len(first.Candidates) != 1 || first.Candidates[0].Card != "refunds" || first.Confidence <= 0 || first.Confidence > 1 {
		t.Errorf("candidates %v with confidence %v, want the one card", first.Candidates, first.Confidence)
	}
}

func TestAskLinesHasNoNullLists(t *testing.T) {
	var out bytes.Buffer
	if err := askLines(context.Background(), smallCoach(t), strings.NewReader(`{"id":"x","text":"zzz"}`), &out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "null") {
		t.Errorf("%s holds null where the contract has a list", out.String())
	}
}

func TestAskLinesLongLines(t *testing.T) {
	coach := smallCoach(t)
	fits := `{"id":"fits","text":"refund pls ` + strings.Repeat("x", maxLine-40) + `"}`
	long := `{"id":"long","text":"` + strings.Repeat("x", maxLine) + `"}`
	got := ask(t, coach, fits+"\n"+long+"\n"+`{"id":"after","text":"refund pls"}`)
	if len(got) != 3 || len(got[0].Answers) != 1 || got[1].Error == "" || got[1].ID != "" || len(got[2].Answers) != 1 {
		t.Errorf("the lines are %d, want an answer, an error without id, an answer", len(got))
	}
}

// TestAskLinesFlushes asks the second question only when the first answer is
// there.
func TestAskLinesFlushes(t *testing.T) {
	inReader, inWriter := io.Pipe()
	outReader, outWriter := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- askLines(context.Background(), smallCoach(t), inReader, outWriter)
		outWriter.Close()
	}()
	lines := bufio.NewScanner(outReader)
	for _, id := range []string{"one", "two"} {
		if _, err := inWriter.Write([]byte(`{"id":"` + id + `","text":"refund pls"}` + "\n")); err != nil {
			t.Fatal(err)
		}
		if !lines.Scan() || !strings.Contains(lines.Text(), `"id":"`+id+`"`) {
			t.Fatalf("after question %s the output is %q", id, lines.Text())
		}
	}
	inWriter.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestAskLinesClosedOutput(t *testing.T) {
	err := askLines(context.Background(), smallCoach(t), strings.NewReader(`{"id":"x","text":"hi"}`), closedWriter{})
	if !errors.Is(err, errClosed) {
		t.Errorf("writing to a closed output gives %v", err)
	}
}

var errClosed = errors.New("closed")

type closedWriter struct{}

func (closedWriter) Write([]byte) (int, error) { return 0, errClosed }

func FuzzAskLines(f *testing.F) {
	coach := smallCoach(f)
	for _, seed := range []string{
		`{"id":"q1","text":"refund pls"}`, `{"id":"d","turns":["a","b"]}`, "\n\n", `{"id":1}`, `{`, "\x00\xff", `{"text":"\ud800"}`, `[]`, `null`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) > 1<<12 {
			t.Skip("short inputs find the same faults")
		}
		want := 0
		for _, line := range bytes.Split(in, []byte("\n")) {
			if len(bytes.TrimSpace(line)) > 0 {
				want++
			}
		}
		got := ask(t, coach, string(in))
		if len(got) != want {
			t.Fatalf("%d lines came out of %d", len(got), want)
		}
		for _, r := range got {
			if (r.Error == "") == (len(r.Answers) == 0) {
				t.Fatalf("%+v is neither an answer nor an error", r)
			}
		}
	})
}

// The names are a contract: programs outside read them.
func TestAskLinesNames(t *testing.T) {
	var out bytes.Buffer
	if err := askLines(context.Background(), smallCoach(t), strings.NewReader(`{"id":"q1","text":"refund pls"}`), &out); err != nil {
		t.Fatal(err)
	}
	var line struct {
		ID      string           `json:"id"`
		Answers []map[string]any `json:"answers"`
	}
	if err := json.Unmarshal(out.Bytes(), &line); err != nil || len(line.Answers) != 1 {
		t.Fatalf("reading %s: %v", out.String(), err)
	}
	got := slices.Sorted(maps.Keys(line.Answers[0]))
	want := []string{"candidates", "card", "choices", "confidence", "decision", "sources", "text"}
	if !slices.Equal(got, want) {
		t.Errorf("an answer has %v, want %v", got, want)
	}
	candidates, ok := line.Answers[0]["candidates"].([]any)
	if !ok || len(candidates) != 1 {
		t.Fatalf("candidates are %v, want one", line.Answers[0]["candidates"])
	}
	candidate, _ := candidates[0].(map[string]any)
	if got, want := slices.Sorted(maps.Keys(candidate)), []string{"card", "score"}; !slices.Equal(got, want) || candidate["card"] != "refunds" {
		t.Errorf("a candidate is %v, want card refunds and a score", candidate)
	}
}
