package story

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

func TestCover(t *testing.T) {
	for _, test := range []struct {
		sets []uint32
		want []int
	}{
		{nil, nil},
		{[]uint32{0, 0}, nil},
		{[]uint32{0b1}, []int{0}},
		{[]uint32{0b1, 0b1}, []int{0}},
		{[]uint32{0b0011, 0b1100, 0b1111}, []int{2}},
		{[]uint32{0b0111, 0b0011, 0b1100}, []int{0, 2}},
		// the greedy way would begin with the largest and take three
		{[]uint32{0b011110, 0b000111, 0b111000}, []int{1, 2}},
	} {
		all := uint32(0)
		for _, s := range test.sets {
			all |= s
		}
		if got := cover(test.sets, all); !slices.Equal(got, test.want) {
			t.Errorf("cover(%b) = %v, want %v", test.sets, got, test.want)
		}
	}
}

// cover finds as few sets as trying all of them does, and they cover all.
func TestCoverIsExact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		sets := make([]uint32, 1+random.IntN(10))
		all := uint32(0)
		for i := range sets {
			sets[i] = random.Uint32() & random.Uint32() & 0xffff
			all |= sets[i]
		}
		least := len(sets)
		for choice := range 1 << len(sets) {
			union := uint32(0)
			for i, s := range sets {
				if choice&(1<<i) != 0 {
					union |= s
				}
			}
			if union == all {
				least = min(least, bits.OnesCount(uint(choice)))
			}
		}
		got, union := cover(sets, all), uint32(0)
		for _, i := range got {
			union |= sets[i]
		}
		if union != all || len(got) != least {
			t.Fatalf("cover(%b) = %v: %d sets for %b, want %d for %b", sets, got, len(got), union, least, all)
		}
	}
}

func TestFewest(t *testing.T) {
	of := func(id ID, complete bool, principles ...knowledge.SubjectID) Story {
		s := Story{ID: id, Title: string(id), Principles: principles}
		if complete {
			s.Situation, s.Task, s.Action, s.Result = "Then.", "Mine.", "I did it.", "Errors fell by 40%."
		}
		return s
	}
	for _, test := range []struct {
		name    string
		stories []Story
		want    []int
	}{
		{"empty", nil, nil},
		{"without principles", []Story{of("a", true)}, nil},
		{"one shows all", []Story{of("a", true, "ownership"), of("b", true, "ownership", "frugality")}, []int{2}},
		{"lower numbers first", []Story{of("a", true, "ownership"), of("b", true, "ownership")}, []int{1}},
		{"complete ones first", []Story{of("a", false, "ownership"), of("b", true, "ownership")}, []int{2}},
	} {
		if got := numbers(bankWith(test.stories...).Fewest()); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
	b := bankWith(of("a", true, "ownership", "frugality"), of("b", true, "ownership"))
	b.Story(1).Archived = true
	if got := numbers(b.Fewest()); !slices.Equal(got, []int{2}) {
		t.Errorf("with one archived: got %v, want the other", got)
	}
}

func TestCovers(t *testing.T) {
	b := bankWith(pallets(), refunds(), palletsAgain())
	b.Story(2).Archived = true
	got := b.Covers()
	want := map[knowledge.SubjectID][]ID{"ownership": {"p"}, "dive-deep": {"p"}, "deliver-results": {"q"}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if n := len(b.Uncovered()); n != 13 {
		t.Errorf("%d principles uncovered, want 13", n)
	}
}

func TestNext(t *testing.T) {
	base := embedded(t)
	var all []knowledge.SubjectID
	for _, p := range rehearse.Principles() {
		all = append(all, p.ID)
	}
	without := func(ids ...knowledge.SubjectID) Bank {
		return bankWith(Story{ID: "a", Principles: slices.DeleteFunc(slices.Clone(all), func(id knowledge.SubjectID) bool { return slices.Contains(ids, id) })})
	}
	for _, test := range []struct {
		bank Bank
		base *knowledge.Base
		want knowledge.SubjectID
		why  bool
	}{
		{Bank{}, base, "customer-obsession", true},
		{Bank{}, nil, "customer-obsession", false},
		{without("think-big", "bias-for-action"), base, "bias-for-action", true}, // the guide names it
		{without("think-big", "bias-for-action"), nil, "think-big", false},
		{without("hire-and-develop-the-best", "dive-deep"), base, "dive-deep", false}, // managers' last
	} {
		p, why, ok := test.bank.Next(test.base)
		if !ok || p.ID != test.want || (why != "") != test.why {
			t.Errorf("got %s, %q, %v; want %s with a reason: %v", p.ID, why, ok, test.want, test.why)
		}
	}
	full := without()
	if _, _, ok := full.Next(base); ok {
		t.Error("a bank that covers all has a next principle")
	}
}

func BenchmarkFewest(b *testing.B) {
	random := rand.New(rand.NewPCG(3, 4))
	var bank Bank
	for i := range MaxStories {
		s := pallets()
		s.ID, s.Principles = ID(fmt.Sprint(i)), nil
		for _, p := range rehearse.Principles() {
			if random.IntN(5) == 0 {
				s.Principles = append(s.Principles, p.ID)
			}
		}
		bank.Put(s)
	}
	for b.Loop() {
		bank.Fewest()
	}
}
