package slack

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"careercoach/bot/delivery"
)

// A reply that reached Slack without an answer is found again, and posted once.
func TestDoubt(t *testing.T) {
	for _, thread := range []string{"", "1.000100"} {
		f := newFakeSlack(t)
		s := f.sender()
		to := address{Surface: surfaceDirect, Team: "T1", Channel: "D1", Thread: thread, User: "U1"}
		f.will("chat.postMessage", fakeAnswer{cut: true})
		out := outgoing(to, "Hi")
		if _, err := s.Send(t.Context(), out); err == nil || isDeliveryError(err) {
			t.Fatalf("got %v, want an error that leaves it open", err)
		}
		out.Doubt = true
		receipt, err := s.Send(t.Context(), out)
		if err != nil {
			t.Fatal(err)
		}
		if want := `{"channel":"D1","ts":"1700000000.000001"}`; string(receipt) != want {
			t.Errorf("got receipt %s, want %s", receipt, want)
		}
		if len(f.posted) != 1 {
			t.Errorf("got %d messages, want 1", len(f.posted))
		}
	}
}

// isDeliveryError reports whether an error tells package delivery what to do.
func isDeliveryError(err error) bool {
	kind := reflect.TypeOf(delivery.Permanent("word", nil))
	for ; err != nil; err = errors.Unwrap(err) {
		if reflect.TypeOf(err) == kind {
			return true
		}
	}
	return false
}

// In doubt another reply is not taken for this one, and where the app may not
// look it posts.
func TestDoubtPosts(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	other := outgoing(channelAddress, "Other")
	other.ID = "reply/slack:T1:C1:9"
	if _, err := s.Send(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	for range 2 { // nothing of ours is there; then nothing may be read
		out := outgoing(channelAddress, "Hi")
		out.Doubt = true
		if _, err := s.Send(t.Context(), out); err != nil {
			t.Fatal(err)
		}
		f.mu.Lock()
		f.script["conversations.replies"] = []fakeAnswer{{body: `{"ok":false,"error":"missing_scope","needed":"channels:history"}`}}
		f.mu.Unlock()
	}
	if len(f.posted) != 3 {
		t.Errorf("got %d messages, want 3", len(f.posted))
	}
}

// Where the looking fails for now, the reply is neither posted nor given up.
func TestDoubtWaits(t *testing.T) {
	f := newFakeSlack(t)
	f.will("conversations.replies", fakeAnswer{status: 429, header: map[string]string{"Retry-After": "7"}})
	out := outgoing(channelAddress, "Hi")
	out.Doubt = true
	_, err := f.sender().Send(t.Context(), out)
	if want := delivery.Retry("rate_limited", 7*time.Second, nil); !sameOutcome(err, want) {
		t.Errorf("got %#v, want %#v", err, want)
	}
	if len(f.posted) != 0 {
		t.Errorf("got %d messages, want none", len(f.posted))
	}
}

// sameOutcome reports whether two errors tell package delivery the same.
func sameOutcome(got, want error) bool {
	a, b := reflect.ValueOf(got), reflect.ValueOf(want)
	if got == nil || want == nil || a.Type() != b.Type() || a.Kind() != reflect.Pointer {
		return got == want
	}
	for _, field := range []string{"word", "after", "permanent"} {
		if !a.Elem().FieldByName(field).Equal(b.Elem().FieldByName(field)) {
			return false
		}
	}
	return true
}
