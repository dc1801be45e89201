// Package queue is what the stores on one machine share: which jobs are
// unfinished, which of them may be claimed, and what a transaction does to
// them.
//
//   - Index holds the unfinished jobs in memory, in three lines for each
//     queue: those due at once, those that wait for their time, and those that
//     are leased. A job behind an older one of its key stands in none of them.
//   - Index.Claim waits on that without polling: whatever makes a job
//     claimable wakes one waiting claim, and each claim that leaves something
//     claimable behind wakes the next. One timer for each queue with waiting
//     claims runs to the next due time or end of a lease.
//   - Plan judges the jobs of a transaction and changes nothing.
//
// Invariants: in each queue, if a job is claimable and a claim waits, then a
// claim was woken that has not looked yet; of the jobs of a key only the
// oldest stands in a line. Leases are in memory alone, so after a restart
// everything is claimable.
package queue
