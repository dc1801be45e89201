package slack

import (
	"context"
	"errors"
	"slices"
	"testing"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// receives is a Receiver that answers the same to everything.
type receives struct {
	outcome delivery.Outcome
	err     error
}

func (r receives) Receive(context.Context, bot.Event) (delivery.Outcome, error) {
	return r.outcome, r.err
}

// The status stands before its reply is posted, however quick the reply is.
func TestStatusBeforeReply(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	to := address{Surface: surfaceAssistant, Team: "T1", Channel: "D1", Thread: "1.000100", User: "U1"}
	asked, answered := make(chan struct{}), make(chan struct{})
	f.after = func(method string) {
		if method == "assistant.threads.setStatus" {
			close(asked)
			<-answered // Slack takes its time
		}
	}
	if got, err := s.Showing(receives{delivery.Accepted, nil}).Receive(t.Context(), bot.Event{Address: to.encode()}); got != delivery.Accepted || err != nil {
		t.Fatalf("got %v, %v", got, err)
	}
	<-asked
	sent := make(chan error)
	go func() {
		_, err := s.Send(t.Context(), outgoing(to, "Hi"))
		sent <- err
	}()
	select {
	case err := <-sent:
		t.Fatalf("the reply was sent before its status: %v", err)
	default:
	}
	close(answered)
	if err := <-sent; err != nil {
		t.Fatal(err)
	}
	if got, want := f.methods(), []string{"assistant.threads.setStatus", "chat.postMessage"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	sameJSON(t, f.last("assistant.threads.setStatus").body, `{"channel_id":"D1","thread_ts":"1.000100","status":"is looking it up…"}`)
}

// Where no reply is on its way, or Slack has no such sign, none is shown.
func TestNoStatus(t *testing.T) {
	pane := address{Surface: surfaceAssistant, Team: "T1", Channel: "D1", Thread: "1.000100", User: "U1"}
	flat, click := pane, pane
	flat.Thread = ""
	click.Message = "2.000200"
	for _, c := range []struct {
		name string
		e    bot.Event
		r    receives
	}{
		{"duplicate", bot.Event{Address: pane.encode()}, receives{delivery.Duplicate, nil}},
		{"busy", bot.Event{Address: pane.encode()}, receives{delivery.Busy, nil}},
		{"failed", bot.Event{Address: pane.encode()}, receives{"", errors.New("no disk")}},
		{"feedback", bot.Event{Address: pane.encode(), Feedback: &bot.Feedback{}}, receives{delivery.Accepted, nil}},
		{"no thread", bot.Event{Address: flat.encode()}, receives{delivery.Accepted, nil}},
		{"click", bot.Event{Address: click.encode()}, receives{delivery.Accepted, nil}},
		{"channel", bot.Event{Address: channelAddress.encode()}, receives{delivery.Accepted, nil}},
		{"no address", bot.Event{}, receives{delivery.Accepted, nil}},
	} {
		f := newFakeSlack(t)
		s := f.sender()
		if got, err := s.Showing(c.r).Receive(t.Context(), c.e); got != c.r.outcome || err != c.r.err {
			t.Errorf("%s: got %v, %v", c.name, got, err)
		}
		if _, err := s.Send(t.Context(), outgoing(pane, "Hi")); err != nil { // waits for a status, if there is one
			t.Errorf("%s: %v", c.name, err)
		}
		if got := f.methods(); !slices.Equal(got, []string{"chat.postMessage"}) {
			t.Errorf("%s: got calls %v", c.name, got)
		}
		if len(s.statuses.now) != 0 {
			t.Errorf("%s: something is left", c.name)
		}
	}
}
