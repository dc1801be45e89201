package bot

import (
	"slices"
	"strings"

	"careercoach/bot/find"
	"careercoach/bot/tables"
	"careercoach/bot/understand"
	"careercoach/knowledge"
)

// maxChoices is how many follow-ups stand under an answer.
const maxChoices = 3

// giveCard makes a reply of a card and moves the conversation to it.
func (c *Coach) giveCard(card *knowledge.Card, confidence float64, conv Conversation) (Reply, Conversation) {
	r := Reply{
		Title:      card.Title,
		Body:       strings.TrimSpace(card.Answer),
		Caution:    card.Caution,
		Sources:    c.sources(card.Sources, card.AsOf),
		Decision:   Decision(card.Decision),
		Card:       card.ID,
		Confidence: confidence,
		Unanswered: card.Decision == knowledge.DecisionDecline,
		Candidates: []Candidate{{card.ID, 1}},
	}
	if card.Decision == knowledge.DecisionDecline {
		r.Body += c.referral()
	}
	for _, id := range card.Related {
		if other, ok := c.base.Card(id); ok && len(r.Choices) < maxChoices {
			r.Choices = append(r.Choices, choiceOf(other))
		}
	}
	if card.Decision != knowledge.DecisionSmalltalk {
		conv = conv.advance(Focus{card.Subjects, card.Aspect, card.ID})
		conv.Listed = nil
		for _, id := range card.Subjects {
			parts := c.base.Parts(id)
			if inOrder := ordered(parts); len(inOrder) > 1 {
				parts = inOrder
			}
			for _, part := range parts {
				conv.Listed = append(conv.Listed, part.ID)
			}
		}
	}
	return r, conv
}

// choiceOf makes the choice that leads to a card.
func choiceOf(card *knowledge.Card) Choice {
	label := card.Title
	if label == "" {
		label = card.Questions[0]
	}
	return Choice{Label: label, Text: card.Questions[0], card: card.ID}
}

// sources looks up the sources of an answer; asOf, where set, stands in place
// of the first source's date.
func (c *Coach) sources(ids []knowledge.SourceID, asOf string) []Source {
	var out []Source
	for i, id := range ids {
		s, ok := c.base.Source(id)
		if !ok {
			continue
		}
		date := s.Date
		if i == 0 && asOf != "" {
			date = asOf
		}
		out = append(out, Source{s.ID, s.Title, s.URL, date})
	}
	return out
}

// composeTable makes a reply of a computed answer.
func (c *Coach) composeTable(a tables.Answer, r find.Ranking) Reply {
	reply := Reply{
		Title:      a.Title,
		Body:       a.Body,
		Caution:    strings.Join(a.Cautions, " "),
		Sources:    c.sources(a.Sources, ""),
		Decision:   DecisionAnswer,
		Confidence: 0.9,
	}
	if len(a.Rows) > 0 {
		reply.Table = &Table{a.Header, a.Rows}
		reply.Picture = NewPicture(a.Title, a.Plot, reply.Sources)
	}
	for _, id := range a.Subjects {
		for _, card := range c.base.CardsAbout(id) {
			if card.Aspect == "overview" && len(card.Subjects) == 1 && len(reply.Choices) < maxChoices {
				reply.Choices = append(reply.Choices, choiceOf(card))
			}
		}
	}
	return reply
}

// clarify asks which of several cards is meant.
func (c *Coach) clarify(cards []*knowledge.Card, confidence float64) Reply {
	r := Reply{Body: "Which one do you mean?", Decision: DecisionClarify, Confidence: confidence}
	for _, card := range cards {
		choice := choiceOf(card)
		if s, ok := c.base.Subject(card.Subjects[0]); ok {
			choice.Label = s.Name
		}
		r.Choices = append(r.Choices, choice)
	}
	return r
}

// suggest offers the best cards, and gives the first one's fact as what it is:
// the closest there is.
func (c *Coach) suggest(ranking find.Ranking, confidence float64) Reply {
	r := Reply{Body: "I am not sure I understood. Did you mean one of these?", Decision: DecisionSuggest, Confidence: confidence, Unanswered: true}
	r.Choices = nearestCards(ranking)
	if best := ranking.Candidates[0].Card; best.Decision == knowledge.DecisionAnswer {
		r.Body = "I am not sure I understood. The closest I have:\n\n" + heading(choiceOf(best).Label) + lead(strings.TrimSpace(best.Answer))
		r.Caution = best.Caution
		r.Sources = c.sources(best.Sources, best.AsOf)
		if len(ranking.Candidates) > 1 && ranking.Candidates[1].Card.Decision == knowledge.DecisionAnswer {
			r = c.beside(r, "", ranking.Candidates[1].Card)
		}
	}
	return r
}

// orElse gives a second card's fact beside the first one's, as what may have
// been meant too.
func (c *Coach) orElse(r Reply, second *knowledge.Card) Reply {
	r.Body = lead(r.Body)
	r = c.beside(r, "Or did you mean this? ", second)
	r.Choices = append([]Choice{choiceOf(second)}, slices.DeleteFunc(r.Choices, func(ch Choice) bool { return ch.card == second.ID })...)
	r.Choices = r.Choices[:min(len(r.Choices), maxChoices)]
	return r
}

// beside adds the fact of a card to a reply, with its sources.
func (c *Coach) beside(r Reply, before string, card *knowledge.Card) Reply {
	r.Body += "\n\n" + before + heading(choiceOf(card).Label) + lead(strings.TrimSpace(card.Answer))
	if r.Caution == "" {
		r.Caution = card.Caution
	}
	for _, s := range c.sources(card.Sources, card.AsOf) {
		r.Sources = appendSource(r.Sources, s)
	}
	return r
}

// nearestCards returns choices for the best cards that state a fact.
func nearestCards(ranking find.Ranking) []Choice {
	var out []Choice
	for _, cand := range ranking.Candidates {
		if cand.Card.Decision == knowledge.DecisionAnswer && len(out) < maxChoices {
			out = append(out, choiceOf(cand.Card))
		}
	}
	return out
}

// decline says that the knowledge does not hold what was asked for.
func (c *Coach) decline(ranking find.Ranking) Reply {
	r := Reply{Decision: DecisionDecline, Unanswered: true}
	r.Body = "I don't have an answer to that in my sources, and I don't guess. " + c.scope() + c.referral()
	return r
}

// declineNearest says that the knowledge holds nothing about a stranger, and
// gives the nearest card, named as such.
func (c *Coach) declineNearest(s understand.Stranger, card *knowledge.Card, confidence float64, conv Conversation) (Reply, Conversation) {
	r, next := c.giveCard(card, confidence, conv)
	r.Decision, r.Unanswered = DecisionDecline, true
	r.Title = ""
	r.Body = "My sources say nothing about that for **" + s.Name + "**, and I don't guess. The nearest they hold:\n\n" + lead(strings.TrimSpace(card.Answer)) + c.referral()
	return r, next
}

// scope says what can be asked, from the topics.
func (c *Coach) scope() string {
	var titles []string
	for _, t := range c.base.Topics {
		titles = append(titles, strings.ToLower(t.Title[:1])+t.Title[1:])
	}
	if len(titles) == 0 {
		return "Try other words, or ask something else."
	}
	return "I can help with " + strings.Join(titles, ", ") + "."
}

// referral names who else can be asked.
func (c *Coach) referral() string {
	if c.contact == "" {
		return ""
	}
	return "\n\nA person to ask: " + c.contact
}

// empty answers a message without words.
func (c *Coach) empty() Reply {
	return Reply{Decision: DecisionSmalltalk, Body: "There is nothing I could choose by that. Ask me a question in a few words. " + c.scope(), Confidence: 1}
}

// merge joins the answers to the questions of one message.
func merge(replies []Reply) Reply {
	first := replies[0]
	for _, r := range replies[1:] {
		if r.Card == first.Card && r.Body == first.Body || r.Decision != DecisionAnswer {
			continue
		}
		if first.Decision != DecisionAnswer {
			first = r
			continue
		}
		first.Body = lead(first.Body) + "\n\n" + heading(r.Title) + lead(r.Body)
		if first.Table == nil {
			first.Table = r.Table
		}
		first.Caution = strings.TrimSpace(first.Caution + " " + r.Caution)
		for _, s := range r.Sources {
			first.Sources = appendSource(first.Sources, s)
		}
	}
	return first
}

// lead returns the first paragraph of a Markdown text, with the list or table
// that follows it or that it announces by a colon.
func lead(body string) string {
	parts := strings.SplitN(body, "\n\n", 3)
	if len(parts) > 1 && (strings.HasSuffix(parts[0], ":") || strings.HasPrefix(parts[1], "- ") || strings.HasPrefix(parts[1], "1. ") || strings.HasPrefix(parts[1], "|")) {
		return parts[0] + "\n\n" + parts[1]
	}
	return parts[0]
}

func heading(title string) string {
	if title == "" {
		return ""
	}
	if !strings.HasSuffix(title, "?") {
		title += "."
	}
	return "**" + title + "** "
}

func appendSource(list []Source, s Source) []Source {
	for _, have := range list {
		if have.ID == s.ID {
			return list
		}
	}
	return append(list, s)
}
