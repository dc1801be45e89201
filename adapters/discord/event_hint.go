package discord

import (
	"context"
	"sync"
	"time"

	"careercoach/bot"
)

// What people are told when the coach does not take their message.
const (
	slowDown = "That was too fast for me: please wait a few seconds and ask again."
	busy     = "Too many people are asking at the moment: please try again in a minute."
	// noFiles answers files without a text. Discord offers to make a file of a
	// text that is too long for a message.
	noFiles = "I do not open files. If Discord made one of a long text: a message holds 2,000 characters, so shorten it, or, where my question has a form, put it in there: that holds more."
)

// hint is a sentence for one person.
func hint(text string) bot.Reply {
	return bot.Reply{Body: text, Decision: bot.DecisionFlow}
}

// hintMessage answers a message with a hint, once a minute for each person.
func (in *intake) hintMessage(ctx context.Context, m message, tell bool, text string) {
	if !tell {
		return
	}
	place := PlaceChannel
	if m.Guild == "" {
		place = PlaceDirect
	}
	to := address{Channel: string(m.Channel), Message: string(m.ID)}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if _, err := in.post(ctx, to, Render(hint(text), Options{Place: place}), nonce("hint", eventID(m))); err != nil {
		in.log.Debug("a hint was not sent", "error", err)
	}
}

const (
	// freeQuestions is how many questions are free of the cooldown.
	freeQuestions = 20
	// tellEvery is how often a person is told to slow down.
	tellEvery = time.Minute
	// maxPeople is when those who have been quiet are forgotten at once.
	maxPeople = 20_000
)

// A cooldown is how long people wait between questions. It is safe for
// concurrent use.
type cooldown struct {
	every time.Duration // 0 or less: no wait
	now   func() time.Time

	mu     sync.Mutex
	people map[string]*pause
	swept  time.Time
}

// A pause is one person's.
type pause struct{ free, told time.Time }

// take counts a question; ok is false where it comes too early, and tell then
// says whether the person is to be told so.
func (c *cooldown) take(person string) (ok, tell bool) {
	if c.every <= 0 {
		return true, false
	}
	now := c.now()
	c.mu.Lock()
	defer c.mu.Unlock()
	p := c.person(person, now)
	free := later(p.free, now)
	if free.Sub(now) <= (freeQuestions-1)*c.every {
		p.free = free.Add(c.every)
		return true, false
	}
	return false, p.tell(now)
}

// tell reports whether a person is to be told that it does not go so fast.
func (c *cooldown) tell(person string) bool {
	now := c.now()
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.person(person, now).tell(now)
}

func (p *pause) tell(now time.Time) bool {
	if now.Sub(p.told) < tellEvery {
		return false
	}
	p.told = now
	return true
}

// person returns the pause of a person. c.mu is held.
func (c *cooldown) person(name string, now time.Time) *pause {
	if now.Sub(c.swept) > time.Minute || len(c.people) >= maxPeople && now.Sub(c.swept) > time.Second {
		c.swept = now
		for name, p := range c.people {
			if p.free.Before(now) && now.Sub(p.told) >= tellEvery {
				delete(c.people, name)
			}
		}
	}
	if c.people == nil {
		c.people = map[string]*pause{}
	}
	p := c.people[name]
	if p == nil {
		p = &pause{}
		c.people[name] = p
	}
	return p
}
