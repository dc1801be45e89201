package state

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"careercoach/bot"
)

// Forget deletes everything about the person of a conversation: conversations,
// settings and profile, feedback, receipts, and every job whose Key begins with
// the person's path, by finishing it. It does so in small steps, so that
// answers to others go on; records that change meanwhile are read again.
//
// Two things stay, so that after a crash the same event asks for the same
// again: the event it runs for (running, its job) and the record of its
// conversation, which holds the question that was confirmed. They are for the
// caller's last transaction:
//
//	Tx{Put: last, Done: running, Add: the reply of bot.Forgotten(counts)}
//
// If that meets ErrConflict, call Forget again. An empty running leaves no job
// out. counts is what this call deleted, with the conversation in last; after
// a crash in between it counts only what was left.
//
// A turn of another conversation of the person that runs at the same time
// writes nothing any more: its job is finished, its commit gets bot.ErrGone.
// What the person says afterwards is kept again, as from anybody.
func Forget(ctx context.Context, store bot.Store, id bot.ConversationID, running bot.JobID) (counts bot.Counts, last []bot.Record, err error) {
	if counts.Queued, err = finishJobs(ctx, store, id.PersonID, running); err != nil {
		return counts, nil, err
	}
	all := func(bot.Record) bool { return true }
	others := func(r bot.Record) bool { return r.Key != ConversationKey(id) }
	for _, kind := range []struct {
		prefix string
		want   func(bot.Record) bool
		count  *int
	}{
		{ConversationPrefix, others, &counts.Conversations},
		{PersonPrefix, all, &counts.Settings},
		{FeedbackPrefix, all, &counts.Feedback},
		{ReceiptPrefix, all, &counts.Receipts},
	} {
		if *kind.count, err = deleteIf(ctx, store, kind.prefix+id.PersonID.Path(), kind.want); err != nil {
			return counts, nil, err
		}
	}
	record, err := store.Get(ctx, ConversationKey(id))
	if err != nil {
		return counts, nil, fmt.Errorf("loading the conversation to be deleted: %w", err)
	}
	if record.Revision > 0 {
		counts.Conversations++
		last = []bot.Record{{Key: record.Key, Revision: record.Revision}}
	}
	return counts, last, nil
}

// finishJobs finishes the jobs of a person but one, in small steps, until none
// is left. It returns how many.
func finishJobs(ctx context.Context, store bot.Store, id bot.PersonID, but bot.JobID) (int, error) {
	n := 0
	for range maxTries {
		jobs, err := jobsOf(ctx, store, id)
		if err != nil {
			return n, err
		}
		jobs = slices.DeleteFunc(jobs, func(j queued) bool { return j.id == but })
		if len(jobs) == 0 {
			return n, nil
		}
		for some := range slices.Chunk(jobs, step) {
			done, err := finish(ctx, store, some)
			if n += done; err != nil {
				return n, err
			}
		}
	}
	return n, fmt.Errorf("finishing a person's jobs: %w", errBusy)
}

// finish finishes jobs in one transaction, or one by one where some of them
// are gone already.
func finish(ctx context.Context, store bot.Store, jobs []queued) (int, error) {
	var ids []bot.JobID
	for _, j := range jobs {
		ids = append(ids, j.id)
	}
	_, err := store.Commit(ctx, bot.Tx{Done: ids})
	switch {
	case err == nil:
		return len(jobs), nil
	case !errors.Is(err, bot.ErrGone):
		return 0, fmt.Errorf("finishing a person's jobs: %w", err)
	case len(jobs) == 1:
		return 0, nil
	}
	n := 0
	for _, j := range jobs {
		done, err := finish(ctx, store, []queued{j})
		if n += done; err != nil {
			return n, err
		}
	}
	return n, nil
}

// queued is a job as the store lists it.
type queued struct {
	id   bot.JobID
	body []byte
}

// jobsOf returns the unfinished jobs of a person, of whatever queues there
// are. It goes from queue to queue by their first key.
func jobsOf(ctx context.Context, store bot.Store, id bot.PersonID) ([]queued, error) {
	var out []queued
	after := ""
	for {
		first, err := store.List(ctx, bot.JobPrefix, after, 1)
		if err != nil {
			return nil, fmt.Errorf("listing the queues: %w", err)
		}
		if len(first) == 0 {
			return out, nil
		}
		queue, _, _ := cutKey(first[0].Key, bot.JobPrefix)
		err = each(ctx, store, bot.JobPrefix+queue+"/"+id.Path(), func(r bot.Record) error {
			if j, ok := bot.ParseJobKey(r.Key); ok {
				out = append(out, queued{j.ID, r.Value})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		after = bot.JobPrefix + queue + "0" // the first key behind those of the queue
	}
}
