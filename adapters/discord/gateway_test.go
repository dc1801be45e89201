package discord_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"careercoach/adapters/discord"
)

const (
	channelID = "700000000000000001"
	alice     = "500000000000000001"
	bob       = "500000000000000002"
)

// connected waits until so many sessions were begun or resumed.
func (w *world) connected(most time.Duration, n int64) {
	w.t.Helper()
	w.until("the connection", most, func() bool { return w.adapter.Stats().Connects >= n })
}

// answeredOnce checks that a message gets one reply within a time.
func (w *world) answeredOnce(id string, most time.Duration) {
	w.t.Helper()
	w.until("a reply", most, func() bool { return w.replies[id] > 0 })
	time.Sleep(time.Minute)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.replies[id] != 1 {
		w.t.Errorf("the message got %d replies, want 1", w.replies[id])
	}
}

func TestMention(t *testing.T) {
	inWorld(t, echo{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		id := w.say(guildID, channelID, alice, "<@"+selfID+"> what is a bar raiser")
		w.answeredOnce(id, time.Second)
		w.mu.Lock()
		defer w.mu.Unlock()
		if got := w.posts[0]["embeds"].([]any)[0].(map[string]any)["description"]; got != "to what is a bar raiser" {
			t.Errorf("the answer is %q", got)
		}
	})
}

// TestComesBack plays what goes wrong with connections: the coach is in
// service again within the time that is given, and answers.
func TestComesBack(t *testing.T) {
	tests := []struct {
		name    string
		scripts []script
		within  time.Duration
	}{
		{"no hello", []script{{noHello: true}}, 20 * time.Second},
		{"op 7 first", []script{{op7: true}}, 10 * time.Second},
		{"op 7 first, five times", []script{{op7: true}, {op7: true}, {op7: true}, {op7: true}, {op7: true}}, 40 * time.Second},
		{"op 9 after identify", []script{{op9: true}}, 15 * time.Second},
		{"no ready", []script{{noReady: true}}, 45 * time.Second},
		{"refused", []script{{refuse: true}, {refuse: true}}, 20 * time.Second},
		{"unknown error", []script{{closeEarly: 4000}}, 15 * time.Second},
		{"session timed out", []script{{closeEarly: 4009}}, 15 * time.Second},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inWorld(t, echo{}, func(f *fake, _ *discord.Config) { f.scripts = test.scripts }, func(w *world) {
				w.connected(test.within, 1)
				w.answeredOnce(w.say("", channelID, alice, "hello"), time.Second)
			})
		})
	}
}

// TestStops plays the closes after which nobody may connect again.
func TestStops(t *testing.T) {
	for code, word := range map[int]string{4004: "token", 4010: "shard", 4011: "shards", 4012: "version", 4013: "intent", 4014: "Message Content Intent"} {
		inWorld(t, echo{}, func(f *fake, _ *discord.Config) { f.scripts = []script{{closeEarly: code}} }, func(w *world) {
			err := <-w.served
			w.served <- nil
			var stop *discord.StopError
			if !errors.As(err, &stop) || stop.Code != code || !strings.Contains(err.Error(), word) {
				t.Errorf("after close %d Serve returned %v, want a sentence with %q", code, err, word)
			}
			w.mu.Lock()
			defer w.mu.Unlock()
			if len(w.identify) != 0 || len(w.conns) != 1 {
				t.Errorf("after close %d there were %d connections, want 1", code, len(w.conns))
			}
		})
	}
}

// TestTokenRefused refuses the token in the middle of the work.
func TestTokenRefused(t *testing.T) {
	inWorld(t, echo{}, func(f *fake, _ *discord.Config) { f.faults = []fault{faultToken} }, func(w *world) {
		w.connected(10*time.Second, 1)
		w.say("", channelID, alice, "hello")
		err := <-w.served
		w.served <- nil
		var stop *discord.StopError
		if !errors.As(err, &stop) || !strings.Contains(err.Error(), "token") {
			t.Errorf("Serve returned %v, want a sentence about the token", err)
		}
	})
}

// TestNoPermission tries plain text where the coach may not post an embed, and
// tries no more after that.
func TestNoPermission(t *testing.T) {
	inWorld(t, echo{}, func(f *fake, _ *discord.Config) { f.faults = []fault{faultRefused} }, func(w *world) {
		w.connected(10*time.Second, 1)
		w.answeredOnce(w.say("", channelID, alice, "hello"), time.Second)
		w.mu.Lock()
		content, _ := w.posts[0]["content"].(string)
		w.faults = []fault{faultRefused, faultRefused}
		w.mu.Unlock()
		if !strings.Contains(content, "to hello") {
			t.Errorf("the plain text is %q", content)
		}
		id := w.say("", channelID, alice, "hello")
		time.Sleep(time.Hour)
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.replies[id] != 0 || len(w.faults) != 0 {
			t.Errorf("there are %d replies and %d faults left, want none", w.replies[id], len(w.faults))
		}
	})
}

// TestSilence plays a connection that stays open and says nothing more.
func TestSilence(t *testing.T) {
	const interval = 40 * time.Second
	inWorld(t, echo{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		for range 5 {
			time.Sleep(7 * time.Minute)
			before := w.adapter.Stats().Connects
			w.latest().silence()
			began := time.Now()
			id := w.say("", channelID, alice, "are you there")
			w.until("service", 2*interval, func() bool { return w.adapter.Stats().Connects > before })
			if took := time.Since(began); took > interval*16/10 {
				t.Errorf("it took %v to be in service again, want at most %v", took, interval*16/10)
			}
			w.answeredOnce(id, time.Second)
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.resumes != 5 || len(w.identify) != 1 {
			t.Errorf("%d resumes and %d identifies, want 5 and 1", w.resumes, len(w.identify))
		}
	})
}

// TestCutInFrame cuts the connection in the middle of a frame.
func TestCutInFrame(t *testing.T) {
	inWorld(t, echo{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		c := w.latest()
		c.ws.NetConn().Write([]byte{0x81, 0x7e, 0x10, 0x00, '{', '"', 'o'}) // a frame of 4096 bytes that ends here
		c.close()
		id := w.say("", channelID, alice, "hello")
		w.answeredOnce(id, 5*time.Second)
	})
}

// TestStrangeFrames sends what is no frame, and events with parts that nobody
// knows: they are passed over or answered.
func TestStrangeFrames(t *testing.T) {
	inWorld(t, echo{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		c := w.latest()
		for _, frame := range []string{"", "{", "[]", `{"op":null}`, `{"op":"x"}`, `{"op":99,"d":{}}`, `{"op":0,"t":"MESSAGE_CREATE","d":null}`,
			`{"op":0,"t":"MESSAGE_CREATE","d":{"id":5}}`, `{"op":0,"t":"INTERACTION_CREATE","d":{"type":3}}`, `{"op":0,"t":"GUILD_CREATE","d":[]}`, `{"op":0,"t":"THREAD_CREATE","d":7}`} {
			c.send(frame)
		}
		w.emit("MESSAGE_CREATE", map[string]any{
			"id": "1481000000000000001", "channel_id": channelID, "author": map[string]any{"id": alice}, "content": "hello", "type": 0,
			"components": []any{map[string]any{"type": 9999, "components": []any{map[string]any{"type": 1000000000}}}},
		})
		w.answeredOnce("1481000000000000001", time.Second)
		if s := w.adapter.Stats(); s.BadFrames != 5 || s.BadEvents != 5 || s.Connects != 1 || s.Panics != 0 {
			t.Errorf("%d bad frames, %d bad events, %d connects, %d panics, want 5, 5, 1, 0", s.BadFrames, s.BadEvents, s.Connects, s.Panics)
		}
	})
}

// TestIdentifyPause checks that sessions begin with a pause between them, and
// not at all while none may.
func TestIdentifyPause(t *testing.T) {
	scripts := []script{{op9: true}, {op9: true}, {op9: true}}
	inWorld(t, echo{}, func(f *fake, _ *discord.Config) { f.scripts = scripts }, func(w *world) {
		w.connected(time.Minute, 1)
		w.mu.Lock()
		w.limit["remaining"], w.limit["reset_after"] = 0, 1_800_000
		w.sessions = nil
		w.mu.Unlock()
		time.Sleep(2 * time.Minute)
		began := time.Now()
		w.latest().close()
		time.Sleep(20 * time.Minute)
		w.mu.Lock()
		if len(w.identify) != 1 {
			t.Errorf("%d sessions began while none may", len(w.identify)-1)
		}
		w.limit["remaining"] = 1000
		w.mu.Unlock()
		w.connected(time.Hour, 2)
		if took := time.Since(began); took < 30*time.Minute {
			t.Errorf("a session began after %v, want 30 minutes at least", took)
		}
	})
}
