package rank

import "math"

// The signals that the estimates are made of.
const (
	signalLinear   = iota // the best candidate's Parts.SVM
	signalBM25            // its Parts.BM25
	signalCoverage        // its Parts.Coverage
	signalNearest         // its Parts.Nearest
	signalMargin          // its Score less the second candidate's
	signalUnknown         // Result.Unknown
	signalEveryday        // likeness to everyday requests, where they are used
	signalCount
)

// signals are the signals of one query.
type signals [signalCount]float64

// A calibration turns signals into probabilities by logistic regression.
type calibration struct {
	mean, deviation signals // for standardising
	known, right    signals // weights of the standardised signals
	knownBias       float64
	rightBias       float64
}

// estimate returns the probability that the query is answered at all, and
// that the first candidate answers it.
func (c *calibration) estimate(s signals) (known, right float64) {
	k, r := c.knownBias, c.rightBias
	for i, v := range s {
		z := (v - c.mean[i]) / c.deviation[i]
		k += c.known[i] * z
		r += c.right[i] * z
	}
	known = logistic(k)
	return known, min(known, logistic(r))
}

// numbers returns the places of all numbers of the calibration, for saving.
func (c *calibration) numbers() []*float64 {
	list := []*float64{&c.knownBias, &c.rightBias}
	for i := range signalCount {
		list = append(list, &c.mean[i], &c.deviation[i], &c.known[i], &c.right[i])
	}
	return list
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// A trial is a query whose answer is known, asked while calibrating.
type trial struct {
	signals signals
	known   bool // its document was in the index
	right   bool // and came first
}

// calibrate fits a calibration to trials. Known and unknown trials weigh the
// same in total, so that probabilities hold for an even mix of the two. The
// weights are drawn to those of prior.
func calibrate(trials []trial, prior *calibration) calibration {
	c := *prior
	known := make([]bool, len(trials))
	right := make([]bool, len(trials))
	n := 0
	for i, t := range trials {
		known[i], right[i] = t.known, t.right
		if t.known {
			n++
		}
	}
	if n < minTrials || len(trials)-n < minTrials {
		return c
	}
	weight := make([]float64, len(trials))
	for i := range trials {
		if known[i] {
			weight[i] = float64(len(trials)) / float64(2*n)
		} else {
			weight[i] = float64(len(trials)) / float64(2*(len(trials)-n))
		}
	}
	z := c.standardise(trials)
	c.known, c.knownBias = regress(z, known, weight, prior.known)
	c.right, c.rightBias = regress(z, right, weight, prior.right)
	return c
}

// minTrials is the fewest trials of either kind that anything is fitted to.
const minTrials = 20

// standardise sets mean and deviation to those of the trials' signals and
// returns the signals standardised.
func (c *calibration) standardise(trials []trial) []signals {
	var sum, squares signals
	for _, t := range trials {
		for i, v := range t.signals {
			sum[i] += v
			squares[i] += v * v
		}
	}
	n := float64(len(trials))
	for i := range sum {
		c.mean[i] = sum[i] / n
		c.deviation[i] = math.Sqrt(max(squares[i]/n-c.mean[i]*c.mean[i], 0))
		if c.deviation[i] < 1e-9 {
			c.deviation[i] = 1
		}
	}
	z := make([]signals, len(trials))
	for k, t := range trials {
		for i, v := range t.signals {
			z[k][i] = (v - c.mean[i]) / c.deviation[i]
		}
	}
	return z
}

// pull is the strength with which weights are drawn to their prior, in
// trials.
const pull = 5.0

// regress fits a logistic regression by Newton's method with a diagonal
// damping; the result is deterministic.
func regress(z []signals, y []bool, weight []float64, prior signals) (w signals, bias float64) {
	w = prior
	for range 200 {
		var g, h signals
		var g0, h0 float64
		for k := range z {
			x := bias
			for i, v := range z[k] {
				x += w[i] * v
			}
			p := logistic(x)
			e, d := -p*weight[k], p*(1-p)*weight[k]
			if y[k] {
				e += weight[k]
			}
			g0 += e
			h0 += d
			for i, v := range z[k] {
				g[i] += e * v
				h[i] += d * v * v
			}
		}
		bias += 0.5 * g0 / (h0 + 1e-3)
		for i := range w {
			w[i] += 0.3 * (g[i] - pull*(w[i]-prior[i])) / (h[i] + pull)
		}
	}
	return w, bias
}
