package slack

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"careercoach/bot"
)

// Callbacks are the callbacks that a Sender can do by itself: all but
// HomeOpened, for which there is PublishHome, and Removed, which is that of
// Installations.
func (s *Sender) Callbacks() Callbacks {
	c := Callbacks{
		ChatOpened: s.greet, Share: s.shareReply, AskMissing: s.askMissing,
		OpenForm: s.openForm, Notice: s.notice,
	}
	if s.c.Settings != nil {
		c.Admin = s.admin
	}
	return c
}

// PublishHome shows a reply on the home tab of the visit's person.
func (s *Sender) PublishHome(ctx context.Context, v Visit, r bot.Reply) error {
	d := Render(r, Options{Home: true}).draft()
	tab := homeTab{Type: "home", Blocks: d.blocks, Metadata: HomeMetadata(v)}
	if tab.Blocks == nil {
		tab.Blocks = textBlocks(d.text)
	}
	return s.publishHome(ctx, v.address(), tab)
}

// homeTab is a home tab.
type homeTab struct {
	Type     string          `json:"type"`
	Blocks   json.RawMessage `json:"blocks"`
	Metadata string          `json:"private_metadata,omitempty"`
}

// greet names a conversation that was opened, and offers first questions.
func (s *Sender) greet(ctx context.Context, v Visit) error {
	to := v.address()
	if to.Channel == "" {
		return nil
	}
	if to.Thread != "" {
		if err := s.title(ctx, to, "Career coach"); err != nil {
			return err
		}
	}
	return s.prompts(ctx, to, "You could begin with", firstPrompts())
}

// shareReply shows an answer to the channel that only the asker saw. It goes
// by the response_url, as the app need not be a member of the channel; its
// picture follows where it is one.
func (s *Sender) shareReply(ctx context.Context, v Visit) error {
	r, err := unpackReply(v.Value)
	if err != nil {
		return err
	}
	d := Render(r, Options{SharedBy: v.User}).draft()
	err = s.respondTo(ctx, v.ResponseURL, hookBody{Type: "in_channel", Delete: true, Text: d.text, Blocks: d.blocks, Thread: v.Thread})
	if d.picture = pictureOf(r); err != nil || d.picture == nil || v.Channel == "" {
		return err
	}
	p := &posting{Sender: s, to: v.address(), draft: d}
	p.sharePicture(ctx, receipt{Channel: v.Channel})
	return nil
}

// askMissing opens the form that asks what was missing.
func (s *Sender) askMissing(ctx context.Context, v Visit) error {
	return s.openView(ctx, v.address(), v.Trigger, MissingView(v))
}

// openForm opens a form of the coach's, and says so where that fails.
func (s *Sender) openForm(ctx context.Context, v Visit, f bot.Form) error {
	err := s.openView(ctx, v.address(), v.Trigger, FormView(v, f))
	if err != nil {
		err = errors.Join(err, s.notice(ctx, v, "The form could not be opened. Please press the button again, or answer in your own words."))
	}
	return err
}

// notice tells a person something that nobody else need see: where they are
// or, where the app is not, in a direct message.
func (s *Sender) notice(ctx context.Context, v Visit, text string) error {
	p := &posting{Sender: s, to: v.address(), draft: draft{text: text}}
	if v.ResponseURL != "" {
		return s.respondTo(ctx, v.ResponseURL, hookBody{Type: "ephemeral", Text: text, Thread: v.Thread})
	}
	if err := p.whisper(ctx, p.draft); !isElsewhere(err) {
		return err
	}
	return s.apart(ctx, v, p.draft)
}

// end is the last moment at which it may have happened: what was installed
// after it stays.
func (r Removal) end() time.Time {
	if r.At.IsZero() {
		return r.At
	}
	return r.At.Add(time.Second)
}

// Removed does what Callbacks.Removed is for.
func (s *Installations) Removed(ctx context.Context, r Removal) error {
	if r.Team == "" && r.Enterprise == "" || len(r.Teams) > 0 { // the organisation's installation goes on
		return nil
	}
	if r.Uninstalled {
		return s.Uninstalled(ctx, r.Team, r.Enterprise, r.end())
	}
	return s.Revoked(ctx, r.Team, r.Enterprise, slices.Clone(r.Bots), r.end())
}
