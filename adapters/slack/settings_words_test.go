package slack

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"careercoach/bot"
)

func TestParseWish(t *testing.T) {
	hint := func(text string) Wish { return Wish{kind: wishHint, text: text} }
	for _, c := range []struct {
		said, channel string
		want          Wish
	}{
		{"admin", "C1", Wish{kind: wishShow}},
		{"  ADMIN  ", "C1", Wish{kind: wishShow}},
		{"admin channels", "C1", Wish{kind: wishShow}},
		{"admin contact #careers", "C1", Wish{kind: wishContact, text: "#careers"}},
		{"admin contact  Ana\u00a0 or\nBo ", "C1", Wish{kind: wishContact, text: "Ana or Bo"}},
		{"admin contact <@U1|ana> in <#C2|careers>", "C1", Wish{kind: wishContact, text: "@ana in #careers"}},
		{"admin contact <mailto:a@x.org|a@x.org>", "C1", Wish{kind: wishContact, text: "a@x.org"}},
		{"admin contact " + strings.Repeat("ä", 300), "C1", Wish{kind: wishContact, text: strings.Repeat("ä", maxContact)}},
		{"admin contact none", "C1", Wish{kind: wishContact}},
		{"admin contact", "C1", hint(hintContact)},
		{"admin contact <@U1>", "C1", hint(hintContact)},
		{"admin contact <#C1>", "C1", hint(hintContact)},
		{"admin brief on", "C1", Wish{kind: wishBrief, on: true}},
		{"admin Brief OFF", "C1", Wish{kind: wishBrief}},
		{"admin brief", "C1", hint(hintBrief)},
		{"admin channels here", "C1ABC", Wish{kind: wishAdd, channel: "C1ABC"}},
		{"admin channels add here", "C1ABC", Wish{kind: wishAdd, channel: "C1ABC"}},
		{"admin channels remove", "G1ABC", Wish{kind: wishRemove, channel: "G1ABC"}},
		{"admin channels here", "D1ABC", hint(hintChannel)},
		{"admin channels add <#C2ABC|careers>", "D1ABC", Wish{kind: wishAdd, channel: "C2ABC"}},
		{"admin channels add <#C2ABC|>", "D1ABC", Wish{kind: wishAdd, channel: "C2ABC"}},
		{"admin channel remove C2ABC", "D1ABC", Wish{kind: wishRemove, channel: "C2ABC"}},
		{"admin channels add <https://x.slack.com/archives/C2ABC/p17|there>", "D1ABC", Wish{kind: wishAdd, channel: "C2ABC"}},
		{"admin channels add #careers", "C1ABC", hint(hintChannel)},
		{"admin channels all", "C1ABC", Wish{kind: wishAll}},
		{"admin channels which?", "C1ABC", hint(hintChannel)},
	} {
		got, ok := parseWish(c.said, c.channel)
		if !ok || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q in %s: got %+v, %v, want %+v", c.said, c.channel, got, ok, c.want)
		}
	}
	for _, question := range []string{"", "what does an admin earn", "admin assistant pay", "administrator", "admin: contact"} {
		if got, ok := parseWish(question, "C1"); ok {
			t.Errorf("%q is taken for %+v", question, got)
		}
	}
}

func TestWishApplies(t *testing.T) {
	was := bot.Workspace{Contact: "#help", Brief: true, Channels: []string{"C1", "C2"}}
	full := bot.Workspace{Channels: strings.Split(strings.Repeat("C,", maxChannels), ",")[:maxChannels]}
	for _, c := range []struct {
		wish      Wish
		was, want bot.Workspace
	}{
		{Wish{kind: wishShow}, was, was},
		{Wish{kind: wishHint, text: "x"}, was, was},
		{Wish{kind: wishContact, text: "#jobs"}, was, bot.Workspace{Contact: "#jobs", Brief: true, Channels: []string{"C1", "C2"}}},
		{Wish{kind: wishBrief}, was, bot.Workspace{Contact: "#help", Channels: []string{"C1", "C2"}}},
		{Wish{kind: wishAdd, channel: "C3"}, was, bot.Workspace{Contact: "#help", Brief: true, Channels: []string{"C1", "C2", "C3"}}},
		{Wish{kind: wishAdd, channel: "C2"}, was, was},
		{Wish{kind: wishAdd, channel: "C3"}, full, full},
		{Wish{kind: wishRemove, channel: "C1"}, was, bot.Workspace{Contact: "#help", Brief: true, Channels: []string{"C2"}}},
		{Wish{kind: wishAll}, was, bot.Workspace{Contact: "#help", Brief: true}},
		{Wish{kind: wishSave, all: bot.Workspace{Channels: []string{"C9"}}}, was, bot.Workspace{Channels: []string{"C9"}}},
	} {
		got := c.was
		got.Channels = append([]string(nil), c.was.Channels...)
		c.wish.apply(&got)
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", c.wish.kind, got, c.want)
		}
	}
}

// Where nobody grants wishes they are questions.
func TestNobodyGrantsWishes(t *testing.T) {
	box := &inbox{}
	in := inboundFor(t, box, nil)
	for _, file := range []string{"coach_admin.form", "message_im_admin.json", "block_actions_settings.json", "view_submission_settings.json"} {
		for _, p := range payloadsOf(t, file) {
			if w := p.over(doorOf(t, in)); w.Code != 200 || w.Body.Len() != 0 {
				t.Errorf("%s: %d %s", p.name, w.Code, w.Body)
			}
		}
	}
	if got := box.all(); len(got) != 2 || got[0].Message.Text != "admin" || got[1].Message.Text != "admin" {
		t.Errorf("got %+v, want two questions", got)
	}
}

// Whatever is said, what comes of it can be kept, shown and put into the form.
func FuzzWish(f *testing.F) {
	for _, said := range []string{"", "contact <@U1|ana> &lt;!channel&gt;", "contact \u202e\x00", "brief on", "channels add <#C2ABC|x>", "channels here", "channels remove https://x/archives/C1ABC"} {
		f.Add("admin "+said, "C1ABC")
	}
	f.Fuzz(func(t *testing.T, said, channel string) {
		w, ok := parseWish(said, channel)
		if !ok {
			return
		}
		var kept bot.Workspace
		w.apply(&kept)
		if w.kind == wishHint && w.text == "" || !utf8.ValidString(kept.Contact) || strings.Contains(kept.Contact, "\n") {
			t.Errorf("%q is %+v", said, w)
		}
		d := settingsDraft(kept, w)
		message, err := json.Marshal(map[string]any{"text": d.text, "blocks": d.blocks})
		if err != nil {
			t.Fatal(err)
		}
		for _, shown := range []json.RawMessage{message, settingsView(Visit{Team: "T1", User: "U1"}, kept)} {
			if err := Validate(shown); err != nil {
				t.Errorf("%q: %v in %s", said, err, shown)
			}
		}
	})
}
