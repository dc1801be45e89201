package slack

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"careercoach/bot"
)

// A taskKind names a callback.
type taskKind string

// The callbacks.
const (
	taskHome    taskKind = "home opened"
	taskChat    taskKind = "chat opened"
	taskShare   taskKind = "share"
	taskMissing taskKind = "ask what was missing"
	taskForm    taskKind = "open a form"
	taskNotice  taskKind = "notice"
	taskRemoved taskKind = "removed"
	taskAdmin   taskKind = "admin"
)

// A task is a callback with what it is called with.
type task struct {
	kind    taskKind
	visit   Visit
	text    string
	form    bot.Form
	removal Removal
	wish    Wish
	again   bool // it is the second try
}

// taskTime bounds a callback.
const taskTime = 10 * time.Second

// undertake does the task of a verdict: what cleans up at once, the rest after
// the acknowledgement.
func (i *Inbound) undertake(ctx context.Context, v verdict) error {
	if v.task == nil {
		return nil
	}
	if v.task.kind != taskRemoved {
		i.later(*v.task)
		return nil
	}
	err := i.run(ctx, *v.task)
	if err != nil {
		i.count.unacknowledged.Add(1)
	}
	return err
}

// later runs a task in the background.
func (i *Inbound) later(t task) {
	select {
	case i.tasks <- struct{}{}:
	default:
		i.log.Warn("too much to do in Slack at once; left out", "task", string(t.kind))
		return
	}
	i.running.Go(func() {
		defer func() { <-i.tasks }()
		ctx, cancel := context.WithTimeout(context.Background(), taskTime)
		defer cancel()
		err := i.run(ctx, t) // logged
		if wait, ok := t.retryAfter(err); ok {
			i.retry(t, wait)
		}
	})
}

// longestRetry bounds the wait for a second try, in which a person would have
// opened the tab again by themselves.
const longestRetry = time.Minute

// retryAfter reports whether a task that failed is worth a second try, and
// when: the home tab, where Slack had too much to do, as it would stay empty.
func (t task) retryAfter(err error) (time.Duration, bool) {
	var e *apiError
	if t.again || t.kind != taskHome || !errors.As(err, &e) {
		return 0, false
	}
	wait, later := passing(e)
	return wait, later && wait <= longestRetry
}

// retry tries a task once more after a time, unless the Inbound is closed
// before or too many wait already.
func (i *Inbound) retry(t task, after time.Duration) {
	select {
	case i.waiting <- struct{}{}:
	default:
		return
	}
	t.again = true
	i.running.Go(func() {
		defer func() { <-i.waiting }()
		timer := time.NewTimer(after)
		defer timer.Stop()
		select {
		case <-timer.C:
			i.later(t)
		case <-i.closing:
		}
	})
}

// run calls the callback of a task.
func (i *Inbound) run(ctx context.Context, t task) error {
	call := i.config.Callbacks.of(t)
	if call == nil {
		return nil
	}
	err := call(ctx)
	if err != nil {
		i.log.Warn("a callback failed", "task", string(t.kind), "error", err)
	}
	return err
}

// of returns the call of a task; nil where the callback is.
func (c Callbacks) of(t task) func(context.Context) error {
	visits := map[taskKind]func(context.Context, Visit) error{
		taskHome: c.HomeOpened, taskChat: c.ChatOpened, taskShare: c.Share, taskMissing: c.AskMissing,
	}
	switch {
	case visits[t.kind] != nil:
		return func(ctx context.Context) error { return visits[t.kind](ctx, t.visit) }
	case t.kind == taskForm && c.OpenForm != nil:
		return func(ctx context.Context) error { return c.OpenForm(ctx, t.visit, t.form) }
	case t.kind == taskNotice && c.Notice != nil:
		return func(ctx context.Context) error { return c.Notice(ctx, t.visit, t.text) }
	case t.kind == taskAdmin && c.Admin != nil:
		return func(ctx context.Context) error { return c.Admin(ctx, t.visit, t.wish) }
	case t.kind == taskRemoved && c.Removed != nil:
		return func(ctx context.Context) error { return c.Removed(ctx, t.removal) }
	}
	return nil
}

// ephemeralText is an acknowledgement that shows a text to the person alone.
func ephemeralText(text string) json.RawMessage {
	b, err := json.Marshal(map[string]string{"response_type": "ephemeral", "text": text})
	if err != nil {
		panic("two strings cannot fail to encode: " + err.Error())
	}
	return b
}
