package match

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

const (
	// shownRows is how many programs the short table has.
	shownRows = 5
	// shownDetails is how many programs have a button.
	shownDetails = 3
	// shownMends is how many things a person could do are named.
	shownMends = 3
)

// result shows how the programs stand to answers: the first of them, or all.
// again is the message by which the person answers anew.
func result(base *knowledge.Base, a Answers, all bool, again string) bot.Reply {
	list := Match(base, a)
	if len(list) == 0 {
		return bot.Reply{Title: "Program match", Body: "This knowledge holds none of the programs and apprenticeships whose conditions I know, so there is nothing to match."}
	}
	rows := list
	if !all {
		rows = top(list, cmp.Or(min(open(list), shownRows), shownDetails))
	}
	reply := bot.Reply{
		Title:   "Programs that fit you",
		Table:   table(rows, len(a[Goal]) > 0 && a.Value(Goal) != "" || a.Value(Degree) == "yes", all),
		Sources: sources(base, rows),
		Choices: choices(base, list, all, again),
		Caution: "These are the conditions that the sources named here state, some of them years old; whether a program runs and takes you, only Amazon or the school can say.",
	}
	if open(list) == 0 {
		reply.Title = "No program open to you yet"
	}
	parts := []string{headline(list)}
	if all {
		parts = append(parts, rows[0].hint())
	} else {
		parts = append(parts, howToApply(base, list), settles(list), mends(list), left(list, a), list[featured(list)].hint())
	}
	reply.Body = strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n\n")
	return reply
}

// hint says how to see a program in full; empty where nothing is known of it.
func (r Result) hint() string {
	if len(r.Checks) == 0 {
		return ""
	}
	return "`match " + strings.ToLower(r.Short) + "` shows each of its conditions with the card that says so."
}

// open counts the programs that nothing rules out.
func open(list []Result) int {
	n := 0
	for _, r := range list {
		if r.Count(Not) == 0 && len(r.Checks) > 0 {
			n++
		}
	}
	return n
}

// headline says what is first, and how many programs are left.
func headline(list []Result) string {
	n := map[Verdict]int{}
	for _, r := range list {
		n[r.Verdict()]++
	}
	first := list[0]
	name := "**" + cite.Quote(first.Name) + "**"
	var lead string
	switch first.Verdict() {
	case Eligible:
		lead = name + " comes first: you meet every condition that my sources state."
		if left := first.named(func(c Check) bool { return c.Reason == Silent }); left != "" {
			lead += " They leave open: " + left + "."
		}
	case Unknown:
		lead = name + " comes first: nothing I know rules it out, but this is open: " + first.named(func(c Check) bool { return c.Verdict == Unknown && c.Reason != Silent }) + "."
	default:
		lead = "By your answers each program misses a condition. " + name + " is the nearest."
	}
	if best := list[featured(list)]; best.Program != first.Program {
		lead += " Closest to your wish (" + strings.Join(best.Fits, ", ") + "): **" + cite.Quote(best.Name) + "**."
	}
	return lead + fmt.Sprintf(" Of %d: %d eligible as far as stated, %d unknown, %d not.", len(list), n[Eligible], n[Unknown], n[Not])
}

// named lists the conditions for which something holds.
func (r Result) named(holds func(Check) bool) string {
	var out []string
	for _, c := range r.Checks {
		if holds(c) {
			out = append(out, c.Name)
		}
	}
	return strings.Join(out, ", ")
}

// featured returns the program to speak of: the first, or where it serves no
// wish the one that serves most among those that nothing rules out.
func featured(list []Result) int {
	best := 0
	if len(list[0].Fits) > 0 {
		return 0
	}
	for i, r := range list {
		if r.Count(Not) == 0 && len(r.Fits) > len(list[best].Fits) {
			best = i
		}
	}
	return best
}

// top returns the first n programs, the last of them replaced by the featured
// one where it is none of them.
func top(list []Result, n int) []Result {
	out := slices.Clone(list[:min(n, len(list))])
	if f := featured(list); f >= len(out) && len(out) > 0 {
		out[len(out)-1] = list[f]
	}
	return out
}

// howToApply says of the featured program how to apply, where it is not ruled
// out.
func howToApply(base *knowledge.Base, list []Result) string {
	r := list[featured(list)]
	if r.Count(Not) > 0 {
		return ""
	}
	if how := r.howToApply(base); how != "" {
		return how
	}
	return "**How to apply:** not in my sources."
}

// howToApply says what the card on applying says first, or advises; empty where
// the knowledge has none.
func (r Result) howToApply(base *knowledge.Base) string {
	lead := cite.Lead(base, r.Apply)
	if lead == "" {
		return ""
	}
	if r.Advice != "" {
		lead = "not described in my sources. “" + r.Advice + ".”"
	}
	lead, _, _ = strings.Cut(lead, "\n\n")
	return "**How to apply to " + cite.Quote(r.Short) + ":** " + strings.TrimSuffix(lead, ":")
}

// left says which questions were left open though something hangs on them.
func left(list []Result, a Answers) string {
	var open []string
	for _, q := range theBook().Questions {
		if q.Wish || a.implied().Value(q.ID) != "" || !q.needed(list, a) {
			continue
		}
		open = append(open, q.Open+" (`match "+q.Names[0]+"`)")
	}
	if len(open) == 0 {
		return ""
	}
	return "**Left open, though something hangs on it:** " + strings.Join(open, "; ") + "."
}
