package rehearse

import (
	"os"
	"strings"
	"testing"
)

func TestZZIn(t *testing.T) {
	b, _ := os.ReadFile("/tmp/zin.txt")
	for _, l := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		a := english().read(Questions("dive-deep")[0], l)
		for i := range a.sentences {
			s := &a.sentences[i]
			t.Logf("%q veil %d fig %+v concrete %d was %v speaks %v first %d", a.quote(i).Text, s.veil, s.figures, s.concrete, s.was, s.speaks(), a.firstDeed)
			for k := range signNames {
				if s.has(sign(k)) {
					t.Log("   ", signNames[k])
				}
			}
			for _, c := range s.clauses {
				t.Logf("   %+v %s", c, a.words[c.verb].text)
			}
		}
	}
}
