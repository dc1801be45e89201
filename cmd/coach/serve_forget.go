package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"careercoach/bot"
	"careercoach/bot/state"
)

// forgetWorkspace deletes everything that is kept about the people of a
// workspace, and its settings. Where it fails it is to be called again.
func forgetWorkspace(ctx context.Context, store bot.Store, platform, workspace string) error {
	below := bot.PersonID{Platform: platform, Workspace: workspace}.Path()
	below = strings.TrimSuffix(below, "/") // the user's part is empty
	for _, prefix := range []string{state.ConversationPrefix, state.PersonPrefix, state.FeedbackPrefix, state.ReceiptPrefix} {
		if err := forgetBelow(ctx, store, prefix, below); err != nil {
			return fmt.Errorf("forgetting the people of a workspace: %w", err)
		}
	}
	if err := forgetQueued(ctx, store, below); err != nil {
		return fmt.Errorf("forgetting the messages of a workspace: %w", err)
	}
	return state.DeleteWorkspace(ctx, store, platform, workspace)
}

// forgetQueued forgets each person who has a job that waits.
func forgetQueued(ctx context.Context, store bot.Store, below string) error {
	after := ""
	for {
		jobs, err := store.List(ctx, bot.JobPrefix, after, 100)
		if err != nil || len(jobs) == 0 {
			return err
		}
		for _, listed := range jobs {
			job, ok := bot.ParseJobKey(listed.Key)
			user, isTheirs := strings.CutPrefix(job.Key, below)
			if user, _, _ = strings.Cut(user, "/"); !ok || !isTheirs {
				continue
			}
			if err := forgetPerson(ctx, store, below+user+"/"); err != nil {
				return err
			}
		}
		after = jobs[len(jobs)-1].Key
	}
}

// forgetBelow forgets each person who has a record below a prefix.
func forgetBelow(ctx context.Context, store bot.Store, prefix, below string) error {
	after := ""
	for {
		first, err := store.List(ctx, prefix+below, after, 1)
		if err != nil || len(first) == 0 {
			return err
		}
		user, _, _ := strings.Cut(strings.TrimPrefix(first[0].Key, prefix+below), "/")
		if err := forgetPerson(ctx, store, below+user+"/"); err != nil {
			return err
		}
		after = prefix + below + user + "0" // the first key behind those of the person
	}
}

// forgetPerson forgets the person of a path.
func forgetPerson(ctx context.Context, store bot.Store, path string) error {
	id, ok := bot.ParseConversation(path + "//")
	if !ok {
		return errors.New("there is a key of no person")
	}
	_, last, err := state.Forget(ctx, store, id, "")
	if err != nil || len(last) == 0 {
		return err
	}
	_, err = store.Commit(ctx, bot.Tx{Put: last})
	return err
}
