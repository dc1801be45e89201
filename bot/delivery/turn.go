package delivery

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"careercoach/bot"
)

// Why a turn gave no reply.
var (
	errPanicked = errors.New("a function panicked")
	errHung     = errors.New("the turn did not return in time")
)

// taken is what became of a turn, or of asking for a reminder.
type taken struct {
	reply  bot.Reply
	memory bot.Memory
	send   bool  // of a reminder: the reply is to be sent
	err    error // errPanicked, errHung or the context's
}

// turn takes a turn of a conversation. It fails with errPanicked, errHung and the context's error.
func (d *Delivery) turn(ctx context.Context, id bot.ConversationID, m bot.Message, memory bot.Memory) (bot.Reply, bot.Memory, error) {
	began := time.Now()
	t := d.inTime(ctx, "a turn panicked", func() (t taken) {
		t.reply, t.memory = d.config.coach(id).Turn(m, memory)
		return t
	})
	if t.err == nil || errors.Is(t.err, errPanicked) {
		d.count.turn(time.Since(began))
	}
	return t.reply, t.memory, t.err
}

// inTime calls f, which is named in the log where it panics, and gives it up
// after Config.TurnTimeout.
func (d *Delivery) inTime(ctx context.Context, panicked string, f func() taken) taken {
	done := make(chan taken, 1)
	d.crew.do(func() {
		var t taken
		err := d.survive(panicked, func() error {
			t = f()
			return nil
		})
		t.err = err
		done <- t
	})
	timer := time.NewTimer(d.config.TurnTimeout)
	defer timer.Stop()
	select {
	case t := <-done:
		return t
	case <-ctx.Done():
		return taken{err: ctx.Err()}
	case <-timer.C:
		d.abandon(done)
		return taken{err: errHung}
	}
}

// survive calls f; a panic is logged and becomes errPanicked.
func (d *Delivery) survive(what string, f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			d.count.panics.Add(1)
			d.config.Logger.Error(what, "panic", nameless(p), "stack", string(debug.Stack()))
			err = errPanicked
		}
	}()
	return f()
}

// nameless says what a panic is about without what it may quote.
func nameless(p any) string {
	if e, ok := p.(runtime.Error); ok {
		return e.Error()
	}
	return fmt.Sprintf("a %T", p)
}

// abandon leaves a turn that did not return to itself. What it returns later
// is dropped.
func (d *Delivery) abandon(done <-chan taken) {
	n := d.count.stuck.Add(1)
	d.config.Logger.Error("a turn is stuck", "stuck", n, "allowed", d.config.MaxStuck)
	if n == int64(d.config.MaxStuck) {
		d.stuckOnce.Do(func() { close(d.stuck) })
	}
	go func() {
		<-done
		d.count.stuck.Add(-1)
	}()
}
