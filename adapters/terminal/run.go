package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// Run holds one conversation. It returns nil when the input ends, on /quit,
// when ctx ends, and when nobody reads the output any more; it returns an
// error when reading or writing fails for another reason.
func Run(ctx context.Context, c Config) error {
	s := newSession(c)
	lines, notice := openLines(c, s.completions())
	defer lines.close()
	if c.Interactive {
		s.welcome(notice)
	}
	return s.converse(ctx, lines)
}

// converse takes line after line until the conversation ends.
func (s *session) converse(ctx context.Context, lines lineReader) error {
	for s.running() && ctx.Err() == nil {
		line, err := await(ctx, lines.read)
		switch {
		case err == nil:
			s.take(ctx, line)
		case ctx.Err() != nil:
			s.endLine()
		case errors.Is(err, errTooLong):
			s.say(fmt.Sprintf("That line is longer than %d MiB. Please ask in fewer words.", maxLine>>20))
		case errors.Is(err, errAborted):
			s.abort()
		case errors.Is(err, io.EOF):
			s.endLine()
			s.leave()
		default:
			return fmt.Errorf("reading the input: %w", err)
		}
	}
	return s.failure()
}
