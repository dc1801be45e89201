package mock

import (
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/rehearse"
)

func askRedo(bot.Run) bot.Reply {
	return bot.Reply{Body: "Which part? The ones that show least stand first."}
}

// askPart asks for one part anew, and says where it goes.
func askPart(r bot.Run) bot.Reply {
	s := sessionOf(r)
	e := s.current()
	if e == nil || e.last() == nil {
		return bot.Reply{Body: "There is no answer to put it into. Say `skip`."}
	}
	var b body
	counted := e.counted()
	if g, ok := r.Last(stepThen); ok && len(g.Values) > 0 && g.Values[0] == thenProbe {
		b.add("Put it in your own words, in one to three sentences; I add it to your answer.")
		b.add("%s", seatText(rehearse.SeatOf(e.question, counted.text, s.part)))
		b.add("**%s**", cite.Quote(counted.feedback().Probe))
		return bot.Reply{Title: "The follow-up", Body: b.String()}
	}
	b.add("%s", seatText(rehearse.SeatOf(e.question, counted.text, s.part)))
	b.add("%s", wanted(s.part))
	return bot.Reply{Title: partName(s.part), Body: b.String()}
}

// seatText says where a part goes.
func seatText(seat rehearse.Seat) string {
	switch {
	case seat.Text != "":
		return "It takes the place of “" + cite.Quote(ends(seat.Text)) + "”."
	case seat.Before.Text != "":
		return "It will stand behind “" + cite.Quote(rehearse.Excerpt(seat.Before.Text, 12)) + "”."
	}
	return "It will stand at the beginning."
}

// ends shortens a stretch of an answer to how it begins and how it ends.
func ends(text string) string {
	words := strings.Fields(text)
	if len(words) <= 24 {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:10], " ") + " … " + strings.Join(words[len(words)-8:], " ")
}

// wanted says what a part should hold.
func wanted(d rehearse.Dimension) string {
	switch d {
	case rehearse.Story:
		return "Write one sentence with when and where it was."
	case rehearse.Situation:
		return "Write the opening anew in two or three sentences: when and where, what was wrong, and what you had to do."
	case rehearse.Actions:
		return "Write one to three further steps of your own, each with a verb and what you did it to: “I counted the …”."
	case rehearse.Judgement:
		return "Write why you did it this way: what else you could have done, and what spoke against it."
	case rehearse.Result:
		return "Write what came of it in one or two sentences, with a figure and what it was before; an honest estimate is fine."
	case rehearse.Learning:
		return "Write what you learned, and where you have used it since."
	}
	return "Write the sentences that show it."
}
