package offer

import (
	"strings"
	"testing"

	"careercoach/knowledge"
)

func TestBookIsStrict(t *testing.T) {
	for _, file := range []string{
		"nonsense: 1",
		"schedules: [{name: even, percent: [50, 40]}]",
		"schedules: [{name: even, percent: [100]}]",
		strings.Replace(string(offerFile), "when: [below]", "when: [sometimes]", 1),
		"\t",
	} {
		if _, err := newBook([]byte(file)); err == nil {
			t.Errorf("%.60q is read, want an error", file)
		}
	}
	if _, err := newBook(offerFile); err != nil {
		t.Error(err)
	}
}

// Every row rests on a card that the knowledge holds, or is labelled as outside
// the sources.
func TestBookRestsOnCards(t *testing.T) {
	b, rows := base(t), rules()
	cards := map[string]knowledge.CardID{
		"above": rows.Above.Card, "below": rows.Below.Card, "elsewhere": rows.Elsewhere.Card,
		"negotiating": cardMoves, "a number of shares": "rsu-price",
	}
	for _, r := range rows.General {
		cards[string(r.Figure)] = r.Card
		if f, ok := b.Figure(r.Figure); !ok || f.Aspect != aspectPay {
			t.Errorf("the figure %q is none of pay", r.Figure)
		}
	}
	for _, r := range rows.Alike {
		cards[string(r.Of)] = r.Card
	}
	for _, r := range rows.Unknown {
		cards[r.Say] = r.Card
	}
	for _, r := range rows.Places {
		cards[r.Say] = r.Card
	}
	for _, r := range rows.Schedules {
		cards[r.Name] = r.Card
	}
	for _, r := range rows.Moves {
		cards[r.Say] = r.Card
	}
	for row, id := range cards {
		if _, ok := b.Card(id); !ok {
			t.Errorf("%s: the card %q is not in the knowledge", row, id)
		}
	}
	for _, r := range rows.Outside {
		if !strings.HasPrefix(r.Say, "Outside my sources: ") {
			t.Errorf("%q is not labelled as outside the sources", r.Say)
		}
	}
	if says := rows.schedule(scheduleAmazon).Says; !strings.Contains(says, "outside my sources") {
		t.Errorf("5/15/40/40 is not labelled as outside the sources: %q", says)
	}
}

// What the rows say stands in their cards.
func TestBookAgreesWithCards(t *testing.T) {
	b, rows := base(t), rules()
	words := map[knowledge.CardID][]string{
		"negotiation-leverage": {"revenue impact", "service ownership", "competing offers"},
		"negotiation-tips":     {"written details", "role scope", "team mission", "on-call"},
		"negotiation-timing":   {"stock vest or refresh"},
		"rsu-vesting":          {"do not state Amazon's RSU vesting schedule", "written offer", "not vested when you leave"},
		"rsu-planning":         {"vesting schedule", "taxes", "cost of living", "not with the total on paper"},
		"sign-on-overview":     {"possible", "not given"},
		"pay-tax":              {"payroll taxes are higher in Europe"},
		"offer-data":           {"market data", "exact Amazon level and city", "peers", "salary sites"},
		"pay-other-levels":     {"L6 and everything above", "lowest level with a figure is L4"},
		"pay-sde-2":            {"no pay under the name SDE II", "SDE III is not mentioned"},
		"pay-city":             {"no pay figure for a single U.S. city"},
		"pay-region-by-level":  {"do not split pay by level or title outside the U.S."},
		"pay-pounds":           {"no engineer pay in pounds"},
		"pay-other-countries":  {"no pay for that country", "seven places abroad"},
		"rsu-price":            {"no stock price"},
	}
	for id, want := range words {
		card, ok := b.Card(id)
		for _, w := range want {
			if !ok || !strings.Contains(strings.ReplaceAll(card.Answer, "**", ""), w) {
				t.Errorf("the card %q does not say %q", id, w)
			}
		}
	}
	for _, r := range rows.Alike {
		card, ok := b.Card(r.Card)
		if !ok || !strings.Contains(strings.ToLower(card.Answer), strings.ToLower(r.Both)) || !card.Has(r.Of) || !card.Has(r.To) {
			t.Errorf("the card %q does not call both %q and %q %q", r.Card, r.Of, r.To, r.Both)
		}
	}
	abroad := 0
	for _, s := range b.OfKind(kindRegion) {
		if s.ID != "region-us" {
			abroad++
		}
	}
	if abroad != 7 {
		t.Errorf("there are %d places abroad, want the seven that are spoken of", abroad)
	}
}

// Names of places are names of one place only.
func TestPlacesAreClear(t *testing.T) {
	b := base(t)
	for _, name := range rules().Elsewhere.Names {
		if o := Read(b, "100k tc in "+name, "").Offer; o.Elsewhere != name {
			t.Errorf("%q is read as %q in %q", name, o.Place, o.Region)
		}
	}
	for _, row := range rules().Geography {
		for _, name := range row.Names {
			if o := Read(b, "100k tc in "+name, "").Offer; o.Region != row.Region || !o.City {
				t.Errorf("%q is read as %q in %q", name, o.Place, o.Region)
			}
		}
	}
}
