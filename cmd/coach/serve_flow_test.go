package main

import (
	"strings"
	"testing"
)

// Coaching that is asked for in a channel goes on in a direct message, with
// the person alone, and the channel reads where.
func TestServeMovesCoaching(t *testing.T) {
	slack := newFakeSlack(t)
	s := serveIn(t, t.TempDir(), slack.environment())
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	slack.send(t.Context(), "e1", "events_api", eventPayload(map[string]any{
		"type": "app_mention", "channel": "C1", "user": "U1", "text": "<@UBOT> coaching", "ts": "1700000000.000001",
	}))
	there, direct := false, false
	for !there || !direct {
		switch c := receiveFrom(t.Context(), t, slack.calls, "what is said in the channel and to the person"); {
		case c.body["channel"] == "C1":
			there = true
			if !strings.Contains(textOf(c.body), "in a direct message") {
				t.Errorf("in the channel it says %s", textOf(c.body))
			}
		case c.method == "chat.postMessage":
			direct = true
			if c.body["channel"] != "U1" || !strings.Contains(textOf(c.body), "What I can coach you in") {
				t.Errorf("directly it says %s", textOf(c.body))
			}
		}
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}

// A choice of several things and a form are understood by the running service:
// the form that nobody has is told of, and nothing is asked.
func TestServeUnknownForm(t *testing.T) {
	slack := newFakeSlack(t)
	s := serveIn(t, t.TempDir(), slack.environment())
	receiveFrom(t.Context(), t, slack.joined, "a socket")
	click := func(id, action, value string, state map[string]any) {
		slack.send(t.Context(), id, "interactive", map[string]any{
			"type": "block_actions", "team": map[string]any{"id": "T1"}, "user": map[string]any{"id": "U1"}, "trigger_id": "1.2." + id,
			"channel": map[string]any{"id": "D1", "name": "directmessage"}, "response_url": slack.server.URL + "/hooks/" + id,
			"container": map[string]any{"type": "message", "message_ts": "1.1", "channel_id": "D1"},
			"actions":   []any{map[string]any{"action_id": action, "value": value}}, "state": map[string]any{"values": state},
		})
	}
	click("e1", "form", "gone.long", nil)
	if c := slack.until(t.Context(), "/hooks/e1"); c.body["response_type"] != "ephemeral" || !strings.Contains(textOf(c.body), "not used any more") {
		t.Errorf("it says %s", textOf(c.body))
	}
	chosen := map[string]any{"choose:1": map[string]any{"choose": map[string]any{"selected_options": []any{map[string]any{"value": "what is a bar raiser"}}}}}
	click("e2", "done", "1:0", chosen)
	if c := slack.until(t.Context(), "chat.postMessage"); !strings.Contains(textOf(c.body), "ar raiser") {
		t.Errorf("it answers %s", textOf(c.body))
	}
	if err := s.end(); err != nil {
		t.Error(err)
	}
}
