package match

import (
	"cmp"
	"slices"
	"strings"

	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
)

// A way is something a person could do, and the programs for which it is all
// that is missing.
type way struct {
	do       string
	programs []string
	fits     int // the most wishes that one of them serves
	rank     int // 0 where it is meant for answers such as the person's alone, else 1
	far      int // 1 where it means to go to another country, else 0
	open     int // 1 where something would stay unknown of each of them, else 0
}

// ways returns what would make a person eligible: for programs of which one
// condition is missed, which can be mended, and all else is answered. What
// serves their wishes and opens the most comes first; what is in another
// country, last.
func ways(list []Result) []way {
	var out []way
	for _, r := range list {
		i := slices.IndexFunc(r.Checks, func(c Check) bool { return c.Verdict == Not })
		if r.Count(Not) != 1 || r.Checks[i].Mend == "" || slices.ContainsFunc(r.Checks, unanswered) {
			continue
		}
		do := r.Checks[i].Mend
		at := slices.IndexFunc(out, func(w way) bool { return w.do == do })
		if at < 0 {
			at = len(out)
			out = append(out, way{do: do, rank: 1, far: far(r.Checks[i].Asks), open: 1})
		}
		out[at].programs = append(out[at].programs, r.Short)
		if r.Checks[i].own {
			out[at].rank = 0
		}
		out[at].fits = max(out[at].fits, len(r.Fits))
		out[at].open = min(out[at].open, r.open())
	}
	slices.SortStableFunc(out, func(a, b way) int {
		return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.open, b.open), cmp.Compare(a.rank, b.rank), cmp.Compare(b.fits, a.fits), cmp.Compare(len(b.programs), len(a.programs)))
	})
	return out
}

func unanswered(c Check) bool { return c.Reason == Unanswered }

func far(id QuestionID) int {
	if id == Country || id == Scotland {
		return 1
	}
	return 0
}

// shownOpened is how many programs are named behind one way.
const shownOpened = 4

// settles says what would settle a condition of which the sources say nothing
// for the person's case, such as an agency's worker; empty where there is none
// among the programs that nothing rules out.
func settles(list []Result) string {
	var do, programs []string
	for _, r := range list {
		for _, c := range r.Checks {
			if r.Count(Not) == 0 && c.Reason == Unstated && c.Mend != "" && (len(do) == 0 || do[0] == c.Mend) {
				do, programs = []string{c.Mend}, append(programs, r.Short)
			}
		}
	}
	if len(do) == 0 {
		return ""
	}
	named := programs[:min(len(programs), shownOpened)]
	text := "**Not stated for your case; what would settle it:** " + do[0] + " itself → " + cite.Quote(strings.Join(named, ", "))
	if more := len(programs) - len(named); more > 0 {
		text += " and " + prose.Count(more, "other")
	}
	return text
}

// mends says what would make a person eligible for what is ruled out by one
// condition.
func mends(list []Result) string {
	all := ways(list)
	if len(all) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("**What would make you eligible:**\n")
	for _, w := range all[:min(len(all), shownMends)] {
		named := w.programs[:min(len(w.programs), shownOpened)]
		b.WriteString("\n- " + w.do + " → " + cite.Quote(strings.Join(named, ", ")))
		if more := len(w.programs) - len(named); more > 0 {
			b.WriteString(" and " + prose.Count(more, "other"))
		}
		if w.open > 0 {
			b.WriteString(" (more would stay unknown)")
		}
	}
	return b.String()
}
