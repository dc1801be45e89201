package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/memstore"
	"careercoach/bot/state"

	"github.com/spf13/pflag"
)

// setting changes a setting of the server, as somebody who manages it, and
// returns what the coach says.
func (f *fakeDiscord) setting(name string, options ...any) string {
	f.t.Helper()
	i := f.interaction(2, map[string]any{"name": "coach-settings", "type": 1, "options": []any{
		map[string]any{"name": name, "type": 1, "options": options},
	}})
	i["member"] = map[string]any{"user": map[string]any{"id": fakeAsker}, "permissions": "32"}
	f.emit("INTERACTION_CREATE", i)
	return textOf(f.until(f.t.Context(), "callback").body)
}

// What those who manage a server choose is heeded there, also after a restart.
func TestServeDiscordSettingsOfAServer(t *testing.T) {
	f, dir := newFakeDiscord(t), t.TempDir()
	first := serveIn(t, dir, f.environment(), "--contact", "#everybody")
	receiveFrom(t.Context(), t, f.joined, "a session")
	first.log.until(t, regexp.MustCompile("connected to discord"))
	if got := f.setting("contact", map[string]any{"name": "who", "value": "Ana at the desk"}); !strings.Contains(got, "do not know: Ana at the desk") {
		t.Errorf("the contact is shown as %s", got)
	}
	if got := f.setting("brief", map[string]any{"name": "on", "value": true}); !strings.Contains(got, "brief for everybody") || !strings.Contains(got, "Ana at the desk") {
		t.Errorf("brevity is shown as %s", got)
	}
	if err := first.end(); err != nil {
		t.Fatal(err)
	}
	second := serveIn(t, dir, f.environment(), "--contact", "#everybody")
	receiveFrom(t.Context(), t, f.joined, "a second session")
	for _, c := range []struct{ server, text, want, not string }{
		{fakeServer, "<@" + fakeSelf + "> what does a prime membership cost", "A person to ask: Ana at the desk", "everybody"},
		{"", "what does a prime membership cost", "everybody", "Ana"},
		{fakeServer, "<@" + fakeSelf + "> what is a bar raiser", "A bar raiser is an interviewer", "That is all my sources hold"},
	} {
		f.says(c.server, c.text)
		if got := textOf(f.until(t.Context(), "post").body); !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
			t.Errorf("in %q to %q: got %s, want %q and not %q", c.server, c.text, got, c.want, c.not)
		}
	}
	if err := second.end(); err != nil {
		t.Error(err)
	}
}

// A server that the coach is removed from leaves nothing behind; an outage and
// other servers change nothing.
func TestServeDiscordRemoved(t *testing.T) {
	const other = "800000000000000002"
	f, dir := newFakeDiscord(t), t.TempDir()
	s := serveIn(t, dir, f.environment())
	receiveFrom(t.Context(), t, f.joined, "a session")
	s.log.until(t, regexp.MustCompile("connected to discord"))
	f.setting("brief", map[string]any{"name": "on", "value": true})
	f.setting("private", map[string]any{"name": "on", "value": true})
	for _, server := range []string{fakeServer, other, ""} {
		f.says(server, "<@"+fakeSelf+"> what is a bar raiser")
		f.until(t.Context(), "post")
	}
	f.emit("GUILD_DELETE", map[string]any{"id": other, "unavailable": true})
	f.emit("GUILD_DELETE", map[string]any{"id": fakeServer})
	s.log.until(t, regexp.MustCompile("was removed from a server: what was kept of it is deleted.* server="+fakeServer))
	f.says(other, "<@"+fakeSelf+"> and how do I become one?")
	f.until(t.Context(), "post")
	if err := s.end(); err != nil {
		t.Fatal(err)
	}
	store := openStore(t, filepath.Join(dir, "coach.db"))
	defer store.Close()
	kept := keysOf(t, store)
	if strings.Contains(kept, fakeServer) {
		t.Errorf("of the server there is still\n%s", kept)
	}
	for _, want := range []string{state.ConversationPrefix + "discord/" + other + "/" + fakeAsker, state.ConversationPrefix + "discord//" + fakeAsker} {
		if !strings.Contains(kept, want) {
			t.Errorf("there is no %s in\n%s", want, kept)
		}
	}
}

// keysOf are all keys of a store, one a line.
func keysOf(t *testing.T, store bot.Store) string {
	t.Helper()
	var b strings.Builder
	for _, prefix := range []string{"", bot.JobPrefix} {
		list, err := store.List(t.Context(), prefix, "", 10_000)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list {
			b.WriteString(r.Key + "\n")
		}
	}
	return b.String()
}

// When the knowledge is loaded again, the commands are registered again where
// what they offer has changed, and otherwise not.
func TestServeDiscordRegistersAgain(t *testing.T) {
	dir := t.TempDir()
	level := func(name string) {
		t.Helper()
		text := "subjects:\n  - {id: captain, kind: level, name: " + name + ", order: 1}\n"
		if err := os.WriteFile(filepath.Join(dir, "ours.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	writeCard(t, filepath.Join(dir, "cards"), "Ask us.")
	level("Captain")
	f := newFakeDiscord(t)
	library, end := connectedTo(t, f, &knowledgeFlags{dir: dir, only: true})
	if c := f.until(t.Context(), "commands"); c.body["path"] == nil || !strings.Contains(string(f.registered), `"Captain"`) {
		t.Errorf("at first %s is registered", f.registered)
	}
	library.reload() // nothing has changed
	level("Admiral")
	library.reload()
	f.until(t.Context(), "commands")
	if got := string(f.registered); !strings.Contains(got, `"Admiral"`) || strings.Contains(got, `"Captain"`) {
		t.Errorf("afterwards %s is registered", got)
	}
	end()
	for len(f.calls) > 0 {
		if c := <-f.calls; c.method == "commands" {
			t.Error("the commands were registered a third time")
		}
	}
}

// connectedTo connects a library to a fake; nobody answers.
func connectedTo(t *testing.T, f *fakeDiscord, k *knowledgeFlags) (l *library, end func()) {
	t.Helper()
	logger, store := slog.New(slog.DiscardHandler), memstore.New(memstore.Config{})
	l, err := openLibrary(k, "", bot.Config{}, logger)
	if err != nil {
		t.Fatal(err)
	}
	env := f.environment()
	flags := pflag.NewFlagSet("serve", pflag.ContinueOnError)
	var d discordFlags
	d.register(flags)
	e := environment{func(name string) string { return env[name] }, os.ReadFile}
	if err := e.fill(flags); err != nil {
		t.Fatal(err)
	}
	c, err := d.connect(e, place{store, l, logger})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- c.run(ctx, deaf{}) }()
	return l, func() {
		t.Helper()
		cancel()
		if err := errors.Join(<-ended, store.Close()); err != nil {
			t.Error(err)
		}
	}
}

// deaf takes nothing in.
type deaf struct{}

// Receive implements eventReceiver.
func (deaf) Receive(context.Context, bot.Event) (delivery.Outcome, error) {
	return delivery.Busy, nil
}
