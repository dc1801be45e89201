package rehearse_test

import (
	"slices"
	"strings"
	"testing"

	"careercoach/bot/rehearse"
)

// The sentences of one story, of which a minimal pair swaps one.
const (
	baseOpen   = "In March 2022 I was the stock clerk of a bike shop in Utrecht, and I had to get the returns down before summer."
	baseDeed   = "I read 140 return slips, called nine customers and moved the test ride before the payment."
	baseReason = "I could have blamed the supplier, but the slips spoke of wrong sizes."
	baseResult = "Returns fell from 30 to 9 a month."
	baseLesson = "I learned to read before I guess; this spring I did the same for complaints."
)

// A minimalPair is a sentence put in the place of one of the story, and the
// levels that are true of it.
type minimalPair struct {
	sentence string
	want     []rehearse.Level
}

var (
	absent = []rehearse.Level{rehearse.Missing}
	told   = []rehearse.Level{rehearse.Thin, rehearse.Clear}
	thin   = []rehearse.Level{rehearse.Thin}
	full   = []rehearse.Level{rehearse.Clear}
)

// swapped tells the story with one sentence in the place of another.
func swapped(out, in string) rehearse.Assessment {
	story := strings.Join([]string{baseOpen, baseDeed, baseReason, baseResult, baseLesson}, " ")
	return rehearse.Feedback(rehearse.Questions("customer-obsession")[0], strings.Replace(story, out, in, 1))
}

func checkPairs(t *testing.T, d rehearse.Dimension, out string, pairs []minimalPair) {
	t.Helper()
	right := 0
	for _, p := range pairs {
		a := swapped(out, p.sentence)
		got := a.Score(d)
		if slices.Contains(p.want, got.Level) {
			right++
			continue
		}
		t.Errorf("%q: %s is %s by %q (%s), want one of %v", p.sentence, d, got.Level, got.Quote.Text, a.NotScored, p.want)
	}
	t.Logf("%s: %d of %d", d, right, len(pairs))
}

func TestMinimalReasons(t *testing.T) {
	checkPairs(t, rehearse.Judgement, baseReason, []minimalPair{
		{"I did it since the slips spoke of wrong sizes.", told},
		{"The slips spoke of wrong sizes, so I started there.", told},
		{"I chose the slips over a survey: they were already there.", told},
		{"I did this to keep the customers who were about to leave.", told},
		{"A survey would have taken a month; the slips lay there.", told},
		{"I didn't want to lose the summer, so I began with what we had.", told},
		{"The alternative was a new supplier, which I ruled out for its price.", full},
		{"I weighed a survey against the slips and took the slips.", told},
		{"I figured that the slips would tell me more than the supplier.", told},
		{"My thinking was simple: whoever returns a bike has a reason.", told},
		{"I did not go to the supplier, for he would have denied it.", full},
		{"I started there, since only one in ten customers ever wrote a letter.", told},
		{"I moved it first, since it could be undone if the boss came back.", told},
		{"I have lived there since 2019 and like bikes.", absent},
		{"My boss decided to do it because he wanted to.", absent},
		{"The shop was closed because of rain.", absent},
		{"The shop was so full that I took a break.", absent},
		{"I went to the bank to keep the appointment.", absent},
	})
}

func TestMinimalResults(t *testing.T) {
	checkPairs(t, rehearse.Result, baseResult, []minimalPair{
		{"Returns went from 30 a month to 9.", full},
		{"Returns dropped by two thirds.", full},
		{"Only nine came back in June, after thirty in May.", full},
		{"We had 70 % fewer returns.", full},
		{"That year nobody returned a bike for its size.", told},
		{"Returns more than halved.", full},
		{"The share of bikes that came back halved.", full},
		{"It saved the shop €4,000.", full},
		{"In June we had 9 returns rather than 30.", full},
		{"It cut returns to a third.", full},
		{"The return rate is now at 3 %, down from 10 %.", full},
		{"We won the chain's prize and I was made head of stock.", told},
		{"Returns did not fall; they stayed at 30 a month.", told},
		{"We lost two of the 40 customers.", full},
		{"All 60 bikes were out on Thursday noon, a day early, and not one came back.", full},
		{"Costs stayed at zero.", full},
		{"A return takes 7 minutes now.", full},
		{"I had 30 slips in my hand and 9 pens.", absent},
		{"I hoped that returns would fall from 30 to 9.", absent},
		{"We hoped returns would fall from 30 to 9.", absent},
		{"The goal was to go from 30 to 9 a month.", absent},
		{"My boss wanted returns to fall from 30 to 9.", absent},
		{"The shop stood 30 km away from the depot.", absent},
	})
}

func TestMinimalLessons(t *testing.T) {
	checkPairs(t, rehearse.Learning, baseLesson, []minimalPair{
		{"Lesson: read before you guess.", thin},
		{"My takeaway: read before you guess.", thin},
		{"My takeaway was to read before I guess.", told},
		{"Now I read before I guess.", told},
		{"Today I would call the customers first.", told},
		{"Today I begin each month with the slips.", told},
		{"Since then I begin each month by reading the slips.", full},
		{"If I did it again, I'd call the customers first.", told},
		{"It showed me that reading beats guessing.", thin},
		{"From that I know that reading beats guessing.", thin},
		{"I now know that reading beats guessing.", thin},
		{"I've read slips each month ever since.", told},
		{"I came to see that reading beats guessing.", thin},
		{"Next time I will call the customers first.", told},
		{"What I would do differently is to call first.", told},
		{"I learned to show a draft to three of them, and in the summer order no bike was the wrong size.", full},
		{"I realised that one slip beats a list of ten; with the helmets I began that way and it took half as long.", full},
		{"I learned Dutch in those days.", absent},
		{"I was new, so I learned 300 phrases in two months.", absent},
		{"I asked a colleague to check each list from then on.", absent},
		{"The customers learned of the new rule by mail.", absent},
		{"I did not learn anything.", absent},
	})
}

func TestMinimalDeeds(t *testing.T) {
	checkPairs(t, rehearse.Actions, baseDeed, []minimalPair{
		{"I had to read slips. I was told to call nine customers. I was asked to move the test ride.", absent},
		{"I did not read slips, I did not call customers and I did not move the test ride.", absent},
		{"I never read slips, never called a customer and never moved the test ride.", absent},
		{"I wanted to read slips, I planned to call customers and I intended to move the test ride.", absent},
		{"My boss read 140 slips, called nine customers and moved the test ride.", absent},
		{"My boss read 140 slips and called nine customers. I watched her do it, and I only read about it afterwards.", absent},
		{"I would read the slips, call nine customers and move the test ride.", absent},
		{"I did none of the work on the slips and the test ride.", absent},
		{"140 slips were read by me, nine customers were called by me and the test ride was moved.", told},
		{"Reading 140 slips myself and calling nine customers, I moved the test ride before the payment.", told},
		{"I've read 140 slips, I've called nine customers and I've moved the test ride.", full},
		{"Then I sat down with 140 slips, got nine customers on the phone and put the test ride before the payment.", told},
		{"I did not wait. I read 140 slips, called nine customers and moved the test ride.", full},
		{"I had to read 140 slips myself, so I sorted them and called nine customers.", told},
	})
}

// The same kinds of sentence in other words.
func TestMinimalInOtherWords(t *testing.T) {
	checkPairs(t, rehearse.Actions, baseDeed, []minimalPair{
		{"I've never read slips, I have not called customers and I had not moved the test ride.", absent},
		{"I couldn't read the slips, I wasn't able to call the customers and I failed to move the test ride.", absent},
		{"Nobody read the slips. We did nothing about the test ride.", absent},
		{"My colleague Anna read 140 slips, rang nine customers and moved the test ride, while I was on leave.", absent},
		{"I needed to read slips. My job was to call nine customers. I was supposed to move the test ride.", absent},
		{"I hoped to read slips, I meant to call customers and I was going to move the test ride.", absent},
		{"I saw her read the slips, I heard about the calls and I was told of the test ride.", absent},
		{"I did not ask for leave; I read 140 slips, called nine customers and moved the test ride.", full},
		{"I did not hesitate to read 140 slips, I did not just call nine customers and I moved the test ride.", full},
		{"I not only read 140 slips, I also called nine customers and moved the test ride.", full},
		{"I had to wait, so I read 140 slips, called nine customers and moved the test ride.", full},
		{"I never stopped: I read 140 slips, rang nine customers and put the test ride before the payment.", full},
		{"I had read 140 slips by Monday, I had called nine customers and I'd moved the test ride.", full},
	})
	checkPairs(t, rehearse.Result, baseResult, []minimalPair{
		{"We expected returns to fall from 30 to 9.", absent},
		{"My aim was to cut returns by half.", absent},
		{"I wanted to bring returns down to 9 a month.", absent},
		{"The plan was to bring returns down to 9 a month.", absent},
		{"If it had worked, returns would have fallen from 30 to 9.", absent},
		{"Our target was 12 returns a month and we ended at 9.", full},
		{"We beat our target by 12 days.", full},
		{"We set a target of 12 returns a month.", absent},
		{"I had hoped for 12, but returns fell to 9 a month.", full},
		{"As we had hoped, returns fell from 30 to 9.", full},
		{"Nobody complained about a size any more.", told},
		{"Not a single bike came back that summer.", told},
		{"There were no returns in July.", told},
		{"By August a return took 4 minutes.", full},
		{"Nine bikes came back in June; in May it had been thirty.", full},
		{"We were done two days early.", full},
		{"Nobody knew the reason.", absent},
		{"The shop has three branches and 12 workers.", absent},
		{"I had two assistants and a van.", absent},
		{"Since June none has come back.", told},
		{"Returns have stayed under 10 a month.", full},
		{"We lost three customers because of it.", full},
	})
	checkPairs(t, rehearse.Learning, baseLesson, []minimalPair{
		{"The lesson for me: read before you guess.", told},
		{"Takeaway: read before you guess.", told},
		{"What I learned: read before you guess.", told},
		{"Learning: I should read before I guess.", told},
		{"My lesson from this is that reading beats guessing.", told},
		{"I learned the hard way that reading beats guessing.", told},
		{"I learned patience.", told},
		{"I learned how to ask; in the autumn I used it for helmets.", full},
		{"I learned to use Excel from a colleague.", told},
		{"I told the crew to read the slips from then on.", absent},
		{"From then on I read the slips each week.", told},
		{"Today the shop is closed.", absent},
		{"I learned French at school.", absent},
		{"I learnt fifty names by heart.", absent},
		{"Since then the customers come back.", absent},
		{"Since then I ask before I guess.", told},
	})
	checkPairs(t, rehearse.Judgement, baseReason, []minimalPair{
		{"It rained, so we went home.", told},
		{"We could not wait, so I started with the slips.", told},
		{"I chose the slips because they cost nothing.", told},
		{"I began there to spare the customers a second trip.", told},
		{"If it failed, we could go back in a day.", told},
		{"It was easy to undo, so I dared.", told},
		{"My reasoning: a slip does not lie.", told},
		{"The boss was so kind.", absent},
		{"I looked for the slips in the cellar.", absent},
		{"I have been waiting for it since May.", absent},
	})
}
