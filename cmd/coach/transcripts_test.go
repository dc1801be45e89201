package main

import (
	"os"
	"testing"

	"careercoach/adapters/markup"
	"careercoach/bot/bottest"
)

// TestTranscripts holds the coach, on its embedded knowledge, to the
// conversations in bot/testdata/transcripts.
func TestTranscripts(t *testing.T) {
	bottest.Transcripts(t, embeddedCoach(t), markup.PlainText, os.DirFS("../../bot/testdata/transcripts"))
}
