package boltstore

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"careercoach/bot"
	"careercoach/bot/queue"
)

// operation puts a value under a key, nil deletes.
type operation struct {
	key   string
	value []byte
}

// operations are those of a group on one bucket.
type operations []operation

func (o *operations) put(key string, value []byte) { *o = append(*o, operation{key, value}) }
func (o *operations) delete(key string)            { *o = append(*o, operation{key: key}) }

// run carries them out in the order of the keys, for one page after another,
// and on the same key as they were given.
func (o operations) run(b *bbolt.Bucket) error {
	slices.SortStableFunc(o, func(x, y operation) int { return strings.Compare(x.key, y.key) })
	for _, op := range o {
		var err error
		if op.value == nil {
			err = b.Delete([]byte(op.key))
		} else {
			err = b.Put([]byte(op.key), op.value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// write writes what the group comes to.
func (g *group) write() error {
	var expiring operations
	for _, key := range g.stale {
		expiring.delete(string(key))
	}
	records := g.writeRecords(&expiring)
	jobs, finished := g.writeJobs(&expiring)
	return cmp.Or(
		records.run(g.buckets.records),
		jobs.run(g.buckets.jobs),
		finished.run(g.buckets.finished),
		expiring.run(g.expiring),
	)
}

// watchedValue is what stands in expiring. Not empty, since tools take an
// empty value for none.
const watchedValue = "\x01"

func (g *group) writeRecords(expiring *operations) (out operations) {
	out = make(operations, 0, len(g.records))
	for key, p := range g.records {
		p.watched = p.watch()
		if p.stands != 0 && p.stands != p.watched {
			expiring.delete(string(expiringKey(p.stands, kindRecord, key)))
		}
		if p.watched != 0 && p.stands != p.watched {
			expiring.put(string(expiringKey(p.watched, kindRecord, key)), []byte(watchedValue))
		}
		if p.value != nil {
			p.write(p.value)
		}
		out.put(key, p.value)
	}
	return out
}

// watch returns when a record is to be looked at: as the file has it, where
// that is no later than its end.
func (p *pendingRecord) watch() int64 {
	if !p.move && p.stands != 0 && p.stands <= p.expires {
		return p.stands
	}
	return p.expires
}

func (g *group) writeJobs(expiring *operations) (jobs, finished operations) {
	for id, at := range g.forgotten {
		finished.delete(string(id))
		expiring.delete(string(expiringKey(at+int64(bot.KnownFor), kindJob, string(id))))
	}
	now := nanos(g.now)
	var times []byte
	for id, p := range g.jobs {
		if p.value != nil {
			writeJobHead(p.value, p.entry)
			jobs.put(jobKey(p.entry.Job), p.value)
			continue
		}
		if times == nil {
			times = binary.BigEndian.AppendUint64(nil, uint64(now))
		}
		jobs.delete(jobKey(p.entry.Job))
		finished.put(string(id), times)
		expiring.put(string(expiringKey(now+int64(bot.KnownFor), kindJob, string(id))), []byte(watchedValue))
	}
	return jobs, finished
}

// publish tells the index what was written.
func (g *group) publish() {
	if len(g.jobs) == 0 {
		return
	}
	var written []queue.Entry
	var finished []bot.JobID
	for id, p := range g.jobs {
		if p.value == nil {
			finished = append(finished, id)
		} else {
			written = append(written, p.entry)
		}
	}
	g.store.jobs.Apply(written, finished)
}
