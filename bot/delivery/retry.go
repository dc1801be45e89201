package delivery

import (
	"math/rand/v2"
	"time"
)

const (
	// firstDelay is the most that the first retry waits; each further one may
	// wait twice as long, up to slowDelay.
	firstDelay = time.Second
	slowDelay  = 5 * time.Minute
	// maxDelay bounds every wait, whatever a platform asks for.
	maxDelay = time.Hour
)

// backoff is how long to wait after n failures before the next: between
// nothing and a bound that doubles, so that what failed together does not come
// back together.
func backoff(n int) time.Duration {
	bound := slowDelay
	if n < 9 { // beyond, the bound is reached
		bound = min(firstDelay<<n, slowDelay)
	}
	return time.Duration(rand.Int64N(int64(bound))) + time.Millisecond
}

// delay is how long to wait after the n-th failed try to send: what the
// platform asked for and up to a tenth more, or the backoff where it is longer.
func delay(n int, asked time.Duration) time.Duration {
	if asked > 0 {
		asked = min(asked, maxDelay)
		asked += time.Duration(rand.Int64N(int64(asked)/10 + 1))
	}
	return max(asked, backoff(n))
}
