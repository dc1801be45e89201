package discord

import (
	"bytes"
	"encoding/json"
	"strconv"

	"careercoach/bot"
)

// A Message is the body of a message as Discord's API takes it: of a post, an
// edit, a follow-up, or as the data of an interaction's callback. The zero
// value has no content; its lists are written as [], never as null, so that an
// edit clears what stood there before.
type Message struct {
	Content    string          `json:"content"`
	Embeds     list[Embed]     `json:"embeds"`
	Components list[Component] `json:"components"` // action rows
	// AllowedMentions always allows none.
	AllowedMentions noMentions       `json:"allowed_mentions"`
	Attachments     list[Attachment] `json:"attachments"`
	Flags           int              `json:"flags,omitempty"`

	// Files are sent beside the body, as files[0], files[1] and so on of a
	// multipart form.
	Files []File `json:"-"`
	// Pages is how many pages the reply has, 1 or more.
	Pages int `json:"-"`
}

// Flags of messages.
const (
	flagSuppressEmbeds = 1 << 2
	flagEphemeral      = 1 << 6
)

// Edited is the message as an edit: whether it is hidden was settled when it
// was first sent.
func (m Message) Edited() Message {
	m.Flags &^= flagEphemeral
	return m
}

// A File goes with a message.
type File = bot.File

// with adds a file and what describes it.
func (m Message) with(f File, description string) Message {
	m.Attachments = append(m.Attachments, Attachment{
		ID: strconv.Itoa(len(m.Files)), Filename: f.Name, Description: description,
	})
	m.Files = append(m.Files, f)
	return m
}

// An Embed is the framed part of a message.
type Embed struct {
	Title       string      `json:"title,omitempty"`
	Description string      `json:"description,omitempty"`
	Color       int         `json:"color,omitempty"` // 0xRRGGBB
	Fields      list[Field] `json:"fields,omitempty"`
	Footer      *Footer     `json:"footer,omitempty"`
	Image       *Image      `json:"image,omitempty"`
}

// A Field is a name with a value.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// A Footer is a small line of plain text.
type Footer struct {
	Text string `json:"text"`
}

// An Image is shown below the text.
type Image struct {
	URL string `json:"url"` // attachment://name for a file of the message
}

// An Attachment describes a file of the message.
type Attachment struct {
	ID          string `json:"id"` // the number of the file, from 0
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"`
}

// noMentions is written so that nobody is pinged, not even the person who is
// replied to.
type noMentions struct{}

// MarshalJSON writes an empty list of what may ping.
func (noMentions) MarshalJSON() ([]byte, error) {
	return []byte(`{"parse":[],"replied_user":false}`), nil
}

// A list is written as [] where it is nil.
type list[T any] []T

// MarshalJSON writes the list, never null. Whether <, > and & are escaped is
// left to the encoder around it.
func (l list[T]) MarshalJSON() ([]byte, error) {
	if l == nil {
		return []byte("[]"), nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode([]T(l))
	return b.Bytes(), err
}
