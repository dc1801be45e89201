package terminal

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"syscall"
	"time"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// A Terminal is one conversation. Make it with New. Run takes lines and hands
// them on; Send, which implements delivery.Sender, shows the replies. Send may
// be called from other goroutines while Run runs.
type Terminal struct {
	Config
	run      string        // the name of this conversation in addresses
	aborts   int           // Ctrl-C in a row
	caughtUp chan struct{} // closed when the replies of earlier runs are shown

	mu      sync.Mutex    // guards what follows, and Out
	several *bot.Select   // of the last reply; nil where there is none
	choices []bot.Choice  // of the last reply
	answer  *bot.Reply    // the last answer, which can be judged; nil where there is none
	awaited string        // id of the event whose reply is waited for
	arrived chan struct{} // closed when it came
	owed    int           // replies of earlier runs, still to be shown
	reading bool          // a line is waited for
	started bool          // something was written
	done    bool
	err     error // the first failed write
}

// leftoverWait bounds the wait for replies of earlier runs.
const leftoverWait = 3 * time.Second

// New makes a conversation.
func New(c Config) *Terminal {
	c.Color = c.Color && c.Interactive
	if c.Now == nil {
		c.Now = time.Now
	}
	return &Terminal{Config: c, run: rand.Text(), owed: c.Leftovers, caughtUp: make(chan struct{})}
}

func (t *Terminal) running() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.open()
}

// open reports whether anything can be shown.
func (t *Terminal) open() bool { return !t.done && t.err == nil }

// end refuses what comes later.
func (t *Terminal) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.done = true
}

// failure is why writing failed, unless that only means that the reader has
// left.
func (t *Terminal) failure() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err == nil || errors.Is(t.err, syscall.EPIPE) || errors.Is(t.err, io.ErrClosedPipe) {
		return nil
	}
	return fmt.Errorf("writing the answer: %w", t.err)
}

// take handles one line: nothing, a command, a picked choice or a message.
func (t *Terminal) take(ctx context.Context, line string) {
	t.aborts = 0
	text := strings.TrimSpace(strings.ToValidUTF8(strings.TrimPrefix(line, "\ufeff"), "\uFFFD"))
	if text == "" {
		return
	}
	if name, ok := commandName(text); ok && (name == helpful || name == unhelpful) {
		t.judge(ctx, name == helpful)
		return
	} else if ok && !t.answered(name) {
		t.command(name)
		return
	}
	c, picked := t.picked(text)
	if picked {
		text = c.Text
		if t.Interactive {
			t.print("→ " + markup.Clean(label(c)) + "\n")
		}
	}
	t.ask(ctx, text, picked)
}

// ask hands a message on, typed or picked, and waits until its reply was shown.
func (t *Terminal) ask(ctx context.Context, text string, picked bool) {
	e, arrived := t.event(text, picked)
	t.hand(ctx, e, arrived)
}

// judge hands on what the person thinks of the last answer.
func (t *Terminal) judge(ctx context.Context, good bool) {
	t.mu.Lock()
	answer := t.answer
	t.mu.Unlock()
	if answer == nil {
		t.say("There is no answer to judge yet. Ask something first.")
		return
	}
	e, arrived := t.event("", false)
	e.Feedback = &bot.Feedback{Card: answer.Card, Helpful: good}
	t.hand(ctx, e, arrived)
}

// patience is the default of Config.Patience.
const patience = 10 * time.Second

// hand hands an event on and waits until its reply was shown, or for long
// enough: then it says that the message is kept.
func (t *Terminal) hand(ctx context.Context, e bot.Event, arrived <-chan struct{}) {
	if err := t.Receive(ctx, e); err != nil {
		if ctx.Err() == nil {
			t.say("That failed: " + err.Error() + ". Please ask again; /quit leaves.")
		}
		return
	}
	timer := time.NewTimer(cmp.Or(t.Patience, patience))
	defer timer.Stop()
	select {
	case <-arrived:
	case <-ctx.Done():
	case <-timer.C:
		t.say("Your message is kept, but cannot be answered at the moment; the log says why. The answer comes when that is mended, also after a new start. /quit leaves.")
	}
}

// picked returns the choice of the last reply that text is the number of, or
// the choices where it offers several.
func (t *Terminal) picked(text string) (bot.Choice, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return pick(t.several, t.choices, text)
}

// abort answers Ctrl-C: the first one only clears the line.
func (t *Terminal) abort() {
	t.aborts++
	if t.aborts > 1 {
		t.leave()
		return
	}
	t.print("Ctrl-C again leaves.\n")
}

func (t *Terminal) leave() {
	if t.Interactive {
		t.print("Goodbye.\n")
	}
	t.end()
}
