package slack

import (
	"context"
	"encoding/json"
	"strings"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// admin grants a wish, or says why not, to the person alone. It implements
// Callbacks.Admin.
func (s *Sender) admin(ctx context.Context, v Visit, w Wish) error {
	beside := v
	beside.Message = "" // what was clicked on stays
	if why, err := s.barred(ctx, v); why != "" {
		return firstError(err, s.tell(ctx, beside, draft{text: why}))
	}
	switch w.kind {
	case wishHint:
		return s.tell(ctx, beside, draft{text: w.text})
	case wishForm:
		return s.openSettings(ctx, v)
	}
	settings, err := s.wished(ctx, v, w)
	if err != nil {
		return firstError(err, s.tell(ctx, beside, draft{text: "The settings could not be read or kept, so nothing was changed. Please try again in a minute."}))
	}
	return s.tell(ctx, v, settingsDraft(settings, w))
}

// wished does what is wished and returns what the settings are then.
func (s *Sender) wished(ctx context.Context, v Visit, w Wish) (bot.Workspace, error) {
	if w.changes() {
		return s.c.Settings.Change(ctx, v.workspace(), w.apply)
	}
	return s.c.Settings.Load(ctx, v.workspace())
}

// openSettings opens the form with what the settings are.
func (s *Sender) openSettings(ctx context.Context, v Visit) error {
	settings, err := s.c.Settings.Load(ctx, v.workspace())
	if err == nil {
		err = s.openView(ctx, v.address(), v.Trigger, settingsView(v, settings))
	}
	if err == nil {
		return nil
	}
	v.Message = ""
	return firstError(err, s.tell(ctx, v, draft{text: "The form could not be opened. You can also type what you want: `/coach admin contact #careers`, `/coach admin brief on`, `/coach admin channels here`."}))
}

// tell shows something to a visitor alone: where they are, or, where the app
// is not, in a direct message.
func (s *Sender) tell(ctx context.Context, v Visit, d draft) error {
	p := &posting{Sender: s, to: v.address(), draft: d}
	p.out.ID = "settings/" + v.Trigger + v.Channel + v.Thread + v.Message
	_, err := p.deliver(ctx)
	if !isElsewhere(err) {
		return err
	}
	return s.apart(ctx, v, d)
}

// apart shows something to a visitor in a direct message.
func (s *Sender) apart(ctx context.Context, v Visit, d draft) error {
	p := &posting{Sender: s, draft: d, to: address{Surface: surfaceDirect, Team: v.Team, Enterprise: v.Enterprise, User: v.User}}
	p.out.ID = "apart/" + v.Trigger + v.Channel + v.Thread + v.Message
	_, err := p.post(ctx, p.to.place())
	return err
}

// isElsewhere reports whether the app or the person is not in the channel, so
// that nothing can be shown to them there.
func isElsewhere(err error) bool {
	return hasWord(err, "not_in_channel", "user_not_in_channel", "channel_not_found", "is_archived", "restricted_action")
}

// firstError returns the first of two errors that is one.
func firstError(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// settingsDraft shows the settings, with a button that opens the form.
func settingsDraft(w bot.Workspace, wish Wish) draft {
	title := "Settings of this workspace"
	if wish.changes() {
		title = "Changed: settings of this workspace"
	}
	lines := []richText{bold("Whom people can ask: "), {Type: "text", Text: orText(w.Contact, "nobody is named here")}, bold("\nAnswers: "), {Type: "text", Text: length(w.Brief)}, bold("\nChannels: ")}
	blocks, err := json.Marshal([]Block{
		headerBlock{"header", plain(title, maxHeader)},
		rich(channelSection{"rich_text_section", channelElements(lines, w.Channels)}),
		contextBlock{"context", []textObject{mrkdwn("Whoever runs the workspace can also type: `/coach admin contact #careers`, `/coach admin brief on`, `/coach admin channels here`")}},
		actionsBlock{"actions", "", []any{button{"button", actionSettings, plain("Change", maxButtonText), "form"}}},
	})
	if err != nil {
		panic("blocks of strings cannot fail to encode: " + err.Error())
	}
	text := title + ". Whom people can ask: " + orText(w.Contact, "nobody is named here") + ". Answers: " + length(w.Brief) + "."
	return draft{text: markup.EscapeSlack(oneLine(text)), blocks: blocks}
}

func bold(text string) richText {
	return richText{Type: "text", Text: text, Style: &richStyle{Bold: true}}
}

func orText(text, other string) string {
	if text = markup.BreakBroadcasts(strings.TrimSpace(text)); text == "" {
		return other
	}
	return text
}

// length says how long answers are.
func length(brief bool) string {
	if brief {
		return "brief for everybody"
	}
	return "in full, unless somebody asks for brief ones"
}

// A channelSection is a section of rich text that may name channels.
type channelSection struct {
	Type     string `json:"type"`
	Elements []any  `json:"elements"` // richText or channelName
}

// channelName shows the name of a channel to those who may know it.
type channelName struct {
	Type    string `json:"type"` // channel
	Channel string `json:"channel_id"`
}

// channelElements are some texts and then the channels.
func channelElements(texts []richText, ids []string) []any {
	var out []any
	for _, t := range texts {
		out = append(out, t)
	}
	if len(ids) == 0 {
		return append(out, richText{Type: "text", Text: "all that I was invited to"})
	}
	for n, id := range ids {
		if n > 0 {
			out = append(out, richText{Type: "text", Text: ", "})
		}
		out = append(out, channelName{"channel", id})
	}
	return append(out, richText{Type: "text", Text: "; direct messages and /coach work everywhere"})
}
