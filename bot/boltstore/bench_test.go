package boltstore

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"careercoach/bot"
)

const (
	benchKeys  = 100_000
	benchCrowd = 64
	benchSize  = 1024
	rounds     = 5
)

// benchKey spreads the keys as those of conversations are.
func benchKey(i int) string { return fmt.Sprintf("c/slack/T%03d/U%07d/", i%100, i) }

// preload puts records of 1 KB into a store.
func preload(b testing.TB, s *Store, n int) {
	b.Helper()
	value := bytes.Repeat([]byte("v"), benchSize)
	for i := 0; i < n; {
		var tx bot.Tx
		for ; i < n && len(tx.Put) < 4000; i++ {
			tx.Put = append(tx.Put, bot.Record{Key: benchKey(i), Value: value})
		}
		if _, err := s.Commit(b.Context(), tx); err != nil {
			b.Fatal(err)
		}
	}
}

// commits makes commits from many goroutines and returns how many there were a
// second. Each goroutine has keys of its own; revisions has those of all.
func commits(b *testing.B, crowd, each int, revisions []uint64, commit func(bot.Record) error) float64 {
	b.Helper()
	began := time.Now()
	var all sync.WaitGroup
	for g := range crowd {
		all.Go(func() {
			random := rand.New(rand.NewPCG(uint64(g), uint64(began.UnixNano())))
			value := bytes.Repeat([]byte{byte(g)}, benchSize)
			for range each {
				i := random.IntN(len(revisions)/crowd)*crowd + g
				if err := commit(bot.Record{Key: benchKey(i), Revision: revisions[i], Value: value}); err != nil {
					b.Error(err)
					return
				}
				revisions[i]++
			}
		})
	}
	all.Wait()
	return float64(crowd*each) / time.Since(began).Seconds()
}

// loaded returns a store with records and their revisions.
func loaded(b *testing.B) (*Store, []uint64) {
	s := openTest(b, Config{Path: filepath.Join(b.TempDir(), "coach.db"), SweepEvery: -1})
	preload(b, s, benchKeys)
	revisions := make([]uint64, benchKeys)
	for i := range revisions {
		revisions[i] = 1
	}
	return s, revisions
}

func (s *Store) commitOne(b *testing.B) func(bot.Record) error {
	return func(r bot.Record) error {
		_, err := s.Commit(b.Context(), bot.Tx{Put: []bot.Record{r}})
		return err
	}
}

// inBolt returns a commit that does the same by one of bbolt's own ways.
func inBolt(way func(func(*bbolt.Tx) error) error) func(bot.Record) error {
	return func(r bot.Record) error {
		key, value := []byte(r.Key), make([]byte, headSize+len(r.Value))
		head{revision: r.Revision + 1}.write(value)
		copy(value[headSize:], r.Value)
		return way(func(tx *bbolt.Tx) error {
			records := bucket(tx, recordsBucket)
			if h, err := readHead(key, records.Get(key)); err != nil || h.revision != r.Revision {
				return fmt.Errorf("%w: %v", bot.ErrConflict, err)
			}
			return records.Put(key, value)
		})
	}
}

func median(figures []float64) float64 {
	slices.Sort(figures)
	return figures[len(figures)/2]
}

// BenchmarkCrowd compares 64 commits at a time with DB.Batch, round by round.
func BenchmarkCrowd(b *testing.B) {
	own, ownRevisions := loaded(b)
	other, otherRevisions := loaded(b)
	var mine, batch, ratio []float64
	for b.Loop() {
		for range rounds {
			m := commits(b, benchCrowd, 400, ownRevisions, own.commitOne(b))
			o := commits(b, benchCrowd, 150, otherRevisions, inBolt(other.db.Batch))
			b.Logf("%.0f commits/s, %.0f by batch", m, o)
			mine, batch, ratio = append(mine, m), append(batch, o), append(ratio, m/o)
		}
	}
	b.ReportMetric(median(mine), "commits/s")
	b.ReportMetric(median(batch), "batch/s")
	b.ReportMetric(median(ratio), "ratio-to-batch")
}

// BenchmarkLone compares one commit at a time with DB.Update, round by round.
func BenchmarkLone(b *testing.B) {
	own, ownRevisions := loaded(b)
	other, otherRevisions := loaded(b)
	var mine, update, ratio []float64
	for b.Loop() {
		for range rounds {
			m := commits(b, 1, 500, ownRevisions, own.commitOne(b))
			o := commits(b, 1, 500, otherRevisions, inBolt(other.db.Update))
			b.Logf("%.0f commits/s, %.0f by update", m, o)
			mine, update, ratio = append(mine, m), append(update, o), append(ratio, m/o)
		}
	}
	b.ReportMetric(median(mine), "commits/s")
	b.ReportMetric(median(update), "update/s")
	b.ReportMetric(median(ratio), "ratio-to-update")
}

// BenchmarkGet reads records that are in the page cache.
func BenchmarkGet(b *testing.B) {
	s, _ := loaded(b)
	i := 0
	for b.Loop() {
		if r, err := s.Get(b.Context(), benchKey(i)); err != nil || len(r.Value) != benchSize {
			b.Fatal(len(r.Value), err)
		}
		i = (i + 7919) % benchKeys
	}
}
