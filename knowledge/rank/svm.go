package rank

// A machine trains linear support vector machines, one document against the
// rest, by dual coordinate descent with the squared hinge loss: C.-J. Hsieh,
// K.-W. Chang, C.-J. Lin, S. S. Keerthi, S. Sundararajan: A Dual Coordinate
// Descent Method for Large-scale Linear SVM, ICML 2008.
type machine struct {
	dense   []float32 // weights by feature, zero between two trainings
	touched []uint32
	alpha   []float32
	norm    []float32
	order   []int
	bias    float32
}

// train fits the machine to examples with labels +1 and -1. The weights are
// in m.dense and m.bias until reset.
func (m *machine) train(x [][]entry, y []float32, seed uint32) {
	m.alpha = zeros(m.alpha, len(x))
	m.norm, m.order = m.norm[:0], m.order[:0]
	for i, v := range x {
		sum := float32(1)
		for _, e := range v {
			sum += e.value * e.value
		}
		m.norm = append(m.norm, sum+1/(2*svmCost))
		m.order = append(m.order, i)
	}
	rng := seed*2654435761 + 1
	for range svmPasses {
		for i := len(x) - 1; i > 0; i-- {
			rng ^= rng << 13
			rng ^= rng >> 17
			rng ^= rng << 5
			j := int(uint64(rng) * uint64(i+1) >> 32)
			m.order[i], m.order[j] = m.order[j], m.order[i]
		}
		for _, i := range m.order {
			m.step(x[i], y[i], i)
		}
	}
}

// step moves the dual variable of example i to its optimum.
func (m *machine) step(x []entry, y float32, i int) {
	margin := m.bias
	for _, e := range x {
		margin += m.dense[e.feature] * e.value
	}
	g := y*margin - 1 + m.alpha[i]/(2*svmCost)
	if m.alpha[i] == 0 && g >= 0 {
		return
	}
	old := m.alpha[i]
	m.alpha[i] = max(old-g/m.norm[i], 0)
	d := (m.alpha[i] - old) * y
	if d == 0 {
		return
	}
	m.bias += d
	for _, e := range x {
		if m.dense[e.feature] == 0 {
			m.touched = append(m.touched, e.feature)
		}
		m.dense[e.feature] += d * e.value
	}
}

// reset forgets the machine that was trained last.
func (m *machine) reset() {
	for _, f := range m.touched {
		m.dense[f] = 0
	}
	m.touched = m.touched[:0]
	m.bias = 0
}
