package rank

import "math"

// A discriminant is the linear classifier of one document: Fisher's
// discriminant direction between the document's centroid and the mean of all,
// under a ridge-regularised scatter of questions around their own document's
// centroid (T. Hastie, R. Tibshirani, J. Friedman: The Elements of Statistical
// Learning, 4.3), brought to length 1 in that metric.
//
// The scatter is what the classifiers of all documents learn from one
// another: which words vary among the ways of asking one thing, and so tell
// nothing. Only the documents most easily confused with this one are looked
// at. The system of equations is solved by a few steps of conjugate gradients,
// in which the scatter is never written out.
type discriminant struct {
	local  []uint32 // by feature: number+1 among the features in play, 0 for none
	active []uint32 // features in play
	store  []entry  // the texts, by local number
	texts  []group

	x, r, p, q []float32 // by local number
	centre     []float32
}

// A group is the texts of one document as vectors.
type group [][]entry

// fit solves for the direction of a document: centroid is its mean question,
// mean the mean of all centroids, groups its own questions and its rivals'.
// The weights are returned by feature, with the constant to be added.
func (d *discriminant) fit(groups []group, own int, mean []float32) (weights []entry, bias float32) {
	d.enter(groups)
	groups = d.texts
	b := d.aim(groups[own], mean)
	lambda := ridge * d.spread(groups)
	copy(d.r, b)
	copy(d.p, b)
	rs := dot(d.r, d.r)
	for range cgSteps {
		if rs < 1e-12 {
			break
		}
		d.apply(groups, lambda)
		step := float32(rs / dot(d.p, d.q))
		axpy(d.x, step, d.p)
		axpy(d.r, -step, d.q)
		next := dot(d.r, d.r)
		scaleAdd(d.p, float32(next/rs), d.r)
		rs = next
	}
	length := math.Sqrt(max(dot(d.x, b), 1e-12))
	weights = make([]entry, len(d.active))
	for i, f := range d.active {
		w := float32(float64(d.x[i]) / length)
		weights[i] = entry{f, w}
		bias -= w * mean[f]
	}
	d.leave()
	return weights, bias
}

// enter copies the groups with the features numbered from 0.
func (d *discriminant) enter(groups []group) {
	size := 0
	for _, g := range groups {
		for _, t := range g {
			size += len(t)
		}
	}
	if cap(d.store) < size {
		d.store = make([]entry, 0, size+size/2)
	}
	d.store, d.texts = d.store[:0], d.texts[:0]
	for _, g := range groups {
		copied := make(group, len(g))
		for i, t := range g {
			start := len(d.store)
			for _, e := range t {
				d.store = append(d.store, entry{d.number(e.feature), e.value})
			}
			copied[i] = d.store[start:]
		}
		d.texts = append(d.texts, copied)
	}
	n := len(d.active)
	d.x, d.r, d.p, d.q, d.centre = zeros(d.x, n), zeros(d.r, n), zeros(d.p, n), zeros(d.q, n), zeros(d.centre, n)
}

// number returns the local number of a feature.
func (d *discriminant) number(feature uint32) uint32 {
	if d.local[feature] == 0 {
		d.active = append(d.active, feature)
		d.local[feature] = uint32(len(d.active))
	}
	return d.local[feature] - 1
}

// leave forgets the features in play.
func (d *discriminant) leave() {
	for _, f := range d.active {
		d.local[f] = 0
	}
	d.active = d.active[:0]
}

// aim returns the difference between the group's centroid and the mean.
func (d *discriminant) aim(own group, mean []float32) []float32 {
	b := d.centre
	for i, f := range d.active {
		b[i] = -mean[f]
	}
	share := 1 / float32(len(own))
	for _, t := range own {
		for _, e := range t {
			b[e.feature] += share * e.value
		}
	}
	return b
}

// spread returns the mean squared distance of the texts from their group's
// centroid.
func (d *discriminant) spread(groups []group) float32 {
	var sum float64
	var count int
	for _, g := range groups {
		clear(d.q)
		for _, t := range g {
			for _, e := range t {
				d.q[e.feature] += e.value
				sum += float64(e.value) * float64(e.value)
			}
		}
		for _, t := range g {
			for _, e := range t {
				i := e.feature
				sum -= float64(d.q[i]) * float64(d.q[i]) / float64(len(g))
				d.q[i] = 0
			}
		}
		count += len(g)
	}
	return float32(max(sum, 0.01) / float64(max(count, 1)))
}

// apply sets q to the regularised scatter times p.
func (d *discriminant) apply(groups []group, lambda float32) {
	for i, p := range d.p {
		d.q[i] = lambda * p
	}
	var along []float32
	for _, g := range groups {
		along = along[:0]
		var mean float32
		for _, t := range g {
			var a float32
			for _, e := range t {
				a += d.p[e.feature] * e.value
			}
			along = append(along, a)
			mean += a / float32(len(g))
		}
		for k, t := range g {
			a := along[k] - mean
			for _, e := range t {
				d.q[e.feature] += a * e.value
			}
		}
	}
}

// zeros returns a slice of n zeros, in v's memory if that is enough.
func zeros(v []float32, n int) []float32 {
	if cap(v) < n {
		return make([]float32, n, n+n/2)
	}
	v = v[:n]
	clear(v)
	return v
}

func dot(a, b []float32) float64 {
	var sum float64
	for i, x := range a {
		sum += float64(x) * float64(b[i])
	}
	return sum
}

// axpy adds f times b to a.
func axpy(a []float32, f float32, b []float32) {
	for i, x := range b {
		a[i] += f * x
	}
}

// scaleAdd sets a to f times a plus b.
func scaleAdd(a []float32, f float32, b []float32) {
	for i, x := range b {
		a[i] = f*a[i] + x
	}
}
