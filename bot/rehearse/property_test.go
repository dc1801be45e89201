package rehearse_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"careercoach/bot/rehearse"
)

// everyAnswer calls f with the answers of all pairs and the question each is for.
func everyAnswer(t testing.TB, f func(q rehearse.Question, answer string)) {
	t.Helper()
	for _, p := range readPairs(t, "pairs.yaml").Pairs {
		f(p.question(), strings.TrimSpace(p.Better))
		f(p.question(), strings.TrimSpace(p.Worse))
	}
}

// buzzwordLines say nothing, whatever they sound like.
var buzzwordLines = []string{
	"I learned next time since then I reduced option trade-off instead of risk because result.",
	"Customer because instead of risk I decided 50% as a result next time I learned since then.",
	"Ownership, customer obsession, bias for action, synergy and results.",
	"I leveraged synergies and championed transformational leadership across stakeholders.",
	"Root cause, trade-offs, risk, 50%, learned, next time, reduced, because, instead of.",
	"Since then I always empower stakeholders with passion, innovation and strategic excellence.",
	"As a result impact, growth and productivity increased by 300% through operational excellence and alignment.",
	"Passionate, proactive, data-driven, results-oriented, agile team player.",
	"Because of my leadership, vision, integrity and commitment I delivered impactful strategic value.",
}

func TestBuzzwordsNeverHelp(t *testing.T) {
	everyAnswer(t, func(q rehearse.Question, answer string) {
		before := rehearse.Feedback(q, answer)
		for _, line := range buzzwordLines {
			for _, stuffed := range []string{answer + "\n" + line, line + "\n" + answer, strings.TrimRight(answer, ".") + ". " + line} {
				after := rehearse.Feedback(q, stuffed)
				if rank(after) > rank(before) {
					t.Errorf("%q raises %d %v to %d %v for %.60q", line, rank(before), levels(before), rank(after), levels(after), answer)
				}
			}
		}
	})
}

func TestRemovingTheResultNeverHelps(t *testing.T) {
	everyAnswer(t, func(q rehearse.Question, answer string) {
		before := rehearse.Feedback(q, answer)
		result := before.Score(rehearse.Result)
		if result.Level == rehearse.Missing {
			return
		}
		cut := answer[:result.Quote.Start] + answer[result.Quote.End:]
		after := rehearse.Feedback(q, cut)
		if rank(after) > rank(before) {
			t.Errorf("without %q the score rises from %d %v to %d %v", result.Quote.Text, rank(before), levels(before), rank(after), levels(after))
		}
	})
}

func TestSpellingOfSignsMakesNoDifference(t *testing.T) {
	variants := map[string]func(string) string{
		"lower case":     strings.ToLower,
		"upper case":     strings.ToUpper,
		"curly quotes":   func(s string) string { return strings.NewReplacer("'", "’", " \"", " “").Replace(s) },
		"long dashes":    func(s string) string { return strings.ReplaceAll(s, " - ", " — ") },
		"double blanks":  func(s string) string { return strings.ReplaceAll(s, " ", "  ") },
		"hard blanks":    func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
		"tabs":           func(s string) string { return strings.ReplaceAll(s, " ", "\t") },
		"windows lines":  func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"space around":   func(s string) string { return "\n\n  " + s + "  \n" },
		"accented cafés": func(s string) string { return strings.ReplaceAll(s, "resume", "résumé") },
	}
	everyAnswer(t, func(q rehearse.Question, answer string) {
		before := rehearse.Feedback(q, answer)
		for name, change := range variants {
			after := rehearse.Feedback(q, change(answer))
			if !reflect.DeepEqual(levels(before), levels(after)) || before.NotScored != after.NotScored {
				t.Errorf("%s: %v %q, want %v %q for %.60q", name, levels(after), after.NotScored, levels(before), before.NotScored, answer)
			}
		}
	})
}

func TestSameInputSameOutput(t *testing.T) {
	everyAnswer(t, func(q rehearse.Question, answer string) {
		if a, b := rehearse.Feedback(q, answer), rehearse.Feedback(q, answer); !reflect.DeepEqual(a, b) {
			t.Errorf("two readings of %.60q differ:\n%+v\n%+v", answer, a, b)
		}
	})
}

// Words of good answers in no order are noise, or at least no better.
func TestShuffledWordsAreNoAnswer(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	everyAnswer(t, func(q rehearse.Question, answer string) {
		words := strings.Fields(answer)
		random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		shuffled := strings.Join(words, " ")
		before, after := rehearse.Feedback(q, answer), rehearse.Feedback(q, shuffled)
		if rank(after) >= 0 && rank(after) >= rank(before) {
			t.Errorf("shuffled, %.60q scores %d, in order %d", answer, rank(after), rank(before))
		}
	})
}

// checkQuotes fails where a quote is not a piece of the answer.
func checkQuotes(t *testing.T, answer string, a rehearse.Assessment) {
	t.Helper()
	quotes := map[string]rehearse.Quote{}
	for _, s := range a.Scores {
		quotes[string(s.Dimension)] = s.Quote
	}
	for i, f := range a.Fixes {
		quotes[fmt.Sprint("fix ", i)] = f.Quote
	}
	for name, q := range quotes {
		if q.Start < 0 || q.End > len(answer) || q.Start > q.End || answer[q.Start:q.End] != q.Text {
			t.Fatalf("%s quotes [%d:%d] %q, which is not in %q", name, q.Start, q.End, q.Text, answer)
		}
	}
}

func TestEveryDimensionQuotesASentence(t *testing.T) {
	everyAnswer(t, func(q rehearse.Question, answer string) {
		a := rehearse.Feedback(q, answer)
		checkQuotes(t, answer, a)
		if a.NotScored != rehearse.ReasonScored {
			return
		}
		open := 0
		for i, s := range a.Scores {
			if s.Level != rehearse.Clear {
				open++
			}
			if s.Dimension != rehearse.Dimensions()[i] || s.Quote.Text == "" || s.Note == "" {
				t.Errorf("score %d is %+v for %.60q", i, s, answer)
			}
		}
		if len(a.Fixes) < min(open, 2) || a.Probe == "" {
			t.Errorf("%d dimensions are open, with %d fixes and probe %q for %.60q", open, len(a.Fixes), a.Probe, answer)
		}
	})
}

func FuzzFeedback(f *testing.F) {
	everyAnswer(f, func(q rehearse.Question, answer string) { f.Add(string(q.Principle), answer) })
	for _, s := range []string{"", "\xff\xfe I", "I", "i'd i've 'm ''", "1. ", "Action:", "- - -\n•", "from 3 to", "It wAs n't", "n't I've 'tis", "ﬁ ẞ İ ＩＤ", "I had to", "and I", strings.Repeat("I fixed it and ", 60)} {
		f.Add("dive-deep", s)
	}
	f.Fuzz(func(t *testing.T, principle, answer string) {
		q := rehearse.Question{Text: "Tell me about a time."}
		if questions := rehearse.Questions(rehearse.Principles()[len(principle)%16].ID); len(principle)%3 > 0 {
			q = questions[0]
		}
		a := rehearse.Feedback(q, answer)
		checkQuotes(t, answer, a)
		if (a.NotScored == rehearse.ReasonScored) != (len(a.Scores) == 7) || (a.NotScored == rehearse.ReasonScored) != (a.Message == "") {
			t.Fatalf("%q: %q with %d scores and message %q", answer, a.NotScored, len(a.Scores), a.Message)
		}
		for _, text := range append([]string{a.Message, a.Probe}, a.Notes...) {
			if utf8.ValidString(answer) && !utf8.ValidString(text) {
				t.Fatalf("%q is not UTF-8", text)
			}
		}
	})
}

func BenchmarkFeedback(b *testing.B) {
	var long strings.Builder
	q := rehearse.Questions("dive-deep")[0]
	for _, p := range readPairs(b, "pairs.yaml").Pairs[:4] {
		long.WriteString(p.Better)
	}
	answer := strings.Join(strings.Fields(long.String())[:400], " ")
	b.ReportAllocs()
	for b.Loop() {
		rehearse.Feedback(q, answer)
	}
}
