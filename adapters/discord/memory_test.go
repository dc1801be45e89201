package discord

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// agrees takes whatever it is sent and gives it an id.
type agrees struct{ last *atomic.Uint64 }

// RoundTrip implements http.RoundTripper.
func (a agrees) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		_, _ = io.Copy(io.Discard, r.Body)
	}
	body := `{"id":"` + strconv.FormatUint(a.last.Add(1), 10) + `"}`
	header := http.Header{"X-Ratelimit-Bucket": {"b" + r.URL.Path[len(r.URL.Path)-3:]}, "X-Ratelimit-Limit": {"5"}, "X-Ratelimit-Remaining": {"4"}, "X-Ratelimit-Reset-After": {"1"}}
	return &http.Response{StatusCode: http.StatusOK, Header: header, Body: io.NopCloser(strings.NewReader(body))}, nil
}

// replier answers each event with a reply that is kept.
type replier struct {
	*Adapter
	answered atomic.Int64
	reply    bot.Reply
}

// Receive implements Receiver.
func (r *replier) Receive(ctx context.Context, e bot.Event) (delivery.Outcome, error) {
	go func() {
		out := bot.Outgoing{ID: e.ID, Conversation: e.Conversation, Address: e.Address, Reply: r.reply}
		if _, err := r.Send(context.WithoutCancel(ctx), out); err == nil {
			r.answered.Add(1)
		}
	}()
	return delivery.Accepted, nil
}

var crowd = flag.Int("crowd", 4000, "how many interactions TestMemory handles")

// TestMemory handles interactions, and messages, a tenth as many, each of
// another person in one of many places: nothing of them may stay for good.
func TestMemory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)))
		a, err := New(Config{Token: "x", Application: "900000000000000002", Transport: agrees{new(atomic.Uint64)}})
		if err != nil {
			t.Fatal(err)
		}
		a.self.Store(&identity{"900000000000000001", "900000000000000002"})
		long := bot.Choice{Label: "More", Text: strings.Repeat("more ", 30)} // has to be kept
		r := &replier{Adapter: a, reply: bot.Reply{Body: "It takes **9 months**.", Decision: bot.DecisionAnswer, Card: "principles", Choices: []bot.Choice{long}}}
		in := a.intake(r)
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { in.lanes.run(ctx); close(ended) }()
		people := 0
		come := func(interactions int) {
			for range interactions / 20 {
				for range 20 {
					people++
					in.dispatch(&shard{}, "INTERACTION_CREATE", interactionOf(people))
				}
				for range 2 {
					people++
					in.dispatch(&shard{}, "MESSAGE_CREATE", messageOf(people))
				}
				time.Sleep(time.Second)
			}
			time.Sleep(time.Minute)
		}
		come(min(*crowd, 40_000)) // what is bounded fills
		before := heap()
		come(*crowd)
		grown := int64(heap()) - int64(before)
		t.Logf("the heap was %.1f MB and grew by %.2f MB", float64(before)/1e6, float64(grown)/1e6)
		if grown > 5e6 {
			t.Errorf("the heap grew by %d bytes", grown)
		}
		if got := r.answered.Load(); got != int64(people) {
			t.Errorf("%d of %d were answered", got, people)
		}
		stop()
		<-ended
		in.background.Wait()
	})
}

// heap is how much is in use, in bytes.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// interactionOf is a command of a person's in one of 5,000 servers.
func interactionOf(n int) []byte {
	return fmt.Appendf(nil, `{"id":"%d","application_id":"900000000000000002","type":2,"token":"token%d","channel_id":"%d","guild_id":"%d",`+
		`"channel":{"id":"%d","type":11,"parent_id":"710000000000000001"},"member":{"user":{"id":"%d"},"permissions":"0"},`+
		`"data":{"name":"coach","type":1,"options":[{"name":"question","type":3,"value":"what is a bar raiser"}]}}`,
		snowflakeAt(time.Now())+uint64(n), n, 720000000000000000+n, 810000000000000000+n%5000, 720000000000000000+n, 510000000000000000+n)
}

// messageOf is a direct message of a person's.
func messageOf(n int) []byte {
	return fmt.Appendf(nil, `{"id":"%d","channel_id":"%d","author":{"id":"%d"},"content":"what is a bar raiser","type":0}`,
		snowflakeAt(time.Now())+uint64(n), 730000000000000000+n, 510000000000000000+n)
}
