// Package boltstore is the store on one machine's disk: a bbolt file that one
// process holds. It implements bot.Store.
//
// # A tour
//
//   - Open finds out what the file is before it touches it (shape.go, meta.go),
//     takes the lock and says who holds it otherwise (holder.go), migrates
//     older formats (formats.go), compacts a file that is mostly free
//     (compact.go) and reads the unfinished jobs into a queue.Index (load.go).
//   - Store.Commit hands its transaction to the one goroutine that writes
//     (writer.go). What has queued up meanwhile is judged in order of arrival
//     (group.go) and written, sorted by key, in one transaction of bbolt
//     (write.go). A lone commit waits for nobody.
//   - Store.Get and Store.List copy out of a read transaction; Store.Claim asks
//     the index which jobs to lease and reads their bodies.
//   - Store.Sweep removes what has expired, a few hundred keys a commit.
//   - For the operator there are Store.Info, Store.Check, Store.Backup,
//     Store.BackupFile and Compact.
//
// # The file
//
// Five buckets; numbers are big-endian, times in nanoseconds since 1970, 0 for
// none.
//
//	meta      "magic": "careercoach"; "format": uint32; "created": time
//	records   key: revision uint64, expires time, watched time, value
//	expiring  time, 'r', key of a record: the record is looked at then
//	          time, 'j', id of a job: the id is forgotten then
//	jobs      queue "/" key 0x00 id: place uint64, stamp uint64, ready time,
//	          timed byte, attempt uint32, body
//	finished  id: when it was finished
//
// # Invariants
//
//   - A record that expires is watched: it stands in expiring at its time
//     watched, which is no later than expires. A record whose end is put off,
//     as each message does with its conversation, is so written without
//     touching expiring; the sweep moves the entry when it comes upon it.
//   - An id stands in jobs or in finished, never in both; each in finished
//     stands in expiring at bot.KnownFor later.
//   - The index holds what jobs holds. The writer alone changes either; it
//     tells the index after the commit.
//   - A caller hears of success after both syncs of bbolt's commit.
//   - A refusal is an answer to its caller and leaves no trace in the group.
//     A failure of the disk or a panic fails the whole group.
//
// Store.Check verifies them.
//
// # Caveats
//
// The file never shrinks but by compaction. While a backup runs, pages that
// are freed are not used again. A file system that lies about fsync, and a file
// that another program changes or cuts while it is open, are beyond this
// package.
package boltstore
