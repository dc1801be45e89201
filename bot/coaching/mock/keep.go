package mock

import (
	"maps"
	"slices"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

// keep notes a rehearsal in the profile, as far as it went. The same run writes
// the same.
func keep(r bot.Run, p bot.Profile) error {
	s := sessionOf(r)
	if !s.begun() {
		return nil
	}
	h, err := Load(p)
	if err != nil {
		return err
	}
	return recorded(h, s).Save(p)
}

// recorded returns the history with a rehearsal in it, in place of what was
// noted of it before. It does not change h.
func recorded(h History, s *session) History {
	stamp := stampOf(s.run)
	h.Asked = asked(h.Asked, s, stamp)
	h = h.withResults(s, stamp)
	return h.withSession(s, stamp)
}

// asked notes the questions that were shown.
func asked(list []Asked, s *session, stamp Stamp) []Asked {
	list = slices.Clone(list)
	for place, e := range s.shown() {
		i := slices.IndexFunc(list, func(a Asked) bool { return a.Question == e.question.ID })
		switch {
		case i >= 0 && list[i].Last != stamp:
			was := list[i]
			list[i] = Asked{Question: was.Question, Times: was.Times + 1, Last: stamp, Before: was.Last, Place: place, PlaceBefore: was.Place}
		case i < 0 && len(list) < maxAsked:
			list = append(list, Asked{Question: e.question.ID, Times: 1, Last: stamp, Place: place})
		}
	}
	return list
}

// withResults notes how the answers stood, and of other rehearsals keeps the
// last few of each principle.
func (h History) withResults(s *session, stamp Stamp) History {
	older := maps.Clone(h.Older.Results)
	count := map[knowledge.SubjectID]int{}
	var kept []Result
	for i := len(h.Results) - 1; i >= 0; i-- { // the newest first
		switch r := h.Results[i]; {
		case r.Session == stamp:
		case count[r.Principle] == maxResults:
			if older == nil {
				older = map[knowledge.SubjectID]int{}
			}
			older[r.Principle]++
		default:
			count[r.Principle]++
			kept = append(kept, r)
		}
	}
	slices.Reverse(kept)
	for i := range s.exchanges {
		if r, ok := s.exchanges[i].result(s, stamp); ok {
			kept = append(kept, r)
		}
	}
	h.Results, h.Older.Results = kept, older
	return h
}

// result is how the best try at a question stood; false where none was.
func (e *exchange) result(s *session, stamp Stamp) (Result, bool) {
	best := e.best()
	if best == nil {
		return Result{}, false
	}
	r := Result{Question: e.question.ID, Principle: e.question.Principle, Session: stamp, Day: dayOf(best.at), First: -1, Tries: len(e.tries), Live: s.live()}
	for i, score := range best.feedback().Scores {
		r.Levels[i] = score.Level
	}
	if e.tries[0].scored() {
		r.First = e.tries[0].points()
	}
	return r, true
}

// dayOf returns the day of a moment, at midnight UTC.
func dayOf(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.UTC().Truncate(24 * time.Hour)
}

// withSession notes the rehearsal in figures and sums up those too many.
func (h History) withSession(s *session, stamp Stamp) History {
	now := s.summary(stamp)
	kept := slices.Clone(h.Sessions)
	if i := slices.IndexFunc(kept, func(o Session) bool { return o.Stamp == stamp }); i >= 0 {
		kept[i] = now
	} else {
		kept = append(kept, now)
	}
	slices.SortStableFunc(kept, func(a, b Session) int { return int(min(max(a.Stamp-b.Stamp, -1), 1)) })
	for len(kept) > maxSessions {
		h.Older.Sessions++
		h.Older.Scored += kept[0].Scored
		if kept[0].Scope.isLoop() {
			h.Older.Loops++
		}
		kept = kept[1:]
	}
	h.Sessions = kept
	return h
}

// summary is the rehearsal in figures.
func (s *session) summary(stamp Stamp) Session {
	out := Session{Stamp: stamp, Scope: s.request.scope, Live: s.live(), Questions: len(s.shown())}
	for i := range s.exchanges {
		e := &s.exchanges[i]
		switch best := e.best(); {
		case best != nil:
			out.Scored++
			out.Points += best.points()
		case len(e.tries) > 0:
			out.Unscored++
		}
	}
	return out
}
