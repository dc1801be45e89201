package discord

import (
	"encoding/json"
	"strings"
	"testing"

	discordapi "github.com/bwmarrin/discordgo"

	"careercoach/bot"
)

func TestModal(t *testing.T) {
	m, ok := modal(storyForm(), asker1)
	if !ok {
		t.Fatal("the form cannot be opened")
	}
	check(t, "modal", ValidateCallback(encoded(t, callback{discordapi.InteractionResponseModal, m})), "")
	if c, ok := parseClick(m.CustomID); !ok || c.kind != clickFilled || c.owner != asker1 || c.value != "story" || !c.private {
		t.Errorf("the form's custom_id says %+v", c)
	}
	for i, want := range []Component{
		{CustomID: "title", Style: inputShort, MaxLength: 80, Required: new(true)},
		{CustomID: "action", Style: inputLong, MinLength: 20, MaxLength: 3000, Required: new(true)},
		{CustomID: "result", Style: inputLong, MaxLength: 4000, Required: new(false)},
	} {
		got := m.Components[i].Components[0]
		if got.CustomID != want.CustomID || got.Style != want.Style || got.MinLength != want.MinLength || got.MaxLength != want.MaxLength || *got.Required != *want.Required {
			t.Errorf("input %d is %+v, want %+v", i, got, want)
		}
	}
}

func TestModalRefuses(t *testing.T) {
	field := bot.FormField{Name: "a", Label: "A"}
	fields := func(n int) []bot.FormField {
		var out []bot.FormField
		for i := range n {
			out = append(out, bot.FormField{Name: string(rune('a' + i)), Label: "x"})
		}
		return out
	}
	for name, c := range map[string]struct {
		form bot.Form
		want bool
	}{
		"one field":           {bot.Form{Name: "f", Fields: fields(1)}, true},
		"five fields":         {bot.Form{Name: "f", Fields: fields(5)}, true},
		"no fields":           {bot.Form{Name: "f"}, false},
		"six fields":          {bot.Form{Name: "f", Fields: fields(6)}, false},
		"one name twice":      {bot.Form{Name: "f", Fields: []bot.FormField{field, field}}, false},
		"a field unnamed":     {bot.Form{Name: "f", Fields: []bot.FormField{{Label: "A"}}}, false},
		"a long field's name": {bot.Form{Name: "f", Fields: []bot.FormField{{Name: strings.Repeat("n", 101), Label: "A"}}}, false},
		"the longest name":    {bot.Form{Name: strings.Repeat("n", 40), Fields: fields(1)}, true},
		"a name too long":     {bot.Form{Name: strings.Repeat("n", 90), Fields: fields(1)}, false},
		"long labels": {bot.Form{Name: "f", Title: strings.Repeat("t ", 60), Fields: []bot.FormField{
			{Name: "a", Label: strings.Repeat("l ", 60), Hint: strings.Repeat("h ", 90), Min: 9000, Max: 8000},
		}}, true},
	} {
		m, ok := modal(c.form, asker1)
		if ok != c.want {
			t.Errorf("%s: can be opened %v, want %v", name, ok, c.want)
		}
		if ok {
			check(t, name, ValidateCallback(encoded(t, callback{discordapi.InteractionResponseModal, m})), "")
		}
	}
}

// TestRepliesLoseFormsThatAreNotKnown shows no button that could not be used.
func TestRepliesLoseFormsThatAreNotKnown(t *testing.T) {
	in, _ := newIntake(t)
	for name, want := range map[string]bool{"story": true, "gone": false} {
		if got := in.openable(bot.Reply{Form: &bot.Form{Name: name}}).Form != nil; got != want {
			t.Errorf("the form %s is shown %v, want %v", name, got, want)
		}
	}
	a, err := New(Config{Token: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	if a.openable(bot.Reply{Form: new(storyForm())}).Form != nil {
		t.Error("a form is shown without Config.Form")
	}
}

// TestFormsAreNeverTooFast takes what was written also from somebody who has
// used up their questions.
func TestFormsAreNeverTooFast(t *testing.T) {
	in, _ := newIntake(t)
	in.people.every = 1 << 40
	i := interaction{ID: "1481000000645922816", Type: discordapi.InteractionModalSubmit, User: &user{ID: asker1}, Token: "t"}
	i.Data.CustomID = "g!" + asker1 + ":story"
	for range freeQuestions + 3 {
		in.people.take(asker1)
		if _, e, first := in.decideForm(i); first != nil || len(e.Message.Fields) != 3 {
			t.Fatalf("a form became %+v, answered with %+v", e.Message, first)
		}
	}
}

// TestFormsOfOneFieldShowTheirQuestion has the field of a form say what is
// asked: on a telephone the form covers the message.
func TestFormsOfOneFieldShowTheirQuestion(t *testing.T) {
	in, _ := newIntake(t)
	hinted := bot.Form{Name: "hinted", Fields: []bot.FormField{{Name: "a", Label: "A", Hint: "such as 3"}}}
	in.config.Form = func(name string) (bot.Form, bool) {
		switch name {
		case "one":
			return bot.Form{Name: "one", Fields: []bot.FormField{{Name: "a", Label: "Your answer", Long: true}}}, true
		case "hinted":
			return hinted, true
		}
		return storyForm(), true
	}
	const asked = "**Tell me about 2\\.5 days, or a \\*star\\*: `when`?**"
	howItGoes := Render(bot.Reply{Body: "*Say `stop` to leave.*"}, Options{}).Embeds[0].Description
	for _, c := range []struct{ form, embeds, want string }{
		{"one", string(encoded(t, []Embed{{Description: "## Noted.\n\n" + asked}})), "Tell me about 2.5 days, or a *star*: when?"},
		{"one", string(encoded(t, []Embed{{Description: asked + "\n\n> ⚠️ Nothing secret\n\n" + howItGoes}})), "Tell me about 2.5 days, or a *star*: when?"},
		{"one", string(encoded(t, []Embed{{Description: strings.Repeat("long ", 60)}})), strings.TrimSpace(strings.Repeat("long ", 19)) + "…"},
		{"one", "", ""}, {"one", "[]", ""}, {"one", `{"a":1}`, ""}, {"one", `[{"description":5}]`, ""}, {"one", `null`, ""},
		{"hinted", string(encoded(t, []Embed{{Description: asked}})), "such as 3"},
		{"story", string(encoded(t, []Embed{{Description: asked}})), storyForm().Fields[0].Hint},
	} {
		message := `{"id":"1481000000029360128"}`
		if c.embeds != "" {
			message = `{"id":"1481000000029360128","embeds":` + c.embeds + `}`
		}
		i := interaction{User: &user{ID: asker1}}
		if err := json.Unmarshal([]byte(message), &i.Message); err != nil {
			t.Fatal(err)
		}
		answer := in.openForm(i, c.form)
		check(t, c.form, ValidateCallback(encoded(t, answer)), "")
		if got := answer.Data.(Form).Components[0].Components[0].Placeholder; got != c.want {
			t.Errorf("form %s under %.60s shows %q, want %q", c.form, c.embeds, got, c.want)
		}
	}
	if hinted.Fields[0].Hint != "such as 3" {
		t.Error("the form itself was changed")
	}
}
