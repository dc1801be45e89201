package discord

import (
	"math/rand/v2"

	"careercoach/bot"
)

// ScriptReplies are the replies of a script: one of each kind that the coach
// gives, and random ones, n in all.
func ScriptReplies(seed uint64, n int) []bot.Reply {
	var out []bot.Reply
	for _, s := range samples() {
		out = append(out, s.reply)
	}
	for d := (dice{rand.New(rand.NewPCG(seed, 3))}); len(out) < n; {
		out = append(out, d.reply())
	}
	return out[:n]
}

// ScriptForms are forms that can be opened, n of them.
func ScriptForms(seed uint64, n int) []bot.Form {
	out := []bot.Form{storyForm()}
	for d := (dice{rand.New(rand.NewPCG(seed, 4))}); len(out) < n; {
		f := d.form()
		if _, ok := modal(f, asker1); ok {
			out = append(out, f)
		}
	}
	return out
}
