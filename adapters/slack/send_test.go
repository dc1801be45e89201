package slack

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// What Slack gets for each way that a reply can take. FAKE stands for the
// fake's address.
func TestSendRequests(t *testing.T) {
	thread := address{Surface: surfaceThread, Team: "T1", Channel: "C1", Thread: "1.000100", User: "U1"}
	direct := address{Surface: surfaceDirect, Team: "T1", Channel: "D1", User: "U1"}
	slash := address{Surface: surfaceSlash, Team: "T1", Channel: "C1", User: "U1", Ephemeral: true, ResponseURL: "FAKE/commands/T1/2/x"}
	clicked := direct
	clicked.Message = "5.000500"
	private := slash
	private.Message = "6.000600"
	home := address{Surface: surfaceHome, Team: "T1", User: "U1"}
	const meta = `"metadata":{"event_type":"career_coach_reply","event_payload":{"id":"623fb6f8b8266b94f5b3297e0835a673"}}`
	for _, c := range []struct {
		name         string
		to           address
		private      bool
		replaces     string
		method, want string
		receipt      string
	}{
		{"thread", thread, false, "", "chat.postMessage",
			`{"channel":"C1","thread_ts":"1.000100","text":"Hi","blocks":[{"type":"divider"}],` + meta + `,"unfurl_links":false,"unfurl_media":false}`,
			`{"channel":"C1","ts":"1700000000.000001"}`},
		{"direct", direct, false, "", "chat.postMessage",
			`{"channel":"D1","text":"Hi","blocks":[{"type":"divider"}],` + meta + `,"unfurl_links":false,"unfurl_media":false}`,
			`{"channel":"D1","ts":"1700000000.000001"}`},
		{"direct without a channel", address{Surface: surfaceDirect, Team: "T1", User: "U1"}, false, "", "chat.postMessage",
			`{"channel":"U1","text":"Hi","blocks":[{"type":"divider"}],` + meta + `,"unfurl_links":false,"unfurl_media":false}`,
			`{"channel":"D1","ts":"1700000000.000001"}`},
		{"private in a direct message", direct, true, "", "chat.postMessage",
			`{"channel":"D1","text":"Hi","blocks":[{"type":"divider"}],` + meta + `,"unfurl_links":false,"unfurl_media":false}`,
			`{"channel":"D1","ts":"1700000000.000001"}`},
		{"private in a thread", thread, true, "", "chat.postEphemeral",
			`{"channel":"C1","user":"U1","thread_ts":"1.000100","text":"Hi","blocks":[{"type":"divider"}]}`, ""},
		{"edited question", thread, false, `{"channel":"C1","ts":"4.000400"}`, "chat.update",
			`{"channel":"C1","ts":"4.000400","text":"Hi","blocks":[{"type":"divider"}]}`, `{"channel":"C1","ts":"4.000400"}`},
		{"click", clicked, false, "", "chat.update",
			`{"channel":"D1","ts":"5.000500","text":"Hi","blocks":[{"type":"divider"}]}`, `{"channel":"D1","ts":"5.000500"}`},
		{"slash command", slash, false, "", "commands/T1/2/x",
			`{"response_type":"ephemeral","replace_original":false,"text":"Hi","blocks":[{"type":"divider"}],"unfurl_links":false,"unfurl_media":false}`, ""},
		{"click on an ephemeral answer", private, false, "", "commands/T1/2/x",
			`{"response_type":"ephemeral","replace_original":true,"text":"Hi","blocks":[{"type":"divider"}],"unfurl_links":false,"unfurl_media":false}`, ""},
		{"home tab", home, false, "", "views.publish",
			`{"user_id":"U1","view":{"type":"home","blocks":[{"type":"divider"}]}}`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFakeSlack(t)
			c.to.ResponseURL = strings.Replace(c.to.ResponseURL, "FAKE", f.URL, 1)
			out := outgoing(c.to, "Hi")
			out.Reply.Private = c.private
			if c.replaces != "" {
				out.Replaces = json.RawMessage(c.replaces)
			}
			receipt, err := f.sender().Send(t.Context(), out)
			if err != nil {
				t.Fatal(err)
			}
			if string(receipt) != c.receipt {
				t.Errorf("got receipt %s, want %s", receipt, c.receipt)
			}
			if got := f.methods(); !slices.Equal(got, []string{c.method}) {
				t.Fatalf("got calls %v, want %s alone", got, c.method)
			}
			got := f.last(c.method)
			sameJSON(t, got.body, c.want)
			if secret := strings.HasPrefix(c.method, "commands/"); (got.auth == "Bearer xoxb-fake") == secret {
				t.Errorf("got authorization %q", got.auth)
			}
		})
	}
}

// What is for one person alone, and cannot be shown to them where they asked,
// is told to them in a direct message.
func TestAside(t *testing.T) {
	for word, want := range map[string][]string{
		"user_not_in_channel": {"chat.postEphemeral", "chat.postMessage"},
		"channel_not_found":   {"chat.postEphemeral", "chat.postMessage"},
		"no_permission":       {"chat.postEphemeral"},
	} {
		f := newFakeSlack(t)
		f.refuse("chat.postEphemeral", word)
		out := outgoing(channelAddress, "Hi")
		out.Reply.Private = true
		receipt, err := f.sender().Send(t.Context(), out)
		if receipt != nil || (err == nil) != (len(want) > 1) {
			t.Errorf("%s: got %s, %v", word, receipt, err)
		}
		if got := f.methods(); !slices.Equal(got, want) {
			t.Fatalf("%s: got calls %v, want %v", word, got, want)
		}
		if len(want) > 1 && f.posted[0]["channel"] != "D1" {
			t.Errorf("%s: the reply went to %v, want D1", word, f.posted[0])
		}
		out.ID, out.Reply.Effect = "reply/moved", bot.EffectMove // what goes on in a direct message says so by itself
		f.refuse("chat.postEphemeral", word)
		if _, err := f.sender().Send(t.Context(), out); (err == nil) != (len(want) > 1) || len(f.posted) != len(want)-1 {
			t.Errorf("%s: moved, it gives %v and %d messages", word, err, len(f.posted))
		}
	}
}

// sameJSON compares two JSON texts, whatever the order of their fields.
func sameJSON(t *testing.T, got, want string) {
	t.Helper()
	var a, b any
	if err := json.Unmarshal([]byte(got), &a); err != nil {
		t.Fatalf("got no JSON: %v in %s", err, got)
	}
	if err := json.Unmarshal([]byte(want), &b); err != nil {
		t.Fatalf("the test wants no JSON: %v in %s", err, want)
	}
	if !reflect.DeepEqual(a, b) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

var channelAddress = address{Surface: surfaceThread, Team: "T1", Channel: "C1", Thread: "1.000100", User: "U1"}

// What package delivery is told for each answer of Slack's.
func TestOutcomes(t *testing.T) {
	refusal := func(word string) fakeAnswer { return fakeAnswer{body: `{"ok":false,"error":"` + word + `"}`} }
	for _, c := range []struct {
		name   string
		answer fakeAnswer
		want   error // nil: left open
	}{
		{"rate limited", fakeAnswer{status: 429, header: map[string]string{"Retry-After": "30"}, body: `{"ok":false,"error":"ratelimited"}`}, delivery.Retry("rate_limited", 30*time.Second, nil)},
		{"rate limited without header", fakeAnswer{status: 429}, delivery.Retry("rate_limited", noHeader, nil)},
		{"rate limited by word", refusal("message_limit_exceeded"), delivery.Retry("rate_limited", noHeader, nil)},
		{"service unavailable", refusal("service_unavailable"), delivery.Retry("service_unavailable", 0, nil)},
		{"migration", refusal("team_added_to_org"), delivery.Retry("team_added_to_org", 10*time.Minute, nil)},
		{"no channel", refusal("channel_not_found"), delivery.Permanent("channel_not_found", nil)},
		{"no member", refusal("not_in_channel"), delivery.Permanent("not_in_channel", nil)},
		{"archived", refusal("is_archived"), delivery.Permanent("is_archived", nil)},
		{"revoked", refusal("token_revoked"), delivery.Permanent("token_revoked", nil)},
		{"inactive", refusal("account_inactive"), delivery.Permanent("account_inactive", nil)},
		{"unknown word", refusal("something_new"), delivery.Permanent("something_new", nil)},
		{"a word with a secret", refusal("xoxb-1 leaked <@U1>"), delivery.Permanent("other", nil)},
		{"redirected", fakeAnswer{status: 302, header: map[string]string{"Location": "/elsewhere"}}, delivery.Permanent("status_302", nil)},
		{"expired token", refusal("token_expired"), delivery.Permanent("not_installed", nil)},
		{"internal error", refusal("internal_error"), nil},
		{"bad gateway", fakeAnswer{status: 502, body: "<html>"}, nil},
		{"not Slack", fakeAnswer{body: "<html>welcome"}, nil},
		{"cut", fakeAnswer{cut: true}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFakeSlack(t)
			f.will("chat.postMessage", c.answer)
			_, err := f.sender().Send(t.Context(), outgoing(channelAddress, "Hi"))
			if err == nil || c.want == nil && isDeliveryError(err) || c.want != nil && !sameOutcome(err, c.want) {
				t.Errorf("got %#v, want %#v", err, c.want)
			}
			if n := len(f.methods()); n != 1 {
				t.Errorf("got %d calls, want 1", n)
			}
			if strings.Contains(err.Error(), "xoxb") {
				t.Errorf("the error shows a token: %v", err)
			}
		})
	}
}

// Where nobody listens the reply surely did not arrive.
func TestUnreachable(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	f.Close()
	_, err := s.Send(t.Context(), outgoing(channelAddress, "Hi"))
	if want := delivery.Retry("unreachable", 0, nil); !sameOutcome(err, want) {
		t.Errorf("got %#v, want %#v", err, want)
	}
}

// Where Slack does not take the blocks the text is sent, once.
func TestPlainFallback(t *testing.T) {
	f := newFakeSlack(t)
	f.will("chat.postMessage", fakeAnswer{body: `{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] bad \"secret\" [json-pointer:/blocks/0/type]"]}}`})
	if _, err := f.sender().Send(t.Context(), outgoing(channelAddress, strings.Repeat("long words ", 500))); err != nil {
		t.Fatal(err)
	}
	if len(f.posted) != 1 || f.posted[0]["blocks"] != nil {
		t.Fatalf("got %v, want one message without blocks", f.posted)
	}
	text, _ := f.posted[0]["text"].(string)
	if n := len([]rune(text)); n > plainLimit || n < plainLimit-20 || !strings.HasSuffix(text, "words\n…") {
		t.Errorf("got %d characters ending in %q", n, text[len(text)-20:])
	}
	f.refuse("chat.postMessage", "invalid_blocks")
	f.refuse("chat.postMessage", "invalid_blocks")
	s := f.sender()
	if _, err := s.Send(t.Context(), outgoing(channelAddress, "Hi")); !sameOutcome(err, delivery.Permanent("invalid_blocks", nil)) {
		t.Errorf("got %#v, want a permanent invalid_blocks", err)
	}
}

// Where the message to replace is gone the reply is a new one; where the app
// may not change it, it goes by the response_url.
func TestReplaceLost(t *testing.T) {
	f := newFakeSlack(t)
	f.refuse("chat.update", "message_not_found")
	to := channelAddress
	to.Message, to.ResponseURL = "5.000500", f.URL+"/actions/T1/1/x"
	s := f.sender()
	if _, err := s.Send(t.Context(), outgoing(to, "Hi")); err != nil {
		t.Fatal(err)
	}
	f.refuse("chat.update", "channel_not_found")
	if _, err := s.Send(t.Context(), outgoing(to, "Hi")); err != nil {
		t.Fatal(err)
	}
	if got, want := f.methods(), []string{"chat.update", "chat.postMessage", "chat.update", "actions/T1/1/x"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	sameJSON(t, f.last("actions/T1/1/x").body, `{"response_type":"in_channel","replace_original":true,"text":"Hi","blocks":[{"type":"divider"}],"unfurl_links":false,"unfurl_media":false}`)
}

// An address that cannot be used, and a window that closed, cost no call.
func TestSendRefuses(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	late := outgoing(channelAddress, "Hi")
	late.Until = time.Now().Add(-time.Second)
	if _, err := s.Send(t.Context(), late); !errors.Is(err, delivery.ErrWindowClosed) {
		t.Errorf("got %v, want ErrWindowClosed", err)
	}
	for _, raw := range []string{"", "[]", `{"s":"thread"}`} {
		_, err := s.Send(t.Context(), bot.Outgoing{Address: json.RawMessage(raw)})
		if !sameOutcome(err, delivery.Permanent("bad_address", nil)) {
			t.Errorf("address %q: got %v, want a permanent bad_address", raw, err)
		}
	}
	if got := f.methods(); len(got) != 0 {
		t.Errorf("got calls %v, want none", got)
	}
}
