package rehearse_test

import (
	"slices"
	"strings"
	"testing"

	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

func TestPrinciplesAreThoseOfTheKnowledge(t *testing.T) {
	base, _, err := knowledge.LoadEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, s := range base.Subjects {
		if s.Kind == "principle" {
			want = append(want, string(s.ID)+" "+s.Name)
		}
	}
	var got []string
	for _, p := range rehearse.Principles() {
		got = append(got, string(p.ID)+" "+p.Name)
		if len(p.Behaviors) != 3 {
			t.Errorf("%s has %d behaviours, want 3", p.ID, len(p.Behaviors))
		}
	}
	if slices.Sort(want); !slices.Equal(sorted(got), want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func sorted(list []string) []string {
	out := slices.Clone(list)
	slices.Sort(out)
	return out
}

func TestQuestions(t *testing.T) {
	ids, texts := map[rehearse.QuestionID]bool{}, map[string]bool{}
	for _, p := range rehearse.Principles() {
		questions := rehearse.Questions(p.ID)
		if len(questions) < 4 {
			t.Errorf("%s has %d questions, want 4 or more", p.ID, len(questions))
		}
		for _, q := range questions {
			if ids[q.ID] || texts[q.Text] || q.ID == "" || q.Principle != p.ID || !strings.ContainsAny(q.Text, ".?") {
				t.Errorf("question %+v stands twice or is not complete", q)
			}
			ids[q.ID], texts[q.Text] = true, true
		}
	}
	if got := rehearse.Questions("no-such-principle"); got != nil {
		t.Errorf("Questions of an unknown principle = %v, want nil", got)
	}
	rehearse.Questions("dive-deep")[0].Text = "changed"
	if rehearse.Questions("dive-deep")[0].Text == "changed" {
		t.Error("the caller can change the questions")
	}
}

// byName returns a pair of a file.
func byName(t *testing.T, file, name string) pair {
	t.Helper()
	for _, p := range readPairs(t, file).Pairs {
		if p.Name == name {
			return p
		}
	}
	t.Fatalf("%s has no pair %q", file, name)
	return pair{}
}

func TestCompare(t *testing.T) {
	p := byName(t, "pairs.yaml", "student project, no learning")
	q := p.question()
	worse, better := rehearse.Feedback(q, p.Worse), rehearse.Feedback(q, p.Better)
	got := rehearse.Compare(worse, better)
	if got.After <= got.Before || got.Text != "This try is stronger." {
		t.Errorf("from %d to %d: %q", got.Before, got.After, got.Text)
	}
	at := slices.IndexFunc(got.Changes, func(c rehearse.Change) bool { return c.Dimension == rehearse.Learning })
	if at < 0 {
		t.Fatalf("no change of learning in %+v", got.Changes)
	}
	c := got.Changes[at]
	if !c.Gained() || c.Before != rehearse.Missing || !strings.HasPrefix(c.Quote.Text, "I learned to order critical parts") {
		t.Errorf("learning changed as %+v, want the lesson gained", c)
	}
	back := rehearse.Compare(better, worse)
	at = slices.IndexFunc(back.Changes, func(c rehearse.Change) bool { return c.Dimension == rehearse.Learning })
	if at < 0 || back.Changes[at].Gained() || back.Changes[at].Quote != c.Quote {
		t.Errorf("backwards, learning changed as %+v, want the same sentence lost", back.Changes)
	}
}

func TestCompareWithUnscored(t *testing.T) {
	p := byName(t, "pairs.yaml", "hypothetical")
	q := p.question()
	unscored, scored := rehearse.Feedback(q, p.Worse), rehearse.Feedback(q, p.Better)
	for _, c := range []struct {
		before, after rehearse.Assessment
		want          string
	}{
		{unscored, scored, "This try can be scored; the one before could not."},
		{scored, unscored, "This try cannot be scored; the one before could."},
		{unscored, unscored, "Neither try could be scored."},
		{scored, scored, "The points are the same as before."},
	} {
		if got := rehearse.Compare(c.before, c.after).Text; got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

const printers = "Last March the label printers in our depot in Leeds failed and I had to find out why. I read the logs of a week, called the vendor and swapped one cable at a time, because I wanted to see which one it was. "

func TestContradictions(t *testing.T) {
	q := rehearse.Questions("dive-deep")[0]
	for _, c := range []struct {
		result string
		want   bool
	}{
		{"Failures fell from 40 to 5 a week.", false},
		{"Failures fell from 5 to 40 a week.", true},
		{"I reduced failures by 150%.", true},
		{"Output rose by 150%.", false},
		{"Output rose from 90 to 30 parcels an hour.", true},
		{"Waiting dropped from 2 hours to 15 minutes.", false},
	} {
		a := rehearse.Feedback(q, printers+c.result)
		got := slices.ContainsFunc(a.Notes, func(n string) bool { return strings.HasPrefix(n, "Check the figures") })
		if got != c.want {
			t.Errorf("%q is noticed as a contradiction: %v, want %v", c.result, got, c.want)
		}
		if a.Score(rehearse.Result).Level != rehearse.Clear {
			t.Errorf("%q: the result is %s, want clear: contradictions are told, not scored", c.result, a.Score(rehearse.Result).Level)
		}
	}
}

func TestFiguresThatAreNoResult(t *testing.T) {
	q := rehearse.Questions("dive-deep")[0]
	for _, c := range []struct {
		result string
		want   rehearse.Level
	}{
		{"In the end it worked again in 2021.", rehearse.Thin},
		{"In the end it worked and our team of 12 people was happy.", rehearse.Thin},
		{"In the end failures went down by a third.", rehearse.Clear},
		{"In the end we missed the deadline by 3 days.", rehearse.Clear},
		{"That saved us £4,000 a month.", rehearse.Clear},
		{"I hope it will save 30% next year.", rehearse.Missing},
		{"", rehearse.Missing},
	} {
		if got := rehearse.Feedback(q, printers+c.result).Score(rehearse.Result).Level; got != c.want {
			t.Errorf("%q is a %s result, want %s", c.result, got, c.want)
		}
	}
}

func TestSpeakingTimeAndCounts(t *testing.T) {
	a := rehearse.Feedback(rehearse.Questions("dive-deep")[0], strings.Repeat("I don't know what we did with my work. ", 50))
	if a.Words != 450 || a.ShortestSeconds != 180 || a.LongestSeconds != 208 {
		t.Errorf("%d words take %d to %d seconds, want 450, 180, 208", a.Words, a.ShortestSeconds, a.LongestSeconds)
	}
	if a.I != 100 || a.We != 50 {
		t.Errorf("I %d, we %d, want 100 and 50", a.I, a.We)
	}
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		quote string
		n     int
		want  string
	}{
		{"I  called\nthe vendor.", 9, "I called the vendor"},
		{"I called the vendor, then Ana.", 4, "I called the vendor …"},
		{"", 3, ""},
	} {
		if got := rehearse.Excerpt(c.quote, c.n); got != c.want {
			t.Errorf("Excerpt(%q, %d) = %q, want %q", c.quote, c.n, got, c.want)
		}
	}
}
