package memstore

import (
	"time"

	"careercoach/bot"
	"careercoach/bot/queue"
)

// sweepEvery is how often, at most, a commit clears what is over.
const sweepEvery = time.Minute

// live returns the record of a key that has not expired.
func (s *Store) live(key string, now time.Time) (bot.Record, bool) {
	r, ok := s.records[key]
	if !ok || expired(r, now) {
		return bot.Record{}, false
	}
	return r, true
}

func expired(r bot.Record, now time.Time) bool {
	return !r.Expires.IsZero() && !now.Before(r.Expires)
}

// state tells what is known of a job's id.
func (s *Store) state(id bot.JobID) (queue.Entry, queue.State) {
	if e, ok := s.jobs.Lookup(id); ok {
		return e, queue.Open
	}
	if at, ok := s.finished[id]; ok && s.now().Sub(at) <= bot.KnownFor {
		return queue.Entry{}, queue.Finished
	}
	return queue.Entry{}, queue.Unknown
}

func (s *Store) number() uint64 {
	s.last++
	return s.last
}

// write carries out what was judged.
func (s *Store) write(puts []bot.Record, change queue.Change, now time.Time) {
	for _, r := range puts {
		if r.Value == nil {
			delete(s.records, r.Key)
			continue
		}
		r.Revision++
		s.records[r.Key] = copied(r)
	}
	for i := range change.Written {
		e := &change.Written[i]
		e.Body = cloned(e.Body)
		e.Due = plain(e.Due)
		delete(s.finished, e.ID)
	}
	for _, id := range change.Finished {
		s.finished[id] = now
	}
	s.jobs.Apply(change.Written, change.Finished)
}

// sweep drops what has expired and ids that need not be known any more.
func (s *Store) sweep(now time.Time) {
	if d := now.Sub(s.swept); d >= 0 && d < sweepEvery {
		return
	}
	s.swept = now
	for key, r := range s.records {
		if expired(r, now) {
			delete(s.records, key)
		}
	}
	for id, at := range s.finished {
		if now.Sub(at) > bot.KnownFor {
			delete(s.finished, id)
		}
	}
}

// openJobs returns the unfinished jobs as records.
func (s *Store) openJobs() []bot.Record {
	var out []bot.Record
	for _, e := range s.jobs.Entries() {
		out = append(out, bot.Record{Key: bot.JobKey(e.Job), Revision: uint64(e.Attempt) + 1, Value: e.Body})
	}
	return out
}

func (s *Store) liveRecords() []bot.Record {
	var out []bot.Record
	now := s.now()
	for _, r := range s.records {
		if !expired(r, now) {
			out = append(out, r)
		}
	}
	return out
}

// copied returns a record that shares no memory with the one given.
func copied(r bot.Record) bot.Record {
	r.Value = cloned(r.Value)
	r.Expires = plain(r.Expires)
	return r
}

// cloned copies bytes; what it returns is never nil, as nothing stored is.
func cloned(b []byte) []byte { return append([]byte{}, b...) }

// plain takes from a time what a disk would not keep.
func plain(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.Round(0).UTC()
}
