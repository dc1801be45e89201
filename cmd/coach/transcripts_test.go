package main

import (
	"encoding/json"
	"os"
	"testing"

	"careercoach/adapters/chart"
	"careercoach/adapters/discord"
	"careercoach/adapters/markup"
	"careercoach/adapters/slack"
	"careercoach/bot"
	"careercoach/bot/bottest"
)

// TestTranscripts holds the coach, on its embedded knowledge and with all its
// flows, to the conversations in bot/testdata/transcripts.
func TestTranscripts(t *testing.T) {
	bottest.Transcripts(t, embeddedCoach(t), markup.PlainText, os.DirFS("../../bot/testdata/transcripts"))
}

// TestCoachingFitsEveryPlatform has every reply of the coaching's conversations
// rendered for every platform: within its limits, with its pictures.
func TestCoachingFitsEveryPlatform(t *testing.T) {
	pictures, forms, selects := 0, 0, 0
	everywhere := func(r bot.Reply) string {
		checkSlack(t, r)
		checkDiscord(t, r)
		if r.Picture != nil {
			pictures++
			if _, err := chart.PNG(*r.Picture); err != nil {
				t.Errorf("the picture of %q cannot be drawn: %v", r.Title, err)
			}
		}
		if r.Form != nil {
			forms++
		}
		if r.Select != nil {
			selects++
		}
		_ = markup.PlainText(r) // the terminal: must not panic
		return bottest.Shown(r)
	}
	bottest.Transcripts(t, embeddedCoach(t), everywhere, os.DirFS("../../bot/coaching/testdata/transcripts"))
	if pictures == 0 || forms == 0 || selects == 0 {
		t.Errorf("the conversations show %d pictures, %d forms and %d choices of several: there must be some of each", pictures, forms, selects)
	}
}

func checkSlack(t *testing.T, r bot.Reply) {
	t.Helper()
	for _, o := range []slack.Options{{}, {Feedback: true, Asker: "U1"}, {Home: true}} {
		body, err := json.Marshal(slack.Render(r, o))
		if err == nil {
			err = slack.Validate(body)
		}
		if err != nil {
			t.Errorf("Slack does not take %q: %v", r.Title+r.Body, err)
		}
	}
}

func checkDiscord(t *testing.T, r bot.Reply) {
	t.Helper()
	for _, o := range []discord.Options{{Place: discord.PlaceDirect, Asker: "1"}, {Place: discord.PlaceInteraction, Asker: "1", Feedback: true}, {Place: discord.PlaceDirect, Plain: true}} {
		body, err := json.Marshal(discord.Render(r, o))
		if err == nil {
			err = discord.ValidateMessage(body)
		}
		if err != nil {
			t.Errorf("Discord does not take %q: %v", r.Title+r.Body, err)
		}
	}
}
