package evaluate

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"text/tabwriter"
)

// A Report counts what was right.
type Report struct {
	Failures []Failure

	right, asked   map[string]int
	known, unknown []float64
}

func newReport() *Report {
	return &Report{right: map[string]int{}, asked: map[string]int{}}
}

func (r *Report) add(row string, ok bool) {
	r.asked[row]++
	if ok {
		r.right[row]++
	}
}

func (r *Report) fail(f Failure) { r.Failures = append(r.Failures, f) }

// Share returns the share, 0 to 1, of the questions, or where there are none
// of the labelled questions, that were right; 1 where nothing was asked.
func (r *Report) Share() float64 {
	for _, row := range []string{"questions", "top-1", "turns"} {
		if n := r.asked[row]; n > 0 {
			return float64(r.right[row]) / float64(n)
		}
	}
	return 1
}

// Write prints the table, and before it the failures where they are wanted.
func (r *Report) Write(w io.Writer, failures bool) error {
	if failures {
		for _, f := range r.Failures {
			fmt.Fprintf(w, "FAIL %s %q\n  %s\n  %s, %s %.2f: %s\n", f.name(), f.Text, strings.Join(f.Reasons, "; "),
				f.Answer.Reply.Decision, f.Answer.Reply.Card, f.Answer.Reply.Confidence, oneLine(f.Answer.Text))
		}
	}
	rows := make([]string, 0, len(r.asked))
	for row := range r.asked {
		rows = append(rows, row)
	}
	sort.Strings(rows)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\tright\tof\tshare\t")
	for _, row := range rows {
		n, of := r.right[row], r.asked[row]
		fmt.Fprintf(table, "%s\t%d\t%d\t%.1f %%\t\n", row, n, of, 100*float64(n)/float64(of))
	}
	if len(r.unknown) > 0 && len(r.known) > 0 {
		fmt.Fprintf(table, "AUROC of the confidence\t%d\t%d\t%.1f %%\t\n", len(r.known), len(r.unknown), 100*auroc(r.known, r.unknown))
	}
	return table.Flush()
}

func (f Failure) name() string {
	if f.Turn == 0 {
		return f.ID
	}
	return fmt.Sprintf("%s turn %d", f.ID, f.Turn)
}

func oneLine(s string) string {
	return cut(strings.Join(strings.Fields(s), " "), 220)
}

// auroc is the probability that a known question's confidence lies above an
// unknown one's, ties counting half.
func auroc(known, unknown []float64) float64 {
	sort.Float64s(known)
	sum := 0.0
	for _, u := range unknown {
		below := sort.SearchFloat64s(known, u)
		upTo := sort.Search(len(known), func(i int) bool { return known[i] > u })
		sum += float64(len(known)-upTo) + float64(upTo-below)/2
	}
	return sum / float64(len(known)) / float64(len(unknown))
}
