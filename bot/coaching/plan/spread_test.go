package plan

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"

	"careercoach/knowledge"
)

// check says what is wrong with a plan that was laid out.
func check(t *testing.T, base *knowledge.Base, p Plan) {
	t.Helper()
	load := map[int]int{}
	sum := map[TaskID]int{}
	for _, i := range p.Items {
		task := theGuide().task(i.Task)
		load[i.Week] += i.Units * task.Minutes
		sum[i.Task] += i.Units
		if from, to := task.span(p.Weeks()); i.Week < from || i.Week >= to || i.Units < 1 || i.Units > task.Most {
			t.Errorf("%+v: %s lies outside the weeks %d to %d or is more than %d", p.brief0(), i.Task, from, to, task.Most)
		}
	}
	for week, minutes := range load {
		if float64(minutes) > p.Hours*60 {
			t.Errorf("%+v: week %d has %d minutes", p.brief0(), week, minutes)
		}
	}
	for _, id := range p.wanted() {
		low, high := theGuide().task(id).amounts(base)
		if n, cut := sum[id], p.cutOf(id); n > high || n < low && cut != low-n || n >= low && cut != 0 {
			t.Errorf("%+v: %d of %s, wanted %d to %d, cut %d", p.brief0(), n, id, low, high, cut)
		}
	}
}

// brief0 is what a plan was made of.
func (p Plan) brief0() Plan {
	p.Items, p.Cut = nil, nil
	return p
}

// Whatever is asked for, no week has more than its hours, nothing lies outside
// its weeks, what is missing is said, and the same gives the same.
func TestDraft(t *testing.T) {
	base := embedded(t)
	random := rand.New(rand.NewPCG(5, 6))
	for range 150 {
		p := Plan{Begin: monday, Until: monday.AddDate(0, 0, 14+random.IntN(717)), Hours: float64(2+random.IntN(58)) + float64(random.IntN(2))/2}
		p.Start = theGuide().Starts[random.IntN(4)].ID
		p.Level = []knowledge.SubjectID{"", "level-junior", "level-senior", "level-of-nobody"}[random.IntN(4)]
		made := draft(base, p)
		check(t, base, made)
		if again := draft(base, p); !reflect.DeepEqual(made, again) {
			t.Fatalf("%+v: laid out twice, it differs", p)
		}
		if data, err := json.Marshal(made); err != nil || len(data) > 50_000 || len(made.Items) > maxItems/2 || !made.sound() {
			t.Errorf("%+v: %d bytes, %d items, %v", p, len(data), len(made.Items), err)
		}
	}
}

// With time enough all that the guide asks for has room.
func TestDraftWithTime(t *testing.T) {
	base := embedded(t)
	p := draft(base, Plan{Begin: monday, Until: monday.AddDate(0, 9, 0), Hours: 15, Start: "code"})
	if len(p.Cut) > 0 {
		t.Errorf("found no room: %v", p.Cut)
	}
	for id, want := range map[TaskID]int{"contacts": 10, "role": 1, "applications": 30, "coding": 182} {
		if got := p.unitsOf(id); got != want {
			t.Errorf("%d of %s, want %d", got, id, want)
		}
	}
	first, last := p.in(0), p.in(p.Weeks()-1)
	if p.Items[first[0]].Task != "role" {
		t.Errorf("it begins with %v, want the role", p.Items[first[0]])
	}
	if got := p.Items[last[len(last)-1]].Task; got != "offer" && got != "applications" {
		t.Errorf("it ends with %v", got)
	}
	if engineer := draft(base, Plan{Begin: monday, Until: p.Until, Hours: 15, Start: "engineer"}); engineer.unitsOf("experience") > 0 {
		t.Error("an engineer is to find experience")
	}
}

// With little time interviews and applications come before the rest, and a
// level changes what counts more.
func TestDraftWithoutTime(t *testing.T) {
	base := embedded(t)
	p := Plan{Begin: monday, Until: monday.AddDate(0, 3, 0), Hours: 5, Start: "code"}
	made := draft(base, p)
	part := func(p Plan, id TaskID) float64 {
		low, _ := theGuide().task(id).amounts(base)
		return float64(p.unitsOf(id)) / float64(low)
	}
	if part(made, "mocks") <= part(made, "coding") || part(made, "applications") <= part(made, "projects") {
		t.Errorf("mocks %.2f and coding %.2f, applications %.2f and projects %.2f of what is wanted", part(made, "mocks"), part(made, "coding"), part(made, "applications"), part(made, "projects"))
	}
	junior, senior := p, p
	junior.Level, senior.Level = "level-junior", "level-senior"
	junior, senior = draft(base, junior), draft(base, senior)
	if part(junior, "coding") <= part(senior, "coding") || part(junior, "design") >= part(senior, "design") {
		t.Errorf("junior: coding %.2f, design %.2f; senior: %.2f, %.2f", part(junior, "coding"), part(junior, "design"), part(senior, "coding"), part(senior, "design"))
	}
}

// After a pause what is open lies in the weeks that remain, within their
// hours; nothing is lost without being said, and doing it again changes
// nothing.
func TestAgain(t *testing.T) {
	base := embedded(t)
	random := rand.New(rand.NewPCG(7, 8))
	for range 60 {
		p := draft(base, Plan{Begin: monday, Until: monday.AddDate(0, 2+random.IntN(10), 0), Hours: float64(3 + random.IntN(20)), Start: "code", Made: monday})
		week := 1 + random.IntN(p.Weeks()-1)
		left := map[TaskID]int{}
		for i := range p.Items {
			item := &p.Items[i]
			item.State = []State{Open, Open, Done, Skipped}[random.IntN(4)]
			if item.State == Open {
				left[item.Task] += item.Units
			}
		}
		p.Items[0].State = Open
		left[p.Items[0].Task] = 0
		for _, item := range p.Items {
			if item.Task == p.Items[0].Task && item.State == Open {
				left[item.Task] += item.Units
			}
		}
		made := act(p, order{verb: replan}, week, monday.AddDate(0, 0, 7*week))
		for _, item := range made.Items {
			if item.State == Open {
				left[item.Task] -= item.Units
			}
		}
		if made.outOfPlace(week) {
			t.Errorf("week %d of %+v: something is open before it, or a week has more than its hours", week, p.brief0())
		}
		for id, n := range left {
			if n != made.cutOf(id) {
				t.Fatalf("week %d: %d of %s are missing, %d are said to find no room", week, n, id, made.cutOf(id))
			}
		}
		if !made.sound() {
			t.Errorf("it is no plan any more")
		}
		if twice := act(made, order{verb: replan}, week, monday.AddDate(1, 0, 0)); !reflect.DeepEqual(made, twice) {
			t.Errorf("spread twice, it differs")
		}
	}
}
