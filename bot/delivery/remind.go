package delivery

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"log/slog"
	"strconv"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
)

// A Reminding is an Answerer that reminds people, too; *bot.Coach is one.
type Reminding interface {
	// Remind takes a person past what they were to be reminded of up to now,
	// and returns what to tell them; false where nothing is to be sent.
	Remind(now time.Time, p bot.Person) (bot.Reply, bot.Person, bool)
}

// A nudge is the body of a job that waits for the moment to remind somebody:
// {"v":1,…,"person":{…},"for":"…"}. Whenever a person is to be reminded, there
// is one for that very moment; those for others are left over from before the
// person chose anew, and do nothing.
type nudge struct {
	stamp
	Person bot.PersonID `json:"person"`
	For    time.Time    `json:"for"`
}

// remindAgain is after what time a reminder is tried again that failed.
const remindAgain = time.Hour

// awaits adds the job of a reminder where the turn set one for another
// moment. It has an id of its own, as ids stay known after their job is done.
func (a *answering) awaits(next bot.Person) error {
	at := next.Reminded()
	if at.IsZero() || at.Equal(a.state.Memory.Person.Reminded()) {
		return nil
	}
	person := a.event.Conversation.PersonID
	job, err := nudge{a.stampOf(), person, at}.job(remindID+bot.JobID(digest(person.Path()+a.event.ID)), at)
	a.tx.Add = append(a.tx.Add, job)
	return err
}

// job makes the job of a nudge.
func (n nudge) job(id bot.JobID, due time.Time) (bot.Job, error) {
	return makeJob(bot.Job{ID: id, Queue: remindQueue, Key: n.Person.Path() + string(id), Due: due}, n)
}

// remind reminds a person, or finds that nothing is to be done.
func (d *Delivery) remind(ctx context.Context, job bot.Job, h *hold) {
	var n nudge
	if err := read(job.Body, &n, &n.stamp); err != nil {
		d.logJob(slog.LevelError, "a reminder cannot be read and is dropped", job, "error", err)
		d.report(d.commit(ctx, bot.Tx{Done: []bot.JobID{job.ID}}), job)
		return
	}
	for tries := 0; ; tries++ {
		r := reminding{Delivery: d, job: job, nudge: n}
		err := r.prepare(ctx)
		if err == nil {
			h.release() // it may be claimed again right after
			err = d.commit(ctx, r.tx)
		}
		switch {
		case err == nil:
			r.counted()
			return
		case errors.Is(err, bot.ErrConflict): // the person said something meanwhile
			d.count.conflicts.Add(1)
			if tries < 10 || sleep(ctx, backoff(0)) {
				continue
			}
			return
		case errors.Is(err, bot.ErrGone) || errors.Is(err, bot.ErrClosed) || ctx.Err() != nil:
			return // forgotten meanwhile, or left to the next run
		}
		d.logJob(slog.LevelError, "a reminder failed and is tried again later", job, "error", word(err))
		h.release()
		d.report(d.commit(ctx, d.remindLater(job, n)), job)
		return
	}
}

// remindLater puts a reminder off that failed.
func (d *Delivery) remindLater(job bot.Job, n nudge) bot.Tx {
	n.stamp = d.stampOf()
	n.Due = n.At.Add(remindAgain)
	later, err := n.job(job.ID, n.Due)
	if err != nil {
		return bot.Tx{Done: []bot.JobID{job.ID}}
	}
	return bot.Tx{Done: []bot.JobID{job.ID}, Add: []bot.Job{later}}
}

// A reminding is the way from one nudge to what is committed for it.
type reminding struct {
	*Delivery
	job   bot.Job
	nudge nudge
	tx    bot.Tx
	// come reports that the moment had come, sent that a reminder is in tx.
	come, sent bool
}

// prepare makes the transaction. What is committed is the person as they are
// after it, the reply and the next nudge, or none of it.
func (r *reminding) prepare(ctx context.Context) error {
	r.tx.Done = []bot.JobID{r.job.ID}
	var person state.Personal
	err := r.insist(ctx, func() (err error) {
		person, err = state.LoadPerson(ctx, r.config.Store, r.nudge.Person)
		return err
	})
	due := person.Person.Reminded()
	if err != nil || due.IsZero() || !due.Equal(r.nudge.For) {
		return err
	}
	now := r.now()
	if now.Before(due) { // the clock was set back
		return r.next(due)
	}
	t, at := r.ask(ctx, person.Person, now)
	if t.err != nil {
		return t.err
	}
	r.come = true
	next := t.memory.Person
	record, err := person.Record(next)
	if err != nil {
		return err
	}
	r.tx.Put = []bot.Record{record}
	if t.send {
		if err := r.say(t.reply, at); err != nil {
			return err
		}
	}
	if due := next.Reminded(); !due.IsZero() {
		return r.next(due)
	}
	return nil
}

// ask asks the coach what to tell a person. at is the moment that it is for.
func (r *reminding) ask(ctx context.Context, p bot.Person, now time.Time) (t taken, at time.Time) {
	coach, ok := r.config.coach(bot.ConversationID{PersonID: r.nudge.Person}).(Reminding)
	if !ok { // one without flows: the person is taken past it all the same
		rule := p.Reminder.Passed(now)
		p.Reminder = &rule
		return taken{memory: bot.Memory{Person: p}}, now
	}
	at, _ = p.Reminder.Come(now)
	t = r.inTime(ctx, "a reminder panicked", func() (t taken) {
		t.reply, t.memory.Person, t.send = coach.Remind(now, p)
		return t
	})
	return t, at
}

// say adds the reply, which goes to the person directly.
func (r *reminding) say(reply bot.Reply, at time.Time) error {
	reply.Candidates = nil
	job, err := outbound{stamp: r.stampOf(), Reminder: true, Out: bot.Outgoing{
		ID:           reminderID + digest(r.nudge.Person.Path()) + "/" + strconv.FormatInt(at.UnixNano(), 36),
		Conversation: bot.ConversationID{PersonID: r.nudge.Person},
		Reply:        reply,
		Until:        at.Add(bot.MostLate),
	}}.job(time.Time{})
	r.tx.Add = append(r.tx.Add, job)
	r.sent = true
	return err
}

// next has the job wait for another moment.
func (r *reminding) next(due time.Time) error {
	job, err := nudge{r.stampOf(), r.nudge.Person, due}.job(r.job.ID, due)
	r.tx.Add = append(r.tx.Add, job)
	return err
}

// counted counts what was committed.
func (r *reminding) counted() {
	switch {
	case r.sent:
		r.count.reminders.Add(1)
	case r.come:
		r.count.unreminded.Add(1)
	}
}

// digest is a short name for what may be long: 128 bits of its hash.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}
