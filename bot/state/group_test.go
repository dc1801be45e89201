package state_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"careercoach/bot/state"
	"careercoach/knowledge"
)

// asked makes questions of texts, one a day.
func asked(texts ...string) []state.Question {
	var out []state.Question
	for i, s := range texts {
		out = append(out, state.Question{Day: time.Date(2026, 3, 1+i, 0, 0, 0, 0, time.UTC), Text: s})
	}
	return out
}

func TestGroup(t *testing.T) {
	questions := asked(
		"Do nurses get parental leave in Romania?",
		"parental leave for nurses in romania",
		"is there a gym?",
		"Is there a gym",
		"is there a gym?",
		"is there any parental leave in Romania for a nurse?",
		"can I bring my dog to the office",
		"??",
		"[name] [e-mail]",
		"is a gym in Romania",
	)
	questions[6].About = []knowledge.SubjectID{"b", "a"}
	type group struct {
		id        knowledge.CardID
		count     int
		questions []string
		days      string
	}
	var got []group
	for _, g := range state.GroupQuestions(questions) {
		got = append(got, group{g.ID, g.Count, g.Questions, fmt.Sprintf("%d-%d", g.First.Day(), g.Last.Day())})
	}
	want := []group{
		{"parental-leave-nurses-romania", 3, []string{"parental leave for nurses in romania", "Do nurses get parental leave in Romania?", "is there any parental leave in Romania for a nurse?"}, "1-6"},
		{"gym", 3, []string{"is there a gym?", "Is there a gym"}, "3-5"},
		{"question", 1, []string{"??"}, "8-8"},
		{"question-2", 1, []string{"[name] [e-mail]"}, "9-9"},
		{"bring-dog-office", 1, []string{"can I bring my dog to the office"}, "7-7"},
		{"gym-romania", 1, []string{"is a gym in Romania"}, "10-10"},
	}
	sortGroups := func(gs []group) {
		slices.SortFunc(gs, func(a, b group) int {
			if a.count != b.count {
				return b.count - a.count
			}
			return slices.Compare(a.questions, b.questions)
		})
	}
	sortGroups(got)
	sortGroups(want)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
}

// The order of the questions changes nothing.
func TestGroupOrder(t *testing.T) {
	questions := invented(300, 60)
	want := state.GroupQuestions(questions)
	r := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		r.Shuffle(len(questions), func(i, j int) { questions[i], questions[j] = questions[j], questions[i] })
		if got := state.GroupQuestions(questions); !reflect.DeepEqual(got, want) {
			t.Fatalf("in another order: %d groups, want %d", len(got), len(want))
		}
	}
}

// invented returns n questions of words from a vocabulary, the first words of
// which are the most frequent.
func invented(n, vocabulary int) []state.Question {
	r := rand.New(rand.NewPCG(3, 4))
	zipf := rand.NewZipf(r, 1.2, 4, uint64(vocabulary-1))
	var out []state.Question
	for i := range n {
		s := ""
		for range 3 + r.IntN(6) {
			s += fmt.Sprintf("word%d ", zipf.Uint64())
		}
		out = append(out, state.Question{Day: noon.AddDate(0, 0, i%300), Text: s})
	}
	return out
}

func BenchmarkGroup(b *testing.B) {
	for _, n := range []int{5_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			questions := invented(n, 20_000)
			groups := 0
			for b.Loop() {
				groups = len(state.GroupQuestions(questions))
			}
			b.ReportMetric(float64(groups), "groups")
		})
	}
}
