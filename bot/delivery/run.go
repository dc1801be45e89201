package delivery

import (
	"context"
	"errors"
	"sync"
	"time"

	"careercoach/bot"
)

// leaseMargin is how much longer than its work a job is leased. It is long, as
// a job in hand is held in memory as well: the lease is for other processes.
const leaseMargin = 15 * time.Minute

// lastWait is how long Run waits for those whose context it has cut off.
const lastWait = time.Second

// Run answers and sends until the context ends. Then it stops the intake,
// claims nothing more, waits up to Config.ShutdownTimeout for what is in hand,
// and returns nil; what is left is done by the next run. It ends with ErrStuck
// when too many turns never returned, and with bot.ErrClosed when the store
// was closed. It can be called once.
func (d *Delivery) Run(ctx context.Context) error {
	if d.started.Swap(true) {
		return errors.New("running a delivery: it was run before, make a new one")
	}
	claims, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	work, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	var loops sync.WaitGroup
	for _, p := range d.pumps() {
		loops.Go(func() { stop(p.pump(claims, work)) })
	}
	loops.Go(func() { d.watch(claims) })
	select {
	case <-claims.Done():
	case <-d.stuck:
		stop(ErrStuck)
	}
	close(d.stopping)
	loops.Wait()
	d.finish(cut)
	d.crew.dismiss()
	if ctx.Err() != nil {
		return nil
	}
	return context.Cause(claims)
}

// finish waits for the jobs in hand, and cuts them off when it takes too long.
func (d *Delivery) finish(cut func()) {
	done := make(chan struct{})
	go func() {
		d.jobs.Wait()
		close(done)
	}()
	if within(done, d.config.ShutdownTimeout) {
		d.config.Logger.Info("delivery stopped", "events", d.count.in.Load(), "replies", d.count.out.Load())
		return
	}
	cut()
	if !within(done, lastWait) {
		d.config.Logger.Warn("delivery stopped with work in hand: the next run does it again")
	}
}

// within waits for done, at most for a time, and reports whether it came.
func within(done <-chan struct{}, t time.Duration) bool {
	timer := time.NewTimer(t)
	defer timer.Stop()
	select {
	case <-done:
		return true
	case <-timer.C:
		return false
	}
}

// A pump claims the jobs of one queue and has them done.
type pump struct {
	*Delivery
	queue string
	width int // how many at a time
	lease time.Duration
	do    func(context.Context, bot.Job, *hold)
}

// pumps are one for the events, one for the reminders and one for each
// platform's replies.
func (d *Delivery) pumps() []pump {
	out := []pump{
		{d, eventQueue, d.config.Workers, d.config.TurnTimeout + leaseMargin, d.work},
		{d, remindQueue, d.config.Workers, d.config.TurnTimeout + leaseMargin, d.remind},
	}
	for platform := range d.config.Senders {
		out = append(out, pump{d, replyQueues + platform, d.config.SendersPerPlatform, d.config.SendTimeout + leaseMargin, d.send})
	}
	return out
}

// pump claims until claims ends; each job has a goroutine of its own, with the
// context work. It returns why it ended.
func (p pump) pump(claims, work context.Context) error {
	slots := make(chan struct{}, p.width)
	for failures := 0; ; {
		n := occupy(claims, slots)
		if n == 0 {
			return claims.Err()
		}
		jobs, err := p.config.Store.Claim(claims, p.queue, n, p.lease)
		for range n - len(jobs) {
			<-slots
		}
		for _, j := range jobs {
			p.start(work, j, slots)
		}
		switch {
		case err == nil:
			failures = 0
		case claims.Err() != nil || errors.Is(err, bot.ErrClosed):
			return err
		default:
			p.count.storeErrors.Add(1)
			p.config.Logger.Error("the store fails: claiming again", "error", word(err), "queue", p.queue)
			sleep(claims, backoff(failures))
			failures++
		}
	}
}

// start has a job done, unless it is in hand already.
func (p pump) start(work context.Context, j bot.Job, slots chan struct{}) {
	h := p.held.take(j.ID)
	if h == nil {
		<-slots
		return
	}
	p.jobs.Add(1)
	p.crew.do(func() {
		defer func() { h.release(); <-slots; p.jobs.Done() }()
		p.do(work, j, h)
	})
}

// occupy waits for one slot and takes all that are free with it. It returns 0
// when the context ends.
func occupy(ctx context.Context, slots chan struct{}) int {
	select {
	case <-ctx.Done():
		return 0
	case slots <- struct{}{}:
	}
	for n := 1; ; n++ {
		select {
		case slots <- struct{}{}:
		default:
			return n
		}
	}
}
