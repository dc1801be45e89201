package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"testing"
)

var updateInbound = flag.Bool("update-inbound", false, "rewrite testdata/in.golden; read the difference")

// TestPayloads sends every payload of testdata/in and compares what becomes of
// it with testdata/in.golden.
func TestPayloads(t *testing.T) {
	const golden = "testdata/in.golden"
	var got strings.Builder
	for _, p := range payloads(t, os.DirFS("testdata/in")) {
		fmt.Fprintf(&got, "== %s\n%s", p.name, fate(t, p))
	}
	if *updateInbound {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	gots, wants := strings.SplitAfter(got.String(), "== "), strings.SplitAfter(string(want), "== ")
	if len(gots) != len(wants) {
		t.Errorf("%d payloads, want %d", len(gots)-1, len(wants)-1)
	}
	for n := range min(len(gots), len(wants)) {
		if gots[n] != wants[n] {
			t.Errorf("got:\n%s\nwant:\n%s", gots[n], wants[n])
		}
	}
}

// fate says what becomes of a payload: the acknowledgement, the event, the
// callbacks, and why nothing where there is none of them.
func fate(t *testing.T, p payload) string {
	var (
		out  strings.Builder
		box  inbox
		book diary
	)
	var log bytes.Buffer
	in := inboundFor(t, &box, func(c *InboundConfig) { c.Callbacks, c.Logger = book.callbacks(), logger(&log) })
	if p.mediaType == "" {
		fmt.Fprintf(&out, "ack: %s\n", frameFate(in, p.body))
	} else {
		w := p.over(doorOf(t, in))
		fmt.Fprintf(&out, "http: %d %s\n", w.Code, bytes.TrimSpace(w.Body.Bytes()))
	}
	if err := in.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, e := range box.all() {
		e.Address = json.RawMessage(jsonLine(t, e.Address))
		fmt.Fprintf(&out, "event: %s\n", jsonLine(t, e))
	}
	for _, line := range book.all() {
		fmt.Fprintf(&out, "%s\n", line)
	}
	return out.String() + log.String()
}

// logger writes all levels, without the time.
func logger(to io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(to, &slog.HandlerOptions{
		Level: slog.LevelDebug,
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	}))
}

// frameFate carries a frame out as a socket does, and says how it is
// acknowledged.
func frameFate(in *Inbound, data []byte) string {
	f := readFrame(data)
	if f.Type == "hello" || f.Type == "disconnect" || f.ID == "" {
		return "none"
	}
	body, err := in.carry(context.Background(), in.decide(envelope{kind(f.Type), f.Payload}))
	if err != nil {
		return "none: " + err.Error()
	}
	return strings.TrimSpace(f.ID + " " + string(body))
}

// TestPayloadFolder runs a folder of payloads given from outside through both
// doors: SLACK_PAYLOADS=folder go test -run PayloadFolder -v
func TestPayloadFolder(t *testing.T) {
	folder := os.Getenv("SLACK_PAYLOADS")
	if folder == "" {
		t.Skip("SLACK_PAYLOADS names no folder")
	}
	all := payloads(t, os.DirFS(folder))
	fake := newFakeLink(t)
	box := &inbox{}
	in := inboundFor(t, box, nil)
	stop := fake.run(t, in, nil)
	defer stop()
	fake.next(t)
	handled := 0
	for _, p := range all {
		if p.mediaType == "" {
			if fake.sendAndWait(t, p.body) {
				handled++
			}
			continue
		}
		if w := p.over(doorOf(t, in)); w.Code == 200 {
			handled++
		} else {
			t.Errorf("%s: status %d", p.name, w.Code)
		}
	}
	t.Logf("%d of %d handled: %d events, %d ignored, %d known already, %d unreadable", handled, len(all),
		len(box.all()), in.Stats().Ignored, in.Stats().Duplicates, in.Stats().Unreadable)
	if handled != len(all) {
		t.Errorf("%d of %d handled", handled, len(all))
	}
}
