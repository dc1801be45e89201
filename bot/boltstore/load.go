package boltstore

import (
	"cmp"
	"slices"

	"go.etcd.io/bbolt"

	"careercoach/bot/queue"
)

// loadJobs reads the unfinished jobs into the index.
func (s *Store) loadJobs() error {
	var all []queue.Entry
	err := guarded(func() error {
		return s.db.View(func(tx *bbolt.Tx) error {
			return bucket(tx, jobsBucket).ForEach(func(key, stored []byte) error {
				e, err := readJob(key, stored)
				all = append(all, e)
				s.last = max(s.last, e.Place, e.Stamp)
				return err
			})
		})
	})
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b queue.Entry) int { return cmp.Compare(a.Place, b.Place) })
	s.jobs.Apply(all, nil)
	return nil
}
