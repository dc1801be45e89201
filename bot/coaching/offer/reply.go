package offer

import (
	"cmp"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// nothingKept says what becomes of an offer.
const nothingKept = "Nothing of this is kept."

// caution stands under every offer.
const caution = "Bands age fast, and this is arithmetic: no raises, new grants or taxes are in it, and it is not financial advice."

// reply answers a message that begins the offer lab.
func reply(r bot.Run) bot.Reply {
	message := told(r)
	reading := Read(r.Base, message, r.Person.Settings.Region)
	if o := reading.Offer; !o.Given() && !o.Parts() && (o.Vesting != nil || o.Price != 0) {
		return changed(r, o)
	}
	switch {
	case strings.TrimSpace(message) == "":
		return intro(r.Base)
	case reading.Period:
		return again("I reckon in years, and there is an amount by the month or less in that. Tell me the amounts of a year. The bands that I hold are of engineer pay; for jobs paid by the hour I hold none.")
	case reading.Mixed:
		return again("There are amounts in different currencies in that. I hold no exchange rates; tell me all of them in one currency.")
	case !reading.Offer.Given() && reading.Offer.Parts():
		return again("I read: " + readBack(reading.Offer) + ". I need the base as well, or the total: `160k base`, `230k TC`.")
	case !reading.Offer.Given():
		return again(strings.TrimSpace(unread(reading) + " I need at least one amount, such as `offer L5 Seattle 230k TC`, or the parts: `160k base 40k/30k sign-on 200k stock`."))
	}
	return viewOf(r, reading).reply()
}

// viewOf sets what was read beside the knowledge.
func viewOf(r bot.Run, reading Reading) *view {
	return &view{base: r.Base, Reading: reading, o: reading.Offer, bands: BandsFor(r.Base, reading.Offer)}
}

// changed shows the offer that is kept with another schedule or share price;
// where none is kept it says what is needed.
func changed(r bot.Run, o Offer) bot.Reply {
	kept, err := Load(r.Person.Profile)
	if err != nil || !kept.Offer.Given() {
		return again("I keep nothing of an offer, so I need all of it in one line, with the change behind it: `offer L5 Seattle 160k base 200k stock 5/15/40/40 -20%`. What I am to keep, you say with `keep` before such a line.")
	}
	with := kept.Offer
	if o.Vesting != nil {
		with.Vesting = o.Vesting
	}
	if o.Price != 0 {
		with.Price = o.Price
	}
	return viewOf(r, Reading{Offer: with}).reply()
}

// intro says what the offer lab is for.
func intro(base *knowledge.Base) bot.Reply {
	r := bot.Reply{
		Title: "Offer lab",
		Body: "Tell me an offer in one line: `offer L5 Seattle 230k TC`, or its parts, `offer L5 Seattle 160k base 40k/30k sign-on 200k stock 5/15/40/40`. A change of the share price can stand behind it: `-20%`.\n\n" +
			"I set it beside every band of pay that applies, each with its source, show what every year pays, and name the moves of a negotiation that fit.\n\nNothing of it is kept, neither in your profile nor in your history, unless you say `keep` before it.",
		Form:    form(),
		Choices: []bot.Choice{{Label: "An example", Text: "offer L5 Seattle 160k base 40k/30k sign 200k stock 5/15/40/40"}},
	}
	r.Choices = append(r.Choices, cardChoice(base)...)
	return r
}

// again asks for an offer that could not be reckoned with.
func again(why string) bot.Reply {
	return bot.Reply{Title: "Offer lab", Body: why + "\n\n" + nothingKept, Form: form()}
}

// A view is one offer beside the knowledge.
type view struct {
	Reading
	o     Offer
	base  *knowledge.Base
	bands []Band
	cards []knowledge.CardID // what was said by cards
	since string             // what is said of an offer that is kept
}

// reply puts the answer together.
func (v *view) reply() bot.Reply {
	parts := []string{v.beside()}
	if notes := v.notes(); len(notes) > 0 {
		parts = append(parts, strings.Join(notes, " "))
	}
	parts = append(parts, v.moves(), cmp.Or(v.since, v.kept()))
	return bot.Reply{
		Title:   v.title(),
		Body:    strings.Join(parts, "\n\n"),
		Table:   yearsTable(v.o),
		Picture: v.picture(),
		Caution: caution,
		Sources: v.sources(),
		Choices: v.choices(),
	}
}

// title names level and place.
func (v *view) title() string {
	what := strings.Trim(v.job(), " ")
	if what == "" {
		return "Your offer"
	}
	return "Your offer: " + what
}

// job names level and place: "L5, Seattle".
func (v *view) job() string {
	var names []string
	level := title(v.base, v.o.Level)
	if v.o.Number != "" || v.o.Unknown != "" {
		level = v.o.Number + v.o.Unknown
	}
	for _, name := range []string{level, title(v.base, v.o.Title), v.o.Place + v.o.Elsewhere} {
		if name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// amounts says what is set beside the bands.
func (v *view) amounts() string {
	amounts := v.o.Amounts()
	if len(amounts) == 1 {
		return write(v.o.Currency, amounts[0]) + " a year"
	}
	least, most := amounts[0], amounts[0]
	for _, a := range amounts {
		least, most = min(least, a), max(most, a)
	}
	return write(v.o.Currency, least) + " to " + write(v.o.Currency, most) + " a year"
}

// beside lists the bands with the place of the offer in each.
func (v *view) beside() string {
	switch {
	case v.o.Elsewhere != "":
		return "**" + v.amounts() + "**. " + v.say(rules().Elsewhere.Say, rules().Elsewhere.Card, "{place}", cite.Quote(v.o.Elsewhere))
	case v.o.Region == "":
		return "**" + v.amounts() + "**. Where is the job? Bands of pay go by place, and so does the currency."
	case len(v.bands) == 0:
		return "**" + v.amounts() + "**. My knowledge holds no band of pay that applies to it."
	}
	source := v.source()
	head := "Where **" + v.amounts() + "** lies in every band of engineer pay that applies"
	if source != "" {
		head += " (" + source + ")"
	}
	lines := []string{head + ":", ""}
	if !v.comparable() {
		lines[0] = "**" + v.amounts() + "** cannot be compared with the bands there: they are in other currencies, and I hold no exchange rates. The bands" + strings.TrimSuffix(" ("+source+")", " ()") + ":"
	}
	for _, b := range v.bands {
		lines = append(lines, v.line(b, source == ""))
	}
	return strings.Join(lines, "\n")
}

// comparable reports that a band is in the offer's currency.
func (v *view) comparable() bool {
	for _, b := range v.bands {
		if b.Figure.Currency == v.o.Currency {
			return true
		}
	}
	return false
}

// line is one band.
func (v *view) line(b Band, withSource bool) string {
	f := b.Figure
	text := "- **" + cite.Quote(b.Name) + "**, " + f.String()
	if b.Beside != "" {
		text += " (" + b.Beside + ")"
		v.cards = append(v.cards, b.Card)
	}
	if f.Currency == v.o.Currency {
		text += ": **" + Stand(f, v.o.Amounts()) + "**"
	} else if v.comparable() {
		text += ": not compared, another currency"
	}
	if f.Measure != "" {
		text += ". *" + cite.Quote(f.Measure) + "*"
	}
	if withSource {
		text += " (" + v.sourceOf(f) + ")"
	}
	return text
}

// source is the source of all bands; empty where they have several.
func (v *view) source() string {
	source := v.sourceOf(v.bands[0].Figure)
	for _, b := range v.bands {
		if v.sourceOf(b.Figure) != source {
			return ""
		}
	}
	return source
}

// sourceText names the source of a figure, with its date, in plain text.
func (v *view) sourceText(f *knowledge.Figure) string {
	name, date := string(f.Source), f.Date
	if s, ok := v.base.Source(f.Source); ok {
		name, date = s.Title, cmp.Or(date, s.Date)
	}
	return strings.TrimSuffix(name+", "+date, ", ")
}

// sourceOf is sourceText as Markdown.
func (v *view) sourceOf(f *knowledge.Figure) string { return cite.Quote(v.sourceText(f)) }

// say returns what a row of the book says, and notes its card; empty where the
// knowledge does not hold the card.
func (v *view) say(text string, card knowledge.CardID, replace ...string) string {
	if _, ok := v.base.Card(card); !ok && card != "" {
		return ""
	}
	if card != "" {
		v.cards = append(v.cards, card)
	}
	return strings.NewReplacer(replace...).Replace(text)
}

// kept says what was read, so that a slip can be seen, that nothing of it is
// kept, and how to come back.
func (v *view) kept() string {
	if text := v.o.Text(v.base); text != "" && !strings.Contains(text, "`") {
		line := "I read `" + text + "`. Nothing of it is kept; that line brings it back, and `keep` before it keeps it."
		if v.o.Region == "" && v.o.Elsewhere == "" {
			line = "With the place behind it, it can be compared: `" + text + " Seattle`. " + nothingKept
		}
		return line
	}
	return "I read " + readBack(v.o) + ". " + nothingKept
}

// sources are those of the bands and of the cards.
func (v *view) sources() []bot.Source {
	var out []bot.Source
	add := func(s bot.Source) {
		for _, have := range out {
			if have.ID == s.ID {
				return
			}
		}
		out = append(out, s)
	}
	for _, b := range v.bands {
		if s, ok := v.base.Source(b.Figure.Source); ok {
			add(bot.Source{ID: s.ID, Title: s.Title, URL: s.URL, Date: cmp.Or(b.Figure.Date, s.Date)})
		}
	}
	for _, s := range cite.Sources(v.base, v.cards...) {
		add(s)
	}
	return out
}
