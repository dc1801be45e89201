package find

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"careercoach/bot/understand"
	"careercoach/knowledge"
)

const snapshotFile = "../../knowledge/snapshot.gob"

var (
	update  = flag.Bool("update", false, "write the snapshot of the embedded knowledge again")
	rebuild = flag.Bool("rebuild", false, "learn from the embedded knowledge again and compare, which takes a minute")
)

// TestSnapshot keeps the saved snapshot in step with the knowledge files and
// with the code that learns from them.
func TestSnapshot(t *testing.T) {
	if *update {
		if err := os.WriteFile(snapshotFile, learnt(t), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	const mend = "run `go test ./bot/find -run TestSnapshot -update` and commit " + snapshotFile
	base, saved, err := knowledge.LoadEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	model, err := ReadModel(saved)
	if err != nil {
		t.Fatalf("the snapshot is stale: %v; %s", err, mend)
	}
	if got, want := model.index.Fingerprint().String(), Fingerprint(base); got != want {
		t.Fatalf("the saved index is %s and the knowledge wants %s; %s", got, want, mend)
	}
	if *rebuild {
		got, err := os.ReadFile(snapshotFile)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, learnt(t)) {
			t.Fatalf("learning again gives another snapshot; %s", mend)
		}
	}
}

// learnt learns from the embedded knowledge files.
func learnt(t *testing.T) []byte {
	t.Helper()
	base, err := knowledge.Load(knowledge.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	reader, err := understand.New(base)
	if err != nil {
		t.Fatal(err)
	}
	model, err := Learn(base, reader)
	if err != nil {
		t.Fatal(err)
	}
	saved, err := model.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	data, err := knowledge.WriteSnapshot(saved)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
