package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

const day = 24 * time.Hour

// A span is a flag's length of time, above 0: days and more ("30d", "2w",
// "12mo", "1y") or hours and less as Go writes them ("1h30m").
type span time.Duration

// errSpan says how a span is written.
var errSpan = errors.New("write a length of time above 0, such as 30m, 36h, 30d, 2w, 12mo or 1y")

// Set implements pflag.Value.
func (s *span) Set(text string) error {
	d, err := parseSpan(text)
	if err == nil {
		*s = span(d)
	}
	return err
}

// Type implements pflag.Value.
func (s *span) Type() string { return "time" }

// String implements pflag.Value: what Set would read.
func (s *span) String() string {
	d := time.Duration(*s)
	if d >= day && d%day == 0 {
		return strconv.Itoa(int(d/day)) + "d"
	}
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

// parseSpan reads a length of time. A month is a twelfth of 365 days.
func parseSpan(text string) (time.Duration, error) {
	for _, u := range []struct {
		name string
		unit time.Duration
	}{{"mo", 365 * day / 12}, {"d", day}, {"w", 7 * day}, {"y", 365 * day}} {
		if number, ok := strings.CutSuffix(text, u.name); ok {
			n, err := strconv.ParseUint(number, 10, 31)
			if err != nil || n == 0 || n > uint64(math.MaxInt64/u.unit) {
				return 0, fmt.Errorf("%q: %w", text, errSpan)
			}
			return time.Duration(n) * u.unit, nil
		}
	}
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		return 0, fmt.Errorf("%q: %w", text, errSpan)
	}
	return d, nil
}
