package slack

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// The manifests are those of the files, which were checked against Slack's
// schema.
func TestManifest(t *testing.T) {
	for file, make := range map[string]func() ([]byte, error){
		"testdata/manifest-socket.json": func() ([]byte, error) { return Manifest(ManifestConfig{SocketMode: true}) },
		"testdata/manifest-http.json":   func() ([]byte, error) { return Manifest(ManifestConfig{BaseURL: "https://coach.example.org/"}) },
	} {
		got, err := make()
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s: got\n%s", file, got)
		}
	}
}

// What a mode does not use is not asked for, and what Slack limits is kept.
func TestManifestModes(t *testing.T) {
	read := func(socket bool, base string) (m manifest) {
		t.Helper()
		b, err := Manifest(ManifestConfig{SocketMode: socket, BaseURL: base})
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &m); err != nil {
			t.Fatal(err)
		}
		if socket && strings.Contains(string(b), "https://") {
			t.Error("a manifest for Socket Mode has a URL")
		}
		return m
	}
	socket, http := read(true, "https://ignored.example.org"), read(false, "https://coach.example.org")
	if !socket.Settings.Socket || socket.Settings.Rotation || http.Settings.Socket || !http.Settings.Rotation {
		t.Errorf("got %+v and %+v", socket.Settings, http.Settings)
	}
	if got, want := http.Settings.Events.URL, "https://coach.example.org/slack/events"; got != want || http.Features.Commands[4].URL != want || http.Settings.Interactivity.URL != want {
		t.Errorf("got %q, want %q everywhere", got, want)
	}
	if n := len(socket.Display.Long); n < 175 || n > 4000 {
		t.Errorf("the long description has %d bytes", n)
	}
	if !slices.IsSorted(socket.Settings.Events.List) || len(socket.Features.Agent.Prompts) > 4 {
		t.Errorf("got %v", socket.Settings.Events.List)
	}
	for _, base := range []string{"", "http://coach.example.org", "https://", "https://x?y", "coach"} {
		if _, err := Manifest(ManifestConfig{BaseURL: base}); err == nil {
			t.Errorf("%q is taken for a base URL", base)
		}
	}
}

func TestScopes(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Scopes() {
		if s.Name == "" || !strings.HasSuffix(s.Why, ".") || seen[s.Name] {
			t.Errorf("got %+v", s)
		}
		seen[s.Name] = true
	}
	if got := len(requiredScopes(false)); got != 8 {
		t.Errorf("got %d scopes that are asked for, want 8", got)
	}
	for _, s := range Scopes() {
		if s.Optional && s.Without == "" {
			t.Errorf("%s is optional, and nothing is missing without it", s.Name)
		}
	}
}

// To go on in threads more is asked for, and nothing less.
func TestManifestFollow(t *testing.T) {
	b, err := Manifest(ManifestConfig{SocketMode: true, Follow: true})
	if err != nil {
		t.Fatal(err)
	}
	var m manifest
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	if got, want := without(m.OAuth.Scopes.Bot, requiredScopes(false)), []string{"channels:history", "groups:history"}; !slices.Equal(got, want) || len(m.OAuth.Scopes.Bot) != 10 {
		t.Errorf("got the scopes %v, want %v more than else", m.OAuth.Scopes.Bot, want)
	}
	if got, want := without(m.Settings.Events.List, botEvents(false)), []string{"message.channels", "message.groups"}; !slices.Equal(got, want) || !slices.IsSorted(m.Settings.Events.List) {
		t.Errorf("got the events %v, want %v more than else", m.Settings.Events.List, want)
	}
}
