package slack

import "slices"

// longDescription is what the app's page says.
const longDescription = `The career coach helps people grow into a job at Amazon. It answers questions about programs, apprenticeships, the interview loop, the leadership principles, pay, skills and levels, and names the source of every answer and how old it is.

It uses no language model: its answers come from a curated collection of facts, and what that does not hold, it says it does not know. It is not affiliated with or endorsed by Amazon.

Say "privacy" to it to see what is stored about you, to get it or to have it deleted.`

// shortcutAsk is the callback_id of the message shortcut.
const shortcutAsk = "ask_about"

// firstPrompts are the questions offered where a conversation opens: four, as
// many as Slack shows.
func firstPrompts() []prompt {
	return []prompt{
		{"Programs at Amazon", opens("programs")},
		{"The interview", opens("interview")},
		{"What engineers earn", opens("salary")},
		{"The leadership principles", opens("principles")},
	}
}

// newFeatures are the app's features; url is empty in Socket Mode.
func newFeatures(url string) manifestFeatures {
	var f manifestFeatures
	f.Home.Home, f.Home.Messages = true, true
	f.Bot.Name, f.Bot.Online = "Career coach", true
	f.Shortcuts = []manifestShortcut{{"Ask the coach about this", "message", shortcutAsk, "The coach answers the message, to you alone."}}
	f.Commands = commands(url)
	f.Agent.Description = "Answers questions about programs, interviews, leadership principles, pay and skills, each with its source and date."
	f.Agent.Prompts = firstPrompts()
	return f
}

// commands are the slash commands.
func commands(url string) []manifestCommand {
	list := []manifestCommand{
		{Command: "/coach", Description: "Ask the career coach", Hint: "what does a bar raiser do? · help · topics · privacy · settings"},
		{Command: "/salary", Description: "What people earn", Hint: "senior in india"},
		{Command: "/principles", Description: "The leadership principles", Hint: "ownership"},
		{Command: "/programs", Description: "Programs and apprenticeships", Hint: "technical academy"},
		{Command: "/interview", Description: "The interview and how to prepare for it", Hint: "how long is the loop"},
	}
	for i := range list {
		list[i].URL = url
	}
	return list
}

// botEvents are the events that the app hears, with those of messages in
// channels where it goes on in threads.
func botEvents(follow bool) []string {
	events := []string{"app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"}
	if follow {
		events = append(events, "message.channels", "message.groups")
		slices.Sort(events)
	}
	return events
}
