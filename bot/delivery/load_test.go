package delivery_test

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/memstore"
)

// tally is a platform for many conversations: it keeps the last text of each
// and closes all when it has taken a number of replies.
type tally struct {
	mu    sync.Mutex
	last  map[string]string
	wrong []string
	left  int
	all   chan struct{}
}

// Send implements delivery.Sender. A reply begins with the number of its turn.
func (p *tally) Send(_ context.Context, out bot.Outgoing) (json.RawMessage, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	user := out.Conversation.User
	if out.Reply.Body <= p.last[user] || out.Doubt {
		p.wrong = append(p.wrong, fmt.Sprintf("%s: %s after %s", user, out.Reply.Body, p.last[user]))
	}
	p.last[user] = out.Reply.Body
	if p.left--; p.left == 0 {
		close(p.all)
	}
	return json.RawMessage(`1`), nil
}

// A thousand conversations at once, five events each.
func TestAThousandConversations(t *testing.T) {
	const conversations, events = 1000, 5
	store := memstore.New(memstore.Config{})
	platform := &tally{last: map[string]string{}, left: conversations * events, all: make(chan struct{})}
	d, err := delivery.New(t.Context(), delivery.Config{
		Store: store, Coach: echo{}, Senders: map[string]delivery.Sender{"chat": platform},
		PerPerson: delivery.Limit{Rate: -1}, PerWorkspace: delivery.Limit{Rate: -1},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- d.Run(ctx) }()
	var people sync.WaitGroup
	for c := range conversations {
		people.Go(func() {
			for e := range events {
				id := fmt.Sprintf("%d-%d", c, e)
				if outcome, err := d.Receive(ctx, said(id, fmt.Sprint(c), id)); outcome != delivery.Accepted {
					t.Errorf("receiving %s: got %q, %v", id, outcome, err)
				}
			}
		})
	}
	people.Wait()
	select {
	case <-platform.all:
	case <-time.After(time.Minute):
		t.Errorf("after a minute %d replies are missing", platform.left)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("Run returned %v", err)
	}
	for _, wrong := range platform.wrong {
		t.Errorf("sent out of order, or twice: %s", wrong)
	}
	if s := d.Stats(); s.Sent != conversations*events || s.Events != 0 || s.Replies != 0 {
		t.Errorf("sent %d, %d events and %d replies wait, want %d, 0, 0", s.Sent, s.Events, s.Replies, conversations*events)
	}
	if err := store.Close(); err != nil {
		t.Error(err)
	}
}
