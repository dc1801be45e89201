package mock

import (
	"fmt"
	"slices"
	"strings"

	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
)

// mend says what would help a try most; open is false where nothing of weight
// is missing.
func (t *try) mend() (text string, open bool) {
	switch a := t.feedback(); {
	case !t.scored():
		return "Not scored: " + reasonText(a.NotScored) + ".", true
	case len(a.Fixes) == 0:
		return "Nothing important is missing.", false
	default:
		return a.Fixes[0].Text, a.Score(a.Fixes[0].Dimension).Level != rehearse.Clear
	}
}

// reasonText says in a few words why an answer is not scored.
func reasonText(r rehearse.Reason) string {
	switch r {
	case rehearse.ReasonEmpty, rehearse.ReasonShort:
		return "too short to judge"
	case rehearse.ReasonNoise:
		return "I cannot read it as sentences"
	case rehearse.ReasonLanguage:
		return "I can only judge English"
	case rehearse.ReasonBuzzwords:
		return "fine words, but no event in them"
	case rehearse.ReasonRepeated:
		return "the same words again and again"
	case rehearse.ReasonCopy:
		return "it repeats the question"
	case rehearse.ReasonHypothetical:
		return "it tells what you would do, not what you did"
	case rehearse.ReasonGeneral:
		return "it tells how you usually are, not one event"
	case rehearse.ReasonNobody:
		return "nobody does anything in it"
	case rehearse.ReasonVague:
		return "it does not show what exactly you did"
	case rehearse.ReasonUnrelated:
		return "I find no link to the question"
	case rehearse.ReasonTalk:
		return "it speaks about the answer, not about an event"
	}
	return string(r)
}

// placeText says where a part that is missing could have stood.
func placeText(d rehearse.Dimension, quote string) string {
	switch d {
	case rehearse.Result, rehearse.Learning:
		return "You end with " + quote + "."
	case rehearse.Judgement:
		return "No reason stands at " + quote + "."
	case rehearse.Actions:
		return "Your own part is not said in " + quote + "."
	}
	return "You begin with " + quote + "."
}

// levels says which parts are clear, thin and missing; empty for a try without
// points.
func (t *try) levels() string {
	names := map[rehearse.Level][]string{}
	for _, s := range t.feedback().Scores {
		names[s.Level] = append(names[s.Level], strings.ToLower(partName(s.Dimension)))
	}
	var parts []string
	for _, l := range []rehearse.Level{rehearse.Clear, rehearse.Thin, rehearse.Missing} {
		if len(names[l]) > 0 {
			parts = append(parts, l.String()+": "+strings.Join(names[l], ", "))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return prose.Upper(strings.Join(parts, "; ")) + "."
}

// strength quotes what stands best in a try, empty where nothing is clear or
// what is clear is in doubt.
func (t *try) strength() string {
	for _, d := range []rehearse.Dimension{rehearse.Result, rehearse.Judgement, rehearse.Actions, rehearse.Learning, rehearse.Story} {
		if s := t.feedback().Score(d); s.Level == rehearse.Clear && !t.doubts(s.Quote.Text) {
			return fmt.Sprintf("Strong: “%s”. ", rehearse.Excerpt(s.Quote.Text, 14))
		}
	}
	return ""
}

// doubtWords is how many words of a sentence a doubt quotes.
const doubtWords = 20

// doubts reports whether the figures of a sentence do not fit.
func (t *try) doubts(sentence string) bool {
	quoted := "“" + rehearse.Excerpt(sentence, doubtWords) + "”"
	return slices.ContainsFunc(t.feedback().Doubts, func(d string) bool { return strings.Contains(d, quoted) })
}

// concern says what is thinnest in a try, with the sentence.
func (t *try) concern(principle string) string {
	if !t.scored() {
		return fmt.Sprintf("On %s, not scored: %s.", principle, reasonText(t.feedback().NotScored))
	}
	score := t.feedback().Score(t.feedback().Probed)
	if score.Level == rehearse.Clear {
		return fmt.Sprintf("On %s, nothing important is open.", principle)
	}
	return fmt.Sprintf("Open on %s: %s", principle, at(score))
}

// at is a note with the sentence it is about.
func at(s rehearse.Score) string {
	quote := rehearse.Excerpt(s.Quote.Text, 10)
	if quote == "" {
		return s.Note
	}
	return fmt.Sprintf("%s (“%s”)", s.Note, quote)
}
