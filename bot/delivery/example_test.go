package delivery_test

import (
	"context"
	"encoding/json"
	"fmt"

	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/memstore"
)

// printer is a platform that prints.
type printer struct{ printed chan bool }

func (p printer) Send(_ context.Context, out bot.Outgoing) (json.RawMessage, error) {
	fmt.Println(out.Reply.Body)
	p.printed <- true
	return nil, nil
}

// An adapter hands its events to Receive and implements Sender.
func Example() {
	platform := printer{make(chan bool)}
	d, err := delivery.New(context.Background(), delivery.Config{
		Store:   memstore.New(memstore.Config{}),
		Coach:   echo{}, // a *bot.Coach
		Senders: map[string]delivery.Sender{"terminal": platform},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- d.Run(ctx) }()

	event := bot.Event{
		ID:           "terminal:1",
		Conversation: bot.ConversationID{PersonID: bot.PersonID{Platform: "terminal", User: "me"}},
		Message:      bot.Message{Text: "hello"},
	}
	for range 2 { // platforms deliver an event again now and then
		outcome, err := d.Receive(ctx, event)
		fmt.Println(outcome, err)
		if outcome == delivery.Accepted {
			<-platform.printed
		}
	}
	stop()
	fmt.Println(<-ended)
	// Unordered output:
	// accepted <nil>
	// 1 hello
	// duplicate <nil>
	// <nil>
}
