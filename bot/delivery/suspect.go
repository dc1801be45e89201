package delivery

import (
	"context"

	"careercoach/bot"
)

// A suspect is an event that waited when the program started: it may be what
// ended the run before. In the ordinary case a try costs no commit; a suspect's
// is written down before it begins.

// accuse writes down the next attempt of a suspect. It returns false when the
// job is not to be run: it has used up its attempts, or the program stops. end
// is to be called when the job is done.
func (d *Delivery) accuse(ctx context.Context, job *bot.Job, in inbound) (end func(), ok bool) {
	end = func() {}
	if !d.suspect(job.ID) {
		return end, true
	}
	if job.Attempt > 0 { // suspect a second time: now it runs alone
		select {
		case d.alone <- struct{}{}:
			end = func() { <-d.alone }
		case <-d.stopping:
			return end, false
		}
	}
	job.Attempt++
	if job.Attempt >= d.config.Attempts {
		d.park(ctx, *job, in, "killed")
		return end, false
	}
	err := d.commit(ctx, bot.Tx{Done: []bot.JobID{job.ID}, Add: []bot.Job{*job}})
	if err != nil { // forgotten meanwhile, or the end of the program
		return end, false
	}
	d.acquit(job.ID)
	return end, true
}

// suspect reports whether an event waited when the program started and was
// not tried since.
func (d *Delivery) suspect(id bot.JobID) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	_, ok := d.suspects[id]
	return ok
}

// acquit strikes an event off the suspects.
func (d *Delivery) acquit(id bot.JobID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.suspects, id)
}
