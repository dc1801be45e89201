package rehearse_test

import (
	"strings"
	"testing"

	"careercoach/bot/rehearse"
)

// Who did nothing gets no points, whatever happened around them.
func TestNothingDone(t *testing.T) {
	for name, answer := range map[string]string{
		"asked to, given, thanked": "In 2016 we had no money for a second van at the food bank in Lyon. My manager told me to find a way and I was asked to do it by Easter. I was given a list of shops. Then the van of the bakery was offered to us by its owner and we could use it on Mondays. I was thanked by everybody and I was really proud to have been part of it. Costs stayed at zero.",
		"a colleague's story":      "My colleague found in June 2022 that the freezer alarm in our hospital in Bergen was off. She called the technician, she moved 200 vaccine doses to another ward and she wrote the report. I watched her do it. Thanks to her no dose was lost. She learned to test the alarm each month. I believe that she did a great job, because she thought ahead and could have just gone home.",
		"on sick leave":            "In 2022 sales at our shop in Lille rose by 20 %, but that had nothing to do with me. I was on sick leave for most of that year and I did none of the work. My colleague Jean planned the new window and he called the suppliers. I only read about it afterwards. He learned that windows matter. I was happy for him and he was promoted in the spring of 2023.",
		"all denied":               "We are a small team. I did not launch anything, I did not decide anything, and I never measured anything. In 2020 I was not asked to think big. I wasn't in the team that raised sales by 50 %. The office was in Bonn and we had 20 customers and some bicycles in the yard.",
	} {
		a := rehearse.Feedback(rehearse.Questions("ownership")[0], answer)
		if a.NotScored != rehearse.ReasonNobody {
			t.Errorf("%s: not scored for %q, want %q (%v)", name, a.NotScored, rehearse.ReasonNobody, levels(a))
		}
	}
}

// The same holds where a story stands around it.
func TestNothingDoneInAStory(t *testing.T) {
	for _, none := range []string{
		"I had to read slips. I was told to call nine customers. I was asked to move the test ride.",
		"I did not read slips, I did not call customers and I did not move the test ride.",
		"I wanted to read slips, I planned to call customers and I intended to move the test ride.",
		"My boss read 140 slips, called nine customers and moved the test ride.",
	} {
		if a := swapped(baseDeed, none); a.NotScored != rehearse.ReasonNobody {
			t.Errorf("%q: not scored for %q, want %q (%v)", none, a.NotScored, rehearse.ReasonNobody, levels(a))
		}
	}
}

// What is denied behind a story adds nothing to it.
func TestDenialsEarnNothing(t *testing.T) {
	const story = "Our bike shop in Utrecht had too many returns, and I had to get them down. I read 140 return slips. Returns fell from 30 to 9 a month."
	const denials = " I did not launch anything, I did not decide anything, and I never measured anything in the shop. In 2020 I was not asked to think big. I wasn't in the team that raised sales by 50 %."
	q := rehearse.Questions("frugality")[0]
	c := rehearse.Compare(rehearse.Feedback(q, story+" The slips were long and the pens were blue, and the shop smelled of rubber and of oil."), rehearse.Feedback(q, story+" The slips were long and the pens were blue, and the shop smelled of rubber and of oil."+denials))
	if c.After > c.Before {
		t.Errorf("%d points, then %d with denials: %+v", c.Before, c.After, c.Changes)
	}
}

// How the founding of a house is told earns nothing.
func TestFoundingIsNoStory(t *testing.T) {
	const answer = "Our company was founded in 1974 by two brothers in a garage in Turin and grew over the years into a group with nine branches. In the nineties it had been sold twice. The branch where I worked had 80 people. It had always used paper. There were three departments, and each of them had its own way to count. The head of the branch was new and came from Milan. The market was difficult. Then in 2018 a customer complained about a wrong bill. I corrected it. It was fine after that."
	a := rehearse.Feedback(rehearse.Questions("insist-on-the-highest-standards")[0], answer)
	for _, s := range a.Scores {
		if s.Level > rehearse.Missing && strings.HasPrefix(s.Quote.Text, "Our company") {
			t.Errorf("%s is %s by the founding", s.Dimension, s.Level)
		}
	}
	if got := a.Score(rehearse.Result).Level; got != rehearse.Missing {
		t.Errorf("the result is %s, want missing", got)
	}
}

// The first and the last sentence are what an answer begins and ends with, and a
// background of two sentences is not to be cut.
func TestBeginsAndEnds(t *testing.T) {
	const answer = "Last May the reader failed in our shop. The drinks were cold. I wrote down the time of each failure and called the provider and moved the cable to the wall. The boss bought a lamp for the window, and the street was dark in the evening because of the works. It rained on most days of that month. Nice, was it not?"
	a := rehearse.Feedback(rehearse.Questions("dive-deep")[0], answer)
	if got := a.Score(rehearse.Learning); got.Level != rehearse.Missing || got.Quote.Text != "Nice, was it not?" {
		t.Errorf("the lesson is %s at %q, want missing at the last sentence", got.Level, got.Quote.Text)
	}
	for _, f := range a.Fixes {
		if strings.Contains(f.Text, "Cut the background") {
			t.Errorf("the fix %q cuts two sentences", f.Text)
		}
	}
}

func TestHypotheticalInLowerCase(t *testing.T) {
	a := rehearse.Feedback(rehearse.Questions("earn-trust")[0], "i would first listen to the partner, then I would apologise and I would make a plan with them. I would keep my word, and I would check every week that they are satisfied with the progress and I would ask for feedback from them. I would be honest about mistakes and I'd document it.")
	if a.NotScored != rehearse.ReasonHypothetical {
		t.Errorf("not scored for %q, want %q", a.NotScored, rehearse.ReasonHypothetical)
	}
}

func TestMyselfCountsOnce(t *testing.T) {
	a := rehearse.Feedback(rehearse.Questions("dive-deep")[0], "Last May the reader failed in our shop and guests left the till in anger. I wrote down each failure myself for two weeks and then I called the provider about the socket. Failures went from 11 a month to 1 in the summer, as the slips say.")
	if a.I != 3 || !strings.Contains(strings.Join(a.Notes, " "), "I, my, me or myself 3 times") {
		t.Errorf("I is counted %d times: %q", a.I, a.Notes)
	}
}

// An excerpt keeps the figure and what it counts.
func TestExcerptKeepsTheFigure(t *testing.T) {
	for _, test := range []struct {
		quote string
		n     int
		want  string
	}{
		{"The cost dropped by 40 % within a year of that.", 5, "The cost dropped by 40 % …"},
		{"Returns fell from 30 to 9 a month in the first summer.", 4, "Returns fell from 30 to 9 a month …"},
		{"We all came together, we found the bug in the payment module and we lost no more than 2 % of the orders.", 9, "We all came together … no more than 2 % …"},
		{"In 2019 I moved the archive of the town hall into the cellar.", 6, "In 2019 I moved the archive …"},
		{"It fell by half.", 9, "It fell by half"},
	} {
		if got := rehearse.Excerpt(test.quote, test.n); got != test.want {
			t.Errorf("Excerpt(%q, %d) = %q, want %q", test.quote, test.n, got, test.want)
		}
	}
}
