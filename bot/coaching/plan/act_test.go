package plan

import (
	"reflect"
	"testing"
)

// states writes the states of the items of a week.
func (p Plan) states(week int) string {
	out := ""
	for _, i := range p.in(week) {
		if s := p.Items[i].State; s == Open {
			out += "-"
		} else {
			out += string(s)
		}
	}
	return out
}

func TestAct(t *testing.T) {
	base := halfYear(embedded(t))
	if got := base.states(0); got != "---" {
		t.Fatalf("the first week is %q, want three items that are open", got)
	}
	for _, test := range []struct {
		name   string
		orders []order
		want   string // of the first week
		next   string // of the second
	}{
		{"done", []order{{verb: mark, rows: []int{2}}}, "-d-", "--"},
		{"done and skipped", []order{{verb: mark, rows: []int{2}}, {verb: skip, rows: []int{1, 3}}}, "sds", "--"},
		{"all", []order{{verb: mark, every: true}}, "ddd", "--"},
		{"all that is open", []order{{verb: skip, rows: []int{1}}, {verb: mark, every: true}}, "sdd", "--"},
		{"the only one that is open, not said", []order{{verb: mark, rows: []int{1, 2}}, {verb: mark}}, "dd-", "--"},
		{"what is done is not skipped", []order{{verb: mark, rows: []int{2}}, {verb: skip, rows: []int{1, 2}}}, "sd-", "--"},
		{"which one is not said", []order{{verb: mark}}, "---", "--"},
		{"no such number", []order{{verb: mark, rows: []int{9}}}, "---", "--"},
		{"open again", []order{{verb: mark, rows: []int{2}}, {verb: reopen, rows: []int{2}}}, "---", "--"},
		{"snoozed, to the same task", []order{{verb: snooze, rows: []int{2}}}, "-m-", "--"},
		{"snoozed twice", []order{{verb: snooze, rows: []int{2}}, {verb: snooze, rows: []int{2}}}, "-m-", "--"},
		{"snoozed, to a week without it", []order{{verb: snooze, rows: []int{1}}}, "m--", "---"},
		{"snoozed items stay so", []order{{verb: snooze, rows: []int{1}}, {verb: mark, rows: []int{1}}, {verb: reopen, rows: []int{1}}}, "m--", "---"},
		{"another week", []order{{verb: mark, rows: []int{1}, week: 2}}, "---", "d-"},
		{"the end, unsure", []order{{verb: end}}, "---", "--"},
	} {
		p := base
		for _, o := range test.orders {
			p = act(p, o, 0, monday)
		}
		if got, next := p.states(0), p.states(1); got != test.want || next != test.next {
			t.Errorf("%s: got %q and %q, want %q and %q", test.name, got, next, test.want, test.next)
		}
		before, after := 0, 0 // nothing is lost
		for _, i := range base.Items {
			before += i.Units
		}
		for _, i := range p.Items {
			if i.State != Moved {
				after += i.Units
			}
		}
		if before != after {
			t.Errorf("%s: %d units became %d", test.name, before, after)
		}
	}
	if p := act(base, order{verb: end, sure: true}, 0, monday); !p.None() {
		t.Error("the plan is still there")
	}
	last := base.Weeks() - 1
	if p := act(base, order{verb: snooze, rows: []int{1}}, last, monday); p.states(last) != base.states(last) {
		t.Error("what is in the last week was moved beyond it")
	}
	if base.states(0) != "---" {
		t.Error("the plan that was given was changed")
	}
}

// Other hours a week spread anew what is open and what found no room; nothing
// is lost, and a second time changes nothing.
func TestPace(t *testing.T) {
	base := draft(embedded(t), Plan{Begin: monday, Until: monday.AddDate(0, 3, 0), Hours: 4, Start: "code", Made: monday})
	units := func(p Plan) (n int) {
		for _, i := range p.Items {
			if i.State != Moved {
				n += i.Units
			}
		}
		for _, c := range p.Cut {
			n += c.Units
		}
		return n
	}
	if len(base.Cut) == 0 {
		t.Fatal("four hours a week are enough, so nothing is tested")
	}
	p := act(base, order{verb: pace, hours: 30}, 2, monday)
	cut := func(p Plan) (n int) {
		for _, c := range p.Cut {
			n += c.Units
		}
		return n
	}
	if p.Hours != 30 || units(p) != units(base) || cut(p) >= cut(base) || p.openBefore(2) != 0 || !p.sound() {
		t.Errorf("with 30 hours: %g hours, %d units of %d, cut %v, %d open before", p.Hours, units(p), units(base), p.Cut, p.openBefore(2))
	}
	if again := act(p, order{verb: pace, hours: 30}, 2, monday); !reflect.DeepEqual(again, p) {
		t.Error("a second time it changed")
	}
	for _, hours := range []int{0, 1, 61, 999} {
		if same := act(base, order{verb: pace, hours: hours}, 2, monday); !reflect.DeepEqual(same, base) {
			t.Errorf("%d hours changed the plan", hours)
		}
	}
}
