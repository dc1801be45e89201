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

// taken is what became of a turn.
type taken struct {
	reply  bot.Reply
	memory bot.Memory
	err    error // errPanicked
}

// turn takes a turn of a conversation. It fails with errPanicked, errHung and the context's error.
func (d *Delivery) turn(ctx context.Context, id bot.ConversationID, m bot.Message, memory bot.Memory) (bot.Reply, bot.Memory, error) {
	began := time.Now()
	done := make(chan taken, 1)
	d.crew.do(func() {
		var t taken
		t.err = d.survive("a turn panicked", func() error {
			t.reply, t.memory = d.config.coach(id).Turn(m, memory)
			return nil
		})
		done <- t
	})
	timer := time.NewTimer(d.config.TurnTimeout)
	defer timer.Stop()
	select {
	case t := <-done:
		d.count.turn(time.Since(began))
		return t.reply, t.memory, t.err
	case <-ctx.Done():
		return bot.Reply{}, memory, ctx.Err()
	case <-timer.C:
		d.abandon(done)
		return bot.Reply{}, memory, errHung
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
