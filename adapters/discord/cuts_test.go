package discord_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"careercoach/adapters/discord"
)

// TestCuts cuts the gateway a hundred times under load, in every way there is:
// no question is lost and none is answered twice.
func TestCuts(t *testing.T) {
	const cuts, people = 100, 20
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	inWorld(t, echo{}, nil, func(w *world) {
		w.connected(10*time.Second, 1)
		var ids []string
		say := func() {
			person := fmt.Sprint(500000000000000100 + random.IntN(people))
			if random.IntN(2) == 0 {
				ids = append(ids, w.say("", "7100000000"+person[8:], person, fmt.Sprint("question ", len(ids))))
				return
			}
			channel := fmt.Sprint(700000000000000100 + random.IntN(5))
			ids = append(ids, w.say(guildID, channel, person, fmt.Sprint("<@"+selfID+"> question ", len(ids))))
		}
		for person := range people { // Discord lists no direct messages: somebody writes there first
			id := fmt.Sprint(500000000000000100 + person)
			ids = append(ids, w.say("", "7100000000"+id[8:], id, "hello"))
		}
		time.Sleep(time.Second)
		for cut := range cuts {
			for range random.IntN(6) {
				say()
				time.Sleep(time.Duration(random.IntN(50)) * time.Millisecond)
			}
			before := int64(cut)
			w.until("service before the next cut", 5*time.Minute, func() bool { return w.adapter.Stats().Connects > before })
			w.cut(cut % 7)
			for range random.IntN(6) {
				say()
				time.Sleep(time.Duration(random.IntN(300)) * time.Millisecond)
			}
			time.Sleep(time.Duration(random.IntN(8000)) * time.Millisecond)
		}
		time.Sleep(10 * time.Minute)
		w.check(ids)
		s := w.adapter.Stats()
		w.mu.Lock()
		defer w.mu.Unlock()
		t.Logf("%d questions, %d connections, %d sessions, %d resumes, %d fetched", len(ids), s.Connects, len(w.identify), w.resumes, s.Missed)
	})
}

// check checks that each message has one reply.
func (w *world) check(ids []string) {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	lost, twice := 0, 0
	for _, id := range ids {
		switch n := w.replies[id]; {
		case n == 0:
			lost++
		case n > 1:
			twice++
		}
	}
	if lost+twice > 0 {
		w.t.Errorf("of %d questions %d were lost and %d answered twice", len(ids), lost, twice)
	}
}

// cut ends the connection, in one of seven ways.
func (w *world) cut(how int) {
	w.mu.Lock()
	c := w.conns[len(w.conns)-1]
	if how >= 4 {
		w.sessions = nil // nothing can be resumed
	}
	w.mu.Unlock()
	switch how {
	case 0, 4:
		c.close()
	case 1:
		c.send(`{"op":7,"d":null}`)
	case 2, 5:
		c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(4000, ""), time.Now().Add(time.Second))
		c.close()
	case 3:
		c.ws.NetConn().Write([]byte{0x81, 0x7e, 0x10, 0x00, '{'})
		c.close()
	case 6:
		c.silence()
	}
}

// TestRestart stops the coach, has people ask meanwhile and starts it again.
func TestRestart(t *testing.T) {
	notes := &keptNotes{}
	inWorld(t, echo{}, func(_ *fake, c *discord.Config) { c.Notes = notes }, func(w *world) {
		w.connected(10*time.Second, 1)
		ids := []string{w.say("", channelID, alice, "hello"), w.say(guildID, "700000000000000002", bob, "<@"+selfID+"> hello")}
		time.Sleep(time.Minute)
		w.end()
		w.mu.Lock()
		w.sessions = nil
		w.mu.Unlock()
		ids = append(ids, w.say("", channelID, alice, "still there?"), w.say(guildID, "700000000000000002", bob, "<@"+selfID+"> still there?"))
		w.say(guildID, "700000000000000002", bob, "between people")
		time.Sleep(time.Hour)
		c := w.config()
		c.Notes = notes
		second := w.connect(t, echo{}, c, w.store)
		time.Sleep(10 * time.Minute)
		w.check(ids)
		if s := second.adapter.Stats(); s.Missed != 2 || s.Duplicates == 0 {
			t.Errorf("%d messages were fetched and %d known already, want 2 and some", s.Missed, s.Duplicates)
		}
		w.mu.Lock()
		if w.commands != 1 {
			t.Errorf("the commands were registered %d times, want once", w.commands)
		}
		w.mu.Unlock()
		second.end()
	})
}

// TestStorms refuses posts in every way there is: each reply comes once.
func TestStorms(t *testing.T) {
	for name, storm := range map[string][]fault{
		"json":       {faultJSON, faultJSON, faultJSON, faultJSON, faultJSON, faultJSON},
		"html":       {faultHTML, faultHTML, faultHTML, faultHTML, faultHTML},
		"global":     {faultGlobal, faultGlobal, faultGlobal},
		"errors":     {fault500, fault500, fault500},
		"cuts":       {faultCut, faultCut, faultCut, faultCut},
		"everything": {faultJSON, faultCut, faultHTML, fault500, faultGlobal, faultCut, faultJSON},
	} {
		t.Run(name, func(t *testing.T) {
			inWorld(t, echo{}, nil, func(w *world) {
				w.connected(10*time.Second, 1)
				w.mu.Lock()
				w.faults = storm
				w.mu.Unlock()
				var ids []string
				for n := range 10 {
					ids = append(ids, w.say("", fmt.Sprint(700000000000000100+n), fmt.Sprint(500000000000000100+n), "hello"))
				}
				time.Sleep(20 * time.Minute)
				w.check(ids)
				w.mu.Lock()
				defer w.mu.Unlock()
				if len(w.faults) > 0 {
					t.Errorf("%d faults were not met", len(w.faults))
				}
			})
		})
	}
}
