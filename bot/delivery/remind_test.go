package delivery_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
	"careercoach/bot/state"
)

// A bubble's time begins at midnight UTC of Saturday, 1 January 2000.

// reminded runs a scenario with a coach that reminds.
func reminded(t *testing.T, scenario func(*world)) {
	t.Helper()
	inBubble(t, func(c *delivery.Config) { c.Coach = newReminder(t) }, scenario)
}

// reminders are the times at which the platform got a reminder; it must have
// failed at nothing.
func (w *world) reminders() []string {
	synctest.Wait()
	w.platform.mu.Lock()
	defer w.platform.mu.Unlock()
	var out []string
	for i, o := range w.platform.taken {
		if strings.HasPrefix(o.Reply.Body, "remember") {
			out = append(out, w.platform.times[i].UTC().Format("Mon 2 15:04"))
		}
	}
	return out
}

// got checks when reminders came.
func (w *world) got(want ...string) {
	w.t.Helper()
	if got := w.reminders(); fmt.Sprint(got) != fmt.Sprint(want) {
		w.t.Errorf("reminders came at %v, want %v", got, want)
	}
}

// last is the last thing the platform got.
func (w *world) last() bot.Outgoing {
	synctest.Wait()
	w.platform.mu.Lock()
	defer w.platform.mu.Unlock()
	return w.platform.taken[len(w.platform.taken)-1]
}

// person is what is kept about somebody.
func (w *world) person(who string) bot.Person {
	w.t.Helper()
	p, err := state.LoadPerson(w.t.Context(), w.config.Store, place(who).PersonID)
	if err != nil {
		w.t.Fatal(err)
	}
	return p.Person
}

// A reminder comes at its local time to the person directly, again and again.
func TestRemind(t *testing.T) {
	reminded(t, func(w *world) {
		w.say("e1", "ann", "remind 1 18:00 Europe/Berlin")
		if s := w.Stats(); s.Replies != 0 {
			t.Errorf("%d replies wait, want none: a reminder is no backlog", s.Replies)
		}
		time.Sleep(3 * 24 * time.Hour)
		w.got("Mon 3 17:00")
		out := w.last()
		if want := (bot.ConversationID{PersonID: place("ann").PersonID}); out.Conversation != want || out.Address != nil || out.Doubt || !out.Reply.Private {
			t.Errorf("sent %+v, want it to go to the person directly, without doubt", out)
		}
		w.say("e2", "ann", "thanks")
		time.Sleep(7 * 24 * time.Hour)
		w.got("Mon 3 17:00", "Mon 10 17:00")
		if s := w.Stats(); s.Reminders != 2 || s.Replies != 0 {
			t.Errorf("counted %d reminders, %d replies that wait, want 2 and 0", s.Reminders, s.Replies)
		}
	})
}

// The third without a word says that it is the last; a word in between counts
// from nothing.
func TestRemindersStop(t *testing.T) {
	reminded(t, func(w *world) {
		w.say("e1", "ann", "remind 0,1,2,3,4,5,6 9:00 UTC")
		time.Sleep(2 * 24 * time.Hour)
		w.say("e2", "ann", "hello")
		if got := w.person("ann").Reminder.Unanswered; got != 0 {
			t.Errorf("%d are unanswered after a word, want none", got)
		}
		time.Sleep(10 * 24 * time.Hour)
		w.got("Sat 1 09:00", "Sun 2 09:00", "Mon 3 09:00", "Tue 4 09:00", "Wed 5 09:00")
		if !strings.Contains(w.last().Reply.Body, "it is the last") {
			t.Errorf("the last says %q, want that it is the last", w.last().Reply.Body)
		}
		p := w.person("ann")
		if !p.Reminder.Next.IsZero() || p.Settings.Reminders {
			t.Errorf("the reminders go on: %+v", p)
		}
		w.say("e3", "ann", "I am back")
		time.Sleep(3 * 24 * time.Hour)
		w.idle() // it stays stopped
		w.say("e4", "ann", "remind 0,1,2,3,4,5,6 9:00 UTC")
		time.Sleep(24 * time.Hour)
		if got := len(w.reminders()); got != 6 {
			t.Errorf("%d reminders came, want 6: they were asked for again", got)
		}
	})
}

// Turned off and on again within the time in which the ids of jobs are known,
// and set to another moment: one reminder comes for each occurrence.
func TestRemindersChange(t *testing.T) {
	reminded(t, func(w *world) {
		w.say("e1", "ann", "remind 1 18:00 UTC")
		w.say("e2", "ann", "off")
		w.say("e3", "ann", "remind 1 18:00 UTC")
		w.say("e4", "ann", "remind 0 9:00 UTC")
		w.say("e5", "ann", "remind 1 18:00 UTC")
		time.Sleep(3 * 24 * time.Hour)
		w.got("Mon 3 18:00")
		w.say("e6", "ann", "zone America/New_York")
		time.Sleep(7 * 24 * time.Hour)
		w.got("Mon 3 18:00", "Mon 10 23:00")
		w.say("e7", "ann", "off")
		time.Sleep(14 * 24 * time.Hour)
		w.got("Mon 3 18:00", "Mon 10 23:00")
		w.idle()
	})
}

// A snooze comes beside the rule and leaves it.
func TestSnooze(t *testing.T) {
	reminded(t, func(w *world) {
		w.say("e1", "ann", "remind 1 18:00 UTC")
		time.Sleep(3 * 24 * time.Hour) // midnight of Tuesday
		w.say("e2", "ann", "snooze 32h")
		time.Sleep(8 * 24 * time.Hour)
		w.got("Mon 3 18:00", "Wed 5 08:00", "Mon 10 18:00")
	})
}

// After a time in which nothing ran one reminder comes, of those of the last
// twelve hours; nothing piles up.
func TestRemindersAfterDowntime(t *testing.T) {
	for _, test := range []struct {
		rule string
		down time.Duration
		want []string
	}{
		{"1 18:00 UTC", 72 * time.Hour, []string{"Tue 4 00:00", "Mon 10 18:00"}},
		{"1 18:00 UTC", 77 * time.Hour, []string{"Tue 4 05:00", "Mon 10 18:00"}},
		{"1 18:00 UTC", 78 * time.Hour, []string{"Mon 10 18:00"}},
		{"0,1,2,3,4,5,6 18:00 UTC", 126 * time.Hour, []string{"Thu 6 18:00", "Fri 7 18:00", "Sat 8 18:00"}},
		{"0,1,2,3,4,5,6 18:00 UTC", 124 * time.Hour, []string{"Thu 6 04:00", "Thu 6 18:00", "Fri 7 18:00"}},
	} {
		reminded(t, func(w *world) {
			w.say("e1", "ann", "remind "+test.rule)
			w.stop()
			time.Sleep(test.down)
			w.start()
			time.Sleep(time.Until(time.Date(2000, 1, 11, 0, 0, 0, 0, time.UTC)))
			w.got(test.want...)
		})
	}
}

// A program that is killed while it reminds, before or after it wrote that
// down, loses none; one that was not noted as sent is sent again in doubt.
func TestRemindersAfterKill(t *testing.T) {
	reminded(t, func(w *world) {
		var hangs atomic.Bool
		w.platform.fails = func(ctx context.Context, _ int, _ bot.Outgoing) error {
			if hangs.Load() {
				<-ctx.Done()
				return ctx.Err()
			}
			return nil
		}
		w.say("e1", "ann", "remind 0,1,2,3,4,5,6 9:00 UTC")
		w.kill()
		time.Sleep(10 * time.Hour)
		w.got("Sat 1 09:00")
		w.say("e2", "ann", "hello")
		hangs.Store(true)
		time.Sleep(24*time.Hour - 55*time.Minute) // five minutes after the second
		w.kill()
		hangs.Store(false)
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		ids := map[string]int{}
		w.platform.mu.Lock()
		for _, o := range w.platform.taken {
			ids[o.ID]++
		}
		w.platform.mu.Unlock()
		for id, n := range ids {
			if n > 1 {
				t.Errorf("%s was sent %d times", id, n)
			}
		}
		if len(ids) != 4 { // noted, remember, noted, remember
			t.Errorf("%d replies were sent, want 4", len(ids))
		}
		if last := w.last(); !last.Doubt || !strings.HasPrefix(last.Reply.Body, "remember") {
			t.Errorf("the last is %q, in doubt: %v, want a reminder in doubt", last.Reply.Body, last.Doubt)
		}
	})
}

// Forgetting ends the reminders; who asks for them again gets them.
func TestForgetEndsReminders(t *testing.T) {
	inBubble(t, func(c *delivery.Config) {
		r := newReminder(t)
		c.Coach = both{r, coach(func(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
			if m.Text == "forget" {
				return bot.Reply{Effect: bot.EffectForget}, bot.Memory{}
			}
			return r.Turn(m, mem)
		})}
	}, func(w *world) {
		w.say("e1", "ann", "remind 1 18:00 UTC")
		w.say("e2", "bob", "remind 1 18:00 UTC")
		w.say("e3", "ann", "forget")
		if body := w.last().Reply.Body; !strings.Contains(body, "1 waiting message, reply or reminder") {
			t.Errorf("forgetting says %q, want that a reminder was deleted", body)
		}
		time.Sleep(3 * 24 * time.Hour)
		w.got("Mon 3 18:00") // bob's
		w.say("e4", "ann", "remind 2 18:00 UTC")
		time.Sleep(24 * time.Hour)
		w.got("Mon 3 18:00", "Tue 4 18:00")
	})
}

// both reminds as one coach and answers as another.
type both struct {
	delivery.Reminding
	delivery.Answerer
}

// Nothing to say passes in silence and does not count as unanswered; a panic is
// tried again and given up when it would come too late.
func TestRemindersOfNothing(t *testing.T) {
	for text, want := range map[string]delivery.Stats{
		"nothing": {Unreminded: 5},
		"panic":   {Unreminded: 5, Panics: 5 * 12},
	} {
		reminded(t, func(w *world) {
			w.say("e1", "ann", "remind 0,1,2,3,4,5,6 9:00 UTC")
			w.say("e2", "ann", "text "+text)
			time.Sleep(5 * 24 * time.Hour)
			w.got()
			got := w.Stats()
			if got.Unreminded != want.Unreminded || got.Panics != want.Panics || got.Reminders != 0 {
				t.Errorf("%s: %d passed without a reminder, %d panics, want %d and %d", text, got.Unreminded, got.Panics, want.Unreminded, want.Panics)
			}
			if p := w.person("ann"); p.Reminder.Unanswered != 0 || p.Reminded().IsZero() {
				t.Errorf("%s: got %+v, want it to go on", text, p.Reminder)
			}
			w.say("e3", "ann", "text fine")
			time.Sleep(24 * time.Hour)
			if len(w.reminders()) != 1 {
				t.Errorf("%s: %d reminders came when there was something to say, want 1", text, len(w.reminders()))
			}
		})
	}
}

// A reminder that the platform does not take is tried for twelve hours.
func TestReminderWindow(t *testing.T) {
	reminded(t, func(w *world) {
		w.say("e1", "ann", "remind 6 9:00 UTC")
		w.platform.fails = func(context.Context, int, bot.Outgoing) error {
			return delivery.Retry("later", time.Hour, errors.New("busy"))
		}
		time.Sleep(2 * 24 * time.Hour)
		if s := w.Stats(); s.GaveUp["window"] != 1 || s.Replies != 0 {
			t.Errorf("gave up %v, %d replies wait, want one given up as too late", s.GaveUp, s.Replies)
		}
		w.platform.mu.Lock()
		last := w.platform.times[len(w.platform.times)-1]
		w.platform.mu.Unlock()
		if due := time.Date(2000, 1, 1, 9, 0, 0, 0, time.UTC); last.Sub(due) > bot.MostLate {
			t.Errorf("the last try came at %v", last)
		}
	})
}

// The clock set back brings no reminder a second time, and none too early.
func TestRemindersWhenTheClockIsSetBack(t *testing.T) {
	now, set := movedClock()
	inBubble(t, func(c *delivery.Config) {
		c.Now, c.Store, c.Coach = now, storeWith(now), newReminder(t)
	}, func(w *world) {
		w.receive(bot.Event{ID: "e1", Conversation: place("ann"), Message: bot.Message{Text: "remind 6 9:00 UTC", Time: now()}}, delivery.Accepted)
		time.Sleep(10 * time.Hour)
		w.got("Sat 1 09:00")
		set(-3 * time.Hour)
		time.Sleep(6 * time.Hour)
		w.got("Sat 1 09:00")
		time.Sleep(7 * 24 * time.Hour)
		if got := len(w.reminders()); got != 2 {
			t.Errorf("%d reminders came, want 2", got)
		}
	})
}
