package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// Run holds the conversation, once. It returns nil when the input ends, on
// /quit, when ctx ends, and when nobody reads the output any more; it returns
// an error when reading or writing fails for another reason. What Send is
// given afterwards it refuses.
func (t *Terminal) Run(ctx context.Context) error {
	defer t.end()
	lines, notice := openLines(t.Config, t.completions())
	defer lines.close()
	if t.Interactive {
		t.welcome(notice)
	}
	t.awaitLeftovers(ctx)
	return t.converse(ctx, lines)
}

// read notes whether a line is waited for.
func (t *Terminal) read(on bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.reading = on
}

// awaitLeftovers waits until the replies that an earlier run owes were shown,
// for as long as they may take.
func (t *Terminal) awaitLeftovers(ctx context.Context) {
	if t.Leftovers < 1 {
		return
	}
	timer := time.NewTimer(leftoverWait)
	defer timer.Stop()
	select {
	case <-t.caughtUp:
	case <-timer.C:
	case <-ctx.Done():
	}
}

// converse takes line after line until the conversation ends.
func (t *Terminal) converse(ctx context.Context, lines lineReader) error {
	for t.running() && ctx.Err() == nil {
		t.read(true)
		line, err := await(ctx, lines.read)
		t.read(false)
		switch {
		case err == nil:
			t.take(ctx, line)
		case ctx.Err() != nil:
			t.endLine()
		case errors.Is(err, errTooLong):
			t.say(fmt.Sprintf("That line is longer than %d MiB. Please ask in fewer words.", maxLine>>20))
		case errors.Is(err, errAborted):
			t.abort()
		case errors.Is(err, io.EOF):
			t.endLine()
			t.leave()
		default:
			return fmt.Errorf("reading the input: %w", err)
		}
	}
	return t.failure()
}
