package mock

import (
	"fmt"
	"slices"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
)

// record is the command that shows the person's rehearsals.
func record() bot.Flow {
	return bot.Flow{
		Name:  "rehearsals",
		Title: "My rehearsals",
		About: "How your rehearsals went so far, by principle.",
		Starts: []string{
			"my rehearsals", "rehearsals", "show my rehearsals", "my mock interviews", "my rehearsal record", "rehearsal history", "my rehearsal history",
			"how did my rehearsals go", "how are my rehearsals going", "my rehearsal results", "my practice record", "my interview practice",
		},
		Finish: func(r bot.Run) bot.Outcome { return bot.Outcome{Reply: showRecord(r)} },
	}
}

func showRecord(r bot.Run) bot.Reply {
	h, err := Load(r.Person.Profile)
	begin := bot.Choice{Label: "Rehearse", Text: flowName}
	switch {
	case err != nil:
		return bot.Reply{Title: "Your rehearsals", Body: "I cannot read what is kept of your rehearsals: " + err.Error() + "."}
	case h.Rehearsals() == 0:
		return bot.Reply{Title: "Your rehearsals", Body: "There are none yet. Say `rehearse` to begin with one principle, or `rehearse loop` for a whole interview loop.", Choices: []bot.Choice{begin}}
	}
	var b body
	b.add("%s%s, %s with points%s.", prose.Count(h.Rehearsals(), "rehearsal"), loopsText(h), prose.Count(h.Scored(), "answer"), lastDay(h))
	reply := bot.Reply{Title: "Your rehearsals"}
	if h.Scored() > 0 {
		reply.Table = standings(h)
		b.add("%s", thinnest(h))
		b.add("%s", notYet(h))
		b.add("Points: the mean of the last three answers on each principle, of %d. Kept are levels and dates. The text of your last rehearsal stays until you begin something else or come back after half an hour; of one left open, until you end it.", rehearse.MaxTotal)
		reply.Choices = append(reply.Choices, bot.Choice{Label: "My weakest", Text: flowName + " weakest"})
	}
	reply.Choices = append(reply.Choices, begin)
	reply.Body = b.String()
	return reply
}

func lastDay(h History) string {
	if h.Last().IsZero() {
		return ""
	}
	return ", the last on " + h.Last().Format("2 January 2006")
}

func loopsText(h History) string {
	if h.Loops() == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s)", prose.Count(h.Loops(), "loop"))
}

// standings is a row for each principle that was answered, the lowest first.
func standings(h History) *bot.Table {
	t := &bot.Table{Header: []string{"Principle", "Points", "Answers", "Last"}}
	for _, s := range h.Weakest(len(rehearse.Principles())) {
		t.Rows = append(t.Rows, []string{shortName(s.Principle), fmt.Sprintf("%.0f", s.Average), fmt.Sprint(s.Scored), dayText(s.Last)})
	}
	return t
}

func dayText(day time.Time) string {
	if day.IsZero() {
		return "–"
	}
	return day.Format("2 Jan 2006")
}

// thinnest says which part of the answers shows least.
func thinnest(h History) string {
	levels, ok := h.Levels()
	if !ok {
		return ""
	}
	low := slices.Index(levels[:], slices.Min(levels[:]))
	d := rehearse.Dimensions()[low]
	if levels[low] >= 3 {
		return "No part is thin across your answers."
	}
	return fmt.Sprintf("Thinnest across your answers: **%s**, %.1f of %d points on average.", prose.Lower(d.Name()), levels[low], rehearse.Clear)
}

// notYet names the principles without an answer where they are few, and counts
// them where they are many.
func notYet(h History) string {
	ids := h.Unrehearsed()
	if len(ids) == 0 {
		return "You have answers with points on all principles."
	}
	if len(ids) > 4 {
		return fmt.Sprintf("No points yet on %d principles.", len(ids))
	}
	var names []string
	for _, id := range ids {
		names = append(names, shortName(id))
	}
	return "No points yet on " + prose.And(names) + "."
}
