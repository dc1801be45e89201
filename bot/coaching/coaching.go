// Package coaching lists the coaching flows that come with the coach. Each has
// a package of its own below; what they share is in package cite.
//
// To add a flow, write it as a bot.Flow, add it to Flows and give it a transcript
// under testdata/transcripts; the package comment of bot says how a flow is
// made.
package coaching

import (
	"slices"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/match"
	"careercoach/bot/coaching/mock"
	"careercoach/bot/coaching/offer"
	"careercoach/bot/coaching/plan"
	"careercoach/bot/coaching/ready"
	"careercoach/bot/coaching/skills"
	"careercoach/bot/coaching/story"
	"careercoach/knowledge"
)

// Flows returns all flows and commands, in the order of the menu, the menu
// first.
func Flows() []bot.Flow {
	flows := slices.Concat(
		match.Flows(),
		skills.Flows(),
		story.Flows(),
		mock.Flows(),
		ready.Flows(),
		plan.Flows(),
		offer.Flows(),
	)
	return append([]bot.Flow{menu(flows)}, flows...)
}

// Remind says what a reminder tells a person; it is what bot.Config.Remind
// wants.
func Remind(base *knowledge.Base, now time.Time, p bot.Person) (bot.Reply, bool) {
	return plan.Remind(base, now, p)
}

// menu is the command that lists the others.
func menu(flows []bot.Flow) bot.Flow {
	reply := bot.Reply{Title: "What I can coach you in"}
	var b strings.Builder
	for _, f := range flows {
		if f.Menu == "" {
			continue
		}
		b.WriteString("- **" + f.Title + "** (`" + f.Menu + "`): " + f.About + "\n")
		reply.Choices = append(reply.Choices, bot.Choice{Label: f.Title, Text: f.Menu})
	}
	reply.Body = "It stays between you and me: what I ask and you tell is kept under your id alone (`privacy`).\n\n" + b.String() +
		"\nEverything follows rules that you can read and contest; nothing here says how likely you are to be hired."
	return bot.Flow{
		Name: "coaching", Title: "Coaching", About: "Lists what I can coach you in.",
		Starts: []string{"coaching", "coach me", "coaching menu", "what can you coach me in", "what can you coach me on", "how can you coach me"},
		Finish: func(bot.Run) bot.Outcome { return bot.Outcome{Reply: reply} },
	}
}
