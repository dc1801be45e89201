package discord

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"time"
)

const (
	// noRetryAfter is how long to wait after a 429 that does not say it, and
	// maxRetryAfter the longest that is believed.
	noRetryAfter  = 5 * time.Second
	maxRetryAfter = time.Hour
)

// learn takes what an answer says about limits, and returns how long to wait
// after a 429.
func (l *limiter) learn(r route, status int, h http.Header, body []byte) time.Duration {
	now := l.now()
	l.mu.Lock()
	defer l.mu.Unlock()
	shared := h.Get("X-RateLimit-Scope") == "shared"
	if status == http.StatusUnauthorized || status == http.StatusForbidden || status == http.StatusTooManyRequests && !shared {
		l.countInvalid(now)
	}
	l.learnBucket(r, h, now)
	if status != http.StatusTooManyRequests {
		return 0
	}
	after, global := retryAfter(h, body)
	if global {
		l.closed = later(l.closed, now.Add(after))
	} else if r.name != "" {
		l.close(r, now, after)
	}
	return after
}

// learnBucket takes the headers about the bucket of a route.
func (l *limiter) learnBucket(r route, h http.Header, now time.Time) {
	limit, err := strconv.Atoi(h.Get("X-RateLimit-Limit"))
	left, err2 := strconv.Atoi(h.Get("X-RateLimit-Remaining"))
	after, ok := seconds(h.Get("X-RateLimit-Reset-After"))
	if r.name == "" || err != nil || err2 != nil || !ok || limit < 1 {
		return
	}
	if id := h.Get("X-RateLimit-Bucket"); id != "" && len(id) < 100 && len(l.names) < maxBuckets {
		l.names[r.name] = id
	}
	b := l.buckets[l.key(r)]
	if b == nil {
		l.buckets[l.key(r)] = &bucket{limit: limit, left: max(left, 0), window: max(after, time.Millisecond), reset: now.Add(after)}
		return
	}
	b.limit, b.window = limit, max(b.window, after)
	if !b.reset.Add(-b.window).After(now) { // it does not stand for a later window
		b.left = min(b.left, max(left, 0))
		b.reset = now.Add(after)
	}
}

// close leaves a bucket alone for a time.
func (l *limiter) close(r route, now time.Time, after time.Duration) {
	b := l.buckets[l.key(r)]
	if b == nil {
		b = &bucket{limit: 1, window: time.Second}
		l.buckets[l.key(r)] = b
	}
	if until := now.Add(after); !b.reset.After(until) {
		b.left, b.reset = 0, until
	}
}

// countInvalid counts a refused request.
func (l *limiter) countInvalid(now time.Time) {
	minute := now.Unix() / 60
	slot := &l.invalid[minute%invalidWindow]
	if slot.minute != minute {
		slot.minute, slot.count = minute, 0
	}
	slot.count++
}

// brake is until when no request is made, because too many were refused.
func (l *limiter) brake(now time.Time) time.Time {
	minute, sum, oldest := now.Unix()/60, int64(0), int64(math.MaxInt64)
	for _, slot := range l.invalid {
		if slot.count > 0 && minute-slot.minute < invalidWindow {
			sum, oldest = sum+slot.count, min(oldest, slot.minute)
		}
	}
	if sum < maxInvalid {
		return now
	}
	return time.Unix((oldest+invalidWindow)*60, 0)
}

// retryAfter reads how long to wait after a 429, from JSON or, where the
// answer is a page of HTML, from the header; and whether it is about
// everything.
func retryAfter(h http.Header, body []byte) (time.Duration, bool) {
	var answer struct {
		After  float64 `json:"retry_after"`
		Global bool    `json:"global"`
	}
	readable := json.Unmarshal(body, &answer) == nil
	after, stated := seconds(h.Get("Retry-After"))
	if readable && answer.After > 0 {
		fromBody, _ := seconds(strconv.FormatFloat(answer.After, 'f', -1, 64))
		after, stated = max(after, fromBody), true
	}
	if !stated {
		after = noRetryAfter
	}
	global := answer.Global || h.Get("X-RateLimit-Global") != "" || h.Get("X-RateLimit-Scope") == "global" || !readable
	return min(max(after, 50*time.Millisecond), maxRetryAfter), global
}

// seconds reads a number of seconds, at most an hour.
func seconds(text string) (time.Duration, bool) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) || n < 0 {
		return 0, false
	}
	return time.Duration(min(n, maxRetryAfter.Seconds()) * float64(time.Second)), true
}
