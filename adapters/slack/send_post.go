package slack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"careercoach/bot"
)

// A posting is one reply on its way.
type posting struct {
	*Sender
	to    address
	out   bot.Outgoing
	draft draft
}

// A draft is a reply as Slack shows it.
type draft struct {
	text    string          // the notification, and what is shown without blocks; never empty
	blocks  json.RawMessage // nil where the text is all
	picture *picture        // nil where there is none
}

// deliver chooses the way that a reply takes.
func (p *posting) deliver(ctx context.Context) (receipt, error) {
	switch {
	case len(p.out.Reply.Files) > 0:
		return p.handOver(ctx)
	case p.to.Surface == surfaceHome && p.to.Channel == "":
		return receipt{}, p.fit(func(d draft) error { return p.home(ctx, d) })
	case p.alone() && p.to.ResponseURL != "":
		inPlace := p.to.Ephemeral && p.to.Message != ""
		return receipt{}, p.fit(func(d draft) error { return p.respond(ctx, d, "ephemeral", inPlace) })
	case p.alone():
		return receipt{}, p.aside(ctx)
	}
	return p.show(ctx)
}

// alone reports whether the reply is for one person, where others would see it.
func (p *posting) alone() bool {
	if p.to.direct() {
		return p.to.Ephemeral
	}
	return p.to.Ephemeral || p.out.Reply.Private
}

// show puts the reply where all can read it: in the place of a message, or as
// a new one.
func (p *posting) show(ctx context.Context) (receipt, error) {
	if old := p.old(); old.TS != "" {
		err := p.fit(func(d draft) error { return p.update(ctx, d, old) })
		switch {
		case err == nil:
			return old, nil
		case p.to.ResponseURL != "" && p.to.Message == old.TS && hasWord(err, "channel_not_found", "not_in_channel", "cant_update_message"):
			return old, p.fit(func(d draft) error { return p.respond(ctx, d, "in_channel", true) })
		case !isLost(err):
			return receipt{}, err
		}
	}
	got, err := p.post(ctx, p.to.place())
	if err == nil && p.draft.picture != nil {
		p.sharePicture(ctx, got)
	}
	return got, err
}

// old is the message that the reply takes the place of; without TS there is
// none.
func (p *posting) old() receipt {
	var r receipt
	if p.out.Replaces != nil && json.Unmarshal(p.out.Replaces, &r) == nil && r.TS != "" {
		return r
	}
	return receipt{p.to.Channel, p.to.Message}
}

// A place is where a new message goes.
type place struct {
	channel string // a person's id stands for the direct message with them
	thread  string // empty outside threads
}

// place is where a reply to an address goes.
func (a address) place() place {
	if a.Channel == "" {
		return place{channel: a.User}
	}
	return place{a.Channel, a.Thread}
}

// post posts the reply as a new message, unless an earlier try did.
func (p *posting) post(ctx context.Context, at place) (receipt, error) {
	if p.out.Doubt {
		found, err := p.look(ctx, at)
		if err != nil || found.message.TS != "" {
			return found.message, err
		}
	}
	var got receipt
	err := p.fit(func(d draft) error {
		body := postBody{
			Channel: at.channel, Thread: at.thread, Text: d.text, Blocks: d.blocks,
			Metadata: &metadata{metadataType, mark{p.mark()}}, Links: new(bool), Media: new(bool),
		}
		return p.invoke(ctx, p.to, apiCall{method: "chat.postMessage", body: body}, &got, messageLines(p.to.Team, at.channel)...)
	})
	return got, err
}

// update puts the reply in the place of a message.
func (p *posting) update(ctx context.Context, d draft, old receipt) error {
	body := postBody{Channel: old.Channel, TS: old.TS, Text: d.text, Blocks: blocksOrNone(d.blocks)}
	return p.invoke(ctx, p.to, apiCall{method: "chat.update", body: body}, nil, methodLine("chat.update", p.to.Team))
}

// blocksOrNone makes the blocks of the message that is replaced go away where
// there are no new ones.
func blocksOrNone(blocks json.RawMessage) json.RawMessage {
	if blocks == nil {
		return json.RawMessage("[]")
	}
	return blocks
}

// aside shows the reply to the person alone where they asked or, where nothing
// can be shown to them there, in a direct message; that something goes on there
// they see there by themselves.
func (p *posting) aside(ctx context.Context) error {
	err := p.fit(func(d draft) error { return p.whisper(ctx, d) })
	switch {
	case !isElsewhere(err) || p.to.User == "":
		return err
	case p.out.Reply.Effect == bot.EffectMove:
		return nil
	}
	_, err = p.post(ctx, place{channel: p.to.User})
	return err
}

// whisper shows the reply to the person alone.
func (p *posting) whisper(ctx context.Context, d draft) error {
	body := postBody{Channel: p.to.Channel, User: p.to.User, Thread: p.to.Thread, Text: d.text, Blocks: d.blocks}
	if p.to.Fresh {
		body.Thread = ""
	}
	return p.invoke(ctx, p.to, apiCall{method: "chat.postEphemeral", body: body}, nil, methodLine("chat.postEphemeral", p.to.Team))
}

// home shows the reply on the person's home tab.
func (p *posting) home(ctx context.Context, d draft) error {
	blocks := d.blocks
	if blocks == nil {
		blocks = textBlocks(d.text)
	}
	return p.publishHome(ctx, p.to, homeView{"home", blocks})
}

// postBody is the body of the methods that post and change messages.
type postBody struct {
	Channel  string          `json:"channel"`
	User     string          `json:"user,omitempty"`
	Thread   string          `json:"thread_ts,omitempty"`
	TS       string          `json:"ts,omitempty"`
	Text     string          `json:"text"`
	Blocks   json.RawMessage `json:"blocks,omitempty"`
	Metadata *metadata       `json:"metadata,omitempty"`
	Links    *bool           `json:"unfurl_links,omitempty"`
	Media    *bool           `json:"unfurl_media,omitempty"`
}

// metadata lies beside a message and is not shown.
type metadata struct {
	Type    string `json:"event_type"`
	Payload mark   `json:"event_payload"`
}

// mark tells one reply from all others.
type mark struct {
	ID string `json:"id"`
}

// metadataType is the type of the metadata of replies.
const metadataType = "career_coach_reply"

// mark is the reply's mark: the same at every try, and nothing can be read
// from it, as other apps of the workspace see it.
func (p *posting) mark() string {
	sum := sha256.Sum256([]byte(p.out.ID))
	return hex.EncodeToString(sum[:16])
}
