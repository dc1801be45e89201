package slack

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"careercoach/bot"
)

// A formMemo is what an open form has to remember: which one it is, and where
// it is answered.
type formMemo struct {
	Name    string  `json:"n"`
	Address address `json:"at"`
	// Until is when the address takes no reply any more; the zero time means
	// never.
	Until time.Time `json:"u,omitzero"`
}

// FormView is the modal of a form, for views.open. The visit is the one that
// OpenForm was called with.
func FormView(v Visit, f bot.Form) json.RawMessage {
	m := modal{
		Type: "modal", Callback: actionForm, Metadata: formMetadata(v, f.Name),
		Title: plain(f.Title, maxViewText), Submit: plain("Send", maxViewText), Close: plain("Cancel", maxViewText),
	}
	seen := map[string]bool{}
	for _, field := range f.Fields {
		if b := newField(field); !seen[b.ID] && len(m.Blocks) < maxHomeBlocks {
			seen[b.ID] = true
			m.Blocks = append(m.Blocks, b)
		}
	}
	b, err := json.Marshal(m)
	if err != nil {
		panic("a form of plain strings cannot fail to encode: " + err.Error())
	}
	return b
}

// formMetadata is the memo of a form that a visit opens. What is too long to
// be remembered is answered in a direct message.
func formMetadata(v Visit, name string) string {
	memo := formMemo{Name: name, Address: v.address()}
	if v.ephemeral && !v.at.IsZero() {
		memo.Until = v.at.Add(respondFor)
	}
	b, err := json.Marshal(memo)
	if err != nil || units(string(b)) > maxMetadata {
		b, err = json.Marshal(formMemo{Name: name})
	}
	if err != nil {
		panic("a name cannot fail to encode: " + err.Error())
	}
	return string(b)
}

// fieldBlock is the block_id of a form's field.
func fieldBlock(name string) string { return cutUnits("field:"+name, maxID) }

// cutUnits cuts a text to a limit of UTF-16 code units.
func cutUnits(text string, limit int) string {
	for units(text) > limit {
		_, n := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-n]
	}
	return text
}

// form looks a form up.
func (i *Inbound) form(name string) (bot.Form, bool) {
	if i.config.Form == nil || name == "" {
		return bot.Form{}, false
	}
	return i.config.Form(name)
}

// noForm is what people read who use a form of an earlier version.
const noForm = "This form is not used any more. Please answer in your own words."

// formWanted decides about a click on the button of a form: it is opened at
// once, for that is only possible within three seconds.
func (i *Inbound) formWanted(v Visit) verdict {
	v.Message, v.at = "", i.config.Now() // the answer is a new message
	f, ok := i.form(v.Value)
	if !ok {
		return v.hint(noForm)
	}
	return verdict{why: "form", visit: v, task: &task{kind: taskForm, visit: v, form: f}}
}

// readFilled decides about a form of the coach's that was sent: it is a
// message, answered where its button stood.
func (i *Inbound) readFilled(in interaction, raw json.RawMessage) verdict {
	var memo formMemo
	_ = json.Unmarshal([]byte(in.View.Metadata), &memo) // what is none of ours names no form
	f, ok := i.form(memo.Name)
	if !ok {
		return verdict{why: "unknown form", body: in.View.State.refuse(noForm)}
	}
	fields, wrong := in.View.State.fields(f)
	if len(wrong) > 0 {
		return verdict{why: "form to be mended", body: formErrors(wrong)}
	}
	v, until := memo.visit(in.visit(), i.config.Now())
	out := v.ask(triggerID(in.Trigger, raw), f.Command)
	out.event.Message.Fields, out.event.Message.Time, out.event.Until = fields, i.config.Now(), until
	out.refuse = in.View.State.refuse
	return out
}

// visit is the visit of who sent the form, at the place that it is answered
// at: in a direct message where that place takes no reply any more.
func (m formMemo) visit(v Visit, now time.Time) (Visit, time.Time) {
	a, until := m.Address, m.Until
	v.Channel, v.Thread, v.surface, v.ephemeral, v.ResponseURL = a.Channel, a.Thread, a.Surface, a.Ephemeral, a.ResponseURL
	v.Message = ""
	if v.surface == "" || !until.IsZero() && !now.Before(until) {
		v.Channel, v.Thread, v.surface, v.ephemeral, v.ResponseURL = "", "", surfaceDirect, false, ""
		until = time.Time{}
	}
	return v, until
}

// fields reads what was filled in, and says by block what is wrong with it.
func (s inputs) fields(f bot.Form) (fields []bot.Field, wrong map[string]string) {
	wrong = map[string]string{}
	for _, field := range f.Fields {
		block := fieldBlock(field.Name)
		value := strings.TrimSpace(s[block][actionForm].Value)
		if text := fieldError(field, value); text != "" {
			wrong[block] = text
		}
		fields = append(fields, bot.Field{Name: field.Name, Value: value})
	}
	return fields, wrong
}

// fieldError says what is wrong with a field; it is empty where nothing is.
func fieldError(f bot.FormField, value string) string {
	n := utf8.RuneCountInString(value)
	switch {
	case n == 0 && f.Optional:
		return ""
	case n == 0:
		return "Please fill this in."
	case n < min(f.Min, maxInput):
		return fmt.Sprintf("This is a little short: at least %d characters, please.", min(f.Min, maxInput))
	case n > longestField(f):
		return fmt.Sprintf("This is too long: at most %d characters, please.", longestField(f))
	}
	return ""
}

// refuse is an acknowledgement that shows a text in the form that these are
// the inputs of: under its first field by name. Without any it closes the form.
func (s inputs) refuse(text string) json.RawMessage {
	first := ""
	for block := range s {
		if first == "" || block < first {
			first = block
		}
	}
	if first == "" {
		return nil
	}
	return formErrors(map[string]string{first: text})
}
