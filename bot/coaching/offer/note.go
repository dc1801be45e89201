package offer

import (
	"slices"
	"strings"

	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// notes say what was assumed, what is outside the sources and what was left out.
func (v *view) notes() []string {
	var out []string
	for _, n := range slices.Concat([]string{v.levelNote()}, v.placeNotes(), v.payNotes(), v.scheduleNotes(), []string{unread(v.Reading)}) {
		if n != "" {
			out = append(out, n)
		}
	}
	return out
}

// levelNote says what the sources do not have of a level.
func (v *view) levelNote() string {
	number := strings.TrimPrefix(v.o.Number, "L")
	for _, row := range []numbersRow{rules().Above, rules().Below} {
		if number != "" && within(number, row.From, row.To) {
			return strings.TrimSpace(v.say(row.Say, row.Card, "{level}", v.o.Number) + " " + v.outside())
		}
	}
	for _, row := range rules().Unknown {
		if v.o.Unknown != "" && slices.Contains(row.Names, strings.ToLower(v.o.Unknown)) {
			return v.say(row.Say, row.Card, "{level}", cite.Quote(v.o.Unknown))
		}
	}
	if v.o.Level == "" && v.o.Title == "" && len(paidAtLevels(v.base, v.o.Region)) > 0 {
		return "Which level does the offer name?"
	}
	return v.outside()
}

// outside is what is known of a level beyond the sources, labelled so.
func (v *view) outside() string {
	for _, row := range rules().Outside {
		if slices.Contains(row.Levels, v.o.Number) || v.o.Title != "" && slices.Contains(row.Titles, v.o.Title) {
			return row.Say
		}
	}
	return ""
}

func within(number string, from, to int) bool {
	for n := from; n <= to; n++ {
		if number == digits(n) {
			return true
		}
	}
	return false
}

// placeNotes say how far the bands speak of the place.
func (v *view) placeNotes() []string {
	var out []string
	if v.Guessed {
		out = append(out, "You named no place; I took "+cite.Quote(v.o.Place)+", from your settings or the currency.")
	}
	if v.Unsure != "" {
		out = append(out, "I took the amounts for "+v.Unsure+", as the currency of the place; name another if I am wrong.")
	}
	for _, row := range rules().Places {
		level := v.o.Level != "" || v.o.Title != "" || v.o.Number != ""
		if !slices.Contains(row.Regions, v.o.Region) || row.City && !v.o.City || row.Level && !level || row.Currency != "" && row.Currency != v.o.Currency {
			continue
		}
		out = append(out, v.say(row.Say, row.Card))
	}
	return out
}

// payNotes say what must be thought of when the amounts are compared.
func (v *view) payNotes() []string {
	o := v.o
	var out []string
	years := o.Years()
	switch {
	case o.Total > 0 && o.Parts() && o.Price == 0:
		out = append(out, "The parts come to "+write(o.Currency, years[0].Total())+" in year 1; the bands are compared with the total that you gave.")
	case o.Total == 0 && o.Base == 0:
		out = append(out, "Without base pay this is only part of an offer: the bands count it.")
	case o.Total == 0 && o.Stock == 0:
		out = append(out, "Without stock this is only part of an offer: bands of total compensation count it.")
	}
	if o.Price != 0 && o.Stock == 0 {
		out = append(out, "A share price changes nothing here, as I know of no stock; give it as `200k stock`.")
	}
	if len(o.SignOn) > 0 && o.SignOn[0] > 0 && o.Total == 0 && v.measured("bonus, RSUs") {
		out = append(out, "Bands by level name no sign-on; without it year 1 is "+write(o.Currency, years[0].Total()-o.SignOn[0])+".")
	}
	if v.Shares > 0 {
		out = append(out, strings.TrimSpace("A number of shares has no value here. "+v.say("My sources hold no share price; give the grant as an amount.", "rsu-price")))
	}
	return out
}

// measured reports that what a band counts is said in some words.
func (v *view) measured(words string) bool {
	return slices.ContainsFunc(v.bands, func(b Band) bool { return strings.Contains(b.Figure.Measure, words) })
}

// scheduleNotes say where the vesting schedule comes from.
func (v *view) scheduleNotes() []string {
	var out []string
	if v.BadVesting != "" {
		out = append(out, "`"+strings.ReplaceAll(v.BadVesting, "`", "")+"` does not add up to 100%, so I left it out.")
	}
	if v.o.Stock == 0 {
		return out
	}
	even := rules().schedule(scheduleEven)
	if v.o.Vesting == nil {
		return append(out, v.say(even.Assumed, even.Card))
	}
	for _, s := range rules().Schedules {
		if s.Says != "" && equal(s.Percent, v.o.Vesting) {
			out = append(out, v.say(s.Says, s.Card))
		}
	}
	return out
}

// unread says what was left out.
func unread(r Reading) string {
	var left []string
	for _, u := range r.Unread {
		if q := cite.Quote(u); q != "" && len(left) < 3 {
			left = append(left, "“"+q+"”")
		}
	}
	if len(left) == 0 {
		return ""
	}
	return "I left out " + strings.Join(left, ", ") + ", as I do not know what it stands for; write `160k base`, `40k sign-on`."
}

// moves lists the moves that fit, at most maxMoves.
func (v *view) moves() string {
	facts := v.facts()
	lines := []string{"**Moves that fit**", ""}
	used := map[knowledge.CardID]bool{}
	for _, m := range rules().Moves {
		holds := slices.ContainsFunc(m.When, func(w fact) bool { return facts[w] })
		if _, ok := v.base.Card(m.Card); !ok || !holds || used[m.Card] || len(lines) == 2+maxMoves {
			continue
		}
		used[m.Card] = true
		lines = append(lines, "- "+v.say(m.Say, m.Card))
	}
	if len(lines) == 2 {
		return "My knowledge holds no cards on negotiating."
	}
	return strings.Join(lines, "\n")
}

// maxMoves bounds the moves that are shown.
const maxMoves = 3

// facts are what holds of the offer.
func (v *view) facts() map[fact]bool {
	o := v.o
	out := map[fact]bool{
		factAlways:     true,
		factNoParts:    !o.Parts(),
		factNoSchedule: o.Stock > 0 && o.Vesting == nil,
		factNoSignOn:   o.Parts() && len(o.SignOn) == 0,
		factEurope:     o.Currency == "EUR" || o.Currency == "GBP",
	}
	if years := o.Years(); o.Stock > 0 {
		all, stock := 0.0, 0.0
		for _, y := range years {
			all, stock = all+y.OnPaper(), stock+y.Paper
		}
		out[factMuchStock] = 3*stock >= all
	}
	amounts := o.Amounts()
	for _, b := range v.bands {
		low, high, isRange := ends(b.Figure)
		if b.Figure.Currency != o.Currency || !isRange || b.Beside != "" || b.Card != "" {
			continue
		}
		out[factBelow] = out[factBelow] || slices.Min(amounts) < low+(high-low)/4
		out[factAbove] = out[factAbove] || slices.Max(amounts) > high
	}
	return out
}
