package slack

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"

	"careercoach/bot"
)

// maxShared bounds what a share button's value may unfold to, in bytes.
const maxShared = 64 << 10

// sharePart offers to post the answer in the channel. Slack does not send the
// message that a click on it came from, so the button carries the reply.
func sharePart(r bot.Reply, o Options) (actionsBlock, bool) {
	if !o.Share || r.Private || r.Decision != bot.DecisionAnswer || r.Effect != bot.EffectNone {
		return actionsBlock{}, false
	}
	value, ok := packReply(r)
	if !ok {
		return actionsBlock{}, false
	}
	return actionsBlock{"actions", "", []any{
		button{"button", actionShare, plain("Share to channel", maxButtonText), value},
	}}, true
}

// packReply writes what a shared reply shows into a button's value. It returns
// false where that is too long.
func packReply(r bot.Reply) (string, bool) {
	r.Choices, r.Candidates, r.Files, r.Unanswered = nil, nil, nil, false
	r.Select, r.Form = nil, nil
	plain, err := json.Marshal(r)
	if err != nil || len(plain) > maxShared {
		return "", false
	}
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return "", false
	}
	if _, err := w.Write(plain); err != nil {
		return "", false
	}
	if err := w.Close(); err != nil {
		return "", false
	}
	value := base64.RawURLEncoding.EncodeToString(packed.Bytes())
	return value, len(value) <= maxValue
}

// unpackReply reads the value of a share button that was clicked.
func unpackReply(value string) (bot.Reply, error) {
	packed, err := base64.RawURLEncoding.DecodeString(value)
	if err != nil || len(value) > maxValue {
		return bot.Reply{}, fmt.Errorf("reading a shared reply: the button's value is none of ours")
	}
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxShared+1))
	if err != nil {
		return bot.Reply{}, fmt.Errorf("reading a shared reply: %w", err)
	}
	if len(text) > maxShared {
		return bot.Reply{}, fmt.Errorf("reading a shared reply: it is longer than any that was sent")
	}
	var r bot.Reply
	if err := json.Unmarshal(text, &r); err != nil {
		return bot.Reply{}, fmt.Errorf("reading a shared reply: %w", err)
	}
	return r, nil
}
