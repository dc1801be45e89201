package main

import (
	"context"
	"strings"
	"testing"

	"careercoach/bot"
	"careercoach/bot/memstore"
	"careercoach/bot/state"
)

// mentions sends a mention of the coach in a channel.
func (f *fakeSlack) mentions(ctx context.Context, id, user, channel, text string) {
	f.t.Helper()
	f.send(ctx, id, "events_api", eventPayload(map[string]any{
		"type": "app_mention", "channel": channel, "user": user, "text": "<@UBOT> " + text, "ts": "1700000000.0000" + id,
	}))
}

// What an admin chooses for the workspace holds for everybody's next message;
// nobody else can choose.
func TestServeSettingsOfAWorkspace(t *testing.T) {
	slack := newFakeSlack(t)
	s := serveIn(t, t.TempDir(), slack.environment())
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	said := func(method, want string) {
		t.Helper()
		if got := textOf(slack.until(t.Context(), method).body); !strings.Contains(got, want) {
			t.Errorf("it says %s, not %q", got, want)
		}
	}
	slack.says(t.Context(), "01", "admin contact #careers")
	said("chat.postMessage", "Changed: settings of this workspace")
	slack.says(t.Context(), "02", "what is the airspeed of a swallow?")
	said("chat.postMessage", "A person to ask: #careers")
	slack.says(t.Context(), "03", "admin channels add <#C0CAREERS|careers>")
	said("chat.postMessage", `"channel_id":"C0CAREERS"`)
	slack.mentions(t.Context(), "04", "U2", "C0OTHER", "what is a bar raiser?")
	said("chat.postEphemeral", "C0CAREERS")
	slack.mentions(t.Context(), "05", "U2", "C0CAREERS", "what is a bar raiser?")
	said("chat.postMessage", "A bar raiser is an interviewer")
	slack.mentions(t.Context(), "06", "U2", "C0CAREERS", "admin channels all")
	said("chat.postEphemeral", "Only admins and owners of this workspace")
	slack.mentions(t.Context(), "07", "U2", "C0OTHER", "what is a bar raiser?")
	said("chat.postEphemeral", "C0CAREERS")
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

// With the app the settings of its workspace go, and of no other.
func TestForgetWorkspaceForgetsItsSettings(t *testing.T) {
	store := memstore.New(memstore.Config{})
	defer store.Close()
	settings := slackSettingsIn(store)
	for _, workspace := range []string{"T1", "T10"} {
		if _, err := settings.Change(t.Context(), workspace, func(w *bot.Workspace) { w.Brief = true }); err != nil {
			t.Fatal(err)
		}
	}
	remember(t, store, conversationOf("T1", "U1", "D1"), "hello")
	if err := forgetWorkspace(t.Context(), store, slackName, "T1"); err != nil {
		t.Fatal(err)
	}
	for workspace, want := range map[string]bool{"T1": false, "T10": true} {
		if got, err := settings.Load(t.Context(), workspace); err != nil || got.Brief != want {
			t.Errorf("%s: got %+v, %v", workspace, got, err)
		}
	}
	if left, err := store.List(t.Context(), "", "", 10); err != nil || len(left) != 1 || left[0].Key != state.WorkspaceKey(slackName, "T10") {
		t.Errorf("kept is %v, %v", left, err)
	}
}
