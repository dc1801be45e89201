package rehearse

import "strings"

// A Change is one dimension that stands differently in the second try.
type Change struct {
	Dimension Dimension
	// Before and After are the levels; Missing for a try that was not scored.
	Before, After Level
	// Quote is the new sentence that gained the points, from the second try, or
	// the one that had earned what was lost, from the first. It is the zero
	// Quote where no new sentence did it, such as for a background cut short.
	Quote Quote
	// Text says it to the person.
	Text string
}

// Gained reports whether the second try is better here.
func (c Change) Gained() bool { return c.After > c.Before }

// A Comparison is what changed between two tries at one question.
type Comparison struct {
	// Changes holds the dimensions whose level changed, in their usual order.
	Changes []Change
	// Before and After are the totals; 0 for a try that was not scored.
	Before, After int
	// Text sums it up for the person.
	Text string
}

// Compare tells which sentence gained or lost which point from one try to the
// next. A try that was not scored counts as missing throughout.
func Compare(before, after Assessment) Comparison {
	var out Comparison
	for _, d := range Dimensions() {
		b, a := before.Score(d), after.Score(d)
		if b.Level == a.Level {
			continue
		}
		c := Change{Dimension: d, Before: b.Level, After: a.Level, Quote: a.gainedBy(before)}
		if !c.Gained() {
			c.Quote = b.Quote
		}
		c.Text = c.say()
		out.Changes = append(out.Changes, c)
	}
	out.Before, _ = before.Total()
	out.After, _ = after.Total()
	out.Text = out.say(before.NotScored, after.NotScored)
	return out
}

// gainedBy returns the sentence that earned a score and was not said before: the
// one that is quoted, or else another that speaks for it. It is the zero Quote
// where all of them were there already.
func (s *Score) gainedBy(before Assessment) Quote {
	for _, q := range append([]Quote{s.Quote}, s.also...) {
		if !before.said[saidKey(q.Text)] {
			return q
		}
	}
	return Quote{}
}

// saidKey is a sentence without its case, white space and closing signs.
func saidKey(text string) string {
	return strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(text), " ")), ".!?;,")
}

func (c *Change) say() string {
	quote := Excerpt(c.Quote.Text, 16)
	head := c.Dimension.Name() + ": " + c.Before.String() + " → " + c.After.String() + ". "
	switch {
	case quote == "":
		return head + "What you added or took out elsewhere did it."
	case c.Gained():
		return head + "“" + quote + "” earned it."
	}
	return head + "Before, “" + quote + "” showed more."
}

func (c *Comparison) say(before, after Reason) string {
	switch {
	case before != ReasonScored && after != ReasonScored:
		return "Neither try could be scored."
	case before != ReasonScored:
		return "This try can be scored; the one before could not."
	case after != ReasonScored:
		return "This try cannot be scored; the one before could."
	case len(c.Changes) == 0:
		return "The points are the same as before."
	case c.After > c.Before:
		return "This try is stronger."
	case c.After < c.Before:
		return "This try is weaker than the one before."
	}
	return "Some points were gained and as many lost."
}
