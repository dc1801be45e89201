package rehearse

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"careercoach/knowledge"
)

func TestDebug(t *testing.T) {
	file := os.Getenv("DBG")
	if file == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(file)
	for _, block := range strings.Split(string(b), "\n====\n") {
		pr, txt, _ := strings.Cut(block, "|")
		q := Question{}
		if qs := Questions(knowledge.SubjectID(strings.TrimSpace(pr))); len(qs) > 0 {
			q = qs[0]
		}
		a := english().read(q, txt)
		fmt.Println("live", a.live, "first", a.firstDeed)
		for i := range a.sentences {
			s := &a.sentences[i]
			fmt.Printf("%d veil=%d conc=%d fig=%v signs=", i, s.veil, s.concrete, s.figures)
			for k, n := range signNames {
				if s.has(sign(k)) {
					fmt.Print(n, " ")
				}
			}
			fmt.Printf("\n   %q\n   ", a.quote(i).Text)
			for _, c := range s.clauses {
				fmt.Printf("[%s a%d t%d w%v c%v] ", a.words[c.verb].text, c.actor, c.tense, c.weak, c.concrete)
			}
			for _, c := range s.cues {
				id := a.x.principles.cues[c]
				if id.principle == a.x.principles.index(q.Principle) {
					fmt.Printf("cue%d.%d ", id.behavior, id.cue)
				}
			}
			fmt.Println()
		}
		fb := Feedback(q, txt)
		fmt.Println(fb.NotScored, fb.Message)
		for _, s := range fb.Scores {
			fmt.Printf("%s %s | %s | %s\n", s.Dimension, s.Level, s.Note, s.Quote.Text)
		}
		for _, f := range fb.Fixes {
			fmt.Println("FIX", f.Dimension, f.Text)
		}
		fmt.Println("PROBE", fb.Probe)
		for _, n := range fb.Notes {
			fmt.Println("NOTE", n)
		}
	}
}
