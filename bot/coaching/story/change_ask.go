package story

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
)

func askPart(r bot.Run) bot.Reply {
	s := subject(r)
	var choices []bot.Choice
	for _, o := range partOptions(r)[1:] { // buttons hold five: the title is typed
		choices = append(choices, bot.Choice{Label: o.Label, Text: o.Label})
	}
	return bot.Reply{
		Body:    fmt.Sprintf("What do you want to change in story %d, **%s**? You can also say `title`.", s.Number, cite.Quote(s.Title)),
		Choices: choices,
	}
}

func partOptions(bot.Run) []bot.Option {
	out := []bot.Option{{Value: string(Title), Label: "Title", Names: []string{"name"}}}
	for _, p := range append(Parts(), principles) {
		label := string(p)
		out = append(out, bot.Option{Value: label, Label: prose.Upper(label)})
	}
	return out
}

func nextPart(r bot.Run) string {
	if r.Value("part") == string(principles) {
		return "principles"
	}
	return "text"
}

// editedPart returns the part that a run changes.
func editedPart(r bot.Run) Part {
	if p := r.Value("part"); p != "" {
		return Part(p)
	}
	o, _ := readOrder(r.Rest, true)
	return o.part
}

func askText(r bot.Run) bot.Reply {
	s, p := subject(r), editedPart(r)
	now := "It is still empty."
	if text := s.Text(p); text != "" {
		now = "Now it reads:\n\n" + cite.Block(text)
	}
	body := fmt.Sprintf("**%s of story %d.** %s\n\n", prose.Upper(string(p)), s.Number, now)
	if o, _ := readOrder(r.Rest, true); o.text != "" && o.part == p {
		_, retry := checkText(r, bot.Given{Text: o.text})
		body += retry + "\n\n"
	}
	if s.Text(p) != "" {
		return bot.Reply{Body: body + "What should it say instead? `same` leaves it."}
	}
	return bot.Reply{Body: body + "What should it say?"}
}

// checkText refuses a title that is too long and what the bank has no room for.
func checkText(r bot.Run, g bot.Given) (bot.Given, string) {
	s, p := subject(r), editedPart(r)
	if unchanged(g.Text) && s.Text(p) != "" {
		return g, ""
	}
	if retry := heard(string(p), g.Text); retry != "" {
		return g, retry
	}
	most := MaxPart
	if p == Title {
		most = MaxTitle
	}
	if n := utf8.RuneCountInString(g.Text); n > most {
		return g, fmt.Sprintf("That is %d characters, and at most %d fit. Please shorten it.", n, most)
	}
	bank, err := bankOf(r)
	at := s.part(p)
	if err != nil || at == nil || s.Number == 0 {
		return g, ""
	}
	*at = g.Text
	bank.Put(s)
	if !bank.fits() {
		return g, "Your story bank has no room for that. Please shorten it, or `stop` and delete a story you no longer need."
	}
	return g, ""
}

func askStays(r bot.Run) bot.Reply {
	bank, _ := bankOf(r)
	o, _ := readOrder(r.Rest, true)
	return bot.Reply{Body: fmt.Sprintf("Story %d is **%s**, story %d is **%s**. The one that stays gets the principles and the uses of both; the other is archived and can be restored.\n\nWhich one stays?",
		o.number, cite.Quote(bank.title(o.number)), o.other, cite.Quote(bank.title(o.other)))}
}

// title returns the title of a story, empty where there is none.
func (b *Bank) title(number int) string {
	if s := b.Story(number); s != nil {
		return s.Title
	}
	return ""
}

func stayOptions(r bot.Run) []bot.Option {
	o, _ := readOrder(r.Rest, true)
	var out []bot.Option
	for _, n := range []int{o.number, o.other} {
		out = append(out, bot.Option{Value: "n" + strconv.Itoa(n), Label: fmt.Sprintf("Keep story %d", n), Names: []string{fmt.Sprintf("story %d", n), "number " + strconv.Itoa(n)}})
	}
	return out
}

func askSure(r bot.Run) bot.Reply {
	s := subject(r)
	return bot.Reply{Body: fmt.Sprintf("Delete story %d, **%s**, for good? Archiving keeps it out of the way, and it can be restored.", s.Number, cite.Quote(s.Title))}
}

func sureOptions(bot.Run) []bot.Option {
	return []bot.Option{
		{Value: "delete", Label: "Delete it", Names: []string{"yes", "delete", "sure", "yes delete it"}},
		{Value: "archive", Label: "Archive it", Names: []string{"archive"}},
		{Value: "keep", Label: "Leave it", Names: []string{"no", "keep it", "keep", "no keep it", "leave"}},
	}
}
