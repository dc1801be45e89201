package slack

import (
	"slices"
	"testing"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// direct is a reply without an address.
func direct(s *Sender, workspace, user string) bot.Outgoing {
	in := bot.ConversationID{PersonID: bot.PersonID{Platform: platform, Workspace: workspace, User: user}, Channel: "C1", Thread: "1.1"}
	return bot.Outgoing{ID: "reminder/1", Conversation: s.Direct(in), Reply: bot.Reply{Body: "Your plan"}}
}

// What has no address goes to the person, by their id.
func TestSendDirect(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	out := direct(s, "T1", "U7")
	if want := (bot.ConversationID{PersonID: bot.PersonID{Platform: "slack", Workspace: "T1", User: "U7"}}); out.Conversation != want {
		t.Errorf("the conversation is %+v, want %+v", out.Conversation, want)
	}
	receipt, err := s.Send(t.Context(), out)
	if err != nil || string(receipt) != `{"channel":"D7","ts":"1700000000.000001"}` {
		t.Errorf("got %s, %v", receipt, err)
	}
	if len(f.posted) != 1 || f.posted[0]["channel"] != "D7" || f.posted[0]["text"] != "Your plan" {
		t.Errorf("got %v, want one message in D7", f.posted)
	}
	if got, want := f.methods(), []string{"chat.postMessage"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// In doubt the direct message is opened to look for the reply, and where it
// cannot be opened the reply is sent again.
func TestSendDirectInDoubt(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	out := direct(s, "T1", "U7")
	f.will("chat.postMessage", fakeAnswer{cut: true})
	if _, err := s.Send(t.Context(), out); err == nil || isDeliveryError(err) {
		t.Fatalf("got %v, want an error that leaves it open", err)
	}
	out.Doubt = true
	receipt, err := s.Send(t.Context(), out)
	if err != nil || string(receipt) != `{"channel":"D7","ts":"1700000000.000001"}` || len(f.posted) != 1 {
		t.Errorf("got %s, %v and %d messages, want one", receipt, err, len(f.posted))
	}
	sameJSON(t, f.last("conversations.open").body, `{"users":"U7"}`)
	f.refuse("conversations.open", "missing_scope")
	if _, err := s.Send(t.Context(), out); err != nil || len(f.posted) != 2 {
		t.Errorf("got %v and %d messages, want two", err, len(f.posted))
	}
}

// Nobody is guessed at, and who cannot be written to is not tried again.
func TestSendDirectRefused(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	for _, out := range []bot.Outgoing{direct(s, "", "U7"), direct(s, "T1", "")} {
		if _, err := s.Send(t.Context(), out); !sameOutcome(err, delivery.Permanent("bad_address", nil)) {
			t.Errorf("%+v: got %v", out.Conversation, err)
		}
	}
	f.refuse("chat.postMessage", "channel_not_found")
	if _, err := s.Send(t.Context(), direct(s, "T1", "U7")); !sameOutcome(err, delivery.Permanent("channel_not_found", nil)) {
		t.Errorf("got %v", err)
	}
	if len(f.posted) != 0 {
		t.Errorf("posted %v", f.posted)
	}
}

// Files without an address are handed over in the direct message.
func TestSendDirectFiles(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	out := direct(s, "T1", "U7")
	out.Reply.Files = []bot.File{{Name: "plan.ics", MediaType: "text/calendar", Data: []byte("BEGIN:VCALENDAR")}}
	if _, err := s.Send(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	if len(f.posted) != 2 || f.posted[0]["channel"] != "D7" || f.posted[1]["channel"] != "D7" {
		t.Errorf("got %v, want the message and its file in D7", f.posted)
	}
}
