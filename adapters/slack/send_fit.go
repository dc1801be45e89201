package slack

import (
	"encoding/json"
	"errors"
	"strings"

	"careercoach/adapters/chart"
	"careercoach/bot"
)

// fit sends a draft, and the text alone where Slack does not take the blocks:
// a plain answer is better than none.
func (p *posting) fit(send func(draft) error) error {
	err := send(p.draft)
	if !isShape(err) {
		return err
	}
	var e *apiError
	errors.As(err, &e)
	p.c.Logger.Error("Slack refused the shape of a reply; its text is sent instead", "word", e.word, "where", e.where, "decision", p.out.Reply.Decision, "card", p.out.Reply.Card)
	return send(draft{text: cutText(p.draft.text, plainLimit)})
}

// plainLimit is how many characters a plain text may have to be shown in one
// piece.
const plainLimit = 3_900

// cutText cuts a text at the end of a line, or of a word, and says so.
func cutText(text string, limit int) string {
	const more = "\n…"
	runes := []rune(text)
	if len(runes) <= limit {
		return text
	}
	kept := string(runes[:limit-len([]rune(more))])
	for _, end := range []string{"\n", " "} {
		if at := strings.LastIndex(kept, end); at > len(kept)/2 {
			return kept[:at] + more
		}
	}
	return kept + more
}

// draftOf renders a reply for an address. What one person alone sees in a
// channel can be shared there.
func draftOf(r bot.Reply, to address) draft {
	home := to.Surface == surfaceHome
	d := Render(r, Options{
		Home: home, Feedback: !home, Asker: to.User,
		Share: to.Ephemeral && !strings.HasPrefix(to.Channel, "D"),
	}).draft()
	if !to.Ephemeral && (!r.Private || to.direct()) {
		d.picture = pictureOf(r)
	}
	return d
}

// pictureOf draws the picture of a reply, nil where it has none that can be
// drawn.
func pictureOf(r bot.Reply) *picture {
	if r.Picture == nil {
		return nil
	}
	png, err := chart.PNG(*r.Picture)
	if err != nil {
		return nil
	}
	return &picture{name: r.Picture.Name() + ".png", alt: r.Picture.Alt(), png: png}
}

// draft makes a message ready to be sent.
func (m Message) draft() draft {
	blocks, err := json.Marshal(m.Blocks)
	if err != nil || len(m.Blocks) == 0 {
		blocks = nil
	}
	return draft{text: m.Text, blocks: blocks}
}

// textBlocks are blocks that show a text, for where Slack takes nothing else.
func textBlocks(text string) json.RawMessage {
	type object struct {
		Type string `json:"type"`
		Text any    `json:"text"`
	}
	b, err := json.Marshal([]object{{"section", object{"mrkdwn", cutText(text, 2_900)}}})
	if err != nil {
		panic("strings cannot fail to encode: " + err.Error())
	}
	return b
}
