package discord

import (
	"context"
	"encoding/json"
	"runtime/debug"
	"sync"
	"time"
)

// An intake hands what the gateway and the HTTP endpoint bring to a receiver.
type intake struct {
	*Adapter
	receiver Receiver
	lanes    *lanes
	gaps     gaps
	left     *left
	acks     chan struct{} // held by those who wait for the reply to an interaction
	// background are the goroutines that give first answers.
	background sync.WaitGroup
}

// maxAcks bounds the interactions that wait for their reply at a time.
const maxAcks = 16

func (a *Adapter) intake(r Receiver) *intake {
	return &intake{Adapter: a, receiver: r, lanes: newLanes(), gaps: gaps{wake: make(chan struct{}, 1)}, left: newLeft(), acks: make(chan struct{}, maxAcks)}
}

// survive keeps a panic from ending the program. It is deferred.
func (in *intake) survive(what string) {
	if p := recover(); p != nil { // what it says may quote a message
		in.stats.panics.Add(1)
		in.log.Error("handling an event panicked", "event", what, "stack", string(debug.Stack()))
	}
}

// task is a function for a lane that survives its panics.
func (in *intake) task(what string, do func(context.Context)) func(context.Context) {
	return func(ctx context.Context) {
		defer in.survive(what)
		do(ctx)
	}
}

// dispatch takes an event of the gateway in. It does not wait.
func (in *intake) dispatch(s *shard, kind string, data json.RawMessage) {
	defer in.survive(kind)
	switch kind {
	case "MESSAGE_CREATE", "MESSAGE_UPDATE":
		in.queueMessage(s, kind, data)
	case "INTERACTION_CREATE":
		in.queueInteraction(data)
	case "GUILD_CREATE":
		in.guildArrived(s, data)
	case "GUILD_DELETE":
		in.guildLeft(data)
	case "THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE":
		in.threadChanged(kind, data)
	}
}

// queueMessage puts a message into the lane of its author. Where there is no
// room it is fetched later.
func (in *intake) queueMessage(s *shard, kind string, data []byte) {
	m, ok := decodeMessage(data)
	if !ok {
		in.stats.badEvents.Add(1)
		return
	}
	if !m.fromPerson() {
		in.stats.ignored.Add(1)
		return
	}
	done := in.task(kind, func(ctx context.Context) {
		if kind == "MESSAGE_UPDATE" {
			in.edit(ctx, m)
			return
		}
		if !in.message(ctx, m) {
			in.gaps.add(hole{channel: m.Channel, guild: m.Guild, after: m.ID.number() - 1})
		}
		s.last.advance(m.ID.number())
	})
	if !in.lanes.put(string(m.Author.ID), done) {
		in.stats.dropped.Add(1)
		if kind == "MESSAGE_CREATE" {
			in.gaps.add(hole{channel: m.Channel, guild: m.Guild, after: m.ID.number() - 1})
		}
	}
}

// queueInteraction puts an interaction into the lane of its user.
func (in *intake) queueInteraction(data []byte) {
	i, err := decodeInteraction(data)
	if err != nil {
		in.stats.badEvents.Add(1)
		in.log.Warn("an interaction cannot be read and is not answered", "error", err)
		return
	}
	begun := in.now()
	ok := in.lanes.put(i.person(), in.task("INTERACTION_CREATE", func(ctx context.Context) {
		in.overGateway(ctx, i, begun)
	}))
	if !ok {
		in.stats.dropped.Add(1)
	}
}

// ready notes who the coach is at the beginning of a session, registers the
// commands and has missed messages fetched.
func (in *intake) ready(s *shard, r ready) {
	defer in.survive("READY")
	me := identity{user: string(r.User.ID), application: in.config.Application}
	if me.application == "" {
		me.application = string(r.App.ID)
	}
	if me.application == "" {
		me.application = me.user // as it is for all but very old bots
	}
	in.self.Store(&me)
	in.log.Info("connected to discord", "shard", s.id, "of", s.of)
	s.readyAt.Store(in.now().UnixNano())
	since := in.sinceReady(s)
	s.since.Store(since)
	s.last.advance(overlapped(snowflakeAt(in.now()))) // nothing older is missed later
	if s.id == 0 {
		in.missedDirect(since)
		in.lanes.put("commands", in.task("commands", func(ctx context.Context) {
			if err := in.Register(ctx); err != nil {
				in.log.Warn("the commands could not be registered", "error", err)
			}
		}))
	}
}

// sinceReady is the message after which a new session may have missed some; 0
// for none.
func (in *intake) sinceReady(s *shard) uint64 {
	since := s.last.value.Load()
	if since == 0 {
		since = in.seen.atStart()
	}
	if since == 0 || in.config.MissedWithin < 0 {
		return 0
	}
	return max(overlapped(since), snowflakeAt(in.now().Add(-in.config.MissedWithin)))
}

// overlap is how far before the last message that was seen is looked for
// missed ones: events may have been handled out of order.
const overlap = 2 * time.Minute

// overlapped goes back by the overlap; 0 stays.
func overlapped(id uint64) uint64 {
	back := uint64(overlap.Milliseconds()) << 22
	return id - min(back, max(id, 1)-1)
}

// guildArrived learns a server's threads and roles, and has what was missed in
// it fetched.
func (in *intake) guildArrived(s *shard, data []byte) {
	var g guild
	if err := json.Unmarshal(data, &g); err != nil || g.ID == "" {
		in.stats.badEvents.Add(1)
		return
	}
	if g.Unavailable {
		return
	}
	in.left.drop(string(g.ID))
	in.threads.learn(g, in.self.Load().user)
	since := s.since.Load()
	if since == 0 || in.now().Sub(time.Unix(0, s.readyAt.Load())) > 10*time.Minute {
		return
	}
	for _, c := range append(g.Channels, g.Threads...) {
		if c.Last.number() > since || c.Last == "" && in.seen.knows(c.ID) {
			in.gaps.add(hole{channel: c.ID, guild: g.ID, after: since})
		}
	}
}

// guildLeft forgets a server that the coach was removed from; one that has an
// outage is only unavailable.
func (in *intake) guildLeft(data []byte) {
	var g guild
	if json.Unmarshal(data, &g) == nil && g.ID != "" && !g.Unavailable {
		in.threads.forget(g.ID)
		in.servers.drop(string(g.ID))
		in.left.add(string(g.ID))
	}
}

// threadChanged learns or forgets a thread.
func (in *intake) threadChanged(kind string, data []byte) {
	var c channel
	if json.Unmarshal(data, &c) != nil || c.ID == "" {
		in.stats.badEvents.Add(1)
		return
	}
	if kind == "THREAD_DELETE" {
		in.threads.drop(c.ID)
		return
	}
	in.threads.add(c.Guild, c)
}
