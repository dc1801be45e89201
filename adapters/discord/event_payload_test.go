package discord

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

var updateInbound = flag.Bool("update-inbound", false, "write testdata/inbound.golden anew")

// collector is a receiver that keeps what it gets.
type collector struct{ events []bot.Event }

func (c *collector) Receive(_ context.Context, e bot.Event) (delivery.Outcome, error) {
	c.events = append(c.events, e)
	return delivery.Accepted, nil
}

// mentor is the coach's id in the fixtures.
const mentor = "900000000000000001"

// payloadTime is the time at which payloads are read.
var payloadTime = time.Date(2026, 2, 3, 5, 0, 0, 0, time.UTC)

// newIntake is an intake of a coach with the id that the fixtures give it.
func newIntake(t testing.TB) (*intake, *collector) {
	t.Helper()
	a, err := New(Config{Token: "secret", Cooldown: -1, Now: func() time.Time { return payloadTime },
		Suggest: func(typed string) []string { return []string{"what is a " + typed + " raiser"} },
		Form:    func(name string) (bot.Form, bool) { return storyForm(), name == storyForm().Name },
	})
	if err != nil {
		t.Fatal(err)
	}
	a.self.Store(&identity{"900000000000000001", "900000000000000002"})
	c := &collector{}
	return a.intake(c), c
}

// become says what becomes of a payload: a frame, or the body of one.
func become(t testing.TB, data []byte, self string) string {
	var shape map[string]json.RawMessage
	if err := json.Unmarshal(data, &shape); err != nil {
		return "refused: no object"
	}
	kind := "MESSAGE_CREATE"
	switch {
	case shape["op"] != nil:
		f, err := decodeFrame(data)
		if err != nil {
			return "refused: " + err.Error()
		}
		if f.Op != opDispatch {
			return fmt.Sprintf("op %d", f.Op)
		}
		kind, data = f.Type, f.Data
	case shape["session_id"] != nil:
		kind = "READY"
	case shape["type"] != nil && shape["content"] == nil:
		kind = "INTERACTION_CREATE"
	}
	return kind + ": " + becomeEvent(t, kind, data, self)
}

// becomeEvent says what becomes of an event of the gateway.
func becomeEvent(t testing.TB, kind string, data []byte, self string) string {
	in, got := newIntake(t)
	in.self.Store(&identity{self, "900000000000000002"})
	ctx := t.Context()
	switch kind {
	case "MESSAGE_CREATE", "MESSAGE_UPDATE":
		m, ok := decodeMessage(data)
		if !ok {
			return "refused"
		}
		if kind == "MESSAGE_UPDATE" {
			in.edit(ctx, m)
		} else {
			in.message(ctx, m)
		}
	case "INTERACTION_CREATE":
		i, err := decodeInteraction(data)
		if err != nil {
			return "refused: " + err.Error()
		}
		_, e, first := in.decide(ctx, i)
		if first != nil {
			return "answered " + asText(t, first)
		}
		got.events = append(got.events, e)
	case "READY":
		var r ready
		if json.Unmarshal(data, &r) != nil || r.Session == "" {
			return "refused"
		}
		return "session " + r.Session + " of " + string(r.User.ID)
	default:
		in.dispatch(&shard{}, kind, data)
		return fmt.Sprintf("taken note of, %d threads, %d bad", len(in.threads.parents), in.stats.badEvents.Load())
	}
	if len(got.events) == 0 {
		return "ignored"
	}
	return "event " + asText(t, got.events[0])
}

func asText(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestInbound tells what becomes of payloads of every shape there is.
func TestInbound(t *testing.T) {
	file, err := os.Open("testdata/inbound.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var got bytes.Buffer
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var fixture struct {
			Name    string
			Payload json.RawMessage
		}
		if err := json.Unmarshal(lines.Bytes(), &fixture); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "%s\n    %s\n", fixture.Name, become(t, fixture.Payload, mentor))
	}
	const golden = "testdata/inbound.golden"
	if *updateInbound {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("what becomes of the payloads has changed; with -update-inbound it is written anew:\n%s", got.String())
	}
}

// TestPayloadsFromOutside reads a directory of payloads, one JSON value each,
// that DISCORD_PAYLOADS names.
func TestPayloadsFromOutside(t *testing.T) {
	dir := os.Getenv("DISCORD_PAYLOADS")
	if dir == "" {
		t.Skip("DISCORD_PAYLOADS names no directory")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no payloads in %s: %v", dir, err)
	}
	right, all := 0, 0
	for _, name := range files {
		if strings.HasPrefix(filepath.Base(name), "ed25519_") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		self, want := expected(t, data)
		got := become(t, data, self)
		all++
		if strings.Contains(got, want) {
			right++
		} else {
			t.Errorf("%s became %.200s, want %s", filepath.Base(name), got, want)
		}
	}
	t.Logf("%d of %d", right, all)
}

// expected says what is to become of a payload whose commands and buttons are
// another program's, and the id of the bot that it mentions.
func expected(t *testing.T, data []byte) (self, want string) {
	t.Helper()
	var p map[string]any
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	if op, ok := p["op"].(float64); ok {
		if op != 0 {
			return "", fmt.Sprintf("op %v", op)
		}
		kind := p["t"].(string)
		p = p["d"].(map[string]any)
		if kind != "READY" && kind != "INTERACTION_CREATE" && kind != "MESSAGE_CREATE" && kind != "MESSAGE_UPDATE" {
			return "", kind + ": taken note of, 0 threads, 0 bad"
		}
		if kind == "MESSAGE_UPDATE" && p["edited_timestamp"] == nil {
			return "", "ignored"
		}
	}
	switch author, _ := p["author"].(map[string]any); {
	case p["session_id"] != nil:
		return "", "session " + p["session_id"].(string)
	case author != nil:
		return expectedMessage(p, author)
	case p["id"] == nil || p["token"] == nil:
		return "", "refused"
	}
	types := map[float64]string{1: `answered {"type":1}`, 2: `answered {"type":4`, 3: `answered {"type":4`, 4: `answered {"type":8`, 5: `answered {"type":4`}
	return "", types[p["type"].(float64)]
}

func expectedMessage(p, author map[string]any) (self, want string) {
	mentions, _ := p["mentions"].([]any)
	for _, m := range mentions {
		if u := m.(map[string]any); u["bot"] == true {
			self = u["id"].(string)
		}
	}
	kind, _ := p["type"].(float64)
	if author["bot"] == true || kind != 0 && kind != 19 || p["guild_id"] != nil && self == "" {
		return self, "ignored"
	}
	return self, "event"
}

// FuzzInbound feeds the decoders.
func FuzzInbound(f *testing.F) {
	file, err := os.ReadFile("testdata/inbound.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	for line := range bytes.Lines(file) {
		var fixture struct{ Payload json.RawMessage }
		if err := json.Unmarshal(line, &fixture); err != nil {
			f.Fatal(err)
		}
		f.Add([]byte(fixture.Payload))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		become(t, data, mentor)
		if f, err := decodeFrame(data); err == nil {
			in, _ := newIntake(t)
			in.dispatch(&shard{}, f.Type, f.Data)
		}
		if c, ok := parseClick(string(data)); ok {
			if id, fits := c.encode(); fits && id != string(data) {
				t.Errorf("the custom_id %q became %q", data, id)
			}
		}
	})
}

// TestFetchedFilesAreNotAnswered keeps what is fetched once more after a
// restart from being told again that files are not opened.
func TestFetchedFilesAreNotAnswered(t *testing.T) {
	in, got := newIntake(t)
	files := []json.RawMessage{json.RawMessage(`{"id":"1"}`)}
	for text, want := range map[string]int{"": 0, "how long": 1} {
		got.events = nil
		m := message{ID: "1481000000645922816", Author: &user{ID: asker1}, Content: text, Files: files}
		if !in.missed(t.Context(), m, hole{channel: "710000000000000001"}) || len(got.events) != want {
			t.Errorf("%q with a file became %d events, want %d", text, len(got.events), want)
		}
	}
}
