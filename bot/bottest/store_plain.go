package bottest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"careercoach/bot"
)

// storeModel is a store as simple as it can be said: it looks at everything
// each time.
type storeModel struct {
	records  map[string]bot.Record
	jobs     map[bot.JobID]modelJob
	leases   map[bot.JobID]time.Time // until when
	finished map[bot.JobID]time.Time
	added    int // jobs, ever
}

type modelJob struct {
	bot.Job
	place int
	since time.Time // it is due
}

func newStoreModel() *storeModel {
	return &storeModel{map[string]bot.Record{}, map[bot.JobID]modelJob{}, map[bot.JobID]time.Time{}, map[bot.JobID]time.Time{}, 0}
}

func (m *storeModel) get(key string, now time.Time) bot.Record {
	r, ok := m.records[key]
	if !ok || !r.Expires.IsZero() && !now.Before(r.Expires) {
		return bot.Record{Key: key}
	}
	return r
}

func (m *storeModel) list(prefix, after string, n int, now time.Time) []bot.Record {
	var all []bot.Record
	for key := range m.records {
		if r := m.get(key, now); r.Revision > 0 {
			all = append(all, r)
		}
	}
	if strings.HasPrefix(prefix, bot.JobPrefix) {
		all = nil
		for _, j := range m.jobs {
			all = append(all, bot.Record{Key: bot.JobKey(j.Job), Revision: uint64(j.Attempt) + 1, Value: j.Body})
		}
	}
	all = slices.DeleteFunc(all, func(r bot.Record) bool { return !strings.HasPrefix(r.Key, prefix) || r.Key <= after })
	slices.SortFunc(all, func(a, b bot.Record) int { return cmp.Compare(a.Key, b.Key) })
	return all[:min(n, len(all))]
}

func (m *storeModel) commit(tx bot.Tx, now time.Time) ([]bot.JobID, error) {
	for _, r := range tx.Put {
		if m.get(r.Key, now).Revision != r.Revision {
			return nil, bot.ErrConflict
		}
	}
	for _, id := range tx.Done {
		if _, ok := m.jobs[id]; !ok {
			return nil, bot.ErrGone
		}
	}
	if m.moves(tx) {
		return nil, bot.ErrInvalid
	}
	for _, r := range tx.Put {
		delete(m.records, r.Key)
		if r.Value != nil {
			r.Revision++
			m.records[r.Key] = r
		}
	}
	again := map[bot.JobID]modelJob{}
	for _, id := range tx.Done {
		again[id] = m.jobs[id]
		delete(m.jobs, id)
		delete(m.leases, id)
		m.finished[id] = now
	}
	var known []bot.JobID
	for _, j := range tx.Add {
		if !m.add(j, again, now) {
			known = append(known, j.ID)
		}
	}
	return known, nil
}

// moves reports whether a transaction schedules a job again under another key.
// Of two that it adds under one id, the second is only known.
func (m *storeModel) moves(tx bot.Tx) bool {
	seen := map[bot.JobID]bool{}
	for _, j := range tx.Add {
		if old := m.jobs[j.ID]; slices.Contains(tx.Done, j.ID) && !seen[j.ID] && (old.Key != j.Key || old.Queue != j.Queue) {
			return true
		}
		seen[j.ID] = true
	}
	return false
}

// add adds a job or schedules it again, and reports whether its id was new.
func (m *storeModel) add(j bot.Job, again map[bot.JobID]modelJob, now time.Time) bool {
	old, wasDone := again[j.ID]
	_, open := m.jobs[j.ID]
	at, finished := m.finished[j.ID]
	if open || finished && !wasDone && now.Sub(at) <= bot.KnownFor {
		return false
	}
	place := old.place
	if !wasDone {
		m.added++
		place = m.added
	}
	since := j.Due
	if since.IsZero() {
		since = now
	}
	delete(m.finished, j.ID)
	m.jobs[j.ID] = modelJob{j, place, since}
	return true
}

func (m *storeModel) claim(n int, now time.Time, lease time.Duration) []bot.Job {
	var free []modelJob
	for _, j := range m.jobs {
		until, leased := m.leases[j.ID]
		if m.isOldest(j) && !(leased && now.Before(until)) && (j.Due.IsZero() || !now.Before(j.Due)) {
			free = append(free, j)
		}
	}
	slices.SortFunc(free, func(a, b modelJob) int { return cmp.Or(a.since.Compare(b.since), cmp.Compare(a.place, b.place)) })
	var out []bot.Job
	for _, j := range free[:min(n, len(free))] {
		m.leases[j.ID] = now.Add(lease)
		out = append(out, j.Job)
	}
	return out
}

func (m *storeModel) isOldest(j modelJob) bool {
	for _, other := range m.jobs {
		if j.Key != "" && other.Key == j.Key && other.place < j.place {
			return false
		}
	}
	return true
}
