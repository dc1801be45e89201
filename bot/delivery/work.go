package delivery

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"careercoach/bot"
)

// work answers one event.
func (d *Delivery) work(ctx context.Context, job bot.Job, h *hold) {
	var in inbound
	if err := read(job.Body, &in, &in.stamp); err != nil {
		d.logJob(slog.LevelError, "an event cannot be read and is dropped", job, "error", err)
		d.count.park("damaged")
		d.report(d.commit(ctx, bot.Tx{Done: []bot.JobID{job.ID}}), job)
		return
	}
	end, ok := d.accuse(ctx, &job, in)
	defer end()
	if ok {
		d.answer(ctx, job, in, h)
	}
}

// answer computes until it can be committed: a conflict means that another
// went on meanwhile.
func (d *Delivery) answer(ctx context.Context, job bot.Job, in inbound, h *hold) {
	for n := 0; ; n++ {
		var a answer
		err := d.survive("answering an event panicked", func() (err error) {
			a, err = d.prepare(ctx, job, in.Event)
			return err
		})
		if err == nil {
			err = d.commitAnswer(ctx, a)
		}
		switch {
		case err == nil:
			d.count.answer(a)
			d.logJob(slog.LevelDebug, "answered", job, "decision", a.decision)
			return
		case errors.Is(err, bot.ErrConflict):
			d.count.conflicts.Add(1)
			if n < 10 || sleep(ctx, backoff(0)) {
				continue
			}
			return
		case errors.Is(err, errPanicked):
			d.putOff(ctx, job, in, h)
			return
		case errors.Is(err, bot.ErrGone) || errors.Is(err, bot.ErrClosed) || ctx.Err() != nil:
			return // forgotten meanwhile, or left to the next run
		}
		d.logJob(slog.LevelError, "an event cannot be answered", job, "error", word(err))
		d.park(ctx, job, in, reason(err))
		return
	}
}

// commitAnswer commits, and keeps the reply at hand for its sender.
func (d *Delivery) commitAnswer(ctx context.Context, a answer) error {
	if len(a.tx.Add) > 0 {
		d.fresh.put(a.out) // before it can be claimed
	}
	err := d.commit(ctx, a.tx)
	if err != nil { // then what is stored may be another's
		d.fresh.take(bot.JobID(a.out.Out.ID))
	}
	return err
}

// reason is the word for why an event is parked.
func reason(err error) string {
	if errors.Is(err, errHung) {
		return "hung"
	}
	return "failed"
}

// putOff tries an event again a little later, or parks it.
func (d *Delivery) putOff(ctx context.Context, job bot.Job, in inbound, h *hold) {
	if job.Attempt+1 >= d.config.Attempts {
		d.park(ctx, job, in, "panicked")
		return
	}
	in.stamp = d.stampOf()
	in.Due = in.At.Add(backoff(job.Attempt))
	next, err := in.job()
	if err != nil {
		d.park(ctx, job, in, "failed")
		return
	}
	next.Attempt = job.Attempt + 1
	h.release()
	d.report(d.commit(ctx, bot.Tx{Done: []bot.JobID{job.ID}, Add: []bot.Job{next}}), job)
}

// park finishes an event that cannot be answered, with an apology.
func (d *Delivery) park(ctx context.Context, job bot.Job, in inbound, word string) {
	tx := bot.Tx{Done: []bot.JobID{job.ID}}
	sorry, err := d.reply(in.Event, *d.config.Apology).job(time.Time{})
	if err == nil {
		tx.Add = []bot.Job{sorry}
	}
	if err := d.commit(ctx, tx); err != nil {
		d.report(err, job)
		return
	}
	d.count.park(word)
	d.logJob(slog.LevelError, "an event is parked: the person got an apology", job, "reason", word)
}

// report logs that a job could not be written back. ErrGone is none of it: the
// job was finished by another, or its person forgotten.
func (d *Delivery) report(err error, job bot.Job) {
	if err != nil && !errors.Is(err, bot.ErrGone) {
		d.logJob(slog.LevelWarn, "a job is left to the next run", job, "error", word(err))
	}
}
