package knowledge

import "testing"

func TestZZ(t *testing.T) {
	ps := Check(Embedded())
	for _, p := range ps {
		t.Log(p)
	}
	b, _ := read([]Layer{Embedded()})
	t.Log(len(b.Cards), len(b.Figures), len(b.Subjects))
}
