package mock

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

func askWhat(r bot.Run) bot.Reply {
	h, err := Load(r.Person.Profile)
	var b body
	if strange := readRequest(r.Rest).strange; len(strange) > 0 {
		b.add("I found no principle in “%s”.", cite.Quote(clip(strings.Join(strange, " "))))
	}
	b.add("I play the interviewer, you answer as you would aloud, and I say sentence by sentence what is there and what is missing.")
	switch weak := h.Weakest(2); {
	case err != nil:
		b.add("I could not read your earlier rehearsals, so questions may come back.")
	case len(weak) == 2:
		b.add("So far: %s with points, lowest %s (%.0f of %d) and %s (%.0f).", prose.Count(h.Scored(), "answer"),
			weak[0].Name, weak[0].Average, rehearse.MaxTotal, weak[1].Name, weak[1].Average)
	}
	b.add("What shall we rehearse? Choose, or name principles: `ownership`, `dive deep and earn trust`.")
	return bot.Reply{Title: "Rehearsal", Body: b.String()}
}

func askPrinciple(bot.Run) bot.Reply { return bot.Reply{Body: "Which principle?"} }

func askFew(r bot.Run) bot.Reply {
	choice := bot.Select{Label: "Choose the principles", Min: 2, Max: maxFew}
	for _, o := range principles(r) {
		choice.Options = append(choice.Options, bot.Choice{Label: o.Label, Text: plainName(o.Label)})
	}
	return bot.Reply{Body: fmt.Sprintf("Which principles? Name 2 to %d, such as `1, 12` or `frugality, dive deep`.", maxFew), Select: &choice}
}

func askMode(r bot.Run) bot.Reply {
	s := sessionOf(r)
	var b body
	if s.request.scope.isLoop() {
		b.add("%s, %s in all. You can leave at any time and go on later.", loopSplit(s), prose.Count(len(s.exchanges), "question"))
		b.add("%s", joined(tell(r.Base, factSet), tell(r.Base, factSplit)))
	}
	b.add("- **Practice:** hints, second tries, one part anew, feedback after each answer.\n- **Live:** one try, on the clock, no help; feedback at the end.")
	b.add("Which way?")
	reply := bot.Reply{Body: b.String()}
	if s.request.scope.isLoop() {
		reply.Title, reply.Sources = "Interview loop", sources(r.Base, factSet, factSplit)
	}
	return reply
}

// loopSplit says who asks how much.
func loopSplit(s *session) string {
	n := len(loop().Interviewers)
	low, high := len(s.exchanges), 0
	for i := range n {
		k := len(s.of(i))
		low, high = min(low, k), max(high, k)
	}
	if low == high {
		return fmt.Sprintf("Five interviewers, each with %d principles", low)
	}
	return fmt.Sprintf("Five interviewers, each with %d or %d of the 16 principles", low, high)
}

// of returns the questions of one interviewer.
func (s *session) of(interviewer int) []exchange {
	var out []exchange
	for _, e := range s.exchanges {
		if e.interviewer == interviewer {
			out = append(out, e)
		}
	}
	return out
}

// askQuestion puts the question; it is the last paragraph, so that it alone
// comes again after a question in between.
func askQuestion(r bot.Run) bot.Reply {
	s := sessionOf(r)
	e := s.current()
	if e == nil {
		return bot.Reply{Body: "There is no question left. Say `finish`."}
	}
	var b body
	if wish := s.wish(); wish != "" {
		b.add("%s", s.grant(wish))
	} else if len(e.tries) > 0 {
		b.add("Once more, from the beginning. %s", cite.Quote(e.reminder()))
	} else {
		s.introduce(&b)
	}
	if note := e.comesBack(); note != "" && len(e.tries) == 0 && s.wish() == "" {
		b.add("%s", note)
	}
	b.add("**%s**", e.question.Text)
	reply := bot.Reply{Title: s.heading(), Body: b.String(), Choices: s.helps()}
	if s.at == 0 && len(e.tries) == 0 && s.wish() == "" {
		reply.Sources = sources(r.Base, factThemes, factStar)
	}
	return reply
}

// introduce says what belongs before a question that is new.
func (s *session) introduce(b *body) {
	e, base := s.current(), s.run.Base
	if s.at == 0 {
		if s.live() {
			b.add("Answer as you would aloud, in 200 to 450 words (common advice, not in my sources). No hints now, and feedback at the end; `skip` passes, `finish` ends the interview. The clock runs from here.")
		} else {
			b.add("Write as you would speak, 200 to 450 words (common advice, not in my sources). `hint` helps, `skip` passes, `finish` ends.")
		}
		b.add("%s", joined(tell(base, factStar), orElse(tell(base, factThemes), "The questions are not in my sources; they are our own collection.")))
	}
	if e.first {
		who := loop().Interviewers[e.interviewer]
		b.add("*%s:* %s", prose.Upper(who.Role), who.Opening)
	}
}

// heading says where in the interview we are. On the clock no principle is
// named, as no interviewer names it.
func (s *session) heading() string {
	e := s.current()
	where := fmt.Sprintf("Question %d of %d", s.at+1, len(s.exchanges))
	switch {
	case e.interviewer >= 0:
		where += ", " + loop().Interviewers[e.interviewer].Role
		if s.live() {
			return where
		}
	case s.live() && s.request.scope != ScopeOne:
		return where
	}
	return where + ": " + shortName(e.question.Principle)
}

// helps are the buttons below a question.
func (s *session) helps() []bot.Choice {
	finish := bot.Choice{Label: "Finish", Text: "finish"}
	if s.live() {
		return []bot.Choice{finish}
	}
	return []bot.Choice{{Label: "Hint", Text: "hint"}, finish}
}

// comesBack says that a question was asked before.
func (e *exchange) comesBack() string {
	if e.again == 0 {
		return ""
	}
	when := "an earlier rehearsal"
	if day := e.again.Day(); !day.IsZero() {
		when = day.Format("2 January 2006")
	}
	return fmt.Sprintf("You have had all my questions on %s, so the one asked longest ago comes back, from %s.", nameOf(e.question.Principle), when)
}

// reminder is what to keep in mind for the next try.
func (e *exchange) reminder() string {
	last := e.counted()
	if !last.scored() {
		return "One event: when it was, what you did, what came of it."
	}
	text, open := last.mend()
	if !open {
		return ""
	}
	return text
}

// wish returns what came last in place of an answer, empty where an answer or
// nothing did.
func (s *session) wish() string {
	n := len(s.run.Given)
	if n == 0 || len(s.run.Given[n-1].Values) == 0 {
		return ""
	}
	switch last := s.run.Given[n-1]; {
	case last.Step == stepAnswer, last.Step == stepThen && slices.Contains([]string{wishHint, wishStuck, wishWhole}, last.Values[0]):
		return last.Values[0]
	}
	return ""
}

// grant answers a wish that came in place of an answer.
func (s *session) grant(wish string) string {
	e := s.current()
	switch {
	case wish == wishRepeat:
		return "Take your time."
	case wish == wishStuck:
		return stuck(e.question.Principle, s.live())
	case wish == wishWhole:
		return "There is no part to mend yet: not scored, " + reasonText(e.last().feedback().NotScored) + ". Tell it anew, from the beginning to what came of it."
	case wish != wishHint:
		return steered(wish, s.live())
	case s.live():
		return "No hints on the clock: an interviewer gives none. `skip` passes the question."
	}
	return hint(e.question)
}

// steered answers words that want something other than a hint.
func steered(wish string, live bool) string {
	switch {
	case wish == wishTime && live:
		return "As long as you need: the clock notes your time and cuts nothing off. 200 to 450 words is common advice, not in my sources."
	case wish == wishTime:
		return "As long as you need: 200 to 450 words is common advice, not in my sources."
	case wish == wishStart && live:
		return "It has begun, and the clock runs."
	case wish == wishStart:
		return "It has begun: this question is yours."
	case wish == wishRetry && live:
		return "On the clock each question has one try; the one for this question is still yours."
	case wish == wishRetry:
		return "This question is open: write your answer, as you would say it."
	case wish == wishProbe:
		return "Follow-ups come in practice, below the feedback on an answer. Here the question is still open."
	}
	return "That is too short for an answer, so it does not count. `skip` passes the question, `finish` ends the interview."
}

// hint says what is listened for, and how to begin.
func hint(q rehearse.Question) string {
	shows := loop().principles[q.Principle].Behaviors
	text := fmt.Sprintf("By our reading, an interviewer who asks for %s listens for: %s.", nameOf(q.Principle), strings.Join(shows, "; "))
	text += "\n\nBegin with when and where, and what was yours to do. Then three things you did yourself, why so and not otherwise, and a figure for what came of it."
	if q.Failure {
		text += " This asks about something that went wrong: end with what you learned and where you used it since."
	}
	return text
}

// stuck helps somebody to whom no story comes.
func stuck(id knowledge.SubjectID, live bool) string {
	if live {
		return "Take a minute: any job, study, service or club will do. If nothing comes, `skip` passes the question."
	}
	shows := loop().principles[id].Behaviors
	text := "That happens to most people at first. Think of any job, study, service or club."
	if len(shows) > 0 {
		text += fmt.Sprintf(" Was there a day that shows %s, even a small one?", shows[0])
	}
	return text + " If nothing comes, `skip` takes you to the next question."
}
