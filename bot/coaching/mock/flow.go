package mock

import "careercoach/bot"

// Flows returns the rehearsal, the record of rehearsals and the answer to a cry
// for help out of an interview.
func Flows() []bot.Flow {
	return []bot.Flow{rehearsal(), record(), liveHelp()}
}

// flowName is the name of the rehearsal.
const flowName = "rehearse"

func rehearsal() bot.Flow {
	return bot.Flow{
		Name:  flowName,
		Title: "Rehearsal",
		About: "A mock interview on one principle, a few or a whole loop, with feedback sentence by sentence.",
		Menu:  "rehearse",
		Starts: []string{
			"rehearse", "rehearsal", "mock interview", "mock interviews", "mock loop", "practice loop", "practise loop", "rehearse interview",
			"practice interview", "practise interview", "practice interviews", "practise interviews", "practice interview questions", "practise interview questions",
			"practice an interview", "interview practice", "start a mock interview", "start mock interview", "start a rehearsal", "start rehearsal",
			"do a mock interview", "lets do a mock interview", "lets rehearse", "i want to rehearse", "i want to do a mock interview", "i want to practice interview questions",
			"give me a mock interview", "interview me", "run a mock interview", "run a mock loop", "ask me an interview question", "ask me interview questions",
			"quiz me", "mock me", "mock interview me", "test me", "rehearse again", "another rehearsal", "practice with me",
		},
		Reads:  asksToRehearse,
		Steps:  append(choosing(), answering()...),
		First:  firstStep,
		Keep:   keep,
		Finish: finish,
	}
}

// choosing are the steps that find out what is rehearsed.
func choosing() []bot.Step {
	return []bot.Step{
		{
			ID: stepWhat, Ask: askWhat,
			Input: bot.Input{Kind: bot.InputChoice, Options: scopes, Free: true},
			Check: checkWhat,
			Next:  afterWhat,
		},
		{
			ID: stepPrinciple, Ask: askPrinciple,
			Input: bot.Input{Kind: bot.InputChoice, Options: principles},
			Next:  func(bot.Run) string { return stepMode },
		},
		{
			ID: stepFew, Ask: askFew,
			Input: bot.Input{Kind: bot.InputChoices, Options: principles, Min: 2, Max: maxFew},
			Next:  afterFew,
		},
		{
			ID: stepMode, Ask: askMode,
			Input: bot.Input{Kind: bot.InputChoice, Options: modes},
			Next:  func(bot.Run) string { return stepAnswer },
		},
	}
}

// answering are the steps of the interview.
func answering() []bot.Step {
	return []bot.Step{
		{
			ID: stepAnswer, Ask: askQuestion, Label: "Your answer",
			Input:    bot.Input{Kind: bot.InputText, Long: true},
			Check:    checkAnswer,
			Next:     afterAnswer,
			Optional: true,
		},
		{
			ID: stepThen, Ask: askThen,
			Input: bot.Input{Kind: bot.InputChoice, Options: thens, Free: true},
			Check: checkThen,
			Next:  afterThen,
		},
		{
			ID: stepRedo, Ask: askRedo,
			Input: bot.Input{Kind: bot.InputChoice, Options: parts, Free: true},
			Check: checkRedo,
			Next:  afterRedo,
		},
		{
			ID: stepPart, Ask: askPart, Label: "The part anew",
			Input:    bot.Input{Kind: bot.InputText, Long: true},
			Check:    checkPart,
			Next:     afterPart,
			Optional: true,
		},
	}
}

// firstStep passes over what the words that began the rehearsal say already. A
// loop asks for the mode; else practice is what is meant where nothing is said.
func firstStep(r bot.Run) string {
	q := readRequest(r.Rest)
	switch {
	case q.scope == ScopeFew && len(q.principles) == 0:
		return stepFew
	case !q.ready():
		return stepWhat
	case q.scope.isLoop() && q.mode == "":
		return stepMode
	}
	return stepAnswer
}

// afterWhat asks for principles where none are known yet.
func afterWhat(r bot.Run) string {
	switch q := requestOf(r); {
	case q.scope == ScopeOne && len(q.principles) == 0:
		return stepPrinciple
	case q.scope == ScopeFew && len(q.principles) == 0:
		return stepFew
	case q.mode != "":
		return stepAnswer
	}
	return stepMode
}

// afterFew asks for the way to rehearse where it was not said.
func afterFew(r bot.Run) string {
	if requestOf(r).mode != "" {
		return stepAnswer
	}
	return stepMode
}

// afterAnswer goes on to the next question, live or where one was skipped, and
// else to the feedback.
func afterAnswer(r bot.Run) string {
	s := sessionOf(r)
	g, _ := r.Last(stepAnswer)
	switch {
	case s.done():
		return ""
	case s.live() || g.Skipped || len(g.Values) > 0:
		return stepAnswer
	}
	return stepThen
}

// afterThen does what was chosen below the feedback.
func afterThen(r bot.Run) string {
	g, _ := r.Last(stepThen)
	if len(g.Values) == 0 {
		return stepThen // another whole answer
	}
	switch {
	case g.Values[0] == thenRedo && len(g.Values) == 1:
		return stepRedo
	case g.Values[0] == thenRedo || g.Values[0] == thenProbe:
		return stepPart
	case sessionOf(r).done():
		return ""
	}
	return stepAnswer
}

// afterRedo goes on to the part that was chosen, or where it was left for.
func afterRedo(r bot.Run) string {
	return after(r, stepRedo, stepPart)
}

// afterPart goes on to the feedback, or where the part was left for.
func afterPart(r bot.Run) string {
	return after(r, stepPart, stepThen)
}

// checkWhat takes a choice, or names that are understood.
func checkWhat(r bot.Run, g bot.Given) (bot.Given, string) {
	if len(g.Values) > 0 || requestFrom(g, "").ready() {
		return g, ""
	}
	return g, "Please choose one of these, or name principles: `ownership`, `dive deep and earn trust`."
}

// checkAnswer takes any answer. A few words that want something else are kept
// as that wish, on the clock also a few that tell nothing: what they get is told
// with the question.
func checkAnswer(r bot.Run, g bot.Given) (bot.Given, string) {
	wish := wishOf(g.Text)
	if wish == "" && isScrap(g.Text) && sessionOf(r).live() {
		wish = wishScrap
	}
	switch wish {
	case "":
	case wishSkip:
		g.Skipped, g.Text = true, ""
	default:
		g.Values, g.Text = []string{wish}, ""
	}
	return g, ""
}
