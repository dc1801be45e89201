package rehearse

import "strings"

// A Seat is where a part of an answer goes that was written anew. Text is
// answer[Start:End], which the part takes the place of; where that is empty,
// the part is put in at Start.
type Seat struct {
	Start, End int
	Text       string
	// Before is the sentence it will stand behind, where it is put in; the zero
	// Quote at the beginning.
	Before Quote
}

// SeatOf finds where a part that shows a dimension belongs in an answer to q:
// in place of the sentence that shows too little, unless that sentence tells
// more than this, or else beside what it belongs to. The opening is replaced as
// a whole by a new situation.
func SeatOf(q Question, given string, d Dimension) Seat {
	a := english().read(q, given)
	if len(a.sentences) == 0 {
		return Seat{Start: len(given), End: len(given)}
	}
	switch d {
	case Story:
		return a.inFront()
	case Situation:
		return a.opener()
	case Actions:
		if a.anyDeed(0) {
			return a.behind(a.lastDeed())
		}
		return a.behind(a.firstDeed) // of the team, or the end
	case Judgement:
		return a.replacing(a.judgement(), a.firstDeed)
	case Result:
		return a.replacing(a.result(), a.beforeLesson())
	case Learning:
		f := a.learning()
		if f.level == Thin {
			return a.behind(f.sentence)
		}
		return a.replacing(f, len(a.sentences)-1)
	}
	return a.behind(a.relevance().sentence)
}

// Put returns the answer with the part in its seat; an empty part changes
// nothing.
func (s Seat) Put(answer, part string) string {
	part = strings.TrimSpace(part)
	if part == "" || s.Start < 0 || s.End > len(answer) || s.Start > s.End {
		return answer
	}
	head, tail := answer[:s.Start], answer[s.End:]
	if s.Start == s.End && s.Before != (Quote{}) {
		return ended(head) + " " + ended(part) + tail
	}
	if tail = strings.TrimLeft(tail, " "); tail != "" && tail[0] != '\n' {
		tail = " " + tail
	}
	return head + ended(part) + tail
}

// ended closes a sentence that has no sign at its end.
func ended(text string) string {
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?\"')") {
		return text
	}
	return text + "."
}

func (a *answer) inFront() Seat {
	at := a.sentences[0].start
	return Seat{Start: at, End: at}
}

// opener is all that comes before the first own deed.
func (a *answer) opener() Seat {
	if a.firstDeed == 0 || a.firstDeed >= len(a.sentences) {
		return a.inFront()
	}
	from, to := a.sentences[0].start, a.sentences[a.firstDeed-1].end
	return Seat{Start: from, End: to, Text: a.text[from:to]}
}

// behind is the place after a sentence.
func (a *answer) behind(i int) Seat {
	i = min(max(i, 0), len(a.sentences)-1)
	at := a.sentences[i].end
	return Seat{Start: at, End: at, Before: a.quote(i)}
}

// replacing takes the place of the sentence that was found, or stands behind it
// where it tells a deed too, or behind another where nothing was found.
func (a *answer) replacing(f finding, other int) Seat {
	switch {
	case f.level == Missing:
		return a.behind(other)
	case a.hasDeed(f.sentence, actorI), a.hasDeed(f.sentence, actorWe):
		return a.behind(f.sentence)
	}
	q := a.quote(f.sentence)
	return Seat{Start: q.Start, End: q.End, Text: q.Text}
}

// lastDeed is the last sentence that tells what I or we did before it came to
// the result; the opening where there is none.
func (a *answer) lastDeed() int {
	last := a.opening()
	for i := range a.sentences {
		if (a.hasDeed(i, actorI) || a.hasDeed(i, actorWe)) && !a.showsResult(i) && !a.sentences[i].has(signLesson, signApplied) {
			last = i
		}
	}
	return last
}

// beforeLesson is the last sentence that tells no lesson.
func (a *answer) beforeLesson() int {
	for i := len(a.sentences) - 1; i > 0; i-- {
		if !a.sentences[i].has(signLesson, signApplied) {
			return i
		}
	}
	return 0
}
