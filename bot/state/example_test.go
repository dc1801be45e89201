package state_test

import (
	"fmt"

	"careercoach/bot/state"
)

func ExampleMask() {
	fmt.Println(state.Mask("I'm Jane Doe, jane@example.com: is 150k right for L5? Call +1 555 123 4567"))
	// Output: I'm [name], [e-mail]: is 150k right for L5? Call [number]
}

func ExampleGroupQuestions() {
	for _, g := range state.GroupQuestions([]state.Question{
		{Text: "Is there a gym?"},
		{Text: "can I bring my dog"},
		{Text: "is a GYM there"},
	}) {
		fmt.Println(g.Count, g.ID, g.Questions)
	}
	// Output:
	// 2 gym [is a GYM there Is there a gym?]
	// 1 bring-dog [can I bring my dog]
}
