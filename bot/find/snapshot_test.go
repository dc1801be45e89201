package find

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"careercoach/bot/understand"
	"careercoach/knowledge"
)

var update = flag.Bool("update", false, "write the snapshot of the embedded knowledge again")

// TestSnapshot keeps the saved snapshot in step with the knowledge files and
// with the code that learns from them.
func TestSnapshot(t *testing.T) {
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
	want, err := knowledge.WriteSnapshot(saved)
	if err != nil {
		t.Fatal(err)
	}
	const file = "../../knowledge/snapshot.gob"
	if *update {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Fatalf("%s is stale: run `go test ./bot/find -run TestSnapshot -update` and commit it", file)
	}
	if _, model, err := knowledge.LoadEmbedded(); err != nil || model == nil {
		t.Fatalf("the snapshot cannot be read: %v", err)
	}
}
