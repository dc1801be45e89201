package state

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"careercoach/bot"
)

// each calls f for every record whose key begins with prefix, by key, a page
// at a time.
func each(ctx context.Context, store bot.Store, prefix string, f func(bot.Record) error) error {
	after := ""
	for {
		records, err := store.List(ctx, prefix, after, page)
		if err != nil {
			return fmt.Errorf("listing records: %w", err)
		}
		for _, r := range records {
			if err := f(r); err != nil {
				return err
			}
		}
		if len(records) < page {
			return nil
		}
		after = records[len(records)-1].Key
	}
}

// cutKey returns the first part of a key behind its prefix, and the rest.
func cutKey(key, prefix string) (first, rest string, ok bool) {
	return strings.Cut(strings.TrimPrefix(key, prefix), "/")
}

// step is how much is deleted in one transaction: small, so that nobody waits
// for it and the store's file does not suffer.
const step = 64

// maxTries bounds how often a step is tried again because others write too.
const maxTries = 100

// errBusy says that others write faster than is deleted.
var errBusy = errors.New("the records keep changing: try again")

// deleteIf deletes the records below a prefix for which want holds, in small
// steps. Records that change meanwhile are read and judged again; those that
// are new behind the present place are seen, those before it are not.
func deleteIf(ctx context.Context, store bot.Store, prefix string, want func(bot.Record) bool) (int, error) {
	n, tries, after := 0, 0, ""
	for {
		records, err := store.List(ctx, prefix, after, step)
		if err != nil {
			return n, fmt.Errorf("listing what is to be deleted: %w", err)
		}
		if len(records) == 0 {
			return n, nil
		}
		deleted, err := deleteRecords(ctx, store, records, want)
		if errors.Is(err, bot.ErrConflict) {
			if tries++; tries == maxTries {
				return n, fmt.Errorf("deleting records: %w", errBusy)
			}
			continue
		}
		if err != nil {
			return n, fmt.Errorf("deleting records: %w", err)
		}
		n, tries, after = n+deleted, 0, records[len(records)-1].Key
	}
}

// deleteRecords deletes those of the records for which want holds, in one
// transaction.
func deleteRecords(ctx context.Context, store bot.Store, records []bot.Record, want func(bot.Record) bool) (int, error) {
	var tx bot.Tx
	for _, r := range records {
		if want(r) {
			tx.Put = append(tx.Put, bot.Record{Key: r.Key, Revision: r.Revision})
		}
	}
	if len(tx.Put) == 0 {
		return 0, nil
	}
	_, err := store.Commit(ctx, tx)
	return len(tx.Put), err
}
