package mock_test

import (
	"os"
	"path/filepath"
	"testing"

	"careercoach/bot/bottest"
)

// TestTranscripts runs the transcripts of the rehearsal with the flows of this
// package alone.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("../testdata/transcripts/rehearse-*.txt")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d transcripts, %v", len(files), err)
	}
	coach := newCoach(t)
	for _, name := range append(files, "../testdata/transcripts/livehelp.txt") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range bottest.Run(coach, written, string(data)) {
			t.Errorf("%s:%s", filepath.Base(name), problem)
		}
	}
}
