package slack

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"careercoach/bot"
)

// What is said to whom, where, and what is then kept.
func TestAdmin(t *testing.T) {
	was := bot.Workspace{Contact: "#help", Channels: []string{"C0CAREERS"}}
	slash := Visit{Team: "T1", User: "U1", Channel: "C1", Trigger: "1.2.x", surface: surfaceSlash, ephemeral: true}
	member, admin := userText(`,"is_admin":false`), userText(`,"is_admin":true`)
	for _, c := range []struct {
		name   string
		who    fakeAnswer
		wish   Wish
		want   bot.Workspace
		says   string
		method string
	}{
		{"a member", member, Wish{kind: wishShow}, was, barredText, "hook"},
		{"a member who changes", member, Wish{kind: wishBrief, on: true}, was, barredText, "hook"},
		{"a member who opens the form", member, Wish{kind: wishForm}, was, barredText, "hook"},
		{"a member who sends it", member, Wish{kind: wishSave}, was, barredText, "hook"},
		{"an admin", admin, Wish{kind: wishShow}, was, `"#help"`, "hook"},
		{"an admin who is not understood", admin, Wish{kind: wishHint, text: "Say more."}, was, "Say more.", "hook"},
		{"an admin who changes", admin, Wish{kind: wishBrief, on: true}, bot.Workspace{Contact: "#help", Brief: true, Channels: was.Channels}, "brief for everybody", "hook"},
		{"an admin who opens the form", admin, Wish{kind: wishForm}, was, `"initial_conversations":["C0CAREERS"]`, "views.open"},
		{"an admin who sends it", admin, Wish{kind: wishSave, all: bot.Workspace{Contact: "Ana"}}, bot.Workspace{Contact: "Ana"}, `"Ana"`, "hook"},
	} {
		f := newFakeSlack(t)
		f.will("users.info", c.who)
		kept := &chosenSettings{all: map[string]bot.Workspace{"T1": was}}
		s := f.sender()
		s.c.Settings = kept.settings()
		visit := slash
		visit.ResponseURL = f.URL + "/hook"
		if err := s.Callbacks().Admin(t.Context(), visit, c.wish); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := f.last(c.method).body; !strings.Contains(got, c.says) || c.method == "hook" && !strings.Contains(got, `"ephemeral"`) {
			t.Errorf("%s: got %s, want %q in it", c.name, got, c.says)
		}
		if !reflect.DeepEqual(kept.all["T1"], c.want) {
			t.Errorf("%s: kept %+v, want %+v", c.name, kept.all["T1"], c.want)
		}
	}
}

// Where the settings cannot be had, or the form not be opened, they are told.
func TestAdminFails(t *testing.T) {
	for _, c := range []struct {
		wish   Wish
		err    error
		refuse string
		says   string
	}{
		{Wish{kind: wishShow}, errors.New("the store is closed"), "", "nothing was changed"},
		{Wish{kind: wishBrief, on: true}, errors.New("the store is closed"), "", "nothing was changed"},
		{Wish{kind: wishForm}, nil, "expired_trigger_id", "could not be opened"},
	} {
		f := newFakeSlack(t)
		f.will("users.info", userText(`,"is_owner":true`))
		if c.refuse != "" {
			f.refuse("views.open", c.refuse)
		}
		s := f.sender()
		s.c.Settings = (&chosenSettings{err: c.err}).settings()
		visit := Visit{Team: "T1", User: "U1", Channel: "C1", Message: "1.5", ResponseURL: f.URL + "/hook", surface: surfaceSlash, ephemeral: true}
		if err := s.admin(t.Context(), visit, c.wish); err == nil {
			t.Errorf("%s: no error", c.wish.kind)
		}
		if got := f.last("hook").body; !strings.Contains(got, c.says) || !strings.Contains(got, `"replace_original":false`) {
			t.Errorf("%s: got %s, want %q beside the message", c.wish.kind, got, c.says)
		}
	}
}

// A direct message is answered there; what was said where the app is not, in
// one.
func TestAdminPlaces(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	s.c.Settings = (&chosenSettings{}).settings()
	admin := userText(`,"is_admin":true`)
	f.will("users.info", admin)
	if err := s.admin(t.Context(), Visit{Team: "T1", User: "U1", Channel: "D1", surface: surfaceDirect}, Wish{kind: wishShow}); err != nil {
		t.Fatal(err)
	}
	f.will("users.info", admin)
	f.refuse("chat.postEphemeral", "not_in_channel")
	if err := s.admin(t.Context(), Visit{Team: "T1", User: "U1", Channel: "C1", Thread: "1.1", fresh: true, ephemeral: true, surface: surfaceThread}, Wish{kind: wishShow}); err != nil {
		t.Fatal(err)
	}
	if len(f.posted) != 2 || f.posted[0]["channel"] != "D1" || f.posted[1]["channel"] != "D1" {
		t.Errorf("got %v, want two in D1", f.posted)
	}
	if got := f.last("chat.postEphemeral").body; strings.Contains(got, "thread_ts") {
		t.Errorf("in a thread that does not exist nobody sees %s", got)
	}
	f.will("users.info", admin) // the form was opened from the first
	if err := s.admin(t.Context(), Visit{Team: "T1", User: "U1", Channel: "D1", Message: "1700000000.000001", surface: surfaceDirect}, Wish{kind: wishSave}); err != nil {
		t.Fatal(err)
	}
	if got := f.last("chat.update").body; !strings.Contains(got, "1700000000.000001") {
		t.Errorf("the message was not changed: %s", got)
	}
}

// What is shown is within Slack's limits and calls nobody, whatever was kept.
func TestSettingsAreShownSafely(t *testing.T) {
	hostile := bot.Workspace{Contact: "<!channel> & <@U1> *x* `" + strings.Repeat("&", maxContact), Brief: true}
	for range maxChannels {
		hostile.Channels = append(hostile.Channels, "C0123456789")
	}
	for _, w := range []bot.Workspace{{}, {Contact: "#careers", Channels: []string{"C1A"}}, hostile} {
		for _, wish := range []Wish{{kind: wishShow}, {kind: wishSave}} {
			d := settingsDraft(w, wish)
			message, err := json.Marshal(map[string]any{"text": d.text, "blocks": d.blocks})
			if err != nil {
				t.Fatal(err)
			}
			if err := Validate(message); err != nil {
				t.Errorf("%+v: %v", w, err)
			}
		}
	}
}

// The form remembers where it was opened, and is filled with what is kept.
func TestSettingsForm(t *testing.T) {
	at := Visit{Team: "T1", User: "U1", Channel: "C1", Message: "1.5", ResponseURL: "https://hooks.slack.com/actions/T1/1/x", surface: surfaceSlash, ephemeral: true}
	view := settingsView(at, bot.Workspace{Contact: "#careers", Brief: true, Channels: []string{"C0CAREERS", "C0LOUNGE"}})
	var form struct {
		Metadata string           `json:"private_metadata"`
		Blocks   []map[string]any `json:"blocks"`
	}
	if err := json.Unmarshal(view, &form); err != nil || len(form.Blocks) != 3 {
		t.Fatalf("got %s, %v", view, err)
	}
	var in interaction
	in.View.Metadata = form.Metadata
	if got := in.opened(); got.address() != (address{Surface: surfaceSlash, Channel: "C1", Message: "1.5", ResponseURL: at.ResponseURL, Ephemeral: true}) {
		t.Errorf("it remembers %+v", got.address())
	}
	for _, want := range []string{`"initial_value":"#careers"`, `"initial_option":{"text":{"type":"plain_text","text":"Brief`, `["C0CAREERS","C0LOUNGE"]`} {
		if !strings.Contains(string(view), want) {
			t.Errorf("got %s, want %s in it", view, want)
		}
	}
	if err := Validate(view); err != nil {
		t.Error(err)
	}
	at.ResponseURL = strings.Repeat("x", maxURL)
	if got := settingsView(at, bot.Workspace{}); len(got) == 0 || strings.Contains(string(got), "initial_value") || strings.Contains(string(got), "initial_conversations") {
		t.Errorf("an empty form is %s", got)
	}
}
