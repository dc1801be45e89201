package slack

import (
	"bytes"
	"encoding/json"
	"strings"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// Options say where a reply is shown and what stands under it. The zero
// Options are for a message without buttons of our own.
type Options struct {
	// Home is for the home tab, which takes more blocks.
	Home bool
	// Share offers to post a reply in the channel that only the asker sees.
	// It is left out where the reply is private, is no answer, or is too long
	// to be carried in the button.
	Share bool
	// Feedback asks whether an answer helped.
	Feedback bool
	// Asker is the id of the user whom a question back is for: when somebody
	// else clicks on its choices, the question stays. Empty: anybody.
	Asker string
	// Picture is the id of an uploaded file that shows the reply's picture,
	// with its text for those who cannot see it; empty leaves it out.
	Picture, PictureText string
	// SharedBy is the id of the user who shared the reply; it is named under
	// it. Anything that is no user id is left out.
	SharedBy string
}

// A Message is a reply as Slack takes it.
type Message struct {
	// Text is the notification, and what is shown where blocks cannot be: 1
	// to 4,000 UTF-16 code units, escaped.
	Text string
	// Blocks are 1 to 50, or 100 on the home tab.
	Blocks []Block
}

// MarshalJSON writes the fields of a message for Slack's API: text, blocks,
// no formatting of the text and no previews of links.
func (m Message) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false) // the encoder around this one may escape again
	err := e.Encode(struct {
		Text        string  `json:"text"`
		Mrkdwn      bool    `json:"mrkdwn"`
		Blocks      []Block `json:"blocks"`
		UnfurlLinks bool    `json:"unfurl_links"`
		UnfurlMedia bool    `json:"unfurl_media"`
	}{Text: m.Text, Blocks: m.Blocks})
	return out.Bytes(), err
}

// Render writes a reply within Slack's limits. What is too long is cut between
// paragraphs where that is possible, says so, and keeps its sources. Nothing
// in the reply can mention anybody or hide where a link leads.
func Render(r bot.Reply, o Options) Message {
	tail := tailParts(r, o)
	p := newSheet(o, tail)
	titled := titleInBody(r)
	if title := strings.TrimSpace(r.Title); title != "" && !titled {
		p.add(headerBlock{"header", plain(title, maxHeader)})
	}
	pieces := markup.Pieces(bodyDoc(r, titled))
	native := nativeIndex(pieces, r.Table != nil)
	if native >= 0 {
		p.reserve = min(weight(pieces[native]), p.room/2)
	}
	for i, piece := range pieces {
		p.piece(piece, i == native)
	}
	if o.Picture != "" {
		p.picture(o)
	}
	return Message{Text: fallback(r), Blocks: p.finish(tail)}
}

// titleInBody reports a few words of small talk, for which a header is too
// loud.
func titleInBody(r bot.Reply) bool {
	return r.Decision == bot.DecisionSmalltalk && r.Table == nil && !strings.Contains(strings.TrimSpace(r.Body), "\n\n")
}

// bodyDoc is the body and the table; the small talk's title is left to its
// body, if there is one.
func bodyDoc(r bot.Reply, titled bool) markup.Doc {
	body := markup.FromReply(bot.Reply{Body: r.Body, Table: r.Table})
	if titled && strings.TrimSpace(r.Body) == "" {
		return markup.Text(r.Title)
	}
	return body
}

// nativeIndex chooses the one table of a message that Slack shows as such: the
// reply's own, which is the last, or else the first of the body. It returns -1
// where there is none.
func nativeIndex(pieces []markup.Piece, own bool) int {
	found := -1
	for i, p := range pieces {
		if p.Kind == markup.KindTable && (found < 0 || own) {
			found = i
		}
	}
	return found
}
