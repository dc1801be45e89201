package guard

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

func FuzzLook(f *testing.F) {
	g, m := newGuard(f), readMessages(f)
	for _, list := range [][]string{m.None, m.Crisis, m.Threat, m.Abuse, m.Unsafe} {
		for _, s := range list {
			f.Add(s)
		}
	}
	for _, c := range m.Instruction {
		f.Add(c[0])
	}
	for _, list := range m.Language {
		f.Add(strings.Join(list, "\n"))
	}
	f.Fuzz(func(t *testing.T, s string) {
		found := g.Look(s)
		if again := g.Look(s); again != found {
			t.Fatalf("Look(%q) = %+v, then %+v", s, found, again)
		}
		fixed := found.Kind != KindNone && found.Kind != KindInstruction
		if (found.Reply != "") != fixed {
			t.Errorf("Look(%q): kind %q with the reply %q", s, found.Kind, found.Reply)
		}
		if found.Rest != "" && found.Kind != KindInstruction {
			t.Errorf("Look(%q): kind %q with the rest %q", s, found.Kind, found.Rest)
		}
		if !utf8.ValidString(found.Rest) || utf8.RuneCountInString(found.Rest) > maxLook {
			t.Errorf("Look(%q) leaves the rest %q", s, found.Rest)
		}
	})
}

// The rest of a message is a message without orders.
func TestRestHasNoOrders(t *testing.T) {
	g, m := newGuard(t), readMessages(t)
	for _, c := range m.Instruction {
		if f := g.Look(g.Look(c[0]).Rest); f.Kind != KindNone {
			t.Errorf("Look(%q): the rest is of kind %s", c[0], f.Kind)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	g, m := newGuard(t), readMessages(t)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, s := range m.Crisis {
				if f := g.Look(s); f.Kind != KindCrisis {
					t.Errorf("Look(%q) = %s", s, f.Kind)
				}
			}
		})
	}
	wg.Wait()
}
