package plan

import (
	"strconv"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

// The steps of making a plan.
const (
	stepReplace = "replace"
	stepUntil   = "until"
	stepDate    = "date"
	stepHours   = "hours"
	stepStart   = "start"
	stepLevel   = "level"
)

// kindLevel is the kind of the levels that can be worked towards.
const kindLevel knowledge.KindID = "level"

// making asks what a plan needs and makes it.
func making() bot.Flow {
	return bot.Flow{
		Name: makingName, Title: "New plan",
		About: "Makes a plan of your preparation, backward from a date.",
		Starts: []string{
			"new plan", "a new plan", "make a plan", "make me a plan", "make a new plan", "create a plan", "study plan", "a study plan", "make a study plan", "make me a study plan",
			"preparation plan", "a preparation plan", "make a preparation plan", "plan my preparation", "plan my prep", "plan my studies", "plan my study", "help me plan",
			"help me make a plan", "help me plan my preparation", "i want a plan", "i need a plan", "start a plan", "change my plan", "change plan",
		},
		Steps:  []bot.Step{askReplace(), askUntil(), askDate(), askHours(), askStart(), askLevel()},
		First:  firstStep,
		Keep:   keepPlan,
		Finish: finishPlan,
	}
}

// firstStep asks first whether a plan that there is may be replaced.
func firstStep(r bot.Run) string {
	if r.Now.IsZero() {
		return ""
	}
	if p, err := Load(r.Person.Profile); err == nil && !p.None() && p.WeekOf(today(r)) < p.Weeks() {
		return stepReplace
	}
	return stepUntil
}

func askReplace() bot.Step {
	return bot.Step{
		ID: stepReplace,
		Ask: func(r bot.Run) bot.Reply {
			p, _ := Load(r.Person.Profile)
			done, all := p.progress()
			return bot.Reply{Title: "New plan", Body: "You have a plan to " + p.Until.Format("2 January 2006") + ", with " + strconv.Itoa(done) + " of " + strconv.Itoa(all) +
				" items done. A new one takes its place; what you have done is not carried over. `plan again` only spreads what is left anew.\n\nShall I make a new one?"}
		},
		Input: bot.Input{Kind: bot.InputChoice, Options: func(bot.Run) []bot.Option {
			return []bot.Option{{Value: "yes", Label: "Yes, a new plan", Names: []string{"yes", "y", "sure", "ok"}}, {Value: "no", Label: "No, keep mine", Names: []string{"no", "n", "keep"}}}
		}},
		Next: func(r bot.Run) string {
			if r.Value(stepReplace) == "no" {
				return ""
			}
			return stepUntil
		},
	}
}

func askUntil() bot.Step {
	return bot.Step{
		ID: stepUntil,
		Ask: func(bot.Run) bot.Reply {
			return bot.Reply{Title: "New plan", Body: "I plan backward from the day by which you want to be ready for the interviews.\n\nIn how much time is that? Choose, or write it, such as `5 months`."}
		},
		Input: bot.Input{Kind: bot.InputChoice, Free: true, Options: func(bot.Run) []bot.Option {
			var out []bot.Option
			for _, n := range []string{"3", "6", "9", "12"} {
				out = append(out, bot.Option{Value: n, Label: n + " months", Names: []string{"in " + n + " months"}})
			}
			return append(out, bot.Option{Value: "date", Label: "On a day of mine", Names: []string{"a date", "date", "a day", "another date", "on a date"}})
		}},
		Check: checkUntil,
		Next: func(r bot.Run) string {
			if r.Value(stepUntil) == "date" {
				return stepDate
			}
			return stepHours
		},
	}
}

// checkUntil takes a span of time that was written.
func checkUntil(r bot.Run, g bot.Given) (bot.Given, string) {
	begin := today(r)
	if len(g.Values) > 0 {
		if n, err := strconv.Atoi(g.Values[0]); err == nil {
			g.Date = begin.AddDate(0, n, 0)
		}
		return g, ""
	}
	until, ok := readSpan(g.Text, begin)
	if !ok {
		return g, "I need a span of time such as `5 months` or `20 weeks`; for a day, choose “On a day of mine”."
	}
	g.Date = until
	return checkDay(r, g)
}

func askDate() bot.Step {
	return bot.Step{
		ID: stepDate,
		Ask: func(bot.Run) bot.Reply {
			return bot.Reply{Body: "Which day is it? Write it such as `2027-03-01` or `1 March 2027`."}
		},
		Input: bot.Input{Kind: bot.InputDate},
		Check: checkDay,
	}
}

// checkDay takes a day that a plan can go to.
func checkDay(r bot.Run, g bot.Given) (bot.Given, string) {
	weeks := Plan{Begin: today(r), Until: g.Date}.Weeks()
	switch {
	case weeks < minWeeks:
		return g, "That is too soon for a plan by weeks: it needs two at least. For the days before an interview, `rehearse` helps more."
	case weeks > maxWeeks:
		return g, "That is more than two years away, further than I plan. Take a day within two years; `new plan` makes the next one then."
	}
	return g, ""
}

func askHours() bot.Step {
	return bot.Step{
		ID: stepHours,
		Ask: func(r bot.Run) bot.Reply {
			until := untilOf(r)
			weeks := Plan{Begin: today(r), Until: until}.Weeks()
			return bot.Reply{
				Body:    "Ready by " + until.Format("2 January 2006") + ": that is " + plural(weeks, "week") + ".\n\nHow many hours a week do you have for it? Take what a usual week allows, not the best one.",
				Choices: []bot.Choice{{Label: "5 hours", Text: "5"}, {Label: "8 hours", Text: "8"}, {Label: "12 hours", Text: "12"}, {Label: "20 hours", Text: "20"}},
			}
		},
		Input: bot.Input{Kind: bot.InputNumber, Min: minHours, Max: maxHours},
	}
}

func askStart() bot.Step {
	return bot.Step{
		ID:    stepStart,
		Ask:   func(bot.Run) bot.Reply { return bot.Reply{Body: "Where do you begin?"} },
		Input: bot.Input{Kind: bot.InputChoice, Options: func(r bot.Run) []bot.Option { return theGuide().options(r) }},
		Next: func(r bot.Run) string {
			if asksLevel(r) {
				return stepLevel
			}
			return ""
		},
	}
}

func askLevel() bot.Step {
	return bot.Step{
		ID: stepLevel,
		Ask: func(bot.Run) bot.Reply {
			return bot.Reply{Body: "Which level do you work towards? Coding counts for more at the first, system design from senior on."}
		},
		Input:    bot.Input{Kind: bot.InputChoice, Options: levels},
		Optional: true,
	}
}

// levels are those of the knowledge.
func levels(r bot.Run) (out []bot.Option) {
	if r.Base == nil {
		return nil
	}
	for _, s := range r.Base.OfKind(kindLevel) {
		var names []string
		for _, alias := range s.Aliases {
			names = append(names, strings.Join(wordsOf(alias), " "))
		}
		out = append(out, bot.Option{Value: string(s.ID), Label: s.Name, Names: names})
	}
	return out
}

// asksLevel reports that the level is to be asked for.
func asksLevel(r bot.Run) bool {
	_, chosen := level(r)
	return !chosen && len(levels(r)) > 0
}

// level returns the level that was chosen before the flow.
func level(r bot.Run) (knowledge.SubjectID, bool) {
	if r.Base == nil {
		return "", false
	}
	_, ok := r.Base.Subject(r.Person.Settings.Level)
	return r.Person.Settings.Level, ok
}

// untilOf returns the day that was given.
func untilOf(r bot.Run) time.Time {
	step := stepUntil
	if r.Value(stepUntil) == "date" {
		step = stepDate
	}
	g, _ := r.Last(step)
	return g.Date
}

// planOf lays out the plan of a run in which all was given; false in others.
func planOf(r bot.Run) (Plan, bool) {
	hours, ok := r.Last(stepHours)
	start := r.Value(stepStart)
	if !ok || start == "" || r.Value(stepReplace) == "no" || r.Began.IsZero() {
		return Plan{}, false
	}
	if _, asked := r.Last(stepLevel); !asked && asksLevel(r) {
		return Plan{}, false
	}
	p := Plan{
		Begin: dayIn(r.Began, r.Person.Settings.Zone), Until: untilOf(r),
		Hours: hours.Number, Start: start, Made: r.Began.UTC().Truncate(time.Second),
	}
	p.Level, _ = level(r)
	if chosen := r.Value(stepLevel); chosen != "" {
		p.Level = knowledge.SubjectID(chosen)
	}
	if weeks := p.Weeks(); weeks < 1 || weeks > maxWeeks {
		return Plan{}, false
	}
	return draft(r.Base, p), true
}

// keepPlan keeps the plan at the end.
func keepPlan(r bot.Run, profile bot.Profile) error {
	if p, ok := planOf(r); ok {
		return p.Save(profile)
	}
	return nil
}
