package boltstore

import (
	"encoding/binary"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"careercoach/bot"
	"careercoach/bot/queue"
)

// Names of the buckets.
const (
	metaBucket     = "meta"
	recordsBucket  = "records"
	expiringBucket = "expiring"
	jobsBucket     = "jobs"
	finishedBucket = "finished"
)

// Kinds of what stands in the bucket expiring.
const (
	kindRecord = 'r'
	kindJob    = 'j'
)

// buckets are those of one transaction of bbolt.
type buckets struct{ records, expiring, jobs, finished *bbolt.Bucket }

func bucketsOf(tx *bbolt.Tx) buckets {
	return buckets{bucket(tx, recordsBucket), bucket(tx, expiringBucket), bucket(tx, jobsBucket), bucket(tx, finishedBucket)}
}

func bucket(tx *bbolt.Tx, name string) *bbolt.Bucket { return tx.Bucket([]byte(name)) }

// damaged is the error for bytes that this package cannot have written.
func damaged(what string, name []byte) error {
	return fmt.Errorf("%w: %s %q cannot be read", ErrDamaged, what, name)
}

// nanos writes a time as the file keeps it.
func nanos(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

func fromNanos(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(0, n).UTC()
}

// head is what stands before the value of a record.
type head struct {
	revision uint64
	expires  int64
	watched  int64
}

const headSize = 24

func (h head) write(to []byte) {
	binary.BigEndian.PutUint64(to, h.revision)
	binary.BigEndian.PutUint64(to[8:], uint64(h.expires))
	binary.BigEndian.PutUint64(to[16:], uint64(h.watched))
}

func (h head) expired(now int64) bool { return h.expires != 0 && now >= h.expires }

// readHead reads a stored record; nil is a head of revision 0.
func readHead(key, stored []byte) (head, error) {
	if stored == nil {
		return head{}, nil
	}
	if len(stored) < headSize {
		return head{}, damaged("record", key)
	}
	return head{
		binary.BigEndian.Uint64(stored),
		int64(binary.BigEndian.Uint64(stored[8:])),
		int64(binary.BigEndian.Uint64(stored[16:])),
	}, nil
}

// expiringKey is where something is looked at when its time has come.
func expiringKey(at int64, kind byte, name string) []byte {
	key := binary.BigEndian.AppendUint64(make([]byte, 0, 9+len(name)), uint64(at))
	return append(append(key, kind), name...)
}

func readExpiringKey(key []byte) (at int64, kind byte, name string, err error) {
	if len(key) < 10 {
		return 0, 0, "", damaged("entry of expiring", key)
	}
	return int64(binary.BigEndian.Uint64(key)), key[8], string(key[9:]), nil
}

// jobHeadSize is the size of what stands before the body of a job.
const jobHeadSize = 29

func jobKey(j bot.Job) string { return bot.JobKey(j)[len(bot.JobPrefix):] }

func writeJobHead(to []byte, e queue.Entry) {
	binary.BigEndian.PutUint64(to, e.Place)
	binary.BigEndian.PutUint64(to[8:], e.Stamp)
	binary.BigEndian.PutUint64(to[16:], uint64(nanos(e.Ready)))
	to[24] = 0
	if !e.Due.IsZero() {
		to[24] = 1
	}
	binary.BigEndian.PutUint32(to[25:], uint32(e.Attempt))
}

// readJob reads a stored job; Body is nil.
func readJob(key, stored []byte) (queue.Entry, error) {
	job, ok := bot.ParseJobKey(bot.JobPrefix + string(key))
	if !ok || len(stored) < jobHeadSize || stored[24] > 1 {
		return queue.Entry{}, damaged("job", key)
	}
	e := queue.Entry{
		Job:   job,
		Place: binary.BigEndian.Uint64(stored),
		Stamp: binary.BigEndian.Uint64(stored[8:]),
		Ready: fromNanos(int64(binary.BigEndian.Uint64(stored[16:]))),
	}
	if stored[24] == 1 {
		e.Due = e.Ready
	}
	e.Attempt = int(binary.BigEndian.Uint32(stored[25:]))
	return e, nil
}

func readFinished(id, stored []byte) (int64, error) {
	if len(stored) != 8 {
		return 0, damaged("finished id", id)
	}
	return int64(binary.BigEndian.Uint64(stored)), nil
}

// cloned copies bytes that die with their transaction; the copy is never nil.
func cloned(b []byte) []byte { return append(make([]byte, 0, len(b)), b...) }
