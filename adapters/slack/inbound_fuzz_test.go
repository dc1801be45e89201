package slack

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"unicode/utf8"

	"careercoach/bot"
)

// seeds adds the payloads of testdata/in of some types.
func seeds(f *testing.F, mediaTypes ...string) {
	for _, p := range payloads(f, os.DirFS("testdata/in")) {
		for _, m := range mediaTypes {
			if p.mediaType == m {
				f.Add(p.body)
			}
		}
	}
}

// checkEvents holds events to what delivery asks of them.
func checkEvents(t *testing.T, events []bot.Event) {
	t.Helper()
	for _, e := range events {
		switch {
		case len(e.ID) == 0 || len(e.ID) > longestID:
			t.Fatalf("an ID of %d bytes", len(e.ID))
		case e.Conversation.User == "" || e.Conversation.Workspace == "" || len(e.Conversation.Path()) > 400:
			t.Fatalf("the conversation %+v", e.Conversation)
		case e.Feedback == nil && e.Message.Text == "" || !utf8.ValidString(e.Message.Text):
			t.Fatalf("the message %q", e.Message.Text)
		case e.Message.Time.IsZero() || e.Message.Time.After(noon):
			t.Fatalf("the time %v", e.Message.Time)
		}
		if len(e.Message.Fields) > 0 && e.Message.Text != storyForm.Command {
			t.Fatalf("fields behind %q", e.Message.Text)
		}
		if _, err := parseAddress(e.Address); err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzEvent sends anything that is signed: it is answered with 200.
func FuzzEvent(f *testing.F) {
	seeds(f, typeJSON)
	f.Fuzz(func(t *testing.T, body []byte) { fuzzDoor(t, typeJSON, body) })
}

// FuzzForm does so for commands, clicks and forms.
func FuzzForm(f *testing.F) {
	seeds(f, typeForm)
	f.Fuzz(func(t *testing.T, body []byte) { fuzzDoor(t, typeForm, body) })
}

func fuzzDoor(t *testing.T, mediaType string, body []byte) {
	var box inbox
	in := inboundFor(t, &box, func(c *InboundConfig) {
		c.Follows = func(context.Context, bot.ConversationID) bool { return true }
	})
	w := httptest.NewRecorder()
	doorOf(t, in).ServeHTTP(w, signed(mediaType, body))
	if w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	_ = in.Close(context.Background())
	checkEvents(t, box.all())
}

// FuzzInteraction does so for the JSON within a form.
func FuzzInteraction(f *testing.F) {
	files, err := os.ReadDir("testdata/in/interactivity")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		body, err := os.ReadFile("testdata/in/interactivity/" + file.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		var box inbox
		in := inboundFor(t, &box, nil)
		if _, err := in.handle(t.Context(), envelope{kindInteractive, body}); err != nil {
			t.Fatal(err)
		}
		_ = in.Close(context.Background())
		checkEvents(t, box.all())
	})
}

// FuzzFrame takes anything that comes over a socket: whatever has an id that
// can be found is acknowledged.
func FuzzFrame(f *testing.F) {
	seeds(f, "")
	f.Fuzz(func(t *testing.T, data []byte) {
		var box inbox
		in := inboundFor(t, &box, nil)
		got := readFrame(data)
		if fate := frameFate(in, data); got.ID != "" && got.Type != "hello" && got.Type != "disconnect" && fate == "none" {
			t.Fatalf("%q is not acknowledged", data)
		}
		_ = in.Close(context.Background())
		checkEvents(t, box.all())
	})
}

// FuzzText cleans any text.
func FuzzText(f *testing.F) {
	f.Add("<@U1> a <b|c> &lt;", "U1")
	f.Fuzz(func(t *testing.T, text, user string) {
		got := plainText(withoutMention(text, user, true))
		if !utf8.ValidString(got) || utf8.RuneCountInString(got) > maxAsked {
			t.Fatalf("got %q", got)
		}
	})
}
