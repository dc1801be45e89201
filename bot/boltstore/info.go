package boltstore

import (
	"context"
	"encoding/binary"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// countStep is how many keys are counted in one read transaction, so that a
// count of millions does not keep freed pages from being used again.
const countStep = 10_000

// Info is what an operator may want to know of a store.
type Info struct {
	Path     string
	Size     int64 // of the file, in bytes
	Free     int64 // bytes of the file that hold nothing; compacting gives them back
	Freelist int   // size of bbolt's list of free pages in bytes; each commit writes it
	Format   uint32
	Created  time.Time
	// Records counts the records, with those that have expired and are not yet
	// swept, by their keys up to the first "/".
	Records  map[string]int
	Jobs     map[string]int // unfinished, by queue
	Finished int            // ids that are still known
	// OldestDue is since when the job that waits longest has been due, or when
	// the first will be; zero where there is no job.
	OldestDue time.Time
}

// Info counts what the store holds. Writing goes on meanwhile, so the counts
// may be of slightly different moments.
func (s *Store) Info(ctx context.Context) (Info, error) {
	info := Info{Path: s.path, Records: map[string]int{}, Jobs: map[string]int{}}
	err := s.view(ctx, func(tx *bbolt.Tx) (err error) {
		stats := s.db.Stats()
		info.Free = int64(stats.FreePageN+stats.PendingPageN) * int64(s.db.Info().PageSize)
		info.Freelist = stats.FreelistInuse
		meta := bucket(tx, metaBucket)
		info.Format = binary.BigEndian.Uint32(meta.Get([]byte(formatKey)))
		info.Created = fromNanos(int64(binary.BigEndian.Uint64(meta.Get([]byte(createdKey)))))
		info.Size, err = sizeOf(s.path)
		return err
	})
	if err != nil {
		return Info{}, err
	}
	for _, e := range s.jobs.Entries() {
		info.Jobs[e.Queue]++
		if info.OldestDue.IsZero() || e.Ready.Before(info.OldestDue) {
			info.OldestDue = e.Ready
		}
	}
	err = s.eachKey(ctx, recordsBucket, func(key string) {
		first, _, _ := strings.Cut(key, "/")
		info.Records[first]++
	})
	if err == nil {
		err = s.eachKey(ctx, finishedBucket, func(string) { info.Finished++ })
	}
	return info, err
}

// eachKey calls a function with each key of a bucket, some thousand in one read
// transaction.
func (s *Store) eachKey(ctx context.Context, name string, do func(string)) error {
	after, more := "", true
	for more {
		err := s.view(ctx, func(tx *bbolt.Tx) error {
			c := bucket(tx, name).Cursor()
			n := 0
			for key, _ := seek(c, "", after); key != nil && n < countStep; key, _ = c.Next() {
				after = string(key)
				do(after)
				n++
			}
			more = n == countStep
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
