package delivery

import (
	"sync"

	"careercoach/bot"
)

// maxFresh bounds the replies that are kept at hand.
const maxFresh = 1024

// fresh are the replies that this run has just written: they are sent within
// moments, and need not be decoded for that. It may lose any of them.
type fresh struct {
	mu   sync.Mutex
	jobs map[bot.JobID]outbound
}

// put keeps a reply at hand, unless there are too many.
func (f *fresh) put(b outbound) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.jobs == nil || len(f.jobs) >= maxFresh { // those that were forgotten stay; begin anew
		f.jobs = map[bot.JobID]outbound{}
	}
	f.jobs[bot.JobID(b.Out.ID)] = b
}

// take returns a reply and no longer keeps it.
func (f *fresh) take(id bot.JobID) (b outbound, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	b, ok = f.jobs[id]
	delete(f.jobs, id)
	return b, ok
}
