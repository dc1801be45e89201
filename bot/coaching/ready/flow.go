package ready

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// Flows returns the command that says how ready a person is, the one that says
// how that is made, and the flow that asks for the checklist.
func Flows() []bot.Flow {
	return []bot.Flow{
		{
			Name: "ready", Title: "Readiness", Menu: "am i ready",
			About: "Shows in four bars how far you are, and the three moves that raise them most.",
			Starts: []string{
				"ready", "am i ready", "my readiness", "readiness", "how ready am i", "am i ready to apply", "am i ready yet", "show my readiness",
				"readiness check", "check my readiness", "am i ready for amazon", "am i ready for the interview", "am i ready for the loop",
			},
			Finish: func(r bot.Run) bot.Outcome { return bot.Outcome{Reply: readiness(r)} },
		},
		{
			Name: "readyrules", Title: "How readiness is made",
			About: "Says how the four bars of your readiness are made.",
			Starts: []string{
				"what is readiness", "what is my readiness", "what does readiness mean", "how is readiness computed", "how is my readiness computed", "how do you compute readiness", "how do you compute my readiness",
				"how is readiness calculated", "how is my readiness calculated", "how do you calculate readiness", "how do you calculate my readiness", "how is readiness measured", "how do you measure readiness", "how do you measure my readiness",
				"what is readiness made of", "how does readiness work", "what do the bars mean", "how are the bars made", "how are the bars computed", "what are the four bars",
			},
			Finish: func(r bot.Run) bot.Outcome { return bot.Outcome{Reply: rulesReply(r)} },
		},
		{
			Name: "logistics", Title: "Checklist",
			About:  "Asks once what is done around your application.",
			Starts: []string{"logistics", "logistics checklist", "checklist", "my checklist", "application checklist", "my logistics"},
			Steps:  []bot.Step{{ID: stepDone, Ask: askDone, Input: bot.Input{Kind: bot.InputChoices, Options: options}, Check: checkDone}},
			First:  firstItem,
			Keep:   keep, Finish: finish,
		},
	}
}

// stepDone is the only step of the checklist.
const stepDone = "done"

// none is the value of the option that nothing is done.
const none = "none"

func firstItem(r bot.Run) string {
	if len(items(r.Base)) == 0 {
		return ""
	}
	return stepDone
}

func askDone(r bot.Run) bot.Reply {
	body := "These are the guide's steps around an application. "
	list, found, err := Load(r.Person.Profile)
	if err == nil && found {
		body += fmt.Sprintf("Last time %d of %d were done. ", done(r.Base, list), len(items(r.Base)))
	}
	var cards []knowledge.CardID
	t := &bot.Table{Header: []string{"No.", "Step"}}
	for i, o := range options(r) {
		t.Rows = append(t.Rows, []string{fmt.Sprint(i + 1), o.Label})
	}
	for _, i := range items(r.Base) {
		cards = append(cards, i.Card)
	}
	return bot.Reply{Title: "Your checklist", Body: body + "Which of them are done? Choose all that are, such as `1, 3, 6`.", Table: t, Sources: cite.Sources(r.Base, cards...)}
}

func options(r bot.Run) []bot.Option {
	var out []bot.Option
	for _, i := range items(r.Base) {
		out = append(out, bot.Option{Value: string(i.ID), Label: i.Label, Names: []string{string(i.ID)}})
	}
	return append(out, bot.Option{Value: none, Label: "None of these yet", Names: []string{"none", "none of them", "nothing", "nothing yet"}})
}

func checkDone(_ bot.Run, g bot.Given) (bot.Given, string) {
	if len(g.Values) > 1 && slices.Contains(g.Values, none) {
		return g, "That is both some and none of them. Give the numbers of what is done, or `none`."
	}
	return g, ""
}

// done counts the items of the knowledge that are done.
func done(base *knowledge.Base, list Checklist) int {
	n := 0
	for _, i := range items(base) {
		if list.has(i.ID) {
			n++
		}
	}
	return n
}

// answered returns the checklist as a run leaves it; false where it was not
// answered.
func answered(r bot.Run) (Checklist, bool) {
	g, ok := r.Last(stepDone)
	if !ok {
		return Checklist{}, false
	}
	list := Checklist{}
	for _, v := range g.Values {
		if v != none {
			list.Done = append(list.Done, ItemID(v))
		}
	}
	if !r.Now.IsZero() {
		list.Day = r.Now.UTC().Truncate(24 * time.Hour)
	}
	return list, true
}

func keep(r bot.Run, p bot.Profile) error {
	list, ok := answered(r)
	if !ok {
		return nil
	}
	return list.Save(p)
}

func finish(r bot.Run) bot.Outcome {
	list, ok := answered(r)
	if !ok {
		return bot.Outcome{Reply: bot.Reply{Body: "My knowledge holds none of the steps of this checklist: they are not in my sources."}}
	}
	all := items(r.Base)
	reply := bot.Reply{
		Title:   "Your checklist",
		Body:    fmt.Sprintf("Noted: **%d of %d** done.", done(r.Base, list), len(all)),
		Choices: []bot.Choice{{Label: "Am I ready?", Text: "am i ready"}, {Label: "Change it", Text: "logistics"}},
	}
	var cards []knowledge.CardID
	for _, i := range all {
		if !list.has(i.ID) {
			if len(cards) == 0 {
				reply.Body += " Still open, in the guide's order:\n"
			}
			reply.Body += "\n- " + strings.TrimSuffix(i.Move, ".") + "."
			cards = append(cards, i.Card)
		}
	}
	reply.Sources = cite.Sources(r.Base, cards...)
	return bot.Outcome{Reply: reply}
}
