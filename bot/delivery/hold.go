package delivery

import (
	"sync"

	"careercoach/bot"
)

// holds are the jobs in hand. A job whose lease lapsed may be claimed a second
// time while the first holder still works on it; it is held once only.
type holds struct {
	mu   sync.Mutex
	jobs map[bot.JobID]*hold
}

// A hold is one job in hand.
type hold struct {
	all *holds
	id  bot.JobID
}

// take holds a job; nil when it is held already.
func (h *holds) take(id bot.JobID) *hold {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.jobs == nil {
		h.jobs = map[bot.JobID]*hold{}
	}
	if h.jobs[id] != nil {
		return nil
	}
	h.jobs[id] = &hold{h, id}
	return h.jobs[id]
}

// has reports whether a job is held.
func (h *holds) has(id bot.JobID) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.jobs[id] != nil
}

// release ends the hold; a second call does nothing. A job that is put off is
// released before that is committed, as it may be claimed right after.
func (h *hold) release() {
	h.all.mu.Lock()
	defer h.all.mu.Unlock()
	if h.all.jobs[h.id] == h {
		delete(h.all.jobs, h.id)
	}
}
