// Package delivery receives events, has them answered and sends the replies,
// over a bot.Store: inbox, workers, outbox and reminders. What it promises,
// whatever is killed and whenever:
//
//   - an event for which Receive said Accepted is answered, and a second copy
//     of it is not;
//   - its effect on the conversation happens exactly once, in one transaction
//     with its reply;
//   - the events of one conversation are answered in their order, one at a
//     time, and the replies sent in that order; different conversations wait
//     for each other at no point;
//   - a reply that was noted as sent is never sent again. The one window for a
//     double lies between the platform's taking it and the note; such a second
//     try has Outgoing.Doubt set.
//
// # The way of an event
//
//	Receive   one commit adds a job to the queue of events, then it returns
//	work      a worker claims the job, loads the conversation, takes the turn
//	          and commits the new conversation, the reply's job and "done"
//	send      a sender of the platform claims the reply's job, sends it and
//	          commits "done" with the platform's receipt
//
// That is three commits, all of them waiting together with those of other
// conversations, so that a store that groups commits shares the disk among
// them. Receive, work and send stand in files of these names; what claims is a
// pump (run.go), what writes Delivery.commit.
//
// # Reminders
//
// Whenever a person is to be reminded, a job for that very moment waits in a
// queue of its own; the turn that changes when adds it in its one transaction
// (remind.go). When it is due, the person is taken past it, the reply goes to
// the outbox and the job waits for the next moment, all in one transaction. A
// job for a moment that is no longer the person's does nothing. Nothing piles
// up: after a time in which nothing ran one reminder is sent, and none where it
// would come later than bot.MostLate.
//
// # When something goes wrong
//
//   - A conflict with another writer: read and answer again (work.go).
//   - A turn that panics, or anything else on the way to its commit, is tried
//     again a little later, in all Config.Attempts times, and then parked: the
//     person gets Config.Apology.
//   - A turn that does not return is parked after Config.TurnTimeout; its
//     goroutine cannot be ended, so it is abandoned, and Run gives up with
//     ErrStuck when there are Config.MaxStuck of them (turn.go).
//   - A turn that kills the whole process: what was waiting when a process
//     ended is suspect to the next. A suspect's attempt is written to disk
//     before it runs again, and one that was suspect before runs alone among
//     the suspects, so that three kills park the culprit and no other
//     (suspect.go).
//   - A send that fails is tried again as its error says (errors.go, retry.go)
//     until the platform's window closes or Config.SendAttempts are used up.
//   - A store that cannot write: everything waits and tries again; Receive
//     says so to its caller (commit.go).
//   - The clock jumping back: what waits for a retry is given a new time
//     (clock.go).
//
// # Privacy
//
// Log lines hold no text, no name and no token. Above debug level a job goes
// by a hash of its id; at debug level its id and the conversation's path are
// given. What a panic or a sender says is not logged, as it may quote a message
// or an address: a sender gives a word for the log with its error, see Retry
// and Permanent.
package delivery
