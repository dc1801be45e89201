package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/state"
	"careercoach/knowledge"
)

// homeQuestions is how many of a person's last questions a home page shows.
const homeQuestions = 5

// homeReply is what a platform's home page shows: what the coach can do, what
// it keeps of the person, and as choices the coaching and the topics.
func homeReply(base *knowledge.Base, flows []bot.Flow, kept state.Everything) bot.Reply {
	var body strings.Builder
	body.WriteString("Ask me in your own words, here under **Messages**, with `/coach` or by mentioning me in a channel. " +
		"Each answer names its source and date; what my sources do not say, I say I do not know.\n\n")
	questions := lastQuestions(kept)
	if len(questions) == 0 {
		body.WriteString("You have not asked anything yet.\n\n")
	} else {
		body.WriteString("**Your last questions**\n\n")
		for _, q := range questions {
			body.WriteString("- " + inCode(q) + "\n")
		}
		body.WriteString("\n")
	}
	body.WriteString("**Settings:** " + settingsLine(kept.Settings) + "\n\n" +
		"**Privacy:** " + keptLine(kept) + "\n")
	return bot.Reply{
		Title: "Career coach", Body: body.String(), Decision: bot.DecisionFlow, Private: true,
		Choices: slices.Concat(coachingChoices(flows, kept.Flow), topicChoices(base), []bot.Choice{
			{Label: "My settings", Text: "/settings"}, {Label: "What is kept about me", Text: "/privacy"},
		}),
	}
}

// coachingChoices offers the coaching that there is, and before it to go on
// where the person is in a flow.
func coachingChoices(flows []bot.Flow, at *bot.Progress) []bot.Choice {
	titles := map[string]string{}
	for _, f := range flows {
		titles[f.Name] = f.Title
	}
	var out []bot.Choice
	if at != nil && !at.Done && titles[at.Flow] != "" {
		out = append(out, bot.Choice{Label: "Continue: " + titles[at.Flow], Text: "continue " + at.Flow})
	}
	for _, c := range []struct{ label, flow string }{
		{"Which program fits me?", "match"}, {"Find my skill gaps", "gap"}, {"Rehearse an interview", "rehearse"},
		{"My stories", "stories"}, {"My plan", "plan"}, {"Am I ready?", "ready"},
	} {
		if titles[c.flow] != "" {
			out = append(out, bot.Choice{Label: c.label, Text: "/" + c.flow})
		}
	}
	return out
}

// welcomeReply greets who installed the coach.
func welcomeReply(base *knowledge.Base) bot.Reply {
	return bot.Reply{
		Title: "Thank you for installing the career coach",
		Body: "Ask me in your own words, right here, with `/coach` or by mentioning me in a channel I was invited to. " +
			"I answer from a curated collection of facts and name source and date.\n\n" +
			"Nobody else got this message. `privacy` says what I keep, `help` what I can do.",
		Decision: bot.DecisionFlow, Private: true, Choices: topicChoices(base),
	}
}

// maxHomeTopics bounds the topics that are offered.
const maxHomeTopics = 8

// topicChoices offers the first question of each topic.
func topicChoices(base *knowledge.Base) []bot.Choice {
	topics := slices.Clone(base.Topics)
	slices.SortStableFunc(topics, func(a, b knowledge.Topic) int { return cmp.Compare(a.Order, b.Order) })
	var out []bot.Choice
	for _, t := range topics {
		if len(t.Ask) > 0 && len(out) < maxHomeTopics {
			out = append(out, bot.Choice{Label: cmp.Or(t.Title, string(t.ID)), Text: t.Ask[0]})
		}
	}
	return out
}

// lastQuestions are the last questions of a person, the latest first.
func lastQuestions(kept state.Everything) []string {
	var turns []state.KeptTurn
	for _, c := range kept.Conversations {
		turns = append(turns, c.Recent...)
	}
	slices.SortStableFunc(turns, func(a, b state.KeptTurn) int { return b.Time.Compare(a.Time) })
	var out []string
	for _, t := range turns {
		if t.Question != "" && !slices.Contains(out, t.Question) && len(out) < homeQuestions {
			out = append(out, t.Question)
		}
	}
	return out
}

// settingsLine says what a person has chosen.
func settingsLine(s state.KeptSettings) string {
	var out []string
	if s.Brief {
		out = append(out, "brief answers")
	}
	if s.Region != "" {
		out = append(out, "pay in "+inCode(string(s.Region)))
	}
	if len(out) == 0 {
		return "none chosen"
	}
	return strings.Join(out, ", ")
}

// keptLine says how much is kept of a person.
func keptLine(kept state.Everything) string {
	if len(kept.Conversations) == 0 && len(kept.Feedback) == 0 {
		return "nothing is kept about you."
	}
	return fmt.Sprintf("%s and %s are kept. You can have them sent to you (`export my data`) or deleted (`forget me`).",
		count(len(kept.Conversations), "conversation"), count(len(kept.Feedback), "opinion"))
}

// inCode shows what a person typed so that nothing in it takes effect.
func inCode(s string) string {
	s = strings.Join(strings.Fields(strings.ReplaceAll(s, "`", "'")), " ")
	if runes := []rune(s); len(runes) > 120 {
		s = string(runes[:119]) + "…"
	}
	return "`" + s + "`"
}
