package rehearse_test

import (
	"strings"
	"testing"

	"careercoach/bot/rehearse"
)

const seatStory = "Last March in our depot the scanner failed every night, and everyone blamed the battery. It was my job to get the trucks out. " +
	"I swapped the batteries of two scanners. I read the error list of one week. We moved the scanners away from the heater. " +
	"It got better. I learned to look before I buy."

func TestSeatOf(t *testing.T) {
	q := rehearse.Questions("dive-deep")[0]
	for _, test := range []struct {
		dimension    rehearse.Dimension
		part, before string // what must stand right before the part
		gone         string // what it takes the place of
	}{
		{rehearse.Story, "It was 3 March 2024", "", ""},
		{rehearse.Situation, "Last March I had to get forty trucks out although a scanner failed.", "", "everyone blamed the battery"},
		{rehearse.Actions, "I measured the heat at each scanner", "from the heater. ", ""},
		{rehearse.Judgement, "I could have bought new ones, but they cost 900 euros", "two scanners. ", ""},
		{rehearse.Result, "Failures fell from nine a night to one.", "from the heater. ", "It got better"},
		{rehearse.Learning, "In May I looked first again and found a loose cable.", "before I buy. ", ""},
	} {
		seat := rehearse.SeatOf(q, seatStory, test.dimension)
		whole := seat.Put(seatStory, test.part)
		at := strings.Index(whole, test.part)
		if at < 0 || !strings.HasSuffix(whole[:at], test.before) || test.before == "" && at != 0 {
			t.Errorf("%s: %q is put in as %q, want it behind %q", test.dimension, test.part, whole, test.before)
		}
		if test.gone != "" && strings.Contains(whole, test.gone) || test.gone == "" && len(whole) < len(seatStory)+len(test.part) {
			t.Errorf("%s: %q, want only %q gone", test.dimension, whole, test.gone)
		}
		if strings.Contains(whole, "  ") || strings.Contains(whole, "..") {
			t.Errorf("%s: badly joined: %q", test.dimension, whole)
		}
		before, after := rehearse.Feedback(q, seatStory), rehearse.Feedback(q, whole)
		if after.Score(test.dimension).Level < before.Score(test.dimension).Level {
			t.Errorf("%s falls from %v to %v: %q", test.dimension, before.Score(test.dimension), after.Score(test.dimension), whole)
		}
	}
}

func TestSeatOfTeamStory(t *testing.T) {
	story := "Last year our shop had too few chairs. We talked to the owner. We bought ten chairs and we put them by the door. Guests stayed 20 minutes longer."
	whole := rehearse.SeatOf(rehearse.Question{}, story, rehearse.Actions).Put(story, "I asked six guests where they wanted to sit")
	if want := "We talked to the owner. I asked six guests where they wanted to sit. We bought"; !strings.Contains(whole, want) {
		t.Errorf("got %q, want %q in it", whole, want)
	}
}

func TestPutNothing(t *testing.T) {
	for _, d := range rehearse.Dimensions() {
		if got := rehearse.SeatOf(rehearse.Question{}, seatStory, d).Put(seatStory, "  "); got != seatStory {
			t.Errorf("%s: an empty part makes %q of it", d, got)
		}
	}
	if got := rehearse.SeatOf(rehearse.Question{}, "", rehearse.Result).Put("", "It fell to 3"); got != "It fell to 3." {
		t.Errorf("a part of nothing is %q", got)
	}
}

func FuzzSeat(f *testing.F) {
	f.Add(seatStory, "I measured it", 2)
	f.Add("- one\n- two", "three.", 4)
	f.Add("Situation: x\nAction: I did", "\xff", 1)
	f.Fuzz(func(t *testing.T, story, part string, n int) {
		d := rehearse.Dimensions()[(n%7+7)%7]
		seat := rehearse.SeatOf(rehearse.Questions("ownership")[0], story, d)
		if seat.Start < 0 || seat.End > len(story) || seat.Start > seat.End || story[seat.Start:seat.End] != seat.Text {
			t.Fatalf("%s of %q is seated at %+v", d, story, seat)
		}
		if whole := seat.Put(story, part); !strings.Contains(whole, strings.TrimSpace(part)) {
			t.Fatalf("%q is not in %q", part, whole)
		}
	})
}
