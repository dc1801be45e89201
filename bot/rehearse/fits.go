package rehearse

import (
	"slices"

	"careercoach/knowledge"
)

// A Fit is how well a story shows one principle.
type Fit struct {
	Principle knowledge.SubjectID
	// Clear reports that an interviewer who asks for the principle would hear
	// it; otherwise part of it shows.
	Clear bool
	// Shows are those of Principle.Behaviors that show, in their order.
	Shows []string
	// Quote is the sentence that shows most of it.
	Quote Quote
}

// Fits returns the principles of which a story shows two behaviours or more,
// the best first; nil for a text that shows none. It does not judge the story:
// what Feedback would not score may still have fits.
func Fits(story string) []Fit {
	a := english().read(Question{}, story)
	book := a.x.principles
	fits := a.fits()
	var order []int
	for p := range fits {
		if fits[p].behaviors >= 2 {
			order = append(order, p)
		}
	}
	slices.SortStableFunc(order, func(p, q int) int {
		if fits[p].isClear() != fits[q].isClear() {
			return map[bool]int{true: -1, false: 1}[fits[p].isClear()]
		}
		return fits[q].points() - fits[p].points()
	})
	var out []Fit
	for _, p := range order {
		f := Fit{Principle: book.principles[p].ID, Clear: fits[p].isClear(), Quote: a.quote(fits[p].sentence)}
		for j, shows := range book.principles[p].Behaviors {
			if fits[p].shown[j] {
				f.Shows = append(f.Shows, shows)
			}
		}
		out = append(out, f)
	}
	return out
}
