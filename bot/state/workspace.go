package state

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"careercoach/bot"
)

func workspaceFormat() format { return format{name: "workspace", version: 1} }

// WorkspaceKey is where the settings of a workspace are kept: they belong to
// the workspace and to no person, so Collect and Forget pass them by.
func WorkspaceKey(platform, workspace string) string {
	path := bot.PersonID{Platform: platform, Workspace: workspace}.Path()
	return WorkspacePrefix + strings.TrimSuffix(path, "//") // without a user
}

// LoadWorkspace returns the settings of a workspace or server, and the
// revision of their record: the zero value and 0 where its admins have chosen
// nothing. An empty workspace has none and is not looked up. It fails with
// ErrNewer or ErrDamaged where the record cannot be read, and with the store's
// errors.
func LoadWorkspace(ctx context.Context, store bot.Store, platform, workspace string) (w bot.Workspace, revision uint64, err error) {
	if workspace == "" {
		return w, 0, nil
	}
	record, err := store.Get(ctx, WorkspaceKey(platform, workspace))
	if err != nil {
		return w, 0, fmt.Errorf("loading the settings of a workspace: %w", err)
	}
	if record.Revision == 0 {
		return w, 0, nil
	}
	if err = workspaceFormat().decode(record.Value, &w); err != nil {
		return bot.Workspace{}, record.Revision, err
	}
	return w, record.Revision, nil
}

// SaveWorkspace keeps the settings of a workspace until they are changed or
// deleted; the zero value deletes them. revision is that of LoadWorkspace:
// where another has written since, nothing is written and it fails with
// bot.ErrConflict. It fails with bot.ErrInvalid for an empty workspace, and
// with the store's errors.
func SaveWorkspace(ctx context.Context, store bot.Store, platform, workspace string, revision uint64, w bot.Workspace) error {
	if workspace == "" {
		return fmt.Errorf("saving the settings of no workspace: %w", bot.ErrInvalid)
	}
	if len(w.Channels) == 0 {
		w.Channels = nil
	}
	record := bot.Record{Key: WorkspaceKey(platform, workspace), Revision: revision}
	if !reflect.DeepEqual(w, bot.Workspace{}) {
		var err error
		if record.Value, err = workspaceFormat().encode(w); err != nil {
			return err
		}
	}
	return putWorkspace(ctx, store, record)
}

// putWorkspace writes the record of a workspace; without a value it deletes
// it.
func putWorkspace(ctx context.Context, store bot.Store, record bot.Record) error {
	if record.Value == nil && record.Revision == 0 {
		return nil
	}
	if _, err := store.Commit(ctx, bot.Tx{Put: []bot.Record{record}}); err != nil {
		return fmt.Errorf("saving the settings of a workspace: %w", err)
	}
	return nil
}

// ChangeWorkspace changes the settings of a workspace and returns what they
// are then. Where another writes at the same time change is called again with
// what that one wrote, so that neither loses anything. It fails as
// LoadWorkspace and SaveWorkspace do.
func ChangeWorkspace(ctx context.Context, store bot.Store, platform, workspace string, change func(*bot.Workspace)) (bot.Workspace, error) {
	for range maxTries {
		w, revision, err := LoadWorkspace(ctx, store, platform, workspace)
		if err != nil {
			return bot.Workspace{}, err
		}
		change(&w)
		err = SaveWorkspace(ctx, store, platform, workspace, revision, w)
		if !errors.Is(err, bot.ErrConflict) {
			return w, err
		}
	}
	return bot.Workspace{}, fmt.Errorf("changing the settings of a workspace: %w", errBusy)
}

// DeleteWorkspace deletes the settings of a workspace, whatever version they
// are of: the coach was removed from it. It fails with the store's errors.
func DeleteWorkspace(ctx context.Context, store bot.Store, platform, workspace string) error {
	for range maxTries {
		record, err := store.Get(ctx, WorkspaceKey(platform, workspace))
		if err != nil {
			return fmt.Errorf("loading the settings of a workspace: %w", err)
		}
		err = putWorkspace(ctx, store, bot.Record{Key: record.Key, Revision: record.Revision})
		if !errors.Is(err, bot.ErrConflict) {
			return err
		}
	}
	return fmt.Errorf("deleting the settings of a workspace: %w", errBusy)
}
