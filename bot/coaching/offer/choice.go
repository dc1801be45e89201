package offer

import (
	"strconv"

	"careercoach/bot"
	"careercoach/knowledge"
)

// maxChoices is how many choices a reply has.
const maxChoices = 5

// cardMoves is the card on negotiating that is offered.
const cardMoves knowledge.CardID = "negotiation-overview"

// choices are other ways to look at the offer; each says all of it.
func (v *view) choices() []bot.Choice {
	var out []bot.Choice
	add := func(label string, o Offer) {
		if text := o.Text(v.base); text != "" && len(out) < maxChoices-1 {
			out = append(out, bot.Choice{Label: label, Text: text})
		}
	}
	v.askPlace(add)
	v.askLevel(add)
	if o := v.o; o.Stock > 0 {
		for _, s := range rules().Schedules {
			if o.Vesting = s.Percent; !equal(s.Percent, v.o.vesting()) {
				add(s.Label, o)
			}
		}
		o.Vesting = v.o.Vesting
		if o.Price != 0 {
			o.Price = 0
			add("Share price as it is", o)
		} else {
			o.Price = -20
			add("Share price −20%", o)
		}
	}
	if v.Unsure != "" {
		o := v.o
		o.Currency = "USD"
		add("They are US dollars", o)
	}
	return append(out, cardChoice(v.base)...)
}

// askPlace offers places where none was named.
func (v *view) askPlace(add func(string, Offer)) {
	if v.o.Region != "" || v.o.Elsewhere != "" {
		return
	}
	for _, s := range v.base.OfKind(kindRegion) {
		o := v.o
		o.Region, o.Place = s.ID, s.Name
		if o.Currency == "" {
			o.Currency = currencyOf(v.base, s.ID)
		}
		add(label(s.Name), o)
	}
}

// askLevel offers levels where none was named.
func (v *view) askLevel(add func(string, Offer)) {
	if v.o.Level != "" || v.o.Title != "" || v.o.Number != "" {
		return
	}
	for _, id := range paidAtLevels(v.base, v.o.Region) {
		o := v.o
		o.Level, o.Unknown = id, ""
		add(label(title(v.base, id)), o)
	}
}

// paidAtLevels are the levels that have figures of pay in a region.
func paidAtLevels(base *knowledge.Base, region knowledge.SubjectID) []knowledge.SubjectID {
	var out []knowledge.SubjectID
	for _, s := range base.OfKind(kindLevel) {
		if region != "" && len(paid(base, s.ID, region)) > 0 {
			out = append(out, s.ID)
		}
	}
	return out
}

// label cuts a name to what fits a button.
func label(name string) string {
	if runes := []rune(name); len(runes) > 40 {
		return string(runes[:39]) + "…"
	}
	return name
}

// cardChoice offers the card on negotiating, where the knowledge holds it.
func cardChoice(base *knowledge.Base) []bot.Choice {
	card, ok := base.Card(cardMoves)
	if !ok || len(card.Questions[0]) > maxText {
		return nil
	}
	return []bot.Choice{{Label: label(card.Title), Text: card.Questions[0]}}
}

func digits(n int) string { return strconv.Itoa(n) }
