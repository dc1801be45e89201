package discord

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"

	discordapi "github.com/bwmarrin/discordgo"
)

// What is decoded here is no more than what is used: an event with parts that
// nobody knows yet is still an event.

// A snowflake is an id of Discord's: digits. In JSON it is a string; numbers
// are taken, too, and null is "".
type snowflake string

// UnmarshalJSON reads a snowflake; what is none reads as "".
func (s *snowflake) UnmarshalJSON(data []byte) error {
	text := strings.Trim(string(data), `"`)
	*s = ""
	if isSnowflake(text) {
		*s = snowflake(text)
	}
	return nil
}

// isSnowflake reports whether a text is an id.
func isSnowflake(text string) bool {
	if len(text) == 0 || len(text) > 20 {
		return false
	}
	for _, r := range text {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// number is the snowflake as a number, which grows with time; 0 for "".
func (s snowflake) number() uint64 {
	n, _ := strconv.ParseUint(string(s), 10, 64)
	return n
}

// epoch is when Discord's time begins, in Unix milliseconds.
const epoch = 1_420_070_400_000

// snowflakeAt is the lowest snowflake of a moment.
func snowflakeAt(t time.Time) uint64 {
	return uint64(max(t.UnixMilli()-epoch, 0)) << 22
}

// A user is an account.
type user struct {
	ID     snowflake `json:"id"`
	Bot    bool      `json:"bot"`
	System bool      `json:"system"`
}

// A message is what somebody posted.
type message struct {
	ID      snowflake              `json:"id"`
	Channel snowflake              `json:"channel_id"`
	Guild   snowflake              `json:"guild_id"`
	Author  *user                  `json:"author"` // nil in some updates
	Webhook snowflake              `json:"webhook_id"`
	Content string                 `json:"content"`
	Type    discordapi.MessageType `json:"type"`
	Sent    string                 `json:"timestamp"`
	Edited  string                 `json:"edited_timestamp"` // empty where it was not edited
	// Mentions are the users, and Roles the roles, that it mentions. A reply
	// that pings mentions whom it answers.
	Mentions   []user      `json:"mentions"`
	Roles      []snowflake `json:"mention_roles"`
	Everyone   bool        `json:"mention_everyone"`
	Referenced *message    `json:"referenced_message"` // what it replies to; nil where that is gone
	Reference  *struct {
		Message snowflake `json:"message_id"`
	} `json:"message_reference"`
	Flags int               `json:"flags"`
	Files []json.RawMessage `json:"attachments"`
}

// decodeMessage reads a message; false where it has no id or channel.
func decodeMessage(data []byte) (message, bool) {
	var m message
	err := json.Unmarshal(data, &m)
	return m, err == nil && m.ID != "" && m.Channel != ""
}

// sent is when a message was posted: never after now.
func (m message) sent(now time.Time) time.Time { return moment(m.Sent, m.ID, now) }

// moment reads a time of Discord's; where it cannot be read it is the
// snowflake's, and without that now. It is never after now.
func moment(text string, id snowflake, now time.Time) time.Time {
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t = time.UnixMilli(int64(id.number()>>22) + epoch)
	}
	if id == "" && err != nil || t.After(now) {
		return now
	}
	return t.UTC()
}

// fromPerson reports whether a person typed the message.
func (m message) fromPerson() bool {
	return m.Author != nil && m.Author.ID != "" && !m.Author.Bot && !m.Author.System && m.Webhook == "" &&
		(m.Type == discordapi.MessageTypeDefault || m.Type == discordapi.MessageTypeReply)
}

// filesAlone reports that the message has nothing to answer but files.
func (m message) filesAlone(text string) bool { return text == "" && len(m.Files) > 0 }

// A channel is a part of a server's, or one of its threads.
type channel struct {
	ID     snowflake              `json:"id"`
	Type   discordapi.ChannelType `json:"type"`
	Parent snowflake              `json:"parent_id"`
	Guild  snowflake              `json:"guild_id"`
	Last   snowflake              `json:"last_message_id"`
}

// isThread reports whether the channel is a thread.
func (c channel) isThread() bool {
	return c.Type == discordapi.ChannelTypeGuildNewsThread || c.Type == discordapi.ChannelTypeGuildPublicThread || c.Type == discordapi.ChannelTypeGuildPrivateThread
}

// A guild is a server.
type guild struct {
	ID          snowflake `json:"id"`
	Unavailable bool      `json:"unavailable"`
	Channels    []channel `json:"channels"`
	Threads     []channel `json:"threads"`
	Roles       []struct {
		ID   snowflake `json:"id"`
		Tags struct {
			Bot snowflake `json:"bot_id"`
		} `json:"tags"`
	} `json:"roles"`
}
