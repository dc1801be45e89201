package discord

import (
	"encoding/json"
	"strings"

	discordapi "github.com/bwmarrin/discordgo"

	"careercoach/bot"
)

// form is the button that opens a form; false where there is none. A form
// belongs to the person's own conversation, so that only they can open it.
func (a asker) form(f *bot.Form) (Component, bool) {
	if f == nil || f.Name == "" {
		return Component{}, false
	}
	a.private = true
	id, ok := a.id(clickOpen, f.Name)
	label := shorten(oneLine(f.Button), maxLabel)
	if !visible(label) {
		label = "Fill in a form"
	}
	return Component{Type: typeButton, Style: stylePrimary, Label: label, CustomID: id}, ok
}

// withButton adds a button to the last row, or in a row of its own where there
// is no room.
func withButton(rows list[Component], b Component) list[Component] {
	if n := len(rows); n > 0 {
		last := &rows[n-1]
		if last.Components[0].Type == typeButton && len(last.Components) < maxRowButtons {
			last.Components = append(last.Components, b)
			return rows
		}
	}
	return append(rows, row(b))
}

// maxGiven is how long an answer in a form may be where the form says nothing,
// in characters.
const maxGiven = 3000

// modal is a form as Discord opens it. It returns false where Discord would
// not take it: without fields, with too many, or with names that cannot be
// carried or are not unique.
func modal(f bot.Form, owner string) (Form, bool) {
	id, ok := click{kind: clickFilled, owner: owner, private: true, value: f.Name}.encode()
	if !ok || units(id) > maxCustomID || len(f.Fields) == 0 || len(f.Fields) > maxInputs {
		return Form{}, false
	}
	out := Form{CustomID: id, Title: shorten(oneLine(f.Title), maxFormTitle)}
	if !visible(out.Title) {
		out.Title = "A form"
	}
	seen := map[string]bool{}
	for _, field := range f.Fields {
		if !visible(field.Name) || units(field.Name) > maxCustomID || seen[field.Name] {
			return Form{}, false
		}
		seen[field.Name] = true
		out.Components = append(out.Components, row(inputOf(field)))
	}
	return out, true
}

// inputOf is a field of a form.
func inputOf(f bot.FormField) Component {
	required := !f.Optional
	c := Component{
		Type: typeInput, CustomID: f.Name, Style: inputShort, Required: &required,
		Label: shorten(oneLine(f.Label), maxInputLabel), Placeholder: shorten(oneLine(f.Hint), maxInputHint),
		MaxLength: maxGiven,
	}
	if !visible(c.Label) {
		c.Label = shorten(f.Name, maxInputLabel)
	}
	if f.Long {
		c.Style = inputLong
	}
	if f.Max > 0 {
		c.MaxLength = min(f.Max, maxInputLength)
	}
	if required { // an answer that may be left out may be empty
		c.MinLength = min(max(f.Min, 0), c.MaxLength)
	}
	return c
}

// openForm opens the form of a name.
func (in *intake) openForm(i interaction, name string) callback {
	f, ok := in.config.Form(name)
	if !ok {
		return hintCallback(noForm)
	}
	if len(f.Fields) == 1 && f.Fields[0].Hint == "" { // the form covers the question
		f.Fields = []bot.FormField{f.Fields[0]}
		f.Fields[0].Hint = i.question()
	}
	m, ok := modal(f, i.person())
	if !ok {
		in.log.Error("a form cannot be shown on Discord: it needs 1 to 5 fields with short names of their own", "form", name)
		return hintCallback(noForm)
	}
	return callback{discordapi.InteractionResponseModal, m}
}

// question is the last paragraph of the message that a click was on that is
// neither quoted nor in italics, without its marks; empty where there is none.
func (i interaction) question() string {
	var embeds []struct{ Description string }
	if i.Message == nil || json.Unmarshal(i.Message.Embeds, &embeds) != nil || len(embeds) == 0 {
		return ""
	}
	question := ""
	for part := range strings.SplitSeq(embeds[0].Description, "\n\n") {
		aside := strings.HasPrefix(part, "> ") || strings.HasPrefix(part, "*") && !strings.HasPrefix(part, "**")
		if visible(part) && !aside {
			question = part
		}
	}
	return unmarked.Replace(question)
}

// unmarked takes Discord's marks out of a text, but for those that stand for
// themselves.
var unmarked = strings.NewReplacer(
	`\\`, `\`, `\*`, "*", `\_`, "_", `\~`, "~", "\\`", "`", `\|`, "|", `\>`, ">", `\#`, "#", `\-`, "-", `\[`, "[", `\]`, "]",
	`\(`, "(", `\)`, ")", `\<`, "<", `\@`, "@", `\:`, ":", `\.`, ".", `\+`, "+", "*", "", "`", "",
)

// noForm is said where a form cannot be opened or is no longer known.
const noForm = "I do not have that form any more: please write me a message instead."

// filled makes an event of a form that was filled in. It is never refused for
// coming too fast: what was written would be lost.
func (in *intake) filled(i interaction, name string) (address, bot.Event, *callback) {
	f, ok := in.config.Form(name)
	if !ok {
		return instead(hintCallback(noForm))
	}
	to := i.address(i.hidden())
	if i.Message != nil { // the answer takes the place of the question
		to.Update, to.Message = true, string(i.Message.ID)
	}
	e := in.interactionEvent(i, to, f.Command)
	e.Message.Fields = []bot.Field{}
	for _, field := range f.Fields {
		value := strings.TrimSpace(input(i.Data.Components, field.Name))
		e.Message.Fields = append(e.Message.Fields, bot.Field{Name: field.Name, Value: value})
	}
	return to, e, nil
}

// openable is a reply without a form that could not be opened.
func (a *Adapter) openable(r bot.Reply) bot.Reply {
	if r.Form == nil {
		return r
	}
	if _, ok := a.config.Form(r.Form.Name); !ok {
		r.Form = nil
	}
	return r
}
