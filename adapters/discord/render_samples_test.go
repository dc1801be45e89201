package discord

import (
	"fmt"
	"strings"

	"careercoach/bot"
)

// asker1 is the person who asks in the tests.
const asker1 = "80351110224678912"

// A sample is a reply as the coach gives them, and how it is shown.
type sample struct {
	name    string
	reply   bot.Reply
	options Options
}

var academySource = bot.Source{ID: "academy", Title: "News article on the Technical Academy", URL: "https://www.example.com/news/academy", Date: "2021"}
var guideSource = bot.Source{ID: "guide", Title: "Engineer career guide", URL: "https://example.org/guide", Date: "2025"}

// samples are varied replies, one of each kind.
func samples() []sample {
	channel := Options{Asker: asker1, Feedback: true}
	return []sample{
		{"answer", bot.Reply{
			Title: "How long the Technical Academy takes",
			Body: "The Amazon Technical Academy (ATA) takes **9 months**, full-time.\n\n" +
				"A shorter or part-time version is not mentioned. While you study, tuition is free and a stipend helps with living costs.",
			Sources: []bot.Source{academySource}, Decision: bot.DecisionAnswer, Card: "ata-duration",
			Choices: []bot.Choice{
				{Label: "Full-time study in the Technical Academy", Text: "is the tech academy full time"},
				{Label: "Money to live on during the Technical Academy", Text: "is there a stipend in the tech academy"},
				{Label: "Amazon Technical Academy", Text: "what is the tech academy"},
			},
		}, channel},
		{"pay-table", bot.Reply{
			Title: "Lead Amazon Engineer and Senior Amazon Engineer",
			Body:  "Lead Amazon Engineer has **$60,000 more (27%)** at the median.",
			Table: &bot.Table{Header: []string{"", "Lead Amazon Engineer", "Senior Amazon Engineer"}, Rows: [][]string{
				{"Pay, median", "$280,000", "$220,000"}, {"Pay, average", "$310,000", "$240,000"}, {"Pay, low end", "$90,000", ""},
			}},
			Caution: "Base or total pay is not said.",
			Sources: []bot.Source{guideSource}, Decision: bot.DecisionAnswer,
			Choices: []bot.Choice{{Label: "Lead Amazon Engineer", Text: "lead engineer"}, {Label: "Senior Amazon Engineer", Text: "senior engineer"}},
		}, channel},
		{"comparison", bot.Reply{
			Title: "Two apprenticeships",
			Body:  "They differ in length and in what they end with.",
			Table: &bot.Table{Header: []string{"Apprenticeship", "Takes", "Ends with", "Where"}, Rows: [][]string{
				{"Process Automation Engineering (Level 6)", "48 months", "BEng in Controls and Automation, after an HND", "UK"},
				{"Business Improvement Techniques (BIT)", "12 to 18 months", "Level 2 certificate", "UK"},
			}},
			Caution: "The page is undated; ask what is offered **now**.",
			Sources: []bot.Source{{ID: "uk", Title: "Apprenticeships page", Date: "undated, about 2018"}, guideSource}, Decision: bot.DecisionAnswer,
		}, channel},
		{"list", bot.Reply{
			Title: "The interview loop",
			Body: "It has these stages:\n\n1. **Application** on [amazon.jobs](https://www.amazon.jobs/en/)\n2. Phone screen\n   - 45 to 60 minutes\n   - one or two interviewers\n3. Loop of `4-5` interviews\n\n" +
				"> Bring examples in the STAR format.\n\n## What counts\n\nAll of it: see [the guide](https://example.org/guide_(2025)).",
			Sources: []bot.Source{guideSource}, Decision: bot.DecisionAnswer, Card: "loop",
		}, channel},
		{"clarify-3", clarifying(3), channel},
		{"clarify-12", clarifying(12), channel},
		{"suggest", bot.Reply{
			Body: "I am not sure I understood. Did you mean one of these?", Decision: bot.DecisionSuggest,
			Choices: []bot.Choice{
				{Label: "What automation apprentices earn", Text: "how much do automation apprentices earn"},
				{Label: "What SDE apprentices earn", Text: "how much do sde apprentices earn"},
			},
		}, Options{Place: PlaceDirect, Asker: asker1, Feedback: true}},
		{"decline", bot.Reply{
			Body:     "My sources say nothing about that for **@everyone \\<@123> \\[x](http\\://evil.example)**, and I don't guess.\n\nA person to ask: #careers",
			Decision: bot.DecisionDecline, Unanswered: true,
		}, channel},
		{"smalltalk", bot.Reply{Body: "Hello! Ask me about programs, interviews or pay.", Decision: bot.DecisionSmalltalk,
			Choices: []bot.Choice{{Label: "What I can do", Text: "help"}}}, channel},
		{"overview", bot.Reply{
			Title: "The leadership principles", Body: overview(), Sources: []bot.Source{guideSource, academySource}, Decision: bot.DecisionAnswer, Card: "principles",
		}, Options{Place: PlaceInteraction, Asker: asker1, Feedback: true, Page: 1}},
		{"privacy", bot.Reply{
			Title: "Delete everything?", Body: "I would delete everything I keep about you. That cannot be undone.", Decision: bot.DecisionFlow, Private: true,
			Choices: []bot.Choice{{Label: "Yes, delete everything", Text: "Yes, delete everything"}, {Label: "No, keep it", Text: "No, keep it"}},
		}, Options{Place: PlaceInteraction, Asker: asker1}},
		{"export", bot.Reply{
			Title: "Your data", Body: "Everything I keep about you here: `data.json`.", Decision: bot.DecisionFlow, Private: true,
			Files: []bot.File{{Name: "data.json", MediaType: "application/json", Data: []byte("{}")}},
		}, Options{Place: PlaceDirect, Asker: asker1}},
		{"private-in-channel", bot.Reply{
			Title: "Delete everything?", Body: "I would delete everything I keep about you.", Decision: bot.DecisionFlow, Private: true,
			Choices: []bot.Choice{{Label: "Yes, delete everything", Text: "Yes, delete everything"}},
		}, Options{Asker: asker1, Feedback: true, Again: "forget me"}},
		{"several", skills(), Options{Place: PlaceDirect, Asker: asker1, Feedback: true}},
		{"form", bot.Reply{
			Title: "Your story", Body: "What do you call it?", Decision: bot.DecisionFlow, Private: true,
			Choices: []bot.Choice{{Label: "Stop", Text: "stop"}}, Form: new(storyForm()),
		}, Options{Place: PlaceInteraction, Asker: asker1}},
		{"picture", bot.Reply{
			Title: "Engineer pay", Body: "From $100,000 to $310,000.", Sources: []bot.Source{guideSource}, Decision: bot.DecisionAnswer,
		}, Options{Asker: asker1, Feedback: true, Picture: &Picture{Name: "pay.png", Data: []byte("png"), Description: "Pay: junior $100,000, lead $310,000"}}},
		{"plain", bot.Reply{
			Title: "What it costs: *nothing*", Body: "Nothing at all.\n\n| Item | Cost |\n|---|---|\n| Tuition | $0 |\n| Books | not said |", Sources: []bot.Source{academySource}, Decision: bot.DecisionAnswer, Card: "cost",
		}, Options{Asker: asker1, Plain: true}},
	}
}

func clarifying(n int) bot.Reply {
	r := bot.Reply{Body: "Which one do you mean?", Decision: bot.DecisionClarify}
	for i := range n {
		r.Choices = append(r.Choices, bot.Choice{Label: fmt.Sprintf("Program %c", 'A'+i), Text: fmt.Sprintf("how long does program %c take", 'a'+i)})
	}
	return r
}

// overview is a text of several pages.
func overview() string {
	var b strings.Builder
	for i := 1; i <= 16; i++ {
		fmt.Fprintf(&b, "**%d. Principle %c.** ", i, 'A'+i-1)
		b.WriteString(strings.Repeat("Leaders start with the customer and work backwards, and pay $220,000 – 240,000 of attention. ", 4) + "\n\n")
	}
	return b.String()
}

// storyForm is a form with a field of each kind.
func storyForm() bot.Form {
	return bot.Form{
		Name: "story", Title: "A story", Button: "Write it in a form", Command: "story form",
		Fields: []bot.FormField{
			{Name: "title", Label: "What do you call it?", Hint: "The line that stopped", Max: 80},
			{Name: "action", Label: "What did you do?", Long: true, Min: 20},
			{Name: "result", Label: "What came of it?", Long: true, Optional: true, Min: 20, Max: 9000},
		},
	}
}

// skills is a choice of several things: one with a text that is too long for
// an option, and one that reads like a number.
func skills() bot.Reply {
	return bot.Reply{
		Title: "Which of these have you used?", Body: "Choose all that fit.", Decision: bot.DecisionFlow, Private: true,
		Select: &bot.Select{Label: "Skills you have used", Min: 1, Max: 3, Options: []bot.Choice{
			{Label: "Testing", Text: "testing"}, {Label: "Mechanics", Text: "mechanics"},
			{Label: "Talking with people who have a stake in it", Text: "stakeholders " + strings.Repeat("of every kind ", 8)},
			{Label: "7 habits", Text: "7"}, {Label: "Sketching, modelling", Text: "sketching, modelling"},
		}},
		Choices: []bot.Choice{{Label: "None of these", Text: "none"}, {Label: "Back", Text: "back"}},
	}
}
