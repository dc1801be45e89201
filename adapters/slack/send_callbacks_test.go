package slack

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"careercoach/bot"
)

func TestGreet(t *testing.T) {
	f := newFakeSlack(t)
	call := f.sender().Callbacks().ChatOpened
	for _, c := range []struct {
		visit Visit
		want  []string
	}{
		{Visit{Team: "T1", User: "U1"}, nil},
		{Visit{Team: "T1", User: "U1", Channel: "D1"}, []string{"assistant.threads.setSuggestedPrompts"}},
		{Visit{Team: "T1", User: "U1", Channel: "D1", Thread: "1.0001"}, []string{"assistant.threads.setTitle", "assistant.threads.setSuggestedPrompts"}},
	} {
		before := len(f.methods())
		if err := call(t.Context(), c.visit); err != nil {
			t.Fatal(err)
		}
		if got := f.methods()[before:]; !slices.Equal(got, c.want) {
			t.Errorf("%+v: got %v, want %v", c.visit, got, c.want)
		}
	}
	sameJSON(t, f.last("assistant.threads.setTitle").body, `{"channel_id":"D1","thread_ts":"1.0001","title":"Career coach"}`)
	var body struct {
		Prompts []prompt `json:"prompts"`
	}
	if err := json.Unmarshal([]byte(f.last("assistant.threads.setSuggestedPrompts").body), &body); err != nil || !slices.Equal(body.Prompts, firstPrompts()) {
		t.Errorf("got %v, %v", body.Prompts, err)
	}
}

// A shared answer takes the place of the one that the asker saw, names who
// shared it, and goes to Slack's host alone.
func TestShareReply(t *testing.T) {
	f := newFakeSlack(t)
	call := f.sender().Callbacks().Share
	value, ok := packReply(bot.Reply{Title: "Pay", Body: "Some figures.", Decision: bot.DecisionAnswer})
	if !ok {
		t.Fatal("the reply cannot be packed")
	}
	visit := Visit{Team: "T1", User: "U0AAA1", Channel: "C1", ResponseURL: f.URL + "/actions/1", Value: value}
	if err := call(t.Context(), visit); err != nil {
		t.Fatal(err)
	}
	got := f.last("actions/1").body
	for _, want := range []string{`"response_type":"in_channel"`, `"delete_original":true`, "Some figures.", "U0AAA1"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s, want %s in it", got, want)
		}
	}
	if slices.Contains(f.methods(), "files.completeUploadExternal") {
		t.Error("a picture is shown of a reply that has none")
	}
	for _, bad := range []Visit{{ResponseURL: visit.ResponseURL, Value: "none of ours"}, {ResponseURL: "https://evil.org/", Value: value}} {
		if err := call(t.Context(), bad); err == nil {
			t.Errorf("%+v is shared", bad)
		}
	}
}

// A shared answer has its picture, too, where the app may show one.
func TestShareReplyWithPicture(t *testing.T) {
	low, high := 100_000.0, 200_000.0
	bars := []bot.Bar{{Label: "A", Low: &low, High: &high}, {Label: "B", Low: &low, High: &high}}
	for _, member := range []bool{true, false} {
		f := newFakeSlack(t)
		reply := bot.Reply{Title: "Pay", Body: "Some figures.", Decision: bot.DecisionAnswer, Picture: &bot.Picture{Title: "Pay", Currency: "USD", Bars: bars}}
		value, ok := packReply(reply)
		if !ok {
			t.Fatal("the reply cannot be packed")
		}
		if !member {
			f.refuse("files.completeUploadExternal", "not_in_channel")
		}
		visit := Visit{Team: "T1", User: "U0AAA1", Channel: "C1", ResponseURL: f.URL + "/actions/1", Value: value}
		if err := f.sender().Callbacks().Share(t.Context(), visit); err != nil {
			t.Errorf("member %v: %v", member, err)
		}
		if got := f.methods(); got[0] != "actions/1" || got[len(got)-1] != "files.completeUploadExternal" {
			t.Errorf("member %v: got %v, want the answer and then its picture", member, got)
		}
		if got := f.last("files.completeUploadExternal").body; !strings.Contains(got, `"channel_id":"C1"`) {
			t.Errorf("member %v: it is shown by %s", member, got)
		}
	}
}

func TestAskMissing(t *testing.T) {
	f := newFakeSlack(t)
	if err := f.sender().Callbacks().AskMissing(t.Context(), Visit{Team: "T1", User: "U1", Trigger: "1.2.x", Value: "card"}); err != nil {
		t.Fatal(err)
	}
	var body struct {
		Trigger string          `json:"trigger_id"`
		View    json.RawMessage `json:"view"`
	}
	if err := json.Unmarshal([]byte(f.last("views.open").body), &body); err != nil || body.Trigger != "1.2.x" || !strings.Contains(string(body.View), `"modal"`) {
		t.Errorf("got %s, %v", f.last("views.open").body, err)
	}
}

func TestNotice(t *testing.T) {
	f := newFakeSlack(t)
	call := f.sender().Callbacks().Notice
	if err := call(t.Context(), Visit{Team: "T1", User: "U1", Channel: "C1", Thread: "1.0001"}, "later"); err != nil {
		t.Fatal(err)
	}
	sameJSON(t, f.last("chat.postEphemeral").body, `{"channel":"C1","user":"U1","thread_ts":"1.0001","text":"later"}`)
	if err := call(t.Context(), Visit{Team: "T1", User: "U1", ResponseURL: f.URL + "/actions/1"}, "later"); err != nil {
		t.Fatal(err)
	}
	sameJSON(t, f.last("actions/1").body, `{"response_type":"ephemeral","replace_original":false,"text":"later","unfurl_links":false,"unfurl_media":false}`)
}

func TestPublishHome(t *testing.T) {
	f := newFakeSlack(t)
	visit := Visit{Team: "T1", User: "U1", Channel: "D1", surface: surfaceHome}
	if err := f.sender().PublishHome(t.Context(), visit, bot.Reply{Title: "Welcome", Body: "Ask me."}); err != nil {
		t.Fatal(err)
	}
	var body struct {
		User string  `json:"user_id"`
		View homeTab `json:"view"`
	}
	if err := json.Unmarshal([]byte(f.last("views.publish").body), &body); err != nil {
		t.Fatal(err)
	}
	if body.User != "U1" || body.View.Type != "home" || body.View.Metadata != HomeMetadata(visit) || !strings.Contains(string(body.View.Blocks), "Ask me.") {
		t.Errorf("got %+v", body)
	}
}

// The installer is welcomed in a direct message, by person's id.
func TestWelcome(t *testing.T) {
	f := newFakeSlack(t)
	if err := f.sender().Welcome(t.Context(), Installation{Team: "T1", Installer: "U5"}, bot.Reply{Body: "Hello"}); err != nil {
		t.Fatal(err)
	}
	if len(f.posted) != 1 || f.posted[0]["channel"] != "D5" || f.posted[0]["text"] != "Hello" {
		t.Errorf("got %v, want one Hello in D5", f.posted)
	}
}
