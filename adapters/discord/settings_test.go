package discord_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"careercoach/adapters/discord"
	"careercoach/bot"
)

// setting is a /coach-settings of somebody with permissions.
func setting(permissions, name string, options ...any) map[string]any {
	list := []any{}
	for i := 0; i < len(options); i += 2 {
		list = append(list, map[string]any{"name": options[i], "value": options[i+1]})
	}
	return map[string]any{
		"member": map[string]any{"user": map[string]any{"id": alice}, "permissions": permissions},
		"data":   map[string]any{"name": "coach-settings", "type": 1, "options": []any{map[string]any{"name": name, "type": 1, "options": list}}},
	}
}

// TestServerSettings changes what the core heeds, for those who manage the
// server alone, and shows it.
func TestServerSettings(t *testing.T) {
	const manage = "32"
	for _, c := range []struct {
		event map[string]any
		want  string // in what is shown
		kept  bot.Workspace
	}{
		{setting(manage, "show"), "Whom people can ask where I do not know: nobody is named here\n- Answers: in full", bot.Workspace{}},
		{setting(manage, "contact", "who", " ana  at  *careers* "), "do not know: ana at \\*careers\\*\n", bot.Workspace{Contact: "ana at *careers*"}},
		{setting(manage, "contact", "who", "[x](http://y.example) @everyone"), "http", bot.Workspace{Contact: "[x](http://y.example) @everyone"}},
		{setting(manage, "contact", "who", "<@600000000000000001>"), "as plain text", bot.Workspace{Brief: true, Contact: "before"}},
		{setting(manage, "contact", "who", "ask in <#700000000000000001>"), "as plain text", bot.Workspace{Brief: true, Contact: "before"}},
		{setting(manage, "contact"), "nobody is named here", bot.Workspace{}},
		{setting(manage, "brief", "on", true), "Answers: brief for everybody", bot.Workspace{Brief: true}},
		{setting(manage, "brief", "on", false), "Answers: in full", bot.Workspace{}},
		{setting(manage, "brief", "on", "perhaps"), "do not know this button or command", bot.Workspace{Brief: true, Contact: "before"}},
		{setting("2048", "contact", "who", "me"), "Only those who may manage this server", bot.Workspace{Brief: true, Contact: "before"}},
		{setting("2048", "show"), "Only those who may manage this server", bot.Workspace{Brief: true, Contact: "before"}},
	} {
		all := map[string]bot.Workspace{}
		if c.kept.Brief && c.kept.Contact == "before" { // nothing is to change
			all[guildID] = c.kept
		}
		got := settingsSaid(t, func(_ context.Context, server string, change func(*bot.Workspace)) (bot.Workspace, error) {
			w := all[server]
			if change != nil {
				change(&w)
			}
			all[server] = w
			return w, nil
		}, c.event)
		if !strings.Contains(got, c.want) || !strings.Contains(got, `flags:64`) {
			t.Errorf("%v: the coach said %s, want %q for the person alone", c.event["data"], got, c.want)
		}
		if strings.Contains(got, "[x](") || strings.Contains(got, "@everyone") {
			t.Errorf("%v: the coach said %s", c.event["data"], got)
		}
		if fmt.Sprint(all[guildID]) != fmt.Sprint(c.kept) {
			t.Errorf("%v: kept is %+v, want %+v", c.event["data"], all[guildID], c.kept)
		}
	}
}

// TestServerSettingsFail says so where the settings cannot be reached, and does
// not know them where there are none.
func TestServerSettingsFail(t *testing.T) {
	broken := func(context.Context, string, func(*bot.Workspace)) (bot.Workspace, error) {
		return bot.Workspace{}, errors.New("the disk is full")
	}
	if got := settingsSaid(t, broken, setting("32", "brief", "on", true)); !strings.Contains(got, "Something went wrong") {
		t.Errorf("with a broken store the coach said %s", got)
	}
	if got := settingsSaid(t, nil, setting("32", "brief", "on", true)); !strings.Contains(got, "do not know this button or command") {
		t.Errorf("without settings the coach said %s", got)
	}
}

// settingsSaid is the first answer to a command.
func settingsSaid(t *testing.T, workspace func(context.Context, string, func(*bot.Workspace)) (bot.Workspace, error), event map[string]any) string {
	t.Helper()
	var said string
	inWorld(t, echo{}, func(_ *fake, c *discord.Config) { c.Workspace = workspace }, func(w *world) {
		w.connected(10*time.Second, 1)
		w.command(event)
		time.Sleep(10 * time.Second)
		w.mu.Lock()
		defer w.mu.Unlock()
		for _, c := range w.callbacks {
			said += fmt.Sprint(c["data"])
		}
	})
	return said
}
