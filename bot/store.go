package bot

import (
	"context"
	"errors"
	"strings"
	"time"
)

// Errors of a Store; test for them with errors.Is.
var (
	// ErrConflict: a record has another revision than the transaction
	// expects. Nothing was written; read again and decide again.
	ErrConflict = errors.New("the record was changed by another")
	// ErrGone: the store has no unfinished job of an id that the transaction
	// finishes; as a rule another finished it first, after the lease had
	// lapsed. Nothing was written.
	ErrGone = errors.New("the job was finished by another")
	// ErrInvalid: a transaction or a claim is outside the limits that the
	// types below give. Nothing was written, and trying again is no use.
	ErrInvalid = errors.New("the store does not take this")
	// ErrClosed: the store was closed.
	ErrClosed = errors.New("the store is closed")
)

// A Store keeps records and jobs. It knows no rules of the coach: what a
// record means, who may read it and how long it is kept is decided above it.
// All methods are safe for concurrent use. Byte slices that a store returns
// belong to the caller, those it is given are not changed or kept.
//
// Every implementation runs the suite of package bottest.
type Store interface {
	// Get returns the record of a key. A key that has none, or whose record
	// has expired, gives a Record of that Key with Revision 0 and no error.
	Get(ctx context.Context, key string) (Record, error)
	// List returns at most n records whose keys begin with prefix and come
	// after the key after, in bytewise order of the keys; after "" begins at
	// the first. Expired records are left out. A prefix that begins with
	// JobPrefix lists the jobs that are not finished, in bytewise order of
	// their JobKey too and so in no promised order of time; a shorter prefix
	// lists no job. An n below 1 lists nothing.
	List(ctx context.Context, prefix, after string, n int) ([]Record, error)
	// Commit writes a transaction: all of it or nothing, and on disk when it
	// returns nil. It returns the ids of those jobs in Add that were known
	// already; they are skipped, which is no error. ErrConflict, ErrGone and
	// ErrInvalid say that nothing was written. A context that ends before the
	// writing begins stops it; later the outcome is waited for. After any
	// other error the transaction may have been written: read again.
	Commit(ctx context.Context, tx Tx) (known []JobID, err error)
	// Claim returns between 1 and n jobs of a queue that are due, the longest
	// due first and those due together in the order they were added. It waits
	// until there is one or the context ends, and then returns the context's
	// error. At most one job of a key is claimed at a time, and only the
	// oldest of a key, also while that one waits for its time. A claimed job
	// that is not finished within the lease may be claimed again; the first
	// to finish it wins. A lease of 0 or less, or n below 1, is ErrInvalid.
	Claim(ctx context.Context, queue string, n int, lease time.Duration) ([]Job, error)
	// Close waits for what runs and closes the store. Calls after it, and
	// claims that wait, return ErrClosed.
	Close() error
}

// A Record is one value under a key.
type Record struct {
	// Key is 1 to 500 bytes, not beginning with JobPrefix; keys order bytewise.
	Key string
	// Revision counts the writes of a key, from 1; a deleted or expired
	// record has 0. In a transaction it is the revision that the writer has
	// read, 0 where there was none.
	Revision uint64
	// Value is at most 1 MiB; nil in a transaction deletes the record, an
	// empty one that is not nil is kept.
	Value []byte
	// Expires is when the record ceases to be; the zero time means never,
	// others lie between 1970 and 2262. A store returns it in UTC.
	Expires time.Time
}

// JobID names a job within all queues of a store: 1 to 300 bytes.
type JobID string

// A Job is something to be done once: an event to answer, a reply to send, a
// reminder. They differ in queue and due time.
type Job struct {
	ID    JobID
	Queue string // 1 to 50 bytes without "/" and zero bytes
	// Key keeps an order: of the jobs of a queue with the same key only the
	// oldest is claimable. Empty means that the job waits for no other. At
	// most 500 bytes, none of them zero.
	Key string
	// Due is the earliest moment to do it; the zero time means at once: it is
	// due since the moment it was added. Others lie between 1970 and 2262.
	Due time.Time
	// Body is at most 1 MiB. It is erased when the job is finished.
	Body []byte
	// Attempt counts the tries that were given up, from 0.
	Attempt int
}

// A Tx is what is committed together.
type Tx struct {
	// Put writes each record if its Revision is the one stored; the stored
	// revision is then one more. A key stands here once.
	Put []Record
	// Add adds jobs. An id that is known, also of a job that was finished in
	// the last KnownFor, is skipped; but a job that is in Done of the same
	// transaction too is scheduled again with its new Due, Attempt and Body,
	// keeping its place before the younger jobs of its key; Queue and Key
	// stay, others are ErrInvalid. An id that stands here twice is known the
	// second time.
	Add []Job
	// Done finishes jobs, claimed or not; only ID is looked at. The id stays
	// known, the body is erased. An id stands here once.
	Done []JobID
}

// KnownFor is how long a store knows the id of a finished job, at least.
const KnownFor = 72 * time.Hour

// JobPrefix begins the keys under which a store lists its unfinished jobs:
// JobPrefix + queue + "/" + key + "\x00" + id. The value of such a record is
// the job's body, its revision 1 more than the attempt. Get finds none there.
const JobPrefix = "\x00job/"

// JobKey returns the key a store lists a job under. No two jobs share one: a
// queue has no "/" and a key no zero byte.
func JobKey(j Job) string { return JobPrefix + j.Queue + "/" + j.Key + "\x00" + string(j.ID) }

// ParseJobKey reads what JobKey wrote; the Job holds Queue, Key and ID.
func ParseJobKey(listed string) (Job, bool) {
	rest, ok := strings.CutPrefix(listed, JobPrefix)
	queue, rest, slash := strings.Cut(rest, "/")
	key, id, zero := strings.Cut(rest, "\x00")
	if !ok || !slash || !zero {
		return Job{}, false
	}
	return Job{ID: JobID(id), Queue: queue, Key: key}, true
}
