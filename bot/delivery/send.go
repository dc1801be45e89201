package delivery

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"

	"careercoach/bot"
	"careercoach/bot/state"
)

// A sending is one try to send a reply.
type sending struct {
	*Delivery
	job      bot.Job
	body     outbound
	revision uint64 // of the receipt's record
	hold     *hold
}

// send sends one reply and notes it.
func (d *Delivery) send(ctx context.Context, job bot.Job, h *hold) {
	s := sending{Delivery: d, job: job, hold: h}
	var ok bool
	if s.body, ok = d.fresh.take(job.ID); ok && job.Attempt == 0 {
		s.deliver(ctx)
		return
	}
	s.body = outbound{}
	if err := read(job.Body, &s.body, &s.body.stamp); err != nil {
		s.giveUp(ctx, "damaged")
		return
	}
	s.deliver(ctx)
}

// deliver sends the reply and notes it.
func (s *sending) deliver(ctx context.Context) {
	if until := s.body.Out.Until; !until.IsZero() && !s.now().Before(until) {
		s.giveUp(ctx, "window")
		return
	}
	out, err := s.outgoing(ctx)
	if err != nil {
		s.failed(ctx, out, err)
		return
	}
	receipt, err := s.try(ctx, out)
	switch {
	case err == nil:
		s.count.sent.Add(1)
		s.note(ctx, receipt)
	case ctx.Err() != nil: // cut off: the next run sends it, in doubt
		s.report(err, s.job)
	default:
		s.failed(ctx, out, err)
	}
}

// outgoing is what the sender gets.
func (s *sending) outgoing(ctx context.Context) (bot.Outgoing, error) {
	out := s.body.Out
	out.Doubt = s.body.Doubt || s.body.Run != s.run
	if s.body.Replaces {
		err := s.insist(ctx, func() (err error) {
			out.Replaces, s.revision, err = state.Receipt(ctx, s.config.Store, out.Conversation, s.body.Receipt)
			return err
		})
		if err != nil { // then it is sent as a new one
			s.logJob(slog.LevelError, "the receipt of the reply to replace cannot be read", s.job, "error", err)
		}
	}
	if out.Doubt {
		s.count.doubts.Add(1)
	}
	if !s.body.Export {
		return out, nil
	}
	err := s.survive("an export panicked", func() error {
		files, err := state.Export(ctx, s.config.Store, out.Conversation.PersonID, s.now())
		out.Reply = bot.Exported(files)
		return err
	})
	if err != nil {
		err = Retry("export_failed", 0, err)
	}
	return out, err
}

// try calls the sender, within its time, and survives its panic.
func (s *sending) try(ctx context.Context, out bot.Outgoing) (receipt json.RawMessage, err error) {
	ctx, cancel := context.WithTimeout(ctx, s.config.SendTimeout)
	defer cancel()
	err = s.survive("a sender panicked", func() (err error) {
		receipt, err = s.config.Senders[out.Conversation.Platform].Send(ctx, out)
		return err
	})
	return receipt, err
}

// note finishes the job of a reply that was sent, and keeps its receipt.
func (s *sending) note(ctx context.Context, receipt json.RawMessage) {
	for {
		tx := bot.Tx{Done: []bot.JobID{s.job.ID}}
		if s.body.Receipt != "" && receipt != nil {
			record, err := state.ReceiptRecord(s.body.Out.Conversation, s.body.Receipt, s.revision, receipt, s.now(), s.config.Retention)
			if err == nil {
				tx.Put = []bot.Record{record}
			}
		}
		err := s.commit(ctx, tx)
		if !errors.Is(err, bot.ErrConflict) {
			s.report(err, s.job)
			return
		}
		_, s.revision, err = state.Receipt(ctx, s.config.Store, s.body.Out.Conversation, s.body.Receipt)
		if err != nil { // a receipt that cannot be read is left alone
			receipt = nil
		}
	}
}

// failed decides what becomes of a reply that was not sent.
func (s *sending) failed(ctx context.Context, out bot.Outgoing, err error) {
	cause := &sendError{word: "no_answer"}
	answered := errors.As(err, &cause)
	tries := s.job.Attempt + 1
	switch {
	case errors.Is(err, ErrWindowClosed):
		s.giveUp(ctx, "window")
		return
	case cause.permanent:
		s.giveUp(ctx, "refused", "word", cause.word)
		return
	case tries >= s.config.SendAttempts:
		s.giveUp(ctx, "attempts", "word", cause.word)
		return
	}
	next := s.body
	next.stamp = s.stampOf()
	next.Due = next.At.Add(delay(s.job.Attempt, cause.after))
	next.Doubt = out.Doubt || !answered
	if !out.Until.IsZero() && !next.Due.Before(out.Until) {
		s.giveUp(ctx, "window", "word", cause.word)
		return
	}
	s.putOff(ctx, next, cause.word)
}

// putOff has a reply sent again later.
func (s *sending) putOff(ctx context.Context, next outbound, word string) {
	job, err := next.job(next.Due)
	if err != nil {
		s.giveUp(ctx, "damaged")
		return
	}
	job.Attempt = s.job.Attempt + 1
	s.count.retried.Add(1)
	s.logJob(slog.LevelInfo, "a reply is sent again later", s.job, "word", word, "wait", next.Due.Sub(next.At))
	s.hold.release()
	s.report(s.commit(ctx, bot.Tx{Done: []bot.JobID{s.job.ID}, Add: []bot.Job{job}}), s.job)
}

// giveUp finishes the job of a reply that will not be sent.
func (s *sending) giveUp(ctx context.Context, reason string, args ...any) {
	s.count.giveUp(reason)
	s.logJob(slog.LevelWarn, "a reply is given up", s.job, append(args, "reason", reason)...)
	s.report(s.commit(ctx, bot.Tx{Done: []bot.JobID{s.job.ID}}), s.job)
}
