package main

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"careercoach/adapters/discord"
)

// doctorDiscordIn runs coach doctor discord in an environment.
func doctorDiscordIn(t *testing.T, env map[string]string) (string, error) {
	t.Helper()
	for name, value := range env {
		t.Setenv(name, value)
	}
	out, err := rootCommand(t, "doctor", "discord")
	if strings.Contains(out, "secret") {
		t.Errorf("it shows a token:\n%s", out)
	}
	return out, err
}

func TestDoctorDiscordFindsNothing(t *testing.T) {
	f := newFakeDiscord(t)
	config := discord.Config{Token: "x"}
	config.Workspace, _ = discordServers(nil)
	adapter, err := discord.New(config)
	if err != nil {
		t.Fatal(err)
	}
	if f.registered, err = json.Marshal(adapter.Commands()); err != nil {
		t.Fatal(err)
	}
	out, err := doctorDiscordIn(t, with(f.environment(), "COACH_DISCORD_PUBLIC_KEY", f.public))
	if err != nil || !strings.Contains(out, "ok    Discord takes the token: the bot has the id "+fakeSelf) ||
		!strings.Contains(out, "ok    The public key is that of the application.") || !strings.Contains(out, "ok    All 10 commands are registered.") ||
		!strings.Contains(out, "?     Whether servers let the coach read and answer cannot be told from here.\n      Where it does not answer") || !strings.HasSuffix(out, "nothing that must be mended\n") {
		t.Errorf("got %v\n%s", err, out)
	}
}

// What must be mended makes the exit status 1 and says how.
func TestDoctorDiscordFinds(t *testing.T) {
	f := newFakeDiscord(t)
	out, err := doctorDiscordIn(t, with(f.environment(), "COACH_DISCORD_CHANNELS", fakeChannel))
	if !errors.Is(err, errShown) || !strings.Contains(out, "BAD   Channels are to be answered in without a mention, and the message content intent is off.\n      Switch it on") ||
		!strings.Contains(out, "BAD   The command coach is not registered.\n      Start the coach") || !strings.HasSuffix(out, "2 things that must be mended\n") {
		t.Errorf("got %v\n%s", err, out)
	}
}

func TestDoctorDiscordWithARefusedToken(t *testing.T) {
	f := newFakeDiscord(t)
	f.refusesToken()
	out, err := doctorDiscordIn(t, f.environment())
	if !errors.Is(err, errShown) || !strings.Contains(out, "BAD   Discord does not take the token.\n      Copy it anew") {
		t.Errorf("got %v\n%s", err, out)
	}
}

func TestDoctorDiscordSettings(t *testing.T) {
	if out, err := doctorDiscordIn(t, nil); !errors.Is(err, errNoPlatform) {
		t.Errorf("without any setting: got %v\n%s", err, out)
	}
	out, err := doctorDiscordIn(t, map[string]string{"COACH_DISCORD_TOKEN": "t", "COACH_DISCORD_HTTP": ":0"})
	if !errors.Is(err, errShown) || !strings.Contains(out, "BAD   connecting Discord over HTTP: the public key is missing") {
		t.Errorf("without the key: got %v\n%s", err, out)
	}
}

func TestInviteDiscord(t *testing.T) {
	out := must(t, "invite", "discord", "--discord-application", fakeApplication)
	for _, want := range []string{
		"https://discord.com/oauth2/authorize?client_id=" + fakeApplication + "&permissions=",
		"integration_type=1", "Send Messages in Threads", "to show pictures",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("there is no %q in\n%s", want, out)
		}
	}
	t.Setenv("COACH_DISCORD_APPLICATION", fakeServer)
	if out := must(t, "invite", "discord"); !strings.Contains(out, "client_id="+fakeServer) {
		t.Errorf("the variable is not heeded:\n%s", out)
	}
	t.Setenv("COACH_DISCORD_APPLICATION", "coach")
	if _, err := rootCommand(t, "invite", "discord"); err == nil || !strings.Contains(err.Error(), "it is in the developer portal") || !strings.Contains(err.Error(), "--discord-application") {
		t.Errorf("with an id that is none: %v", err)
	}
}
