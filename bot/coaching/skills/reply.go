package skills

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/story"
	"careercoach/knowledge"
)

// shownGaps is how many gaps a result speaks of in words.
const shownGaps = 3

// result shows where a person stands; all lists every line, else those that
// matter most, with a picture.
func result(r bot.Run, rec Record, all bool) bot.Reply {
	m := rec.Measure(r.Base, tellings(r.Person.Profile))
	lines := byGap(m)
	if !all {
		lines = lines[:min(len(lines), bot.MaxBars)]
	}
	gaps := m.Gaps()
	body := coverageText(m, rec) + "\n\n"
	if !all {
		body += gapsText(r.Base, m, gaps) + "\n\n"
	}
	reply := bot.Reply{
		Title:   "Your skills beside " + target(r.Base, rec),
		Body:    body + how(r.Base, m),
		Table:   table(lines),
		Sources: sourcesOf(r.Base, lines, gaps),
		Choices: choices(r.Base, m, gaps, all),
	}
	if len(lines) > 0 && !all {
		reply.Picture = picture(reply.Title, lines, reply.Sources)
	}
	return reply
}

// tellings returns the stories of a person's bank, as they would be told; none
// where the bank cannot be read.
func tellings(p bot.Profile) []string {
	bank, err := story.Load(p)
	if err != nil {
		return nil
	}
	var out []string
	for _, s := range bank.Active() {
		out = append(out, s.Told())
	}
	return out
}

// target names what the person aims at.
func target(base *knowledge.Base, rec Record) string {
	name := nameOf(base, rec.Level)
	if rec.Area != AnyArea && rec.Area != "" {
		name += ", " + required().area(rec.Area).Name
	}
	return name
}

// byGap orders lines: the gaps, the largest first, then what is not known, then
// the rest, each by what counts.
func byGap(m Measure) []Line {
	out := m.Gaps()
	for _, unknown := range []bool{true, false} {
		for _, l := range m.Lines {
			if l.Gap() == 0 && (l.Level == Unknown) == unknown {
				out = append(out, l)
			}
		}
	}
	return out
}

// coverageText says how much is covered, and why that is a range.
func coverageText(m Measure, rec Record) string {
	known := len(m.Lines) - m.Unknown
	if known == 0 {
		return fmt.Sprintf("Of the %d skills that count for it none is known yet, so I cannot say how much you cover.", len(m.Lines))
	}
	text := fmt.Sprintf("By what you say you cover **%s** of this checklist", m.Coverage)
	if m.Unknown > 0 {
		text += fmt.Sprintf(": a range, because %d of %d skills are not known yet, and unknown is not zero", m.Unknown, len(m.Lines))
	}
	text += fmt.Sprintf(". With a project or story behind it: **%s**.", percent(m.Evidenced))
	if !rec.Day.IsZero() {
		text += " As of " + rec.Day.Format("2 January 2006") + "."
	}
	return text
}

// String writes a range in percent, rounded outwards: "45–72%".
func (r Range) String() string {
	low, high := percent(r.Low), fmt.Sprintf("%.0f%%", math.Ceil(r.High*100-1e-9))
	if r.Low == r.High {
		return low
	}
	return strings.TrimSuffix(low, "%") + "–" + high
}

// percent writes a share, rounded down.
func percent(share float64) string { return fmt.Sprintf("%.0f%%", math.Floor(share*100+1e-9)) }

// gapsText speaks of the largest gaps, each with the next step and its cost.
func gapsText(base *knowledge.Base, m Measure, gaps []Line) string {
	switch {
	case len(gaps) == 0 && m.Unknown > 0:
		return "Among what is known there is no gap."
	case len(gaps) == 0:
		return "There is no gap left on this checklist. What remains is to have something behind each claim."
	}
	var b strings.Builder
	b.WriteString("The largest gaps, by importance × missing levels:\n")
	for i, l := range gaps[:min(len(gaps), shownGaps)] {
		fmt.Fprintf(&b, "\n%d. **%s** (needs %d, you %d). %s", i+1, l.Name, l.Required, l.Level, nextText(base, l.Skill))
	}
	return b.String()
}

// nextText says what to do next for a skill, and what that costs.
func nextText(base *knowledge.Base, id knowledge.SubjectID) string {
	next := required().skill(id).Next
	text := Fill(base, next.Do)
	if len(cite.Missing(base, next.Cards...)) == len(next.Cards) {
		text += " (not in my sources)"
	}
	f, ok := base.Figure(next.Cost)
	if !ok {
		return text + " Cost: not in my sources."
	}
	return text + " Cost: " + f.String() + " for self-study as a whole."
}

// how says what the figure is and how to contest it.
func how(base *knowledge.Base, m Measure) string {
	text := "Coverage is Σ importance × min(yours, needed) / Σ importance × needed. The needed levels are our own reading of a public guide, not Amazon's. Change any line: `gap terraform 2`, `gap terraform ?`, `gap terraform needs 1`."
	if n := missing(base, m.Lines); n > 0 {
		text += fmt.Sprintf(" %d of them rest on cards that this knowledge does not hold: not in my sources.", n)
	}
	return text
}

// missing counts the lines whose card the knowledge does not hold.
func missing(base *knowledge.Base, lines []Line) int {
	n := 0
	for _, l := range lines {
		if !hasCard(base, l.Card) {
			n++
		}
	}
	return n
}

func table(lines []Line) *bot.Table {
	if len(lines) == 0 {
		return nil
	}
	t := &bot.Table{Header: []string{"Skill", "Needs", "You", "Evidence", "Gap"}}
	for _, l := range lines {
		t.Rows = append(t.Rows, cells(l))
	}
	return t
}

func cells(l Line) []string {
	needs := fmt.Sprint(l.Required)
	if l.Contested {
		needs += " (yours)"
	}
	if l.Level == Unknown {
		return []string{l.Name, needs, "?", "–", "?"}
	}
	evidence := "–"
	if l.Level > 0 {
		evidence = l.Evidence.String()
	}
	return []string{l.Name, needs, fmt.Sprint(l.Level), evidence, fmt.Sprint(l.Gap())}
}

// sourcesOf returns the sources of lines and of the next steps of the gaps that
// are spoken of.
func sourcesOf(base *knowledge.Base, lines, gaps []Line) []bot.Source {
	var cards []knowledge.CardID
	for _, l := range lines {
		cards = append(cards, l.Card)
	}
	for _, l := range gaps[:min(len(gaps), shownGaps)] {
		cards = append(cards, required().skill(l.Skill).Next.Cards...)
	}
	return cite.Sources(base, cards...)
}

func choices(base *knowledge.Base, m Measure, gaps []Line, all bool) []bot.Choice {
	var out []bot.Choice
	if m.Unknown > 0 {
		out = append(out, bot.Choice{Label: fmt.Sprintf("Ask me %d more", min(m.Unknown, maxQuestions)), Text: "/skills more"})
	}
	for _, l := range gaps[:min(len(gaps), 1)] {
		out = append(out, bot.Choice{Label: shortLabel("Why: " + l.Name), Text: "/gap " + strings.ToLower(l.Name)})
	}
	if !all && len(m.Lines) > bot.MaxBars {
		out = append(out, bot.Choice{Label: fmt.Sprintf("All %d skills", len(m.Lines)), Text: "/gap all"})
	}
	return append(out, bot.Choice{Label: "Am I ready?", Text: "am i ready"}, bot.Choice{Label: "How is that computed", Text: "how is coverage computed"})
}

// picture makes the picture of at most bot.MaxBars lines.
func picture(title string, lines []Line, sources []bot.Source) *bot.Picture {
	p := &bot.Picture{Title: title}
	for _, l := range lines {
		p.Skills = append(p.Skills, bot.SkillBar{
			Label: l.Name, Required: l.Required, Claimed: max(0, l.Level), Evidenced: l.Evidenced(), Unknown: l.Level == Unknown,
		})
	}
	var from []string
	for _, s := range sources {
		name := cmp.Or(s.Title, string(s.ID))
		if s.Date != "" {
			name += " (" + s.Date + ")"
		}
		from = append(from, name)
	}
	p.Source = strings.Join(append(slices.Clip(from), "needed levels: our reading"), "; ")
	return p
}
