package rehearse_test

import (
	"strings"
	"testing"

	"careercoach/bot/rehearse"
)

// Single sentences in a story that is otherwise the same: what they show.
func TestSentencesShow(t *testing.T) {
	const open = "Last May in our shop the card reader failed every Friday evening and guests left. My task was the till. I wrote down the time of each failure for two weeks. I called the provider twice and moved the cable to another socket. "
	for _, test := range []struct {
		name      string
		principle int // place
		dimension rehearse.Dimension
		tail      string
		want      rehearse.Level
	}{
		{"a platitude is no use of a lesson", 12, rehearse.Learning, "I learned a lot from it and I think it is important to always keep learning new things.", rehearse.Thin},
		{"a deed behind a lesson is its use", 12, rehearse.Learning, "I learned to write down times first. In July I wrote a list of late deliveries and found the slow street.", rehearse.Clear},
		{"May is a month", 12, rehearse.Learning, "I learned to count first. In May I counted the damaged pallets before I asked for help.", rehearse.Clear},
		{"taking it over is no choice", 2, rehearse.Judgement, "It was not my job, but I told my manager that I took it over.", rehearse.Missing},
		{"differences are no lesson", 12, rehearse.Learning, "I looked at the differences of three months.", rehearse.Missing},
		{"data compared are no choice", 12, rehearse.Judgement, "The report ran every night and compared the bookings with the slips.", rehearse.Missing},
		{"a no with its reason is a choice", 12, rehearse.Judgement, "My boss wanted to buy a new reader. I said no, because the reader was not the cause.", rehearse.Clear},
		{"a no without a reason is not clear", 12, rehearse.Judgement, "My boss wanted to buy a new reader. I said no.", rehearse.Thin},
		{"when it came is no measure", 12, rehearse.Result, "The new part came two days later and the reader worked.", rehearse.Thin},
		{"how long it took is one", 12, rehearse.Result, "As a result the reader was back after 20 minutes.", rehearse.Clear},
		{"what is gone is an outcome", 12, rehearse.Result, "The failures went away.", rehearse.Thin},
		{"a span until now is no lesson", 12, rehearse.Learning, "In the next eight weeks we had one failure.", rehearse.Missing},
		{"a photo shown is no lesson", 12, rehearse.Learning, "I asked the guest and he showed me a photo of the reader.", rehearse.Missing},
		{"a lesson in school is none of mine", 12, rehearse.Learning, "I kept the lessons for the beginners and moved the desk.", rehearse.Missing},
		{"a use behind a semicolon counts", 12, rehearse.Learning, "I learned to ask what a cable is for; last month I found another one that way.", rehearse.Clear},
		{"what I could not tell is no choice", 12, rehearse.Judgement, "The line went dead and we could not tell if it was the cable or the reader.", rehearse.Missing},
		{"one number instead of another is no choice", 12, rehearse.Judgement, "I typed 50 instead of 15 into the reader.", rehearse.Missing},
		{"what I left undone for a reason is a choice", 12, rehearse.Judgement, "I did not touch the other cables, because the drinks stood on them.", rehearse.Clear},
		{"a cheaper loss is a choice", 12, rehearse.Judgement, "I moved the cable at noon, because a late lunch costs less than a lost evening.", rehearse.Clear},
		{"what would have been is no result", 12, rehearse.Result, "A better provider would have listened and would have changed 40 readers.", rehearse.Missing},
		{"a cut is a thing here", 12, rehearse.Result, "I found a cut as fine as a hair in the cable.", rehearse.Missing},
		{"from so many to none is a measure", 12, rehearse.Result, "Failed payments went from about six a month to none.", rehearse.Clear},
		{"not my job is half of ownership", 2, rehearse.Relevance, "It was not my job to look at the reader, and it fails no more.", rehearse.Thin},
	} {
		q := rehearse.Questions(rehearse.Principles()[test.principle-1].ID)[0]
		got := rehearse.Feedback(q, open+test.tail).Score(test.dimension)
		if got.Level != test.want {
			t.Errorf("%s: %s by %q, want %s", test.name, got.Level, got.Quote.Text, test.want)
		}
	}
}

// A background that takes most of the words is mended before all else.
func TestLongBackgroundIsMendedFirst(t *testing.T) {
	const long = "The platform had been built by several teams in two countries over eight years and people had got used to it. It was slow on Mondays and nobody asked why at all. Many services stood between the shop and the bank. " +
		"The company had been bought by a larger one, which brought other rules for reports and a new office by the river. Consultants came in autumn to write it all down. A wiki page told whom to ring. "
	a := rehearse.Feedback(rehearse.Questions("dive-deep")[0], long+"In May 2022 I read the logs of two weeks and I found a rounding error in the conversion. I fixed the code.")
	if len(a.Fixes) == 0 || a.Fixes[0].Dimension != rehearse.Situation {
		t.Errorf("the first fix is %+v, want the situation", a.Fixes)
	}
}

// Where all is clear the probe asks for what an interviewer would still want.
func TestProbeOfAClearAnswer(t *testing.T) {
	p := byName(t, "pairs.yaml", "queue, team only")
	a := rehearse.Feedback(p.question(), p.Better)
	if points, _ := a.Total(); points != rehearse.MaxTotal {
		t.Fatalf("%d points, want all", points)
	}
	if a.Probed != rehearse.Result && a.Probed != rehearse.Relevance {
		t.Errorf("the probe %q is about %s", a.Probe, a.Probed)
	}
}

// The sentence that is shown is the one that tells most.
func TestQuotesTheSentenceThatTellsMost(t *testing.T) {
	const answer = "Last May in our shop the card reader failed every Friday evening and guests left. My task was the till. I could have bought a new reader for 300 euros, but the old one was fine at noon. I wrote down the time of each failure for two weeks, I called the provider and I moved the cable. " +
		"Failures went from 11 a month to 1. In the following year we had two more. I lost a day to the provider. I learned to write down times first. The list still hangs beside the till."
	a := rehearse.Feedback(rehearse.Questions("dive-deep")[0], answer)
	for d, want := range map[rehearse.Dimension]string{
		rehearse.Story:     "Last May",
		rehearse.Judgement: "I could have bought",
		rehearse.Result:    "Failures went from 11",
		rehearse.Learning:  "I learned to write",
	} {
		if got := a.Score(d).Quote.Text; !strings.HasPrefix(got, want) {
			t.Errorf("%s quotes %q, want %q", d, got, want)
		}
	}
	cut := strings.Replace(answer, "I learned to write down times first. ", "", 1)
	if got := rehearse.Feedback(a.Question, cut).Score(rehearse.Learning).Quote.Text; got != "The list still hangs beside the till." {
		t.Errorf("a missing lesson quotes %q, want the end of the answer", got)
	}
}

// What a second try gained is shown by a sentence that is new in it.
func TestCompareQuotesWhatIsNew(t *testing.T) {
	q := rehearse.Questions("dive-deep")[0]
	const open, fix = "In May 2022 our nightly report of card payments was off by a few cents on most days, and people corrected it by hand. ", "I then looked at the differences of three months and I found a rounding error in the conversion. The differences went away."
	const added = "I exported 90 days of payments and grouped them by currency. I replayed ten payments in a test system and compared each amount."
	c := rehearse.Compare(rehearse.Feedback(q, open+fix), rehearse.Feedback(q, open+added+" "+fix))
	for _, change := range c.Changes {
		if change.Gained() && change.Quote.Text != "" && !strings.Contains(added, change.Quote.Text) {
			t.Errorf("%s: %q was there before", change.Dimension, change.Quote.Text)
		}
		if change.Dimension == rehearse.Actions && !strings.HasPrefix(change.Quote.Text, "I ") {
			t.Errorf("the actions gained by %q, want one of the new steps", change.Quote.Text)
		}
	}
	if len(c.Changes) == 0 {
		t.Error("nothing changed")
	}
}

// A figure that cannot be is said to be so, and is not called strong.
func TestImpossibleFigureIsNotStrong(t *testing.T) {
	a := rehearse.Feedback(rehearse.Questions("dive-deep")[0], "Last May in our shop the card reader failed every Friday. My task was the till. I could have bought a new one, but it was fine at noon. I wrote down each failure and I called the provider and moved the cable. We reduced failures by 140%. Since then I write down times first.")
	if len(a.Doubts) != 1 || !strings.Contains(a.Doubts[0], "more than 100") {
		t.Errorf("the doubts are %q", a.Doubts)
	}
	for _, f := range a.Fixes {
		if strings.Contains(f.Text, "strong") {
			t.Errorf("the fix %q praises it", f.Text)
		}
	}
}

// A task is heard in the words people have for it; where it is not said and
// actions and result are clear, what else is open is mended first.
func TestTaskInOtherWords(t *testing.T) {
	const open, tail = "Last May in our shop the card reader failed every Friday evening and guests left. ", " I wrote down the time of each failure for two weeks, I called the provider and I moved the cable. I could have bought a new one for 300 euros, but the old one was fine at noon. Failures went from 11 a month to 1."
	q := rehearse.Questions("dive-deep")[0]
	for _, task := range []string{"My job was the till.", "It fell to me.", "We were asked and I took it on.", "I was the cashier.", "I am cashier there.", "Nobody asked me.", "It landed on my desk.", "She asked me for help."} {
		if got := rehearse.Feedback(q, open+task+tail).Score(rehearse.Situation); got.Level != rehearse.Clear {
			t.Errorf("%q: the situation is %s by %q, want clear", task, got.Level, got.Quote.Text)
		}
	}
	a := rehearse.Feedback(q, open+tail)
	if got := a.Score(rehearse.Situation).Level; got != rehearse.Thin {
		t.Fatalf("without a task the situation is %s, want thin", got)
	}
	if len(a.Fixes) != 2 || a.Fixes[0].Dimension != rehearse.Relevance || a.Fixes[1].Dimension != rehearse.Learning {
		t.Errorf("the fixes are %+v, want the fit and the lesson before the task", a.Fixes)
	}
}
