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
	long := strings.Repeat("The platform had been built by several teams in two countries over eight years and people had got used to it. It was slow on Mondays and nobody asked why at all. Many services stood between the shop and the bank. ", 2)
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
