package slack

import (
	"slices"
	"testing"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// export is a reply with a file, asked for at an address.
func export(to address) bot.Outgoing {
	out := outgoing(to, "Here it is")
	out.Reply.Files = []bot.File{{Name: "data.json", MediaType: "application/json", Data: []byte(`{"a":1}`)}}
	return out
}

// A file goes to the direct message, wherever it was asked for, and the person
// is told so.
func TestFiles(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	to := address{Surface: surfaceSlash, Team: "T1", Channel: "C1", User: "U7", Ephemeral: true, ResponseURL: f.URL + "/commands/1"}
	receipt, err := s.Send(t.Context(), export(to))
	if err != nil || receipt != nil {
		t.Fatalf("got %s, %v", receipt, err)
	}
	want := []string{"conversations.open", "files.getUploadURLExternal", "upload/v1/abc", "chat.postMessage", "files.completeUploadExternal", "commands/1"}
	if got := f.methods(); !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	sameJSON(t, f.last("conversations.open").body, `{"users":"U7"}`)
	if got, want := f.last("files.getUploadURLExternal").body, "filename=data.json&length=7"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := f.last("upload/v1/abc"); got.body != `{"a":1}` || got.auth != "" {
		t.Errorf("got %+v, want the file's bytes and no token", got)
	}
	sameJSON(t, f.last("files.completeUploadExternal").body, `{"files":[{"id":"F1","title":"data.json"}],"channel_id":"D7"}`)
	sameJSON(t, f.last("commands/1").body, `{"response_type":"ephemeral","replace_original":false,"text":"`+seeDirect+`","unfurl_links":false,"unfurl_media":false}`)
	if f.posted[0]["channel"] != "D7" {
		t.Errorf("the message went to %v, want D7", f.posted[0]["channel"])
	}
}

// A file asked for in a channel's thread is shown there to nobody.
func TestFilesNeverInChannel(t *testing.T) {
	f := newFakeSlack(t)
	if _, err := f.sender().Send(t.Context(), export(channelAddress)); err != nil {
		t.Fatal(err)
	}
	for _, m := range f.posted {
		if m["channel"] != "D1" && m["channel"] != "D7" {
			t.Errorf("something went to %v", m["channel"])
		}
	}
	sameJSON(t, f.last("chat.postEphemeral").body, `{"channel":"C1","user":"U1","thread_ts":"1.000100","text":"`+seeDirect+`"}`)
}

// Where the sharing fails for now, the next try shares and does not post again.
func TestFilesHalfDone(t *testing.T) {
	for _, fault := range []fakeAnswer{{status: 429}, {status: 503}, {cut: true}} {
		f := newFakeSlack(t)
		s := f.sender()
		direct := address{Surface: surfaceDirect, Team: "T1", Channel: "D1", User: "U1"}
		earlier := export(direct) // the same file name, long ago
		earlier.ID = "reply/another"
		if _, err := s.Send(t.Context(), earlier); err != nil {
			t.Fatal(err)
		}
		f.will("files.completeUploadExternal", fault)
		out := export(direct)
		if _, err := s.Send(t.Context(), out); err == nil || isDeliveryError(err) {
			t.Fatalf("got %v, want an error that makes the next try look", err)
		}
		out.Doubt = true
		for range 2 {
			if _, err := s.Send(t.Context(), out); err != nil {
				t.Fatal(err)
			}
		}
		if len(f.posted) != 4 {
			t.Errorf("fault %+v: got %d messages, want 4: twice a text and a file", fault, len(f.posted))
		}
	}
}

// Where files are not allowed the person reads why.
func TestFilesRefused(t *testing.T) {
	f := newFakeSlack(t)
	f.refuse("files.getUploadURLExternal", "file_uploads_disabled")
	direct := address{Surface: surfaceDirect, Team: "T1", Channel: "D1", User: "U1"}
	if _, err := f.sender().Send(t.Context(), export(direct)); err != nil {
		t.Fatal(err)
	}
	if got, want := f.posted[0]["text"], "Here it is\n\n"+noFiles; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	f.will("files.getUploadURLExternal", fakeAnswer{status: 503})
	if _, err := f.sender().Send(t.Context(), export(direct)); !sameOutcome(err, delivery.Retry("upload_failed", 0, nil)) {
		t.Errorf("got %v, want a retry", err)
	}
	if len(f.posted) != 1 {
		t.Errorf("got %d messages, want 1", len(f.posted))
	}
}

// A picture follows its reply; the reply is good without it.
func TestPicture(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	s.render = func(r bot.Reply, _ address) draft {
		return draft{text: r.Body, picture: &picture{"pay.png", "Pay: low 1, high 2", []byte("PNG")}}
	}
	if _, err := s.Send(t.Context(), outgoing(channelAddress, "Hi")); err != nil {
		t.Fatal(err)
	}
	sameJSON(t, f.last("files.completeUploadExternal").body, `{"files":[{"id":"F1","title":"pay.png"}],"channel_id":"C1","thread_ts":"1.000100"}`)
	if got, want := f.last("files.getUploadURLExternal").body, "alt_txt=Pay: low 1, high 2&filename=pay.png&length=3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	f.refuse("files.getUploadURLExternal", "missing_scope")
	if _, err := s.Send(t.Context(), outgoing(channelAddress, "Hi")); err != nil {
		t.Error(err)
	}
	slash := address{Surface: surfaceSlash, Team: "T1", Channel: "C1", User: "U1", Ephemeral: true, ResponseURL: f.URL + "/commands/1"}
	before := len(f.methods())
	if _, err := s.Send(t.Context(), outgoing(slash, "Hi")); err != nil {
		t.Fatal(err)
	}
	if got := f.methods()[before:]; !slices.Equal(got, []string{"commands/1"}) {
		t.Errorf("got %v for an answer that one person sees, want no upload", got)
	}
}

// What is private has its picture where the person is alone with the coach, and
// nowhere else.
func TestPrivatePicture(t *testing.T) {
	r := bot.Reply{Body: "Your skills", Private: true, Picture: &bot.Picture{
		Title: "Your skills", Skills: []bot.SkillBar{{Label: "Java", Required: 3, Claimed: 2, Evidenced: 1}},
	}}
	for _, c := range []struct {
		to   address
		want bool
	}{
		{address{Surface: surfaceDirect, Channel: "D1", User: "U1"}, true},
		{address{Surface: surfaceDirect, User: "U1"}, true},
		{address{Surface: surfaceAssistant, Channel: "D1", Thread: "1.1", User: "U1"}, true},
		{address{Surface: surfaceDirect, Channel: "D1", User: "U1", Ephemeral: true}, false},
		{address{Surface: surfaceThread, Channel: "C1", Thread: "1.1", User: "U1"}, false},
		{address{Surface: surfaceSlash, Channel: "C1", User: "U1", Ephemeral: true}, false},
	} {
		if got := draftOf(r, c.to).picture != nil; got != c.want {
			t.Errorf("%+v: got a picture %v, want %v", c.to, got, c.want)
		}
	}
}

// Files go to Slack and nowhere else.
func TestForeignUploadURL(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	for url, want := range map[string]bool{
		"https://files.slack.com/upload/v1/x": true, f.URL + "/upload": true, "https://files-edge.slack.com/x": true,
		"http://files.slack.com/x": false, "https://evilslack.com/x": false, "https://files.slack.com@evil.org/": false, "": false,
	} {
		if got := s.takesFiles(url); got != want {
			t.Errorf("%s: got %v, want %v", url, got, want)
		}
	}
}
