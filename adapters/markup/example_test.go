package markup_test

import (
	"fmt"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

func ExamplePlain() {
	doc := markup.Parse("A **bar raiser** has:\n\n- a [veto](https://example.com/veto)\n- no stake in the team\n")
	fmt.Println(markup.Plain(doc, 40))
	// Output:
	// A bar raiser has:
	//
	// - a veto (https://example.com/veto)
	// - no stake in the team
}

func ExamplePlainText() {
	fmt.Println(markup.PlainText(bot.Reply{
		Title:   "Interview loop",
		Body:    "Five or six interviews in one day.",
		Sources: []bot.Source{{ID: "guide", Title: "Career guide", Date: "2025"}},
		Choices: []bot.Choice{{Label: "How do I prepare?", Text: "how do I prepare"}},
	}))
	// Output:
	// Interview loop
	//
	// Five or six interviews in one day.
	//
	// Source: Career guide (2025)
}

func ExampleJoin() {
	doc := markup.Join(markup.Parse("Which *program*?"), markup.Numbered([]string{"Academy", "Apprenticeship"}))
	fmt.Println(markup.Plain(doc, 0))
	// Output:
	// Which program?
	//
	// 1) Academy
	// 2) Apprenticeship
}
