package main

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// doctorIn runs coach doctor slack in an environment.
func doctorIn(t *testing.T, env map[string]string, args ...string) (string, error) {
	t.Helper()
	for name, value := range env {
		t.Setenv(name, value)
	}
	return rootCommand(t, append([]string{"doctor", "slack"}, args...)...)
}

func TestDoctorFindsNothing(t *testing.T) {
	out, err := doctorIn(t, newFakeSlack(t).environment())
	if err != nil || !strings.Contains(out, "ok    bot token: it works: bot UBOT in T1\n") || !strings.HasSuffix(out, "nothing that must be mended\n") {
		t.Errorf("got %v\n%s", err, out)
	}
}

// What must be mended makes the exit status 1 and says how.
func TestDoctorFinds(t *testing.T) {
	slack := newFakeSlack(t)
	slack.refuses("auth.test", "token_revoked")
	out, err := doctorIn(t, slack.environment())
	if !errors.Is(err, errShown) || !strings.Contains(out, "BAD   bot token: Slack refuses it: token_revoked\n      The app was removed") || !strings.HasSuffix(out, "1 thing that must be mended\n") {
		t.Errorf("got %v\n%s", err, out)
	}
	if strings.Contains(out, "secret") {
		t.Errorf("it shows a token:\n%s", out)
	}
}

func TestDoctorSettings(t *testing.T) {
	if out, err := doctorIn(t, nil); !errors.Is(err, errNoPlatform) {
		t.Errorf("without any setting: got %v\n%s", err, out)
	}
	out, err := doctorIn(t, map[string]string{"COACH_SLACK_BOT_TOKEN": "xoxb-1"})
	if !errors.Is(err, errShown) || !strings.Contains(out, "BAD   settings: connecting Slack in Socket Mode: the app-level token is missing") {
		t.Errorf("without the app's token: got %v\n%s", err, out)
	}
}

// With installations the store is needed.
func TestDoctorInstallations(t *testing.T) {
	slack, path := newFakeSlack(t), t.TempDir()+"/coach.db"
	env := slack.httpEnvironment()
	env["COACH_SLACK_BOT_TOKEN"] = ""
	env["COACH_SLACK_CLIENT_ID"], env["COACH_SLACK_CLIENT_SECRET"] = "1.2", "client-secret"
	env["COACH_SLACK_URL"], env["COACH_KEY"] = slack.server.URL, "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTEyMzQ="
	if out, err := doctorIn(t, env, "--db", path); !errors.Is(err, errShown) || !strings.Contains(out, "BAD   installations: there is no store at") {
		t.Errorf("without a store: got %v\n%s", err, out)
	}
	store := openStore(t, path)
	if out, err := doctorIn(t, env, "--db", path); !errors.Is(err, errShown) || !strings.Contains(out, "A coach runs: stop it") {
		t.Errorf("with a held store: got %v\n%s", err, out)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if out, _ := doctorIn(t, env, "--db", path); !strings.Contains(out, "warn  installations: the app is installed nowhere\n") {
		t.Errorf("without an installation:\n%s", out)
	}
}

func TestManifestSlack(t *testing.T) {
	var manifest struct {
		Settings struct {
			Socket bool `json:"socket_mode_enabled"`
			Events struct {
				URL string `json:"request_url"`
			} `json:"event_subscriptions"`
		} `json:"settings"`
	}
	if err := json.Unmarshal([]byte(must(t, "manifest", "slack")), &manifest); err != nil || !manifest.Settings.Socket || manifest.Settings.Events.URL != "" {
		t.Errorf("for Socket Mode: %+v, %v", manifest, err)
	}
	if err := json.Unmarshal([]byte(must(t, "manifest", "slack", "--http", "https://coach.example.org")), &manifest); err != nil || manifest.Settings.Socket || manifest.Settings.Events.URL != "https://coach.example.org/slack/events" {
		t.Errorf("for HTTP: %+v, %v", manifest, err)
	}
	if out := must(t, "manifest", "slack", "--scopes"); !strings.Contains(out, "chat:write") || !strings.Contains(out, "(with --follow)") {
		t.Errorf("the scopes are:\n%s", out)
	}
	if out := must(t, "manifest", "slack", "--follow"); !strings.Contains(out, `"groups:history"`) || !strings.Contains(out, `"message.channels"`) {
		t.Errorf("to go on in threads:\n%s", out)
	}
	if _, err := rootCommand(t, "manifest", "slack", "--http", "http://coach.example.org"); err == nil || !strings.Contains(err.Error(), "https://") {
		t.Errorf("without https: %v", err)
	}
}
