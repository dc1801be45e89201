package slack

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

const (
	// maxNote bounds the caution, and the sources, in weight.
	maxNote = 1400
	// maxWithShare bounds what stands below the body with the button that
	// shares it, in weight; it gives way to everything else. Without it, the
	// most that notes, choices, feedback and title can take is less than
	// maxMessage.
	maxWithShare = 5000
)

// tailParts makes what stands below the body and is never cut away: caution,
// sources, choices, feedback.
func tailParts(r bot.Reply, o Options) []Block {
	notes, answers, rest := noteParts(r), answerParts(r, o), []Block(nil)
	if b, ok := sharePart(r, o); ok && weight(notes)+weight(answers)+weight(b) <= maxWithShare {
		rest = append(rest, b)
	}
	if b, ok := feedbackPart(r, o); ok {
		rest = append(rest, b)
	}
	if b, ok := sharedByPart(o.SharedBy); ok {
		rest = append(rest, b)
	}
	several := selectParts(r.Select, maxWithSelect-weight(notes)-weight(answers)-weight(rest))
	return slices.Concat(notes, several, answers, rest)
}

// noteParts are caution and sources.
func noteParts(r bot.Reply) []Block {
	var out []Block
	if b, ok := cautionPart(r.Caution); ok {
		out = append(out, b)
	}
	if b, ok := sourcePart(r.Sources); ok {
		out = append(out, b)
	}
	return out
}

// answerParts are the ways to answer with one click.
func answerParts(r bot.Reply, o Options) []Block {
	out := choiceParts(r, o)
	if b, ok := formPart(r.Form); ok {
		out = append(out, b)
	}
	return out
}

// cautionPart is the warning in small print.
func cautionPart(caution string) (contextBlock, bool) {
	var runs []markup.Run
	for _, p := range markup.Pieces(markup.FromReply(bot.Reply{Caution: caution})) {
		if len(runs) > 0 {
			runs = append(runs, markup.Run{Text: " "})
		}
		runs = append(runs, p.Runs...)
	}
	if len(runs) == 0 {
		return contextBlock{}, false
	}
	return note(runs), true
}

// sourcePart names the sources, as links where there is room for them.
func sourcePart(list []bot.Source) (contextBlock, bool) {
	lead := "Source: "
	if len(list) > 1 {
		lead = "Sources: "
	}
	list = shortSources(list)
	for n := len(list); n > 0; n-- {
		for _, links := range []bool{true, false} {
			runs := append([]markup.Run{{Text: lead}}, markup.SourceRuns(list[:n], links)...)
			if n < len(list) {
				runs = append(runs, markup.Run{Text: fmt.Sprintf("; and %d more", len(list)-n)})
			}
			if b := small(runs); n == 1 && !links || weight(b) <= maxNote {
				return note(runs), true
			}
		}
	}
	return contextBlock{}, false
}

// shortSources shortens names and dates that are longer than any is.
func shortSources(list []bot.Source) []bot.Source {
	out := make([]bot.Source, len(list))
	for i, s := range list {
		if strings.TrimSpace(s.Title) == "" {
			s.Title = string(s.ID)
		}
		s.Title, s.Date = shortened(oneLine(s.Title), 300), shortened(markup.Clean(s.Date), 60)
		out[i] = s
	}
	return out
}

// note is small print, cut to its room.
func note(runs []markup.Run) contextBlock {
	fits := func(rs []markup.Run) bool {
		return units(markup.PlainRuns(rs)) <= maxNote && weight(small(rs)) <= maxNote
	}
	if fits(runs) {
		return small(runs)
	}
	head, _ := markup.SplitRuns(runs, func(rs []markup.Run) bool {
		return fits(append(append([]markup.Run(nil), rs...), markup.Run{Text: " …"}))
	})
	return small(append(head, markup.Run{Text: " …"}))
}

// small is a context block: in Slack's dialect where that can say it.
func small(runs []markup.Run) contextBlock {
	if text, ok := markup.Mrkdwn(runs); ok && visible(text) && units(text) <= maxContextText {
		return contextBlock{"context", []textObject{mrkdwn(text)}}
	}
	return contextBlock{"context", []textObject{plain(markup.PlainRuns(runs), maxContextText)}}
}

// userID is what Slack calls a person.
var userID = regexp.MustCompile(`^[UW][A-Z0-9]{2,30}$`)

// sharedByPart names who shared the reply. It is the only mention that is ever
// sent.
func sharedByPart(user string) (contextBlock, bool) {
	if !userID.MatchString(user) {
		return contextBlock{}, false
	}
	return contextBlock{"context", []textObject{mrkdwn("Shared by <@" + user + ">")}}, true
}
