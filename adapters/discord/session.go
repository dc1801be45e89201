package discord

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"careercoach/bot"
)

// Config is what an Adapter is made of.
type Config struct {
	// Token is the bot's token. Required.
	Token Token
	// PublicKey is the application's key that interactions over HTTP are
	// signed with, in hexadecimal. Required for Adapter.Handler.
	PublicKey string
	// Application is the application's id. Empty: Discord is asked.
	Application string
	// API is where the REST API lies. Empty is https://discord.com/api/v9. It
	// must be https, except on this machine; the same holds for the gateway,
	// whose address the API gives.
	API string
	// Transport makes the requests; nil is http.DefaultTransport.
	Transport http.RoundTripper
	// Dial opens the gateway's connections; nil is that of the net package.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)

	// TrialServer is a server to which the commands are registered, in place
	// of everywhere: they show at once there, and not in direct messages.
	TrialServer string
	// Channels are the ids of channels in which questions are answered without
	// a mention. They need the message content intent, and so do the channels
	// that servers list themselves with ListenAllowed.
	Channels []string
	// ListenAllowed lets those who manage a server list channels of it in
	// which questions are answered without a mention.
	ListenAllowed bool
	// Suggest returns questions that begin like, or are about, what somebody
	// has typed so far, best first; of "" the popular ones. It must be quick
	// and safe for concurrent use. Nil suggests nothing.
	Suggest func(typed string) []string
	// Form returns the form of a name, as Coach.Form does; false where there
	// is none of that name. It must be quick and safe for concurrent use. Nil:
	// there are none, and replies are shown without their forms.
	Form func(name string) (bot.Form, bool)
	// Levels and Regions return the names that /salary offers, of which it
	// takes 25 each; when they change, Adapter.Register is to be called. They
	// must be quick and safe for concurrent use. Nil: anything can be typed.
	Levels, Regions func() []string
	// Workspace changes what those who manage a server have chosen for it, by
	// a function that may be called more than once, and returns what holds
	// then; with nil it only reads. It must be safe for concurrent use. Nil:
	// /coach-settings does not offer it.
	Workspace func(ctx context.Context, server string, change func(*bot.Workspace)) (bot.Workspace, error)
	// Removed deletes what is kept of a server that the coach was removed
	// from, beside Notes. Where it fails it is called again, also after a
	// restart. Nil: there is nothing else.
	Removed func(ctx context.Context, server string) error

	// Notes keeps what must be found again after a restart. Nil keeps it in
	// memory: then messages missed while the program was down stay missed, and
	// commands are registered at every start.
	Notes Notes
	// MissedWithin is how old a message may be that was missed while there was
	// no connection and is answered still; at most 48 hours. 0 is 12 hours,
	// negative answers none.
	MissedWithin time.Duration
	// Cooldown is how long a person waits between questions in the long run;
	// twenty are free at once. 0 is 1 second, negative is none.
	Cooldown time.Duration
	// AnswerWithin is how long the first answer to an interaction waits for
	// the reply before it is deferred; at most 2 seconds. 0 is 700 ms, negative
	// defers at once. While many wait, it is deferred at once.
	AnswerWithin time.Duration

	// Logger gets what operators should know. Nil discards it.
	Logger *slog.Logger
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

// Notes keeps small values under names. It must be safe for concurrent use.
type Notes interface {
	// Note returns the value under a name; nil where there is none.
	Note(ctx context.Context, name string) ([]byte, error)
	// SetNote keeps a value, in place of one that is there; nil deletes it.
	SetNote(ctx context.Context, name string, value []byte) error
}

// An Adapter speaks with Discord. Make it with New; its methods are safe for
// concurrent use.
type Adapter struct {
	config   Config
	key      ed25519.PublicKey // nil: no interactions over HTTP
	log      *slog.Logger
	now      func() time.Time
	rest     *rest
	stats    counters
	waits    waits
	pages    Pager
	threads  threads
	servers  servers
	people   cooldown
	seen     seen
	direct   directs
	self     atomic.Pointer[identity]
	starting atomic.Bool
	register sync.Mutex // held while the commands are registered
	shards   atomic.Pointer[[]*shard]
}

// An identity is who the coach is on Discord.
type identity struct{ user, application string }

// New makes an Adapter. It connects to nothing. It fails where the config is
// incomplete or not valid.
func New(c Config) (*Adapter, error) {
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("making the discord adapter: %w", err)
	}
	c = c.withDefaults()
	a := &Adapter{config: c, log: c.Logger, now: c.Now}
	a.key, _ = hex.DecodeString(c.PublicKey)
	a.self.Store(&identity{application: c.Application})
	var err error
	if a.rest, err = newRest(c.API, c.Token, c.Transport, c.Now); err != nil {
		return nil, fmt.Errorf("making the discord adapter: %w", err)
	}
	a.people = cooldown{every: c.Cooldown, now: c.Now}
	a.servers = servers{notes: c.Notes, now: c.Now}
	a.seen = seen{notes: c.Notes, now: c.Now}
	return a, nil
}

// check says what is wrong with a config.
func (c Config) check() error {
	if c.Token == "" {
		return errors.New("Config.Token is required: it is in the developer portal (your application, Bot)")
	}
	if key, err := hex.DecodeString(c.PublicKey); err != nil || c.PublicKey != "" && len(key) != ed25519.PublicKeySize {
		return errors.New("Config.PublicKey must be 64 hexadecimal digits: it is in the developer portal (your application, General Information)")
	}
	for _, id := range append([]string{c.TrialServer, c.Application}, c.Channels...) {
		if id != "" && !isSnowflake(id) {
			return fmt.Errorf("the id %.30q is none of Discord's: switch on the developer mode in Discord's settings, then copy the id from the context menu", id)
		}
	}
	return nil
}

// withDefaults fills in what was left out.
func (c Config) withDefaults() Config {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Notes == nil {
		c.Notes = &memoryNotes{}
	}
	if c.Suggest == nil {
		c.Suggest = func(string) []string { return nil }
	}
	if c.Form == nil {
		c.Form = func(string) (bot.Form, bool) { return bot.Form{}, false }
	}
	none := func() []string { return nil }
	if c.Levels == nil {
		c.Levels = none
	}
	if c.Regions == nil {
		c.Regions = none
	}
	if c.Removed == nil {
		c.Removed = func(context.Context, string) error { return nil }
	}
	c.MissedWithin = min(orElse(c.MissedWithin, 12*time.Hour), 48*time.Hour)
	c.Cooldown = orElse(c.Cooldown, time.Second)
	c.AnswerWithin = min(orElse(c.AnswerWithin, 700*time.Millisecond), 2*time.Second)
	return c
}

// orElse is d, or the default where d is 0.
func orElse(d, otherwise time.Duration) time.Duration {
	if d == 0 {
		return otherwise
	}
	return d
}
