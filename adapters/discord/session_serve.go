package discord

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	discordapi "github.com/bwmarrin/discordgo"
)

// The bits of an application's flags that allow the message content intent, in
// full and for bots in fewer than 100 servers.
const (
	flagContent        = 1 << 18
	flagContentLimited = 1 << 19
)

// Serve connects to the gateway and hands what people say to the receiver,
// until the context ends; then it returns nil. It keeps connecting through all
// that passes, and ends with a *StopError, whose text says what to do, where
// only an operator can help. It can be called once.
func (a *Adapter) Serve(ctx context.Context, r Receiver) error {
	if a.starting.Swap(true) {
		return errors.New("serving discord: it was called before, make a new adapter")
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	in := a.intake(r)
	var all sync.WaitGroup
	defer in.background.Wait()
	defer all.Wait()
	defer cancel(nil)
	all.Go(func() { in.lanes.run(ctx) })
	all.Go(func() { in.fetchMissed(ctx) })
	all.Go(func() { a.seen.keep(ctx, a.log) })
	all.Go(func() { in.forgetLeft(ctx) })
	all.Go(func() {
		select {
		case <-ctx.Done():
		case <-a.rest.died:
			cancel(fatalClose(4004))
		}
	})
	a.seen.load(ctx, a.log)
	shards, err := a.plan(ctx, in)
	if err != nil {
		return stopped(ctx, err)
	}
	a.shards.Store(&shards)
	a.seen.follow(func() uint64 { return lastOf(shards) })
	for _, s := range shards {
		all.Go(func() {
			if err := s.run(ctx); err != nil {
				cancel(err)
			}
		})
	}
	<-ctx.Done()
	return stopped(ctx, context.Cause(ctx))
}

// lastOf is the last message that all shards have seen that have seen any.
func lastOf(shards []*shard) uint64 {
	var last uint64
	for _, s := range shards {
		if n := s.last.value.Load(); n > 0 && (last == 0 || n < last) {
			last = n
		}
	}
	return last
}

// stopped is what Serve returns.
func stopped(ctx context.Context, err error) error {
	var stop *StopError
	if errors.As(err, &stop) {
		return stop
	}
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// plan asks Discord how many shards there must be, and makes them. It asks
// until there is an answer.
func (a *Adapter) plan(ctx context.Context, in *intake) ([]*shard, error) {
	s := &starter{rest: a.rest, now: a.now}
	for failures := 1; ; failures++ {
		info, err := s.gateway(ctx)
		var stop *StopError
		switch {
		case err == nil:
			intents := a.intents(ctx)
			shards := make([]*shard, info.Shards)
			for i := range shards {
				shards[i] = &shard{
					config: &a.config, now: a.now, log: a.log, stats: &a.stats, events: in, starter: s,
					id: i, of: info.Shards, intents: intents,
				}
			}
			return shards, nil
		case errors.As(err, &stop):
			return nil, err
		}
		wait := reconnectWait(failures)
		a.log.Warn("discord cannot be reached: trying again", "error", err, "wait", wait.Round(time.Millisecond))
		if err := sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// intents are what the gateway is asked for: the fewest that do.
func (a *Adapter) intents(ctx context.Context) discordapi.Intent {
	intents := discordapi.IntentGuilds | discordapi.IntentGuildMessages | discordapi.IntentDirectMessages
	if len(a.config.Channels) == 0 && !a.config.ListenAllowed {
		return intents
	}
	app, err := a.application(ctx)
	if err == nil && app.Flags&(flagContent|flagContentLimited) == 0 {
		a.log.Warn("the message content intent is off: in the listed channels the coach answers to mentions only. " +
			"Switch it on in the developer portal (your application, Bot, Message Content Intent) and start again")
		return intents
	}
	return intents | discordapi.IntentMessageContent
}

// An application is what Discord tells about the bot's application.
type application struct {
	ID        string `json:"id"`
	Flags     int64  `json:"flags"`
	VerifyKey string `json:"verify_key"`
	// Endpoint is where interactions are sent over HTTP; empty where they come
	// over the gateway.
	Endpoint  string `json:"interactions_endpoint_url"`
	BotPublic *bool  `json:"bot_public"`
}

// application asks Discord about the bot's application.
func (a *Adapter) application(ctx context.Context) (application, error) {
	var app application
	err := a.rest.do(ctx, request{method: http.MethodGet, path: "/applications/@me", route: route{name: "GET /applications/@me"}}, &app)
	return app, err
}
