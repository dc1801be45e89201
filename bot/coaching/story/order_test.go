package story

import (
	"strings"
	"testing"
)

func TestReadOrder(t *testing.T) {
	for _, test := range []struct {
		message string
		command bool
		want    order
		ok      bool
	}{
		{"stories", false, order{verb: verbList}, true},
		{"My stories", false, order{verb: verbList}, true},
		{"my story bank", false, order{verb: verbList}, true},
		{"stories matrix", false, order{verb: verbMatrix}, true},
		{"stories next", false, order{verb: verbNext}, true},
		{"stories export", false, order{verb: verbExport}, true},
		{"export my stories", false, order{verb: verbExport}, true},
		{"Please export all my stories.", false, order{verb: verbExport}, true},
		{"archived stories", false, order{verb: verbArchived}, true},
		{"show me story 3 please", false, order{verb: verbShow, number: 3}, true},
		{"story 3", false, order{verb: verbShow, number: 3}, true},
		{"Story #3.", false, order{verb: verbShow, number: 3}, true},
		{"story 3 edit", false, order{verb: verbEdit, number: 3}, true},
		{"edit story 3", false, order{verb: verbEdit, number: 3}, true},
		{"story 3 edit result", false, order{verb: verbEdit, number: 3, part: Result}, true},
		{"story 3 edit the result: It fell\nby 3.", false, order{verb: verbEdit, number: 3, part: Result, text: "It fell\nby 3."}, true},
		{"story 3 edit principles", false, order{verb: verbEdit, number: 3, part: principles}, true},
		{"archive story 3", false, order{verb: verbArchive, number: 3}, true},
		{"story 3 restore", false, order{verb: verbRestore, number: 3}, true},
		{"delete story 12", false, order{verb: verbDelete, number: 12}, true},
		{"merge stories 2 and 5", false, order{verb: verbMerge, number: 2, other: 5}, true},
		{"merge story 2 with story 5", false, order{verb: verbMerge, number: 2, other: 5}, true},
		{"story 2 merge 5", false, order{verb: verbMerge, number: 2, other: 5}, true},
		{"story 2 used", false, order{verb: verbUsed, number: 2}, true},
		{"story 2 measure 4", false, order{verb: verbMeasure, number: 2, other: 4}, true},
		{"3", true, order{verb: verbShow, number: 3}, true},
		{"3 edit", true, order{verb: verbEdit, number: 3}, true},
		{"", true, order{verb: verbList}, true},
		{"matrix", true, order{verb: verbMatrix}, true},
		{"matrix", false, order{verb: verbMatrix}, true},
		{"export", false, order{verb: verbExport}, true},
		{"next story", false, order{verb: verbNext}, true},
		{"What to write next", false, order{verb: verbNext}, true},
		{"fewest stories", false, order{verb: verbMatrix}, true},
		{"tell me about my stories", false, order{verb: verbList}, true},
		{"story 3 undo", false, order{verb: verbUndo, number: 3}, true},
		{"story for ownership", false, order{verb: verbFor, show: "ownership"}, true},
		{"story for Earn Trust", false, order{verb: verbFor, show: "earn-trust"}, true},
		{"my stories for the ownership principle", false, order{verb: verbFor, show: "ownership"}, true},
		{"help me write a story about customer obsession", false, order{verb: verbFor, show: "customer-obsession", write: true}, true},
		{"write a story about my project", false, order{verb: verbFor, write: true}, true},

		{"", false, order{}, false},
		{"3", false, order{}, false},
		{"story", false, order{}, false},
		{"story 0", false, order{}, false},
		{"story 3 is about a bug", false, order{}, false},
		{"story 3?", false, order{}, false},
		{"story for everybody", false, order{}, false},
		{"stories about amazon", false, order{}, false},
		{"write a STAR story for me", false, order{}, false},
		{"write a story about what?", false, order{}, false},
		{"how many stories", false, order{}, false},
		{"merge stories 2 and 2", false, order{}, false},
		{"merge stories 2", false, order{}, false},
		{"edit my stories", false, order{}, false},
		{"export story 3", false, order{}, false},
		{"story 99999999999999999999", false, order{}, false},
		{"nonsense", true, order{}, false},
	} {
		got, ok := readOrder(test.message, test.command)
		if ok != test.ok || ok && got != test.want {
			t.Errorf("%q: got %+v, %v; want %+v, %v", test.message, got, ok, test.want, test.ok)
		}
	}
}

// Whatever is read makes sense, and reads the same the second time.
func FuzzReadOrder(f *testing.F) {
	for _, seed := range []string{"story 3", "story 3 edit result new", "merge stories 2 and 5", "stories export", "#", "story # 3", "story ’", "story 3 edit principles x", "/story", "3 measure 2"} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, message string, command bool) {
		o, ok := readOrder(message, command)
		again, okAgain := readOrder(message, command)
		if o != again || ok != okAgain {
			t.Fatalf("%q: %+v, then %+v", message, o, again)
		}
		if !ok {
			return
		}
		_, one := verbWord(string(o.verb))
		switch {
		case o.verb == "", o.number < 0, o.other < 0, one != (o.number > 0):
			t.Errorf("%q: %+v", message, o)
		case o.verb == verbMerge && (o.other == 0 || o.other == o.number):
			t.Errorf("%q merges %+v", message, o)
		case o.text != "" && !strings.Contains(message, o.text):
			t.Errorf("%q: the text %q does not stand in it", message, o.text)
		}
	})
}
