package rehearse

// Feedback judges an answer to q. The same input gives the same assessment.
// A Question without Principle is judged by its text alone; one that is empty
// throughout gets its fit with the principle from the story that fits best.
func Feedback(q Question, answer string) Assessment {
	a := english().read(q, answer)
	out := Assessment{Question: q}
	a.count(&out)
	if out.NotScored = a.gate(); out.NotScored != ReasonScored {
		out.Message = a.message(out.NotScored)
		return out
	}
	findings := []finding{a.story(), a.situation(), a.actions(), a.judgement(), a.result(), a.learning(), a.relevance()}
	if a.unrelated(findings) {
		out.NotScored = ReasonUnrelated
		out.Message = a.message(ReasonUnrelated)
		return out
	}
	for i, d := range Dimensions() {
		f := findings[i]
		out.Scores = append(out.Scores, Score{Dimension: d, Level: f.level, Quote: a.quote(f.sentence), Note: f.note})
	}
	out.Fixes = a.fixes(findings)
	out.Probe, out.Probed = a.probe(findings), a.probed(findings)
	out.Doubts = a.contradictions()
	out.Notes = append(a.notes(&out), out.Doubts...)
	return out
}

// unrelated reports whether an answer has nothing to do with the question: it
// shows nothing of the principle, no choice, no result and no lesson.
func (a *answer) unrelated(findings []finding) bool {
	for _, d := range []Dimension{Relevance, Judgement, Result, Learning} {
		if findings[place(d)].level > Missing {
			return false
		}
	}
	return true
}

// A finding is what one dimension saw.
type finding struct {
	level    Level
	sentence int  // to quote
	urgent   bool // so far from enough that it comes before others
	note     string
	fix      string // what would help, with the person's words in it
}

// count fills in lengths and the I and we counts.
func (a *answer) count(out *Assessment) {
	for i := range a.words {
		w := &a.words[i]
		if i > 0 && w.start == a.words[i-1].start {
			continue // the second half of a contraction
		}
		out.Words++
		switch {
		case w.class&(pronounI|possessiveI) != 0:
			out.I++
		case w.class&pronounWe != 0, w.text == "us", w.text == "our", w.text == "ours":
			out.We++
		}
	}
	out.ShortestSeconds = out.Words * 60 / FastWords
	out.LongestSeconds = (out.Words*60 + SlowWords - 1) / SlowWords
}
