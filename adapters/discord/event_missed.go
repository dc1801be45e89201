package discord

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	discordapi "github.com/bwmarrin/discordgo"

	"careercoach/bot/delivery"
)

const (
	// maxGaps bounds the channels in which missed messages are still to be
	// fetched.
	maxGaps = 10_000
	// maxMissedPages bounds how many hundred messages are fetched for a hole.
	maxMissedPages = 10
	// gapTries is how often a hole is tried.
	gapTries = 10
)

// A hole is a channel in which messages may have been missed.
type hole struct {
	channel, guild snowflake // guild is empty for direct messages
	after          uint64    // the last message that was not missed
	tries          int
}

// gaps wait to be fetched. It is safe for concurrent use.
type gaps struct {
	mu   sync.Mutex
	list []hole
	wake chan struct{}
}

// add adds a gap; one in a channel that waits already is made wider.
func (g *gaps) add(missed hole) {
	g.mu.Lock()
	defer g.mu.Unlock()
	i := slices.IndexFunc(g.list, func(known hole) bool { return known.channel == missed.channel })
	switch {
	case i >= 0:
		g.list[i].after = min(g.list[i].after, missed.after)
	case len(g.list) < maxGaps:
		g.list = append(g.list, missed)
	}
	select {
	case g.wake <- struct{}{}:
	default:
	}
}

// next takes the hole that has waited longest.
func (g *gaps) next() (hole, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.list) == 0 {
		g.list = nil
		return hole{}, false
	}
	first := g.list[0]
	g.list = g.list[1:]
	return first, true
}

// missedDirect has the direct messages fetched that may have been missed:
// those in the channels that are remembered, and in those that the server
// lists, which Discord itself does not do.
func (in *intake) missedDirect(since uint64) {
	if in.config.MissedWithin < 0 {
		return
	}
	if since > 0 {
		in.gaps.add(hole{after: since})
	}
	oldest := snowflakeAt(in.now().Add(-in.config.MissedWithin))
	for c, last := range in.seen.channels() {
		in.gaps.add(hole{channel: c, after: max(overlapped(last), oldest)})
	}
}

// fetchMissed fetches missed messages until the context ends.
func (in *intake) fetchMissed(ctx context.Context) {
	for {
		g, ok := in.gaps.next()
		if !ok {
			select {
			case <-ctx.Done():
				return
			case <-in.gaps.wake:
			}
			continue
		}
		fill := in.fill
		if g.channel == "" {
			fill = in.listDirect
		}
		if after, ok := fill(ctx, g); !ok && ctx.Err() == nil {
			g.after, g.tries = after, g.tries+1
			if g.tries >= gapTries {
				in.log.Error("missed messages could not be fetched and are given up")
				continue
			}
			if sleep(ctx, reconnectWait(g.tries)) == nil {
				in.gaps.add(g)
			}
		}
	}
}

// fill fetches the messages of a hole and takes them in. It returns false where
// it is to be tried again, and after which message then.
func (in *intake) fill(ctx context.Context, g hole) (uint64, bool) {
	for range maxMissedPages {
		var page []message
		err := in.rest.do(ctx, request{
			method: http.MethodGet,
			path:   "/channels/" + string(g.channel) + "/messages?limit=100&after=" + strconv.FormatUint(g.after, 10),
			route:  route{"GET /channels/messages", string(g.channel)},
		}, &page)
		switch {
		case hasStatus(err, http.StatusForbidden) || hasStatus(err, http.StatusNotFound):
			in.seen.drop(g.channel)
			return 0, true
		case err != nil:
			return g.after, false
		}
		slices.SortFunc(page, func(a, b message) int { return cmp.Compare(a.ID.number(), b.ID.number()) })
		for _, m := range page {
			if m.ID.number() <= g.after {
				continue
			}
			if !in.missed(ctx, m, g) {
				return g.after, false
			}
			g.after = m.ID.number()
		}
		if len(page) < 100 {
			break
		}
	}
	return 0, true
}

// listDirect finds channels of direct messages that are not remembered.
func (in *intake) listDirect(ctx context.Context, g hole) (uint64, bool) {
	var list []channel
	err := in.rest.do(ctx, request{method: http.MethodGet, path: "/users/@me/channels", route: route{name: "GET /users/@me/channels"}}, &list)
	var refused *apiError
	if err != nil {
		return g.after, errors.As(err, &refused) && refused.status >= 400 && refused.status != http.StatusTooManyRequests
	}
	for _, c := range list {
		if c.ID != "" && c.Type == discordapi.ChannelTypeDM && c.Last.number() > g.after && !in.seen.knows(c.ID) {
			in.gaps.add(hole{channel: c.ID, after: g.after})
		}
	}
	return 0, true
}

// missed takes a fetched message in; it waits where there are too many. It
// returns false where that failed.
func (in *intake) missed(ctx context.Context, m message, g hole) (ok bool) {
	defer in.survive("a fetched message")
	m.Guild, m.Channel = g.guild, g.channel
	if m.ID == "" {
		return true
	}
	text, ok := in.asked(ctx, m)
	if !ok || m.filesAlone(text) { // that may have been said before
		return true
	}
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		outcome, err := in.receive(ctx, in.event(m, text))
		switch {
		case err != nil:
			return false
		case outcome == delivery.Accepted:
			in.stats.missed.Add(1)
			return true
		case outcome == delivery.Duplicate:
			return true
		}
		if sleep(ctx, wait) != nil {
			return false
		}
	}
}
