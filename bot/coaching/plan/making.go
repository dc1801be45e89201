package plan

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
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
			return bot.Reply{Title: "New plan", Body: "I plan backward from the day by which you want to be ready for the interviews.\n\nIn how much time is that? Choose, or write it, such as `5 months` or `1 March 2027`."}
		},
		Input: bot.Input{Kind: bot.InputChoice, Free: true, Options: func(bot.Run) []bot.Option {
			var out []bot.Option
			for _, n := range []string{"3", "6", "9", "12"} {
				out = append(out, bot.Option{Value: n + optionMonths, Label: n + " months", Names: []string{"in " + n + " months"}})
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

// optionMonths stands behind the number in the value of an option: with the
// number alone, "6 weeks" would be taken for the option.
const optionMonths = "months"

// checkUntil takes a span of time or a day that was written; what is written
// goes before the option that it resembles.
func checkUntil(r bot.Run, g bot.Given) (bot.Given, string) {
	begin := today(r)
	told := readDay(g.Text, begin)
	if len(g.Values) == 0 || told != (telling{}) && digitsOf(strings.Trim(g.Text, " .#()!")) == 0 {
		g.Values = nil
		return checkDate(r, g)
	}
	if n := digitsOf(strings.TrimSuffix(g.Values[0], optionMonths)); n > 0 {
		g.Date = monthsAfter(begin, n)
	}
	return g, ""
}

// checkDate takes a day that was written, as such or as a span of time.
func checkDate(r bot.Run, g bot.Given) (bot.Given, string) {
	told := readDay(g.Text, today(r))
	words := wordsOf(g.Text)
	among := func(some ...string) bool {
		return slices.ContainsFunc(some, func(w string) bool { return slices.Contains(words, w) })
	}
	switch {
	case told.why != "":
		return g, told.why
	case !told.day.IsZero():
		g.Date = told.day
		return checkDay(r, g)
	case len(words) < 6 && among("asap", "soon", "immediately", "now"):
		return g, "A plan has two weeks at least. Say `2 weeks`, or the time that you really have, such as `3 months`."
	case len(words) < 8 && among("idk", "dunno", "know", "sure", "idea", "unsure", "maybe", "whenever"):
		return g, "Where no day is set, take a span that you can keep to, such as `6 months`; `new plan` makes another once you know."
	}
	return g, "I could not read a day in that. Write a span such as `5 months` or `20 weeks`, or a day such as `1 March 2027`."
}

func askDate() bot.Step {
	return bot.Step{
		ID: stepDate,
		Ask: func(bot.Run) bot.Reply {
			return bot.Reply{Body: "Which day is it? Write it such as `2027-03-01` or `1 March 2027`."}
		},
		Input: bot.Input{Kind: bot.InputText, Min: 1, Max: 200},
		Check: checkDate,
	}
}

// checkDay takes a day that a plan can go to.
func checkDay(r bot.Run, g bot.Given) (bot.Given, string) {
	weeks := Plan{Begin: today(r), Until: g.Date}.Weeks()
	day := g.Date.Format("2 January 2006")
	switch {
	case g.Date.Before(today(r)):
		return g, "That day, " + day + ", is past. Which day to come is it?"
	case weeks < minWeeks:
		return g, "That, " + day + ", is too soon for a plan by weeks: it needs two at least. For the days before an interview, `rehearse` helps more."
	case weeks > maxWeeks:
		return g, "That, " + day + ", is more than two years away, further than I plan. Take a day within two years; `new plan` makes the next one then."
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
				Body:    "Ready by " + until.Format("2 January 2006") + ": that is " + prose.Count(weeks, "week") + ".\n\nHow many hours a week do you have for it? Take what a usual week allows, not the best one.",
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
		Input: bot.Input{Kind: bot.InputChoice, Free: true, Options: func(r bot.Run) []bot.Option { return theGuide().options(r) }},
		Check: checkStart,
		Next: func(r bot.Run) string {
			if asksLevel(r) {
				return stepLevel
			}
			return ""
		},
	}
}

// checkStart finds a beginning in a few words about oneself, also with slips:
// the one whose longest name stands in them.
func checkStart(r bot.Run, g bot.Given) (bot.Given, string) {
	if len(g.Values) > 0 {
		return g, ""
	}
	words := wordsOf(g.Text)
	longest := 0
	if len(words) > 0 && len(words) <= maxDayWords && !isQuestion(words[0]) && !denies(words) {
		for _, o := range theGuide().options(r) {
			for _, name := range append([]string{o.Label}, o.Names...) {
				if standsIn(wordsOf(name), words) && len(name) > longest {
					g.Values, longest = []string{o.Value}, len(name)
				}
			}
		}
	}
	if longest == 0 {
		return g, "I did not find that among the beginnings. Take the nearest by its name or number; `stop` leaves."
	}
	return g, ""
}

// standsIn reports that the words of a name follow each other in others, each
// long one with one slip at most.
func standsIn(name, words []string) bool {
	for i := 0; i+len(name) <= len(words); i++ {
		same := true
		for n, w := range name {
			same = same && (words[i+n] == w || len(w) >= 5 && text.Distance(words[i+n], w, 1) <= 1)
		}
		if same {
			return true
		}
	}
	return false
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
