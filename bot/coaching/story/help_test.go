package story

import (
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/bottest"
	"careercoach/knowledge"
)

var noon = time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)

// pallets and refunds are two stories; palletsAgain tells the first one in
// other words and with another figure.
func pallets() Story {
	return Story{
		ID: "p", Title: "The late pallets",
		Situation:  "In March 2024 the evening shift at our depot loaded forty pallets late each week, and nobody knew why.",
		Task:       "As the shift lead I was asked to get the trucks out on time by May.",
		Action:     "I sat with the loaders for three nights and logged each delay. I found that the labels were printed only when the truck had arrived. I asked the office to print them at noon, because the orders are known by then.",
		Result:     "Late pallets fell from 40 to 12 a week. The other two docks copied it in June.",
		Principles: []knowledge.SubjectID{"ownership", "dive-deep"},
	}
}

func palletsAgain() Story {
	return Story{
		ID: "q", Title: "Trucks that left late",
		Situation:  "In spring 2024 our evening shift at the depot loaded pallets late, forty each week.",
		Action:     "For three nights I logged every delay together with the loaders. Labels were printed only once the truck arrived, so I asked the office to print labels at noon.",
		Result:     "The late pallets fell from 45 to 12 a week, and other docks copied it.",
		Principles: []knowledge.SubjectID{"deliver-results"},
	}
}

func refunds() Story {
	return Story{
		ID: "r", Title: "The refund line",
		Situation:  "In 2023 customers of our shop waited long on the phone for a refund.",
		Task:       "I answered calls and owned the script.",
		Action:     "I listened to twenty calls with my colleague, counted what people asked, and wrote a guide of one page. I changed the menu so that refunds came first.",
		Result:     "The waiting time fell from 12 minutes to 5 minutes by the phone report.",
		Principles: []knowledge.SubjectID{"customer-obsession", "invent-and-simplify"},
	}
}

// bankWith is a bank of stories, numbered from 1.
func bankWith(stories ...Story) Bank {
	b := Bank{Warned: true}
	for _, s := range stories {
		b.Put(s)
	}
	return b
}

// profileWith is a profile that keeps a bank of stories.
func profileWith(t *testing.T, stories ...Story) bot.Profile {
	t.Helper()
	p := bot.Profile{}
	if err := bankWith(stories...).Save(p); err != nil {
		t.Fatal(err)
	}
	return p
}

// load is the bank that a profile keeps.
func load(t *testing.T, p bot.Profile) Bank {
	t.Helper()
	b, err := Load(p)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func embedded(t *testing.T) *knowledge.Base { return bottest.Embedded(t) }

// numbers are those of stories.
func numbers(stories []Story) []int {
	var out []int
	for _, s := range stories {
		out = append(out, s.Number)
	}
	return out
}
