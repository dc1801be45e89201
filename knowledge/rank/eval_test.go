package rank

import (
	"bufio"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// evalEnv names a directory with test.jsonl and any number of train*.jsonl,
// an object with "text" and "label" a line. Each training file becomes an
// index, one document a label, and is asked the test questions.
const evalEnv = "RANK_EVAL"

func TestEvaluate(t *testing.T) {
	dir := os.Getenv(evalEnv)
	if dir == "" {
		t.Skip("set " + evalEnv + " to a directory of labelled questions")
	}
	asked := readLabelled(t, filepath.Join(dir, "test.jsonl"))
	files, err := filepath.Glob(filepath.Join(dir, "train*.jsonl"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no train*.jsonl in %s (%v)", dir, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".jsonl"), func(t *testing.T) {
			train := readLabelled(t, file)
			x := mustBuild(t, toDocuments(train), Options{})
			first, three := accuracy(x, asked)
			t.Logf("top-1 %.1f, top-3 %.1f", first, three)
			first, three = accuracy(x, withTypos(asked))
			t.Logf("with typos: top-1 %.1f, top-3 %.1f", first, three)
			if len(train) < 2000 {
				logEstimates(t, train, asked)
			}
		})
	}
}

// A labelled is a question and the label of its document.
type labelled struct{ Text, Label string }

func readLabelled(t testing.TB, file string) []labelled {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []labelled
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var l labelled
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, l)
	}
	return out
}

// toDocuments makes a document of each label, titled with its words.
func toDocuments(list []labelled) []Document {
	at := map[string]int{}
	var docs []Document
	for _, l := range list {
		i, ok := at[l.Label]
		if !ok {
			i = len(docs)
			at[l.Label] = i
			docs = append(docs, Document{ID: l.Label, Title: strings.ReplaceAll(l.Label, "_", " ")})
		}
		docs[i].Questions = append(docs[i].Questions, l.Text)
	}
	return docs
}

// accuracy returns the percentages of questions whose document came first,
// and among the first three.
func accuracy(x *Index, asked []labelled) (first, three float64) {
	for _, q := range asked {
		for i, c := range x.Search(q.Text, 3).Candidates {
			if c.ID == q.Label {
				three++
				if i == 0 {
					first++
				}
			}
		}
	}
	return 100 * first / float64(len(asked)), 100 * three / float64(len(asked))
}

// withTypos returns the questions with one random edit in up to two words
// each.
func withTypos(asked []labelled) []labelled {
	rng := rand.New(rand.NewPCG(3, 5))
	out := make([]labelled, len(asked))
	for i, q := range asked {
		words := strings.Fields(q.Text)
		for range 2 {
			k := rng.IntN(len(words))
			words[k] = slip(rng, words[k])
		}
		out[i] = labelled{strings.Join(words, " "), q.Label}
	}
	return out
}

// slip makes one random edit in a word of four letters or more.
func slip(rng *rand.Rand, w string) string {
	if len(w) < 4 {
		return w
	}
	i, letter := rng.IntN(len(w)-1), string(rune('a'+rng.IntN(26)))
	switch rng.IntN(4) {
	case 0:
		return w[:i] + w[i+1:]
	case 1:
		return w[:i] + letter + w[i+1:]
	case 2:
		return w[:i] + letter + w[i:]
	}
	return w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
}

// logEstimates hides a fifth of the documents in turn and logs how well Known
// tells their questions from the others', and the useful answers: the share of
// answerable questions answered right while at most one answer in ten is
// wrong.
func logEstimates(t *testing.T, train, asked []labelled) {
	fold := map[string]int{}
	for _, l := range train {
		if _, ok := fold[l.Label]; !ok {
			fold[l.Label] = len(fold) % 5
		}
	}
	var known, unknown []float64
	var answers []estimate
	for f := range 5 {
		var part []labelled
		for _, l := range train {
			if fold[l.Label] != f {
				part = append(part, l)
			}
		}
		x := mustBuild(t, toDocuments(part), Options{})
		for _, q := range asked {
			r := x.Search(q.Text, 1)
			if len(r.Candidates) == 0 {
				continue
			}
			if fold[q.Label] == f {
				unknown = append(unknown, r.Known)
			} else {
				known = append(known, r.Known)
				answers = append(answers, estimate{r.Right, r.Candidates[0].ID == q.Label})
			}
		}
	}
	t.Logf("AUROC of Known %.1f, useful answers %.1f", 100*auroc(known, unknown), 100*useful(answers))
}

// An estimate is how sure an answer was, and whether it was right.
type estimate struct {
	right  float64
	actual bool
}

// useful returns the largest share of right answers at which at most a tenth
// of the answers given is wrong.
func useful(list []estimate) float64 {
	sort.Slice(list, func(i, j int) bool { return list[i].right > list[j].right })
	right, best := 0, 0
	for i, e := range list {
		if e.actual {
			right++
		}
		if wrong := i + 1 - right; 10*wrong <= i+1 {
			best = right
		}
	}
	return float64(best) / float64(max(len(list), 1))
}

// auroc returns the probability that a known question is rated above an
// unknown one.
func auroc(known, unknown []float64) float64 {
	sort.Float64s(unknown)
	var sum float64
	for _, k := range known {
		below := sort.SearchFloat64s(unknown, k)
		upto := sort.Search(len(unknown), func(i int) bool { return unknown[i] > k })
		sum += float64(below+upto) / 2
	}
	return sum / float64(max(len(known)*len(unknown), 1))
}
