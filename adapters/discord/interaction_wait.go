package discord

import (
	"context"
	"time"

	discordapi "github.com/bwmarrin/discordgo"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

const (
	// firstAnswer is how long after an interaction it is answered at the
	// latest, whatever else happens: Discord waits for three seconds.
	firstAnswer = 2 * time.Second
	// lastTry is when a first answer is no longer tried again.
	lastTry = 2700 * time.Millisecond
)

// A callback is the first answer to an interaction.
type callback struct {
	Type discordapi.InteractionResponseType `json:"type"`
	Data any                                `json:"data,omitempty"`
}

// flagsOnly is the data of a deferral.
type flagsOnly struct {
	Flags int `json:"flags"`
}

// deferral promises an answer to an address.
func deferral(to address) callback {
	switch {
	case to.Update:
		return callback{Type: discordapi.InteractionResponseDeferredMessageUpdate}
	case to.Private:
		return callback{discordapi.InteractionResponseDeferredChannelMessageWithSource, flagsOnly{flagEphemeral}}
	}
	return callback{Type: discordapi.InteractionResponseDeferredChannelMessageWithSource}
}

// An ack settles the first answer to an interaction that became an event.
type ack struct {
	*intake
	i       interaction
	to      address
	begun   time.Time
	give    func(context.Context, callback) error
	verdict chan verdict
	offers  chan offer
	done    chan struct{} // closed when the first answer is settled
}

// A verdict is what became of the event: a hint to the person where it was not
// taken in.
type verdict struct{ hint string }

// An offer is the first answer that a sender has. The result says whether it
// was given.
type offer struct {
	callback callback
	result   chan error
}

// settle hands an event to the receiver and sees to the first answer, which is
// given by a function, in a goroutine of its own. It returns when the event is
// taken in.
func (in *intake) settle(ctx context.Context, i interaction, to address, e bot.Event, begun time.Time, give func(context.Context, callback) error) {
	k := in.expect(i, to, begun, give)
	if k == nil {
		_ = give(ctx, deferral(to))
		return
	}
	in.background.Go(func() {
		defer in.survive("the first answer to an interaction")
		k.run(ctx)
	})
	k.take(ctx, e)
}

// expect makes the ack of an interaction; nil for a second copy of one that is
// in hand.
func (in *intake) expect(i interaction, to address, begun time.Time, give func(context.Context, callback) error) *ack {
	k := &ack{
		intake: in, i: i, to: to, begun: begun, give: give,
		verdict: make(chan verdict, 1), offers: make(chan offer), done: make(chan struct{}),
	}
	if !in.waits.add(k) {
		return nil
	}
	return k
}

// take hands an event to the receiver and passes on what became of it.
func (k *ack) take(ctx context.Context, e bot.Event) {
	said := verdict{failed}
	defer func() { k.verdict <- said }() // also where the receiver panics
	outcome, err := k.receive(ctx, e)
	switch {
	case err != nil:
	case outcome == delivery.Busy:
		said.hint = busy
	case outcome == delivery.Limited:
		said.hint = slowDown
	default:
		said.hint = ""
	}
}

// failed is said where an event could not be taken in.
const failed = "Something went wrong on my side: please try again in a minute."

// run gives the first answer: the reply where it is there soon, a hint where
// the event was not taken in, otherwise a deferral.
func (k *ack) run(ctx context.Context) {
	hard := time.NewTimer(max(firstAnswer-k.now().Sub(k.begun), 0))
	defer hard.Stop()
	var soft <-chan time.Time
	defer k.settled()
	for {
		select {
		case v := <-k.verdict:
			if v.hint != "" {
				_ = k.give(ctx, hintCallback(v.hint))
				return
			}
			leave, patient := k.patience()
			if !patient {
				_ = k.give(ctx, deferral(k.to))
				return
			}
			defer leave()
			timer := time.NewTimer(k.config.AnswerWithin)
			defer timer.Stop()
			soft = timer.C
		case o := <-k.offers:
			k.waits.inVain.Store(0)
			o.result <- k.give(ctx, o.callback)
			return
		case <-soft:
			k.waits.inVain.Add(1)
			_ = k.give(ctx, deferral(k.to))
			return
		case <-hard.C:
			_ = k.give(ctx, deferral(k.to))
			if soft == nil {
				k.background.Go(func() { k.afterwards(context.WithoutCancel(ctx)) })
			}
			return
		}
	}
}

// afterwards tells the person when an event was not taken in whose answer was
// promised already.
func (k *ack) afterwards(ctx context.Context) {
	defer k.survive("a late verdict")
	if v := <-k.verdict; v.hint != "" {
		ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
		defer cancel()
		if err := k.editOriginal(ctx, k.to, Render(hint(v.hint), Options{Place: PlaceInteraction})); err != nil {
			k.log.Debug("a hint was not sent", "error", err)
		}
	}
}

// patience takes one of the places of those who wait for the reply; false
// where all are taken or the wait has been in vain too often.
func (k *ack) patience() (leave func(), ok bool) {
	if k.config.AnswerWithin <= 0 || k.waits.inVain.Load() >= hopeless && !k.waits.hopes(k.now()) {
		return nil, false
	}
	select {
	case k.acks <- struct{}{}:
		return func() { <-k.acks }, true
	default:
		return nil, false
	}
}

// settled lets the sender go on.
func (k *ack) settled() {
	k.waits.remove(k.i.ID)
	close(k.done)
}

// hintCallback tells the person something, unseen by others.
func hintCallback(text string) callback {
	return callback{discordapi.InteractionResponseChannelMessageWithSource, Render(hint(text), Options{Place: PlaceInteraction, Hide: true})}
}

// overGateway answers an interaction that came over the gateway.
func (in *intake) overGateway(ctx context.Context, i interaction, begun time.Time) {
	give := func(ctx context.Context, c callback) error { return in.callback(ctx, i, begun, c) }
	to, e, first := in.decide(ctx, i)
	if first != nil {
		if err := give(ctx, *first); err != nil {
			in.log.Warn("the first answer to an interaction was not taken", "error", err)
		}
		return
	}
	in.settle(ctx, i, to, e, begun, give)
}
