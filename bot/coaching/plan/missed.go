package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
)

// readMissed reports that a message tells of lost time: "I missed two weeks",
// "I was away for 10 days", "I am behind with my plan". Why time was lost is
// none of our business, and is not kept.
func readMissed(message string) bool {
	words := wordsOf(message)
	if len(words) < 2 || len(words) > maxMissedWords || !slices.Contains([]string{"i", "ive", "im"}, words[0]) {
		return false
	}
	var from time.Time
	told := readDay(strings.Join(words, " "), from)
	short := !told.day.IsZero() && told.day.Sub(from) <= maxMissed
	has := func(some ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(some, w) })
	}
	switch {
	case denies(words) || has("if", "will", "should", "can", "do"):
		return false
	case has("behind"):
		return len(words) <= 4 || has("plan", "schedule")
	case has("missed", "lost", "skipped"):
		return short || has("week")
	}
	return short && has("was", "been", "had") && has("sick", "ill", "unwell", "away", "busy", "off", "out", "travelling", "traveling", "vacation", "holiday", "holidays", "leave")
}

const (
	// maxMissedWords is how many words a message has at most that tells of
	// nothing but lost time.
	maxMissedWords = 9
	// maxMissed is how much time a plan can be thought to have lost.
	maxMissed = 120 * day
)

// missedReply says what to do about lost time.
func missedReply(p Plan, now int) bot.Reply {
	reply := bot.Reply{
		Title:   "Your plan",
		Choices: []bot.Choice{{Label: "Spread what is left anew", Text: "plan again"}, {Label: "This week", Text: "plan"}, {Label: "New plan", Text: "new plan"}},
	}
	switch n := p.openBefore(now); n {
	case 0:
		reply.Body = "Nothing of earlier weeks is open, so your plan can stay as it is."
		reply.Choices = reply.Choices[1:]
	default:
		reply.Body = fmt.Sprintf("That happens, and a plan can take it: %s of earlier weeks %s open. `plan again` spreads what is left over the weeks that remain and says what no longer fits; `plan hours 8` changes the hours a week, `new plan` the day.",
			prose.Count(n, "item"), map[bool]string{true: "is", false: "are"}[n == 1])
	}
	return reply
}

// paceReply says what became of other hours a week.
func paceReply(r bot.Run, p Plan, o order, now int) bot.Reply {
	if o.hours < minHours || o.hours > maxHours {
		reply := bot.Reply{Title: "Your plan", Body: fmt.Sprintf("Your plan counts with %g hours a week. How many shall it be? From %d to %d, such as `plan hours 8`; what is open is then spread anew.", p.Hours, minHours, maxHours)}
		for _, n := range []int{5, 8, 12, 20} {
			reply.Choices = append(reply.Choices, bot.Choice{Label: fmt.Sprintf("%d hours", n), Text: fmt.Sprintf("plan hours %d", n)})
		}
		return reply
	}
	reply := againReply(r, p, now)
	reply.Body = joined(fmt.Sprintf("Your plan counts with %g hours a week.", p.Hours), reply.Body)
	return reply
}

// paced is a plan with other hours a week from a week on: what is open, and
// what found no room, is spread anew.
func (p Plan) paced(hours float64, week int) Plan {
	p.Hours = hours
	for _, c := range p.Cut {
		if len(p.Items) < maxItems {
			p = p.add(Item{Week: week, Task: c.Task, Units: c.Units})
		}
	}
	p.Cut = nil
	return again(p, week)
}
