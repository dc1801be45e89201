package state_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"careercoach/bot"
	"careercoach/bot/state"
)

var chosen = bot.Workspace{Contact: "#careers", Brief: true, Channels: []string{"C1", "C2"}}

func saveWorkspace(t *testing.T, store bot.Store, workspace string, revision uint64, w bot.Workspace) {
	t.Helper()
	if err := state.SaveWorkspace(t.Context(), store, "slack", workspace, revision, w); err != nil {
		t.Fatal(err)
	}
}

// workspaceOf is what is kept of a workspace of Slack's.
func workspaceOf(t *testing.T, store bot.Store, workspace string) (bot.Workspace, uint64) {
	t.Helper()
	w, revision, err := state.LoadWorkspace(t.Context(), store, "slack", workspace)
	if err != nil {
		t.Fatal(err)
	}
	return w, revision
}

func TestWorkspace(t *testing.T) {
	store, _ := newStore(t)
	if w, revision := workspaceOf(t, store, "T1"); !reflect.DeepEqual(w, bot.Workspace{}) || revision != 0 {
		t.Errorf("nothing was chosen, got %+v at revision %d", w, revision)
	}
	saveWorkspace(t, store, "T1", 0, chosen)
	w, revision := workspaceOf(t, store, "T1")
	if !reflect.DeepEqual(w, chosen) || revision != 1 {
		t.Errorf("got %+v at revision %d, want %+v at 1", w, revision, chosen)
	}
	if got := keys(t, store); !slices.Equal(got, []string{"w/slack/T1"}) {
		t.Errorf("kept under %q", got)
	}
	if w, _ := workspaceOf(t, store, "T10"); w.Brief {
		t.Error("T10 has the settings of T1")
	}
	saveWorkspace(t, store, "T1", 1, bot.Workspace{Channels: []string{}})
	if got := keys(t, store); len(got) != 0 {
		t.Errorf("of a workspace that chose nothing %q is kept", got)
	}
	saveWorkspace(t, store, "T1", 0, bot.Workspace{})
	if got := keys(t, store); len(got) != 0 {
		t.Errorf("saving nothing keeps %q", got)
	}
}

// A turn sees the settings of its own workspace, and writes none.
func TestLoadFillsTheWorkspace(t *testing.T) {
	store, _ := newStore(t)
	saveWorkspace(t, store, "T1", 0, chosen)
	if got := load(t, store, ada).Memory.Workspace; !reflect.DeepEqual(got, chosen) {
		t.Errorf("got %+v, want %+v", got, chosen)
	}
	next := load(t, store, ada).Memory
	next.Workspace = bot.Workspace{Contact: "another"}
	save(t, store, ada, "e1", next)
	got, ok := load(t, store, ada).Undo("e1")
	if !ok || !reflect.DeepEqual(got.Memory.Workspace, chosen) {
		t.Errorf("after a turn that was undone: %+v, %v; want %+v", got.Memory.Workspace, ok, chosen)
	}
	for _, other := range []bot.PersonID{
		{Platform: "slack", Workspace: "T2", User: "U1"}, {Platform: "discord", Workspace: "T1", User: "U1"}, {Platform: "slack", User: "T1"},
	} {
		if got := load(t, store, bot.ConversationID{PersonID: other}).Memory.Workspace; !reflect.DeepEqual(got, bot.Workspace{}) {
			t.Errorf("%+v gets the settings %+v of another workspace", other, got)
		}
	}
}

func TestSaveWorkspaceConflicts(t *testing.T) {
	store, _ := newStore(t)
	saveWorkspace(t, store, "T1", 0, chosen)
	for _, other := range []uint64{0, 2} {
		err := state.SaveWorkspace(t.Context(), store, "slack", "T1", other, bot.Workspace{Brief: true})
		if !errors.Is(err, bot.ErrConflict) {
			t.Errorf("writing revision 1 as %d: %v, want %v", other, err, bot.ErrConflict)
		}
	}
	if err := state.SaveWorkspace(t.Context(), store, "slack", "", 0, chosen); !errors.Is(err, bot.ErrInvalid) {
		t.Errorf("saving for no workspace: %v, want %v", err, bot.ErrInvalid)
	}
	if w, _ := workspaceOf(t, store, "T1"); !reflect.DeepEqual(w, chosen) {
		t.Errorf("kept %+v, want %+v", w, chosen)
	}
}

// Of changes at the same time none is lost.
func TestChangeWorkspaceByMany(t *testing.T) {
	store, _ := newStore(t)
	var all sync.WaitGroup
	for _, c := range strings.Split("ABCDEFGHIJ", "") {
		all.Go(func() {
			_, err := state.ChangeWorkspace(context.Background(), store, "slack", "T1", func(w *bot.Workspace) {
				w.Channels = append(w.Channels, "C"+c)
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if w, _ := workspaceOf(t, store, "T1"); len(w.Channels) != 10 {
		t.Errorf("%q are kept, want ten", w.Channels)
	}
}

// The settings are not a person's: neither exported nor forgotten with one.
func TestWorkspaceIsNobodys(t *testing.T) {
	store, _ := newStore(t)
	saveWorkspace(t, store, "T1", 0, chosen)
	save(t, store, ada, "e1", bot.Memory{Conversation: bot.Conversation{Question: "q"}})
	files, err := state.Export(t.Context(), store, ada.PersonID, noon)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.Contains(string(f.Data), "#careers") {
			t.Errorf("%s holds the settings of the workspace", f.Name)
		}
	}
	_, last, err := state.Forget(t.Context(), store, ada, "")
	if err != nil {
		t.Fatal(err)
	}
	commit(t, store, bot.Tx{Put: last})
	if got := keys(t, store); !slices.Equal(got, []string{"w/slack/T1"}) {
		t.Errorf("after forgetting the person %q is kept", got)
	}
}

func TestDeleteWorkspace(t *testing.T) {
	store, _ := newStore(t)
	saveWorkspace(t, store, "T1", 0, chosen)
	saveWorkspace(t, store, "T10", 0, chosen)
	commit(t, store, bot.Tx{Put: []bot.Record{{Key: "w/slack/T3", Value: []byte(`9{}`)}}})
	if _, _, err := state.LoadWorkspace(t.Context(), store, "slack", "T3"); !errors.Is(err, state.ErrNewer) {
		t.Errorf("a newer record: %v, want %v", err, state.ErrNewer)
	}
	if _, err := state.ChangeWorkspace(t.Context(), store, "slack", "T3", func(*bot.Workspace) {}); !errors.Is(err, state.ErrNewer) {
		t.Errorf("changing a newer record: %v, want %v", err, state.ErrNewer)
	}
	for _, workspace := range []string{"T1", "T1", "T3", ""} {
		if err := state.DeleteWorkspace(t.Context(), store, "slack", workspace); err != nil {
			t.Errorf("deleting %q: %v", workspace, err)
		}
	}
	if got := keys(t, store); !slices.Equal(got, []string{"w/slack/T10"}) {
		t.Errorf("kept %q, want those of T10", got)
	}
}
