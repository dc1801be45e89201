package delivery

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
)

// waiting is a job that is not finished, as the store lists it.
type waiting struct {
	job   bot.Job // without its due time
	stamp stamp   // not set where err is
	err   error   // state.ErrNewer or state.ErrDamaged
}

// page is how many jobs are listed at a time.
const page = 500

// eachJob calls f with every job that is not finished, until it fails.
func (d *Delivery) eachJob(ctx context.Context, f func(waiting) error) error {
	for after := ""; ; {
		records, err := d.config.Store.List(ctx, bot.JobPrefix, after, page)
		if err != nil {
			return err
		}
		for _, r := range records {
			if err := f(readWaiting(r)); err != nil {
				return err
			}
			after = r.Key
		}
		if len(records) < page {
			return nil
		}
	}
}

// readWaiting makes the job of a listed record again.
func readWaiting(r bot.Record) waiting {
	job, ok := bot.ParseJobKey(r.Key)
	if !ok {
		return waiting{err: state.ErrDamaged}
	}
	job.Body, job.Attempt = r.Value, int(r.Revision)-1
	w := waiting{job: job}
	w.err = read(r.Value, &w.stamp, &w.stamp)
	return w
}

// mendTimes gives a new time to every retry that was put off by a clock that
// was ahead of this one. Jobs in hand are left alone.
func (d *Delivery) mendTimes(ctx context.Context) error {
	now := d.now()
	var late []bot.Job
	err := d.eachJob(ctx, func(w waiting) error {
		if w.err == nil && !w.stamp.Due.IsZero() && w.stamp.At.After(now.Add(time.Second)) && !d.held.has(w.job.ID) {
			w.job.Due = now.Add(min(w.stamp.Due.Sub(w.stamp.At), maxDelay))
			w.stamp.At, w.stamp.Due = now.UTC(), w.job.Due.UTC()
			w.job.Body = restamp(w.job.Body, w.stamp)
			late = append(late, w.job)
		}
		return nil
	})
	for _, j := range late {
		if err == nil {
			err = d.commitOnce(ctx, bot.Tx{Done: []bot.JobID{j.ID}, Add: []bot.Job{j}})
		}
		if errors.Is(err, bot.ErrGone) { // done meanwhile
			err = nil
		}
	}
	if len(late) > 0 {
		d.config.Logger.Warn("the clock was set back: retries were given new times", "jobs", len(late))
	}
	return err
}

// restamp puts another stamp on a body that was read before.
func restamp(body []byte, s stamp) []byte {
	fields := map[string]json.RawMessage{}
	stamped, err := json.Marshal(s)
	for _, part := range [][]byte{body, stamped} {
		err = errors.Join(err, json.Unmarshal(part, &fields))
	}
	whole, failed := json.Marshal(fields)
	if errors.Join(err, failed) != nil {
		return body
	}
	return whole
}

// hash is a job's name in the log.
func hash(id bot.JobID) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:6])
}
