package slack

import (
	"context"
	"encoding/json"

	"careercoach/bot"
)

// What the inbound side asks for between an event and its reply. None of it is
// tried again: it is of use at once or not at all.

// Slack's limits on what is asked for.
const maxTitle = 250

// status shows under a thread that the coach is at work; an empty text takes
// it away. Slack takes it away with the reply, and after two minutes. Outside
// threads it has no such sign.
func (s *Sender) status(ctx context.Context, to address, text string) error {
	const method = "assistant.threads.setStatus"
	body := map[string]string{"channel_id": to.Channel, "thread_ts": to.Thread, "status": text}
	return s.invoke(ctx, to, apiCall{method: method, body: body}, nil, methodLine(method, to.Team))
}

// title names a thread of the assistant pane.
func (s *Sender) title(ctx context.Context, to address, text string) error {
	const method = "assistant.threads.setTitle"
	body := map[string]string{"channel_id": to.Channel, "thread_ts": to.Thread, "title": cutText(text, maxTitle)}
	return s.invoke(ctx, to, apiCall{method: method, body: body}, nil, methodLine(method, to.Team))
}

// A prompt is offered where a conversation opens.
type prompt struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

// prompts offers first questions, at most four; without a thread they stand
// above the composer.
func (s *Sender) prompts(ctx context.Context, to address, heading string, list []prompt) error {
	const method = "assistant.threads.setSuggestedPrompts"
	body := struct {
		Channel string   `json:"channel_id"`
		Thread  string   `json:"thread_ts,omitempty"`
		Title   string   `json:"title,omitempty"`
		Prompts []prompt `json:"prompts"`
	}{to.Channel, to.Thread, heading, list[:min(len(list), 4)]}
	return s.invoke(ctx, to, apiCall{method: method, body: body}, nil, methodLine(method, to.Team))
}

// homeView is a home tab of nothing but blocks.
type homeView struct {
	Type   string          `json:"type"`
	Blocks json.RawMessage `json:"blocks"`
}

// publishHome shows a view on the home tab of the address's person.
func (s *Sender) publishHome(ctx context.Context, to address, view any) error {
	body := struct {
		User string `json:"user_id"`
		View any    `json:"view"`
	}{to.User, view}
	return s.invoke(ctx, to, apiCall{method: "views.publish", body: body}, nil, methodLine("views.publish", to.Team))
}

// openView opens a form. A trigger serves once, within three seconds.
func (s *Sender) openView(ctx context.Context, to address, trigger string, view any) error {
	body := struct {
		Trigger string `json:"trigger_id"`
		View    any    `json:"view"`
	}{trigger, view}
	return s.invoke(ctx, to, apiCall{method: "views.open", body: body}, nil)
}

// Welcome sends a reply to who installed the app, as a direct message. Its
// signature is that of OAuthConfig.Installed but for the reply.
func (s *Sender) Welcome(ctx context.Context, i Installation, r bot.Reply) error {
	to := address{Surface: surfaceDirect, Team: i.Team, Enterprise: i.Enterprise, User: i.Installer}
	p := &posting{Sender: s, to: to, draft: s.render(r, to)}
	p.out.ID = "welcome/" + i.Team + "/" + i.Enterprise + "/" + i.Installed.UTC().Format("20060102T150405")
	_, err := p.post(ctx, to.place())
	return err
}
