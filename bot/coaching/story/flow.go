package story

import (
	"careercoach/bot"
	"careercoach/bot/coaching/cite"
)

// The names of the flows; they are stored.
const (
	addName    = "story"
	listName   = "stories"
	changeName = "storyedit"
	ledgerName = "figures"
)

// Flows returns the flow that adds a story, the commands of the bank, the flow
// that changes a story, the ledger of figures, and what says how to write one.
func Flows() []bot.Flow {
	return []bot.Flow{adding(), listing(), changing(), ledger(), helping()}
}

// adding is the flow that adds a story.
func adding() bot.Flow {
	return bot.Flow{
		Name:   addName,
		Title:  "Story",
		About:  "Write down an event of yours for the interview, with its figures and principles.",
		Starts: []string{"story", "add a story", "add story", "new story", "add a new story", "write a story", "write down a story", "add another story"},
		Steps: []bot.Step{
			writes(Title, 3, MaxPart),
			writes(Situation, 2, MaxPart),
			writes(Task, 2, MaxPart),
			writes(Action, 2, MaxPart),
			writes(Result, 2, MaxPart),
			{ID: "twin", Ask: askTwin, Input: bot.Input{Kind: bot.InputChoice, Options: twinOptions}},
			{ID: "principles", Ask: askPrinciples, Check: checkPrinciples, Optional: true, Next: nextMethod,
				Input: bot.Input{Kind: bot.InputChoices, Options: principleOptions, Min: 1, Max: 16}},
			{ID: "method", Ask: askMethod, Check: checkMethod, Optional: true, Next: nextMethod,
				Input: bot.Input{Kind: bot.InputText, Min: 2, Max: maxMethod}},
		},
		First:  firstToAdd,
		Keep:   keepNew,
		Finish: finishNew,
	}
}

// changing is the flow that changes, deletes and merges stories.
func changing() bot.Flow {
	return bot.Flow{
		Name:  changeName,
		Title: "Change to a story",
		About: "Change, merge or delete a story: say which, as in `story 3 edit`.",
		Steps: []bot.Step{
			{ID: "part", Ask: askPart, Next: nextPart, Input: bot.Input{Kind: bot.InputChoice, Options: partOptions}},
			{ID: "text", Ask: askText, Check: checkText, Next: ends, Input: bot.Input{Kind: bot.InputText, Min: 3, Max: MaxPart, Long: true}},
			{ID: "principles", Ask: askPrinciples, Check: checkPrinciples, Next: ends,
				Input: bot.Input{Kind: bot.InputChoices, Options: principleOptions, Min: 1, Max: 16}},
			{ID: "figure", Ask: askFigure, Input: bot.Input{Kind: bot.InputChoice, Options: figureOptions}},
			{ID: "method", Ask: askMeasure, Check: checkMethod, Next: ends, Input: bot.Input{Kind: bot.InputText, Min: 2, Max: maxMethod}},
			{ID: "stays", Ask: askStays, Next: ends, Input: bot.Input{Kind: bot.InputChoice, Options: stayOptions}},
			{ID: "sure", Ask: askSure, Next: ends, Input: bot.Input{Kind: bot.InputChoice, Options: sureOptions}},
		},
		First:  firstToChange,
		Keep:   keepChange,
		Finish: finishChange,
	}
}

// listing is the command that lists, shows and exports stories.
func listing() bot.Flow {
	return bot.Flow{
		Name:   listName,
		Title:  "Story bank",
		About:  "Your stories, what they cover, what to write next; `story 3` shows one, `stories export` sends them all.",
		Menu:   "my stories",
		Starts: []string{"stories", "my stories", "story bank", "my story bank", "show my stories", "list my stories", "my star stories"},
		Reads: func(message string) bool {
			_, ok := readOrder(message, false)
			return ok
		},
		Keep:   keepListed,
		Finish: finishListed,
	}
}

// ends ends a flow.
func ends(bot.Run) string { return "" }

// bankOf returns the bank of a run; an empty one where it cannot be read.
func bankOf(r bot.Run) (Bank, error) { return Load(r.Person.Profile) }

// unreadable is the reply where a bank cannot be read.
func unreadable(err error) bot.Outcome {
	return bot.Outcome{Reply: bot.Reply{Body: "I cannot open your story bank: " + cite.Quote(err.Error()) + ". Nothing in it was changed."}}
}
