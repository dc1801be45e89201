package rank

import "math"

// A calibration turns signals into probabilities.
type calibration struct {
	known, right [signalCount + 1]float64 // weights, the constant last
}

// The signals, in the order of the weights.
const (
	signalSVM = iota
	signalBM25
	signalCoverage
	signalCount
)

// defaultCalibration is where fitting starts, and what a knowledge base too
// small for it keeps.
var defaultCalibration = calibration{
	known: [signalCount + 1]float64{4, 0.1, 3, -0.5},
	right: [signalCount + 1]float64{4, 0.1, 3, -1},
}

// estimate returns the probability that the query is answered at all, and
// that the first candidate answers it.
func (c *calibration) estimate(cand []Candidate) (known, right float64) {
	if len(cand) == 0 {
		return 0, 0
	}
	p := cand[0].Parts
	v := [signalCount + 1]float64{p.SVM, p.BM25, p.Coverage, 1}
	var k, r float64
	for i := range v {
		k += c.known[i] * v[i]
		r += c.right[i] * v[i]
	}
	known = 1 / (1 + math.Exp(-k))
	return known, min(known, 1/(1+math.Exp(-r)))
}
