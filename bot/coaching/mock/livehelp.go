package mock

import "careercoach/bot"

// liveHelp answers a cry for help out of an interview that is going on: it
// declines, and says why.
func liveHelp() bot.Flow {
	return bot.Flow{
		Name:    "livehelp",
		Title:   "No help in a live interview",
		About:   "Why I do not help while an interview is going on.",
		Reads:   cries,
		Anytime: true,
		Finish:  func(r bot.Run) bot.Outcome { return bot.Outcome{Reply: declineLive(r)} },
	}
}

func declineLive(r bot.Run) bot.Reply {
	var b body
	b.add("I do not help while an interview is going on: the answers have to be yours, or they are worth nothing to you or to those who ask.")
	b.add("%s", tell(r.Base, factAid))
	b.add("What you can do now: ask for a minute to think, ask what is meant, and take one event you know well. When it is over, come back; I gladly go through it with you.")
	return bot.Reply{Title: "Not in a live interview", Body: b.String(), Sources: sources(r.Base, factAid), Choices: []bot.Choice{{Label: "Rehearse later", Text: flowName}}}
}
