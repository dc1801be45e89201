package state

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// A Group are unanswered questions that ask alike: the stuff of a new card.
type Group struct {
	// ID is a suggestion for the card's, of the words that say most; no two
	// groups have the same.
	ID knowledge.CardID
	// Questions are the different wordings, the most frequent first.
	Questions []string
	// Count is how often it was asked.
	Count int
	// First and Last are days, at midnight UTC.
	First, Last time.Time
	// About are the subjects spoken of before, where the questions alone say
	// little.
	About []knowledge.SubjectID
}

// GroupQuestions puts questions together that ask alike: the same but for
// case, punctuation, endings, order and small words, or most of whose words are
// the same. The largest group stands first. The result depends only on the
// questions, not on their order.
func GroupQuestions(questions []Question) []Group {
	bundles := bundle(questions)
	g := newGrouper(bundles)
	var heads [][]*bundled
	for _, b := range bundles {
		words := g.numbers(b.words)
		at, ok := g.find(words)
		if !ok {
			g.add(words)
			heads = append(heads, nil)
			at = len(heads) - 1
		}
		heads[at] = append(heads[at], b)
	}
	out := make([]Group, len(heads))
	for i, members := range heads {
		out[i] = groupOf(members)
	}
	slices.SortStableFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Questions[0], b.Questions[0]))
	})
	nameGroups(out)
	return out
}

// groupOf makes a group of its members.
func groupOf(members []*bundled) Group {
	out := Group{First: members[0].first, Last: members[0].last}
	wordings := map[string]int{}
	for _, b := range members {
		out.Count += b.count
		if b.first.Before(out.First) {
			out.First = b.first
		}
		if b.last.After(out.Last) {
			out.Last = b.last
		}
		for w, n := range b.wordings {
			wordings[w] += n
		}
		out.About = append(out.About, b.about...)
	}
	slices.Sort(out.About)
	out.About = slices.Compact(out.About)
	for w := range wordings {
		out.Questions = append(out.Questions, w)
	}
	slices.SortFunc(out.Questions, func(a, b string) int {
		return cmp.Or(cmp.Compare(wordings[b], wordings[a]), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
	return out
}

// maxIDWords is how many words a suggested id has.
const maxIDWords = 5

// nameGroups suggests an id for each group, of the words of its first question
// in their order.
func nameGroups(groups []Group) {
	seen := map[knowledge.CardID]bool{}
	for i := range groups {
		id := suggestion(groups[i].Questions[0])
		unique := id
		for n := 2; seen[unique]; n++ {
			unique = id + knowledge.CardID("-"+strconv.Itoa(n))
		}
		seen[unique] = true
		groups[i].ID = unique
	}
}

// suggestion makes an id of a question.
func suggestion(question string) knowledge.CardID {
	var words []string
	for _, t := range text.Tokenize(text.Normalize(withoutMasks(question))) {
		if !t.Stop && t.Text != "?" && len(words) < maxIDWords && !slices.Contains(words, t.Text) {
			words = append(words, clip(t.Text, 20))
		}
	}
	if len(words) == 0 {
		return "question"
	}
	return knowledge.CardID(strings.Join(words, "-"))
}
