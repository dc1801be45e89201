package rank

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"sync"
	"testing"

	"careercoach/knowledge/text"
)

// library is a small knowledge base of a public library.
func library() []Document {
	return []Document{
		{ID: "hours", Title: "Opening hours", Questions: []string{"When are you open?", "what time do you close on Sunday", "are you open today"}},
		{ID: "card", Title: "Library card", Questions: []string{"How do I get a library card?", "sign up for membership", "what do I need to join"}},
		{ID: "fees", Title: "Late fees", Questions: []string{"How much is the fine for a late book?", "what if I return a book too late", "overdue charges"}},
		{ID: "renew", Title: "Renewing", Questions: []string{"Can I keep a book longer?", "extend my loan", "how often can I renew"}},
		{ID: "print", Title: "Printing", Questions: []string{"Can I print here?", "where is the copier", "cost of a photocopy"}, Body: "The copier on the second floor takes coins."},
		{ID: "rooms", Title: "Study rooms", Questions: []string{"book a quiet room", "is there a place to study in a group", "reserve a study room"}},
	}
}

func mustBuild(t testing.TB, docs []Document, opt Options) *Index {
	t.Helper()
	x, err := Build(docs, opt)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestSearch(t *testing.T) {
	x := mustBuild(t, library(), Options{})
	for query, want := range map[string]string{
		"when do you close":                    "hours",
		"how can i join the library":           "card",
		"price for bringing a novel back late": "fees",
		"i want to extend a loan":              "renew",
		"wheres the coppier":                   "print",
		"can we reserve a room?":               "rooms",
		"HOW OFTEN CAN I RENEW":                "renew",
	} {
		r := x.Search(query, 3)
		if len(r.Candidates) != 3 || r.Candidates[0].ID != want {
			t.Errorf("Search(%q) found %+v, want %s", query, r.Candidates, want)
		}
		check(t, query, x, r)
	}
}

// check tests what holds for every result.
func check(t testing.TB, query string, x *Index, r Result) {
	t.Helper()
	if !(r.Known >= 0 && r.Known <= 1 && r.Right >= 0 && r.Right <= r.Known && r.Unknown >= 0 && r.Unknown <= 1) {
		t.Errorf("%q: known %v, right %v, unknown %v", query, r.Known, r.Right, r.Unknown)
	}
	for i, c := range r.Candidates {
		if c.ID != x.ids[c.Doc] || c.Question < -1 || c.Question >= x.questions[c.Doc] {
			t.Errorf("%q: candidate %+v", query, c)
		}
		if i > 0 && c.Score > r.Candidates[i-1].Score {
			t.Errorf("%q: candidates out of order", query)
		}
		p := c.Parts
		if p.Coverage < 0 || p.Coverage > 1 || p.Nearest < 0 || p.Nearest > 1 || p.BM25 < 0 || math.IsNaN(p.SVM) || math.IsNaN(c.Score) {
			t.Errorf("%q: parts %+v", query, p)
		}
	}
}

func TestSearchDetails(t *testing.T) {
	x := mustBuild(t, library(), Options{})
	r := x.Search("are you opn today", 1)
	if want := []Correction{{"opn", "open"}}; len(r.Corrections) > 0 && !reflect.DeepEqual(r.Corrections, want) {
		t.Errorf("corrections %v", r.Corrections)
	}
	r = x.Search("extend my laon", 10)
	if want := []Correction{{"laon", "loan"}}; !reflect.DeepEqual(r.Corrections, want) {
		t.Errorf("corrections %v, want %v", r.Corrections, want)
	}
	if len(r.Candidates) != x.Len() {
		t.Errorf("%d candidates of %d documents", len(r.Candidates), x.Len())
	}
	if c := r.Candidates[0]; c.Question != 1 || c.Parts.Nearest < 0.99 {
		t.Errorf("nearest question %d at %v", c.Question, c.Parts.Nearest)
	}
	if r := x.Search("late fees", 1); r.Candidates[0].Question != -1 {
		t.Errorf("the title is question %d", r.Candidates[0].Question)
	}
	if r := x.Search("zzqx vvvk?", 1); r.Unknown != 1 || r.Known > 0.3 {
		t.Errorf("gibberish: unknown %v, known %v", r.Unknown, r.Known)
	}
	if r := x.Search("renew", 0); len(r.Candidates) != 0 || r.Known == 0 {
		t.Errorf("with no candidates asked for: %+v", r)
	}
}

func TestSearchTokens(t *testing.T) {
	x := mustBuild(t, library(), Options{})
	const query = "What's the fine for a l8 book?"
	a, b := x.Search(query, 3), x.SearchTokens(text.Tokenize(text.Normalize(query)), 3)
	if !reflect.DeepEqual(a, b) {
		t.Errorf("Search gives %+v, SearchTokens %+v", a, b)
	}
}

func TestKnown(t *testing.T) {
	x := mustBuild(t, library(), Options{Everyday: true})
	known, other := x.Search("how much is the fine for an overdue book", 1), x.Search("who is the president of france", 1)
	if known.Known < 0.5 || other.Known > 0.5 {
		t.Errorf("known %v and %v", known.Known, other.Known)
	}
}

func TestSmall(t *testing.T) {
	queries := []string{"", "?", "when are you open", "zzz", strings.Repeat("open when ", 5000)}
	for _, docs := range [][]Document{
		nil,
		{{ID: "a"}},
		{{ID: "a", Body: "When are you open? At nine."}},
		{{ID: "a", Title: "Open"}},
		{{ID: "a", Questions: []string{"when are you open"}}},
		{{ID: "a", Questions: []string{"when are you open"}}, {ID: "b"}},
		{{ID: "a", Questions: []string{"", "?!", "open"}}, {ID: "b", Questions: []string{"open"}}},
	} {
		for _, opt := range []Options{{}, {Everyday: true}, {Background: []string{"", "is it raining"}}} {
			x := mustBuild(t, docs, opt)
			for _, q := range queries {
				r := x.Search(q, 5)
				check(t, q, x, r)
				if q == "" && len(r.Candidates) > 0 {
					t.Errorf("candidates for nothing: %+v", r)
				}
			}
			if y := reload(t, x); x.Len() != y.Len() {
				t.Errorf("%d documents, %d after loading", x.Len(), y.Len())
			}
		}
	}
	if r := new(Index).Search("open", 3); len(r.Candidates) > 0 {
		t.Errorf("the zero index finds %+v", r)
	}
}

func TestBuildErrors(t *testing.T) {
	for _, docs := range [][]Document{{{ID: "a"}, {ID: "a"}}, {{Title: "no ID"}}} {
		if _, err := Build(docs, Options{}); err == nil {
			t.Errorf("Build(%v) does not fail", docs)
		}
	}
}

// Many documents are searched in another way; it finds the same.
func TestMany(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a large index")
	}
	docs := synthetic(exhaustive+50, 3)
	x := mustBuild(t, docs, Options{})
	y := reload(t, x)
	right := 0
	for i := 0; i < len(docs); i += 20 {
		q := docs[i].Questions[1]
		r := x.Search(q, 3)
		check(t, q, x, r)
		if len(r.Candidates) > 0 && r.Candidates[0].Doc == i {
			right++
		}
		if s := y.Search(q, 3); !reflect.DeepEqual(r, s) {
			t.Fatalf("%q: %+v, after loading %+v", q, r, s)
		}
	}
	if asked := (len(docs) + 19) / 20; right < asked*9/10 {
		t.Errorf("%d of %d own questions found", right, asked)
	}
}

func TestConcurrent(t *testing.T) {
	x := mustBuild(t, library(), Options{})
	queries := []string{"when do you close", "extend my laon", "prnt", "where can I study"}
	want := make([]string, len(queries))
	for i, q := range queries {
		want[i] = fmt.Sprint(x.Search(q, 3))
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 40 {
				k := i % len(queries)
				if got := fmt.Sprint(x.Search(queries[k], 3)); got != want[k] {
					t.Errorf("%q: %s, want %s", queries[k], got, want[k])
				}
			}
		})
	}
	wg.Wait()
}

func ExampleBuild() {
	x, err := Build([]Document{
		{ID: "refund", Title: "Refunds", Questions: []string{"How do I get my money back?"}},
		{ID: "hours", Title: "Hours", Questions: []string{"When are you open?"}},
	}, Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := x.Search("pls refund me", 1)
	fmt.Println(r.Candidates[0].ID, r.Known > 0.5)
	// Output: refund true
}
