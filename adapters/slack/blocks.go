package slack

import (
	"encoding/json"
	"unicode/utf16"
)

// A Block is one block of a message as Slack's API takes it. The types are our
// own, since a message is refused for one field too many.
type Block interface{ kind() string }

// textObject is plain text or Slack's dialect of Markdown.
type textObject struct {
	Type string `json:"type"`
	Text string `json:"text"`
	// Emoji false leaves :names: alone; only in plain text.
	Emoji *bool `json:"emoji,omitempty"`
	// Verbatim keeps Slack from looking for addresses and names; only in
	// mrkdwn.
	Verbatim bool `json:"verbatim,omitempty"`
}

type (
	headerBlock struct {
		Type string     `json:"type"`
		Text textObject `json:"text"`
	}
	sectionBlock struct {
		Type string     `json:"type"`
		Text textObject `json:"text"`
		// Expand shows long text without "see more".
		Expand bool `json:"expand,omitempty"`
	}
	contextBlock struct {
		Type     string       `json:"type"`
		Elements []textObject `json:"elements"`
	}
	dividerBlock struct {
		Type string `json:"type"`
	}
	actionsBlock struct {
		Type     string `json:"type"`
		ID       string `json:"block_id,omitempty"`
		Elements []any  `json:"elements"` // button or selectMenu
	}
	feedbackBlock struct {
		Type     string            `json:"type"`
		Elements []feedbackButtons `json:"elements"`
	}
	imageBlock struct {
		Type    string    `json:"type"`
		File    slackFile `json:"slack_file"`
		AltText string    `json:"alt_text"`
	}
	richTextBlock struct {
		Type     string `json:"type"`
		Elements []any  `json:"elements"` // richSection or richList
	}
	tableBlock struct {
		Type    string          `json:"type"`
		Columns []columnSetting `json:"column_settings,omitempty"`
		Rows    [][]any         `json:"rows"` // rawCell or richTextBlock
	}
)

func (b headerBlock) kind() string   { return b.Type }
func (b sectionBlock) kind() string  { return b.Type }
func (b contextBlock) kind() string  { return b.Type }
func (b dividerBlock) kind() string  { return b.Type }
func (b actionsBlock) kind() string  { return b.Type }
func (b feedbackBlock) kind() string { return b.Type }
func (b imageBlock) kind() string    { return b.Type }
func (b richTextBlock) kind() string { return b.Type }
func (b tableBlock) kind() string    { return b.Type }

type (
	button struct {
		Type   string     `json:"type"`
		Action string     `json:"action_id"`
		Text   textObject `json:"text"`
		Value  string     `json:"value"`
	}
	selectMenu struct {
		Type        string         `json:"type"`
		Action      string         `json:"action_id"`
		Placeholder textObject     `json:"placeholder"`
		Options     []selectOption `json:"options"`
	}
	selectOption struct {
		Text  textObject `json:"text"`
		Value string     `json:"value"`
	}
	feedbackButtons struct {
		Type     string         `json:"type"`
		Action   string         `json:"action_id"`
		Positive feedbackButton `json:"positive_button"`
		Negative feedbackButton `json:"negative_button"`
	}
	feedbackButton struct {
		Text  textObject `json:"text"`
		Value string     `json:"value"`
	}
	slackFile struct {
		ID string `json:"id"`
	}
	columnSetting struct {
		Align   string `json:"align,omitempty"`
		Wrapped bool   `json:"is_wrapped"`
	}
	rawCell struct {
		Type string `json:"type"`
		Text string `json:"text"`
	}
)

type (
	// richSection is a section, a quote or preformatted text.
	richSection struct {
		Type     string     `json:"type"`
		Elements []richText `json:"elements"`
	}
	richList struct {
		Type     string        `json:"type"`
		Style    string        `json:"style"` // bullet or ordered
		Indent   int           `json:"indent,omitempty"`
		Elements []richSection `json:"elements"`
	}
	// richText is a text or, with a URL, a link.
	richText struct {
		Type  string     `json:"type"`
		URL   string     `json:"url,omitempty"`
		Text  string     `json:"text"`
		Style *richStyle `json:"style,omitempty"`
	}
	richStyle struct {
		Bold   bool `json:"bold,omitempty"`
		Italic bool `json:"italic,omitempty"`
		Code   bool `json:"code,omitempty"`
	}
)

// units counts text as Slack's clients do, in UTF-16 code units: never fewer
// than code points, so that a text within the limit is so by either count.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// weight is how much of a message's room a part takes: its length as JSON, for
// that is what Slack seems to measure when it refuses a message as too long.
func weight(part any) int {
	b, err := json.Marshal(part)
	if err != nil {
		panic("a block of strings cannot fail to encode: " + err.Error())
	}
	// The encoder writes &, < and > as escapes of six bytes, a request need
	// not; counted as they are here, the estimate errs on the safe side.
	return units(string(b))
}
