package bot_test

import (
	"os"
	"testing"

	"careercoach/adapters/markup"
	"careercoach/bot/bottest"
)

// TestTranscripts holds the coach, on its embedded knowledge, to the
// conversations in testdata/transcripts.
func TestTranscripts(t *testing.T) {
	bottest.Transcripts(t, embedded(t), markup.PlainText, os.DirFS("testdata/transcripts"))
}
