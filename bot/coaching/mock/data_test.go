package mock

import (
	"slices"
	"strings"
	"testing"

	"careercoach/bot/bottest"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// Every card and figure that is named exists, and every sentence with a figure
// says it as the knowledge does.
func TestBookRestsOnTheKnowledge(t *testing.T) {
	base := bottest.Embedded(t)
	for _, f := range loop().Facts {
		if len(f.Cards) == 0 {
			t.Errorf("the fact %s names no card", f.ID)
		}
		if lost := cite.Missing(base, f.Cards...); len(lost) > 0 {
			t.Errorf("the fact %s names the cards %v, which do not exist", f.ID, lost)
		}
		said := tell(base, f.ID)
		if said == "" || strings.ContainsAny(said, "{}") {
			t.Errorf("the fact %s is told as %q", f.ID, said)
		}
		if f.Figure == "" {
			continue
		}
		figure, ok := base.Figure(f.Figure)
		if !ok || !strings.Contains(said, figure.String()) {
			t.Errorf("the fact %s is told as %q without the figure %s", f.ID, said, f.Figure)
		}
	}
	for _, who := range loop().Interviewers {
		if lost := cite.Missing(base, who.Cards...); len(lost) > 0 || who.Role == "" || who.Opening == "" {
			t.Errorf("%+v is not complete, or names lost cards %v", who, lost)
		}
	}
	for _, id := range []factID{factThemes, factStar, factSet, factMocks, factSplit, factTime, factAid} {
		if loop().fact(id).ID != id {
			t.Errorf("there is no fact %s", id)
		}
	}
}

// The 16 principles are split among five interviewers, two to four each.
func TestGroups(t *testing.T) {
	var all []knowledge.SubjectID
	for _, g := range loop().Groups {
		if len(g) < 2 || len(g) > 4 {
			t.Errorf("a group has %d principles, want 2 to 4", len(g))
		}
		all = append(all, g...)
	}
	slices.Sort(all)
	var want []knowledge.SubjectID
	for _, p := range rehearse.Principles() {
		want = append(want, p.ID)
		if len([]rune(shortName(p.ID))) > 36 {
			t.Errorf("%q is long for a button", shortName(p.ID))
		}
	}
	slices.Sort(want)
	if !slices.Equal(all, want) || len(loop().Interviewers) != 5 {
		t.Errorf("%d interviewers ask %v, want each of %v once", len(loop().Interviewers), all, want)
	}
}

func TestBookIsReadStrictly(t *testing.T) {
	for file, want := range map[string]string{
		"facts: 3":        "reading loop.yaml",
		"roles: []":       "reading loop.yaml",
		"facts: []":       "each interviewer needs one group",
		string(loopFile):  "",
		"interviewers: x": "reading loop.yaml",
		strings.Replace(string(loopFile), "[ownership, owner]", "[ownership, dive deep]", 1):   "give it to one",
		strings.Replace(string(loopFile), "  ownership: [ownership", "  sloth: [ownership", 1): "not known",
	} {
		_, err := newBook([]byte(file))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q gives %v, want %q", file, err, want)
		}
	}
}

// Who asks which group moves on with every loop; a short loop takes what was
// asked about longest ago.
func TestLoopMovesOn(t *testing.T) {
	first := loopOf(History{}, ScopeLoop)
	second := loopOf(History{Older: Older{Loops: 1}}, ScopeLoop)
	if len(first) != 16 || len(second) != 16 || first[0].question.Principle == second[0].question.Principle {
		t.Errorf("the first loop begins with %v, the second with %v", first[0], second[0])
	}
	if !slices.Equal(loopOf(History{}, ScopeLoop), first) {
		t.Error("the same history gives another loop")
	}
	h := History{Asked: []Asked{{Question: "ow-1", Times: 1, Last: 5}, {Question: "dr-1", Times: 1, Last: 6}}}
	var got []knowledge.SubjectID
	for _, it := range loopOf(h, ScopeShort)[:2] {
		got = append(got, it.question.Principle)
	}
	if want := []knowledge.SubjectID{"hire-and-develop-the-best", "earn-trust"}; !slices.Equal(got, want) {
		t.Errorf("the short loop begins with %v, want %v", got, want)
	}
}

// A short loop asks about every principle of a group about equally often.
func TestShortLoopTakesTurns(t *testing.T) {
	var h History
	times := map[knowledge.SubjectID]int{}
	for stamp := Stamp(10); stamp < 22; stamp++ {
		items := loopOf(h, ScopeShort)
		s := &session{before: h, at: len(items), request: request{scope: ScopeShort}}
		for _, it := range items {
			times[it.question.Principle]++
			s.exchanges = append(s.exchanges, exchange{item: it})
		}
		h.Asked = asked(h.Asked, s, stamp)
	}
	for _, group := range loop().Groups {
		least, most := 1000, 0
		for _, id := range group {
			least, most = min(least, times[id]), max(most, times[id])
		}
		if most-least > 1 {
			t.Errorf("of %v, one was asked about %d times, another %d times", group, least, most)
		}
	}
}
