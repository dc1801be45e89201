package discord_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"careercoach/adapters/discord"
)

// removals notes the servers that are forgotten; some fail at first.
type removals struct {
	mu    sync.Mutex
	fails int
	done  []string
}

func (r *removals) removed(_ context.Context, server string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.fails--; r.fails >= 0 {
		return errors.New("the disk is full")
	}
	r.done = append(r.done, server)
	return nil
}

func (r *removals) all() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Join(r.done, " ")
}

const otherGuild = "800000000000000002"

// TestRemoved forgets a server that the coach was removed from, with its
// settings, and none that has an outage.
func TestRemoved(t *testing.T) {
	r, notes := &removals{}, &keptNotes{}
	for _, guild := range []string{guildID, otherGuild} {
		if err := notes.SetNote(t.Context(), "discord/server/"+guild, []byte(`{"private":true}`)); err != nil {
			t.Fatal(err)
		}
	}
	inWorld(t, echo{}, func(_ *fake, c *discord.Config) { c.Notes, c.Removed = notes, r.removed }, func(w *world) {
		w.connected(10*time.Second, 1)
		w.emit("GUILD_DELETE", map[string]any{"id": otherGuild, "unavailable": true})
		w.emit("GUILD_DELETE", map[string]any{"id": nil})
		w.emit("GUILD_DELETE", map[string]any{"id": guildID})
		time.Sleep(time.Minute)
		if got := r.all(); got != guildID {
			t.Errorf("forgotten are %q, want %s alone", got, guildID)
		}
	})
	if gone, _ := notes.Note(t.Context(), "discord/server/"+guildID); gone != nil {
		t.Errorf("the settings of the server are still %s", gone)
	}
	if kept, _ := notes.Note(t.Context(), "discord/server/"+otherGuild); kept == nil {
		t.Error("an outage took a server's settings away")
	}
}

// TestRemovedAgain tries again where the forgetting fails, also after a
// restart, but not for a server that the coach is back in.
func TestRemovedAgain(t *testing.T) {
	for name, c := range map[string]struct {
		fails   int
		back    bool
		restart bool
		want    string
	}{
		"fails twice":               {fails: 2, want: otherGuild},
		"fails until a restart":     {fails: 1, restart: true, want: otherGuild},
		"is back meanwhile":         {fails: 1, back: true},
		"is back before a restart":  {fails: 1, back: true, restart: true},
		"has nothing that went bad": {want: otherGuild},
	} {
		r, notes := &removals{fails: c.fails}, &keptNotes{}
		prepare := func(_ *fake, config *discord.Config) { config.Notes, config.Removed = notes, r.removed }
		inWorld(t, echo{}, prepare, func(w *world) {
			w.connected(10*time.Second, 1)
			w.emit("GUILD_DELETE", map[string]any{"id": otherGuild})
			time.Sleep(5 * time.Second)
			if c.back {
				w.emit("GUILD_CREATE", map[string]any{"id": otherGuild})
				time.Sleep(time.Second)
			}
			if !c.restart {
				time.Sleep(10 * time.Minute)
			}
		})
		if c.restart {
			inWorld(t, echo{}, prepare, func(w *world) {
				w.connected(10*time.Second, 1)
				time.Sleep(10 * time.Minute)
			})
		}
		if got := r.all(); got != c.want {
			t.Errorf("%s: forgotten are %q, want %q", name, got, c.want)
		}
	}
}
