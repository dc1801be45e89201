package plan

import (
	"cmp"
	"math"
	"slices"

	"careercoach/knowledge"
)

// A want is how much of a task is wanted, and in which weeks it has a place.
type want struct {
	*task
	low, high int     // units
	from, to  int     // weeks, to not among them
	weight    float64 // how much sooner than others it is given room
	placed    int
	stuck     bool
}

// A field is weeks that are filled.
type field struct {
	minutes int // that a week has
	load    map[int]int
	units   map[int]map[TaskID]int
}

func newField(hours float64) *field {
	return &field{minutes: int(hours * 60), load: map[int]int{}, units: map[int]map[TaskID]int{}}
}

// put lays units of a task into a week.
func (f *field) put(week int, t *task, n int) {
	if f.units[week] == nil {
		f.units[week] = map[TaskID]int{}
	}
	f.units[week][t.ID] += n
	f.load[week] += n * t.Minutes
}

// place lays one unit into the week of its span that has least of the task,
// and of those the one with least to do, the earliest. It returns false where
// none has room.
func (f *field) place(w *want) bool {
	best := -1
	for week := w.from; week < w.to; week++ {
		if f.units[week][w.ID] >= w.Most || f.load[week]+w.Minutes > f.minutes {
			continue
		}
		if best < 0 || cmp.Or(cmp.Compare(f.units[week][w.ID], f.units[best][w.ID]), cmp.Compare(f.load[week], f.load[best])) < 0 {
			best = week
		}
	}
	if best < 0 {
		return false
	}
	f.put(best, w.task, 1)
	w.placed++
	return true
}

// fill lays units until every want has its goal or finds no room: always one of
// the want that is furthest behind.
func (f *field) fill(wants []*want, goal func(*want) int) {
	for {
		var next *want
		behind := math.Inf(1)
		for _, w := range wants {
			if w.stuck || w.placed >= goal(w) {
				continue
			}
			if part := float64(w.placed) / float64(goal(w)) / w.weight; part < behind {
				next, behind = w, part
			}
		}
		if next == nil {
			return
		}
		next.stuck = !f.place(next)
	}
}

// spread lays wants into the weeks of a field, and returns what found no room
// of what they want at least.
func (f *field) spread(wants []*want) (cut []Cut) {
	atLeast := func(w *want) int { return w.low }
	f.fill(wants, atLeast)
	for _, w := range wants {
		if w.placed < w.low {
			cut = append(cut, Cut{w.ID, w.low - w.placed})
		}
	}
	f.fill(wants, func(w *want) int { return w.high })
	return cut
}

// items returns what lies in the field, week by week in the order of the
// guide.
func (f *field) items(g *guide) (out []Item) {
	for week := range f.units {
		for id, n := range f.units[week] {
			out = append(out, Item{Week: week, Task: id, Units: n})
		}
	}
	place := map[TaskID]int{}
	for i, t := range g.Tasks {
		place[t.ID] = i
	}
	slices.SortFunc(out, func(a, b Item) int {
		return cmp.Or(cmp.Compare(a.Week, b.Week), cmp.Compare(place[a.Task], place[b.Task]), cmp.Compare(a.Task, b.Task))
	})
	return out
}

// span returns the weeks of a plan in which a task has its place.
func (t *task) span(weeks int) (from, to int) {
	from = int(math.Floor(t.From*float64(weeks) + 1e-9))
	to = min(weeks, int(math.Ceil(t.To*float64(weeks)-1e-9)))
	if t.WithinWeeks > 0 {
		from = max(from, to-t.WithinWeeks)
	}
	if from = min(from, weeks-1); to <= from {
		to = from + 1
	}
	return from, to
}

// draft lays out a plan of which all but Items and Cut is set.
func draft(base *knowledge.Base, p Plan) Plan {
	g := theGuide()
	order := 0
	if base != nil {
		if s, ok := base.Subject(p.Level); ok {
			order = s.Order
		}
	}
	var wants []*want
	for i := range g.Tasks {
		t := &g.Tasks[i]
		if slices.Contains(t.Not, p.Start) {
			continue
		}
		w := &want{task: t, weight: t.Weight}
		w.low, w.high = t.amounts(base)
		w.from, w.to = t.span(p.Weeks())
		if slices.Contains(t.More, order) {
			w.weight *= 1.5
		}
		wants = append(wants, w)
	}
	f := newField(p.Hours)
	p.Cut = f.spread(wants)
	p.Items = f.items(g)
	return p
}

// again spreads what is open of a plan over its weeks from one on; what was
// left open before that is marked as moved. What finds no room is Cut.
func again(p Plan, week int) Plan {
	g := theGuide()
	left := map[TaskID]int{}
	f := newField(p.Hours)
	var kept []Item
	for _, item := range p.Items {
		switch {
		case item.State == Open && item.Week < week:
			left[item.Task] += item.Units
			item.State = Moved
			kept = append(kept, item)
		case item.State == Open:
			left[item.Task] += item.Units
		default:
			kept = append(kept, item)
			if item.Week >= week && item.State == Done {
				f.load[item.Week] += item.Units * g.task(item.Task).Minutes
			}
		}
	}
	var wants []*want
	for _, id := range tasksOf(p.Items) {
		t := g.task(id)
		w := &want{task: t, weight: t.Weight, low: left[id], high: left[id]}
		w.from, w.to = t.span(p.Weeks())
		if w.from = max(w.from, week); w.to <= w.from {
			w.to = p.Weeks()
		}
		if w.low > 0 {
			wants = append(wants, w)
		}
	}
	p.Cut = f.spread(wants)
	p.Items = merge(kept, f.items(g))
	return p
}

// tasksOf returns the tasks of items, each once, in the order of the guide.
func tasksOf(items []Item) (out []TaskID) {
	for _, t := range theGuide().Tasks {
		if slices.ContainsFunc(items, func(i Item) bool { return i.Task == t.ID }) {
			out = append(out, t.ID)
		}
	}
	for _, i := range items { // of an older guide
		if !slices.Contains(out, i.Task) {
			out = append(out, i.Task)
		}
	}
	return out
}

// merge puts items together, week by week, those that were there first.
func merge(kept, added []Item) []Item {
	out := slices.Concat(kept, added)
	slices.SortStableFunc(out, func(a, b Item) int { return cmp.Compare(a.Week, b.Week) })
	return out
}
