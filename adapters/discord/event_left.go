package discord

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"time"
)

const (
	// leftNote is the name of the note about servers that are still to be
	// forgotten.
	leftNote = "discord/left"
	// leftAgain is when the forgetting of a server is tried again that failed.
	leftAgain = time.Minute
)

// left are the servers that the coach was removed from and that are still to be
// forgotten, the first to go first. It is safe for concurrent use.
type left struct {
	mu     sync.Mutex
	guilds []string
	wake   chan struct{} // holds a token when they have changed
}

func newLeft() *left { return &left{wake: make(chan struct{}, 1)} }

// add notes a server.
func (l *left) add(guilds ...string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, g := range guilds {
		if isSnowflake(g) && !slices.Contains(l.guilds, g) {
			l.guilds = append(l.guilds, g)
		}
	}
	l.changed()
}

// drop takes a server out: it is forgotten, or the coach is back in it.
func (l *left) drop(guild string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if i := slices.Index(l.guilds, guild); i >= 0 {
		l.guilds = slices.Delete(l.guilds, i, i+1)
		l.changed()
	}
}

// changed wakes who forgets them. l.mu is held.
func (l *left) changed() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// all returns the servers.
func (l *left) all() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.guilds)
}

// forgetLeft forgets servers until the context ends: those that an earlier run
// did not get to, and then each that the coach is removed from. What fails is
// tried again.
func (in *intake) forgetLeft(ctx context.Context) {
	before := in.leftBefore(ctx)
	if len(before) > 0 {
		in.left.add(before...)
	}
	for noted := before; ; {
		noted = in.noteLeft(ctx, noted) // before it begins, so that a crash loses none
		for _, guild := range in.left.all() {
			if in.forgetServer(ctx, guild) {
				in.left.drop(guild)
			}
		}
		noted = in.noteLeft(ctx, noted)
		again := time.NewTimer(leftAgain)
		if len(in.left.all()) == 0 {
			again.Stop()
		}
		select {
		case <-ctx.Done():
			again.Stop()
			return
		case <-in.left.wake:
			again.Stop()
		case <-again.C:
		}
	}
}

// forgetServer deletes what is kept of a server, and reports whether that was
// done.
func (in *intake) forgetServer(ctx context.Context, guild string) bool {
	defer in.survive("forgetting a server")
	err := in.servers.forget(ctx, guild)
	if err == nil {
		err = in.config.Removed(ctx, guild)
	}
	switch {
	case err == nil:
		in.log.Info("the coach was removed from a server: what was kept of it is deleted", "server", guild)
	case ctx.Err() == nil:
		in.log.Error("the coach was removed from a server, and what is kept of it could not be deleted: trying again", "server", guild, "error", err)
	}
	return err == nil
}

// leftBefore are the servers that an earlier run did not get to.
func (in *intake) leftBefore(ctx context.Context) []string {
	var guilds []string
	data, err := in.config.Notes.Note(ctx, leftNote)
	if err == nil && len(data) > 0 {
		err = json.Unmarshal(data, &guilds)
	}
	if err != nil {
		in.log.Error("servers that the coach was removed from may not be forgotten: the note about them cannot be read", "error", err)
	}
	return guilds
}

// noteLeft notes the servers that are still to be forgotten, where they are not
// those that are noted, and returns what is noted then.
func (in *intake) noteLeft(ctx context.Context, noted []string) []string {
	guilds := in.left.all()
	if slices.Equal(guilds, noted) {
		return noted
	}
	data, err := json.Marshal(guilds)
	if err == nil {
		err = in.config.Notes.SetNote(ctx, leftNote, data)
	}
	if err != nil {
		in.log.Error("a server that the coach was removed from could not be noted", "error", err)
		return noted
	}
	return guilds
}
