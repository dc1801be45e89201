package bot

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// What a Store takes; the types of a transaction say the same in words.
const (
	maxRecordKey = 500
	maxValue     = 1 << 20 // of a record, and of the body of a job
	maxJobID     = 300
	maxQueue     = 50
	maxJobKey    = 500
)

// Validate reports what in a transaction no store takes, as an error that
// wraps ErrInvalid and names the part; every Store calls it first.
func (tx Tx) Validate() error {
	if err := validateEach(tx.Put, Record.validate, func(r Record) string { return r.Key }); err != nil {
		return err
	}
	for _, j := range tx.Add {
		if err := j.validate(); err != nil {
			return err
		}
	}
	return validateEach(tx.Done, JobID.validate, func(id JobID) string { return string(id) })
}

// ValidateClaim does for the arguments of Store.Claim what Tx.Validate does
// for those of Store.Commit.
func ValidateClaim(queue string, n int, lease time.Duration) error {
	switch {
	case n < 1:
		return fmt.Errorf("%w: a claim of %d jobs: ask for at least 1", ErrInvalid, n)
	case lease <= 0:
		return fmt.Errorf("%w: a claim for %v: give a lease above 0", ErrInvalid, lease)
	}
	return validateQueue(queue)
}

// validateEach validates parts and refuses one whose name stands twice.
func validateEach[T any](parts []T, validate func(T) error, name func(T) string) error {
	var seen map[string]bool // nil for one part: most transactions have no more
	if len(parts) > 1 {
		seen = make(map[string]bool, len(parts))
	}
	for _, part := range parts {
		if err := validate(part); err != nil {
			return err
		}
		if seen[name(part)] {
			return fmt.Errorf("%w: %q stands twice in a transaction", ErrInvalid, name(part))
		}
		if seen != nil {
			seen[name(part)] = true
		}
	}
	return nil
}

func (r Record) validate() error {
	switch {
	case len(r.Key) < 1 || len(r.Key) > maxRecordKey:
		return fmt.Errorf("%w: a record's key of %d bytes: it must have 1 to %d", ErrInvalid, len(r.Key), maxRecordKey)
	case strings.HasPrefix(r.Key, JobPrefix):
		return fmt.Errorf("%w: the record %q: keys that begin with JobPrefix are for jobs", ErrInvalid, r.Key)
	case len(r.Value) > maxValue:
		return fmt.Errorf("%w: the record %q of %d bytes: at most %d", ErrInvalid, r.Key, len(r.Value), maxValue)
	case r.Revision == math.MaxUint64:
		return fmt.Errorf("%w: the record %q has the last of all revisions", ErrInvalid, r.Key)
	}
	return validateTime(r.Key, r.Expires)
}

func (j Job) validate() error {
	if err := j.ID.validate(); err != nil {
		return err
	}
	if err := validateQueue(j.Queue); err != nil {
		return err
	}
	switch {
	case len(j.Key) > maxJobKey || strings.Contains(j.Key, "\x00"):
		return fmt.Errorf("%w: the job %q with a key of %d bytes: at most %d, none of them zero", ErrInvalid, j.ID, len(j.Key), maxJobKey)
	case len(j.Body) > maxValue:
		return fmt.Errorf("%w: the job %q of %d bytes: at most %d", ErrInvalid, j.ID, len(j.Body), maxValue)
	case j.Attempt < 0 || j.Attempt > math.MaxInt32:
		return fmt.Errorf("%w: the job %q in attempt %d: count from 0", ErrInvalid, j.ID, j.Attempt)
	}
	return validateTime(string(j.ID), j.Due)
}

func (id JobID) validate() error {
	if len(id) < 1 || len(id) > maxJobID {
		return fmt.Errorf("%w: a job's id of %d bytes: it must have 1 to %d", ErrInvalid, len(id), maxJobID)
	}
	return nil
}

func validateQueue(queue string) error {
	if len(queue) < 1 || len(queue) > maxQueue || strings.ContainsAny(queue, "/\x00") {
		return fmt.Errorf("%w: the queue %q: 1 to %d bytes without \"/\" and zero bytes", ErrInvalid, queue, maxQueue)
	}
	return nil
}

// validateTime takes the zero time and what nanoseconds since 1970 can say.
func validateTime(of string, t time.Time) error {
	if !t.IsZero() && (t.Unix() < 1 || t.Unix() > math.MaxInt64/int64(time.Second)-1) {
		return fmt.Errorf("%w: the time %v of %q: between 1970 and 2262, or zero", ErrInvalid, t, of)
	}
	return nil
}
