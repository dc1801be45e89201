package skills

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// gapCommand shows the gaps, all of them or one, and changes a line.
func gapCommand() bot.Flow {
	return bot.Flow{
		Name: "gap", Title: "My gaps",
		About:  "Shows your skills beside your target level, and changes a line: `gap terraform 2`.",
		Starts: []string{"gap", "gaps", "my gaps", "my gap", "my skill gaps", "my skills gap", "my skills", "show my gaps", "show my skill gaps", "show my skills"},
		Reads:  readsGap,
		Keep:   keepGap,
		Finish: finishGap,
	}
}

// maxGap is how many bytes a message has at most that changes a line.
const maxGap = 120

// gapForm is how a message is written that changes a line.
var gapForm = regexp.MustCompile(`(?i)^\s*gaps? +(all|.+( [0-9]{1,3}| \?| unknown| none| needs? [0-9]{1,3}| project| story))\s*$`)

// readsGap reports a message such as "gap terraform 2".
func readsGap(message string) bool { return len(message) <= maxGap && gapForm.MatchString(message) }

// wanted returns what stands behind the word gap.
func wanted(rest string) string {
	rest = strings.TrimSpace(rest)
	for _, word := range []string{"gaps ", "gap "} {
		if len(rest) > len(word) && strings.EqualFold(rest[:len(word)], word) {
			return strings.TrimSpace(rest[len(word):])
		}
	}
	return rest
}

// changes returns the lines that a command changes.
func changes(r bot.Run) []Claim {
	want := wanted(r.Rest)
	if want == "" || strings.EqualFold(want, "all") {
		return nil
	}
	claims, problem := Shorthand(r.Base, want)
	if problem != "" {
		return nil
	}
	return claims
}

// keepGap writes changed lines to the profile.
func keepGap(r bot.Run, p bot.Profile) error {
	claims := changes(r)
	if len(claims) == 0 {
		return nil
	}
	rec, err := Load(p)
	if err != nil {
		return err
	}
	return rec.changed(claims, r.Now).Save(p)
}

// changed returns the record with lines that the person changed; once more makes
// no difference.
func (r Record) changed(claims []Claim, now time.Time) Record {
	for _, c := range claims {
		if c.Required && !r.Known() {
			continue // contests nothing yet
		}
		r = r.with(c, 0)
	}
	if !now.IsZero() {
		r.Day = now.UTC().Truncate(24 * time.Hour)
	}
	return r
}

func finishGap(r bot.Run) bot.Outcome {
	rec, err := Load(r.Person.Profile)
	if err != nil {
		return bot.Outcome{Reply: bot.Reply{Body: "I cannot read what I kept of your skills: " + cite.Quote(err.Error()) + "."}}
	}
	claims := changes(r)
	rec = rec.changed(claims, time.Time{})
	want := wanted(r.Rest)
	switch {
	case !rec.Known():
		body := "I do not know your target level yet, so let us go through it."
		if len(claims) > 0 {
			body = "Noted. " + body
		}
		return bot.Outcome{Reply: bot.Reply{Body: body}, Next: "skills"}
	case len(claims) > 0:
		return bot.Outcome{Reply: changedReply(r, rec, claims)}
	case want == "" || strings.EqualFold(want, "all"):
		return bot.Outcome{Reply: result(r, rec, want != "")}
	}
	return bot.Outcome{Reply: oneReply(r, rec, want)}
}

// changedReply says what a changed line comes to.
func changedReply(r bot.Run, rec Record, claims []Claim) bot.Reply {
	m := rec.Measure(r.Base, tellings(r.Person.Profile))
	t := &bot.Table{Header: []string{"Skill", "Needs", "You", "Evidence", "Gap"}}
	var outside []string
	for _, c := range claims {
		i := slices.IndexFunc(m.Lines, func(l Line) bool { return l.Skill == c.Skill })
		if i < 0 {
			outside = append(outside, nameOf(r.Base, c.Skill))
			continue
		}
		t.Rows = append(t.Rows, cells(m.Lines[i]))
	}
	body := "Noted. " + coverageText(m, rec)
	if len(outside) > 0 {
		body += "\n\n" + target(r.Base, rec) + " does not ask for " + strings.Join(outside, ", ") + ", so that changes nothing here; it is kept for other levels."
	}
	reply := bot.Reply{Title: "Your skills beside " + target(r.Base, rec), Body: body, Choices: []bot.Choice{{Label: "My gaps", Text: "my gaps"}, {Label: "Am I ready?", Text: "am i ready"}}}
	if len(t.Rows) > 0 {
		reply.Table = t
	}
	return reply
}

// oneReply says why one skill is asked for as it is.
func oneReply(r bot.Run, rec Record, want string) bot.Reply {
	n := namesOf(r.Base)
	found := n.mentions(n.mended(wordsOf(want)))
	if _, last := lastNumber(want); len(found) == 0 || last {
		_, problem := Shorthand(r.Base, want)
		return bot.Reply{Body: problem + " `my gaps` shows the skills I know; a line is changed as in `gap terraform 2`."}
	}
	m := rec.Measure(r.Base, tellings(r.Person.Profile))
	i := slices.IndexFunc(m.Lines, func(l Line) bool { return l.Skill == found[0].skill })
	name := nameOf(r.Base, found[0].skill)
	if i < 0 {
		return bot.Reply{Title: name, Body: target(r.Base, rec) + " does not ask for it, as I read the guide. Next, if you want it all the same: " + nextText(r.Base, found[0].skill)}
	}
	l := m.Lines[i]
	return bot.Reply{
		Title:   name + " for " + target(r.Base, rec),
		Body:    whyText(r.Base, l) + "\n\n**Next:** " + nextText(r.Base, l.Skill) + "\n\nYou see it differently? Say `gap " + strings.ToLower(name) + " needs 1`, or change your own level.",
		Table:   &bot.Table{Header: []string{"Needs", "Importance", "You", "Evidence", "Gap"}, Rows: [][]string{append([]string{cells(l)[1], fmt.Sprintf("%d of %d", l.Weight, maxWeight)}, cells(l)[2:]...)}},
		Sources: cite.Sources(r.Base, append([]knowledge.CardID{l.Card, l.AreaCard}, required().skill(l.Skill).Next.Cards...)...),
		Choices: levelChoices(l),
	}
}

// lastNumber returns the number that a text ends with, false where it ends with
// none: one that is no level, since those were taken.
func lastNumber(text string) (int, bool) {
	words := wordsOf(text)
	if len(words) < 2 {
		return 0, false
	}
	n, err := strconv.Atoi(words[len(words)-1].text)
	return n, err == nil
}

// whyText quotes the cards that a line was read from.
func whyText(base *knowledge.Base, l Line) string {
	text := ""
	switch {
	case l.Contested:
		text = fmt.Sprintf("You set the needed level to **%d**. ", l.Required)
	default:
		text = fmt.Sprintf("It needs **%d**: %s. ", l.Required, meaning(l.Required))
	}
	if !hasCard(base, l.Card) {
		return text + "The card this was read from is not in my sources here."
	}
	text += "Our reading of the guide's words “" + l.Says + "”" + titled(base, l.Card) + "."
	if l.AreaCard != "" && l.AreaCard != l.Card && hasCard(base, l.AreaCard) {
		text += " For this kind of team it counts as it does because of “" + l.AreaSays + "”" + titled(base, l.AreaCard) + "."
	}
	return text
}

// titled names a card.
func titled(base *knowledge.Base, id knowledge.CardID) string {
	card, _ := base.Card(id)
	if card.Title == "" {
		return ""
	}
	return " (card *" + card.Title + "*)"
}

// meaning says what a needed level means in the guide's words of doing.
func meaning(level int) string {
	return [...]string{"not asked for", "known or attended", "done with guidance", "owned and done without help", "led, driven or taught"}[level]
}

// levelChoices offer to change a person's own level.
func levelChoices(l Line) []bot.Choice {
	var out []bot.Choice
	for level := 1; level <= MaxLevel; level++ {
		if level != l.Level {
			out = append(out, bot.Choice{Label: "I am at " + levelText(level), Text: fmt.Sprintf("/gap %s %d", strings.ToLower(l.Name), level)})
		}
	}
	return append(out[:min(len(out), 4)], bot.Choice{Label: "My gaps", Text: "my gaps"})
}
