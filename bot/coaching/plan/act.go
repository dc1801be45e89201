package plan

import (
	"slices"
	"time"
)

// act carries out an order on a plan, in the week that it is. It changes
// nothing where the order cannot be carried out, and nothing a second time.
// began is when the order came, to the second or finer.
func act(p Plan, o order, now int, began time.Time) Plan {
	p.Items = slices.Clone(p.Items)
	week := o.in(now)
	switch o.verb {
	case mark, skip, reopen:
		for _, i := range p.rows(o, week) {
			if state := p.Items[i].State; state != Moved && !(o.verb == skip && state == Done) {
				p.Items[i].State = o.verb.state()
			}
		}
	case snooze:
		for _, i := range p.rows(o, week) {
			if p.Items[i].State == Open && week+1 < p.Weeks() && len(p.Items) < maxItems {
				p.Items[i].State = Moved
				p = p.add(Item{Week: week + 1, Task: p.Items[i].Task, Units: p.Items[i].Units})
			}
		}
	case replan:
		if now < p.Weeks() && p.outOfPlace(now) {
			p = again(p, now)
			p.Again = began
		}
	case pace:
		if now < p.Weeks() && o.hours >= minHours && o.hours <= maxHours && float64(o.hours) != p.Hours {
			p = p.paced(float64(o.hours), now)
			p.Again = began
		}
	case end:
		if o.sure {
			return Plan{}
		}
	}
	return p
}

// outOfPlace reports that something is open from before a week, or in a week
// from there on that holds more than its hours.
func (p Plan) outOfPlace(week int) bool {
	load, open := map[int]int{}, map[int]bool{}
	for _, i := range p.Items {
		if i.State == Open && i.Week < week {
			return true
		}
		if i.State == Open || i.State == Done {
			load[i.Week] += i.Units * theGuide().task(i.Task).Minutes
			open[i.Week] = open[i.Week] || i.State == Open
		}
	}
	for w := week; w < p.Weeks(); w++ {
		if open[w] && load[w] > int(p.Hours*60) {
			return true
		}
	}
	return false
}

// state is what a verb makes of an item.
func (v verb) state() State {
	switch v {
	case mark:
		return Done
	case skip:
		return Skipped
	}
	return Open
}

// in returns the week that an order is about, from 0.
func (o order) in(now int) int {
	switch o.week {
	case 0:
		return now
	case -1:
		return now + 1
	}
	return o.week - 1
}

// rows returns the places of the items that an order names; none without a
// number.
func (p Plan) rows(o order, week int) (places []int) {
	all := p.in(week)
	for n, i := range all {
		if o.every && (p.Items[i].State == Open || o.verb == reopen) || slices.Contains(o.rows, n+1) {
			places = append(places, i)
		}
	}
	return places
}

// add adds an item to its week, to that of the same task where one is open.
func (p Plan) add(item Item) Plan {
	end := len(p.Items)
	for i, other := range p.Items {
		if other.Week == item.Week && other.Task == item.Task && other.State == Open {
			p.Items[i].Units += item.Units
			return p
		}
		if other.Week > item.Week {
			end = i
			break
		}
	}
	p.Items = slices.Insert(p.Items, end, item)
	return p
}
