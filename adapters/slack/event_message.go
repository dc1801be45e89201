package slack

import (
	"encoding/json"
	"strings"

	"careercoach/bot"
)

// An incoming is a message of Slack's, as far as it matters here.
type incoming struct {
	Type        string          `json:"type"`
	Subtype     string          `json:"subtype"`
	User        string          `json:"user"`
	Bot         string          `json:"bot_id"`
	App         string          `json:"app_id"`
	Profile     json.RawMessage `json:"bot_profile"`
	Text        string          `json:"text"`
	TS          string          `json:"ts"`
	Thread      string          `json:"thread_ts"`
	Channel     string          `json:"channel"`
	ChannelType string          `json:"channel_type"`
	Hidden      bool            `json:"hidden"`
	Edited      struct {
		TS string `json:"ts"`
	} `json:"edited"`
	// Message and Previous stand in an edit. Previous may be an empty list.
	Message  json.RawMessage `json:"message"`
	Previous json.RawMessage `json:"previous_message"`
}

// slackbot is the user that Slack itself speaks as.
const slackbot = "USLACKBOT"

// readMessage decides about a message or a mention.
func (i *Inbound) readMessage(body eventBody) (verdict, error) {
	var m incoming
	if err := decode(body.Event, &m); err != nil {
		return verdict{}, err
	}
	o := body.origin()
	if m.Subtype == "message_changed" {
		return i.readEdit(o, m)
	}
	if why := m.notAsked(o); why != "" {
		return ignore(why), nil
	}
	v := i.asked(o, m)
	if v.event != nil {
		v.event.Message.Time = slackTime(m.TS, i.config.Now())
	}
	return v, nil
}

// notAsked says why a message is none of a person's; empty where it is.
func (m incoming) notAsked(o origin) string {
	switch {
	case m.Subtype != "" && m.Subtype != "file_share" && m.Subtype != "thread_broadcast":
		return "subtype"
	case m.Bot != "" || m.App != "" || isObject(m.Profile):
		return "a bot's"
	case m.User == "" || m.User == slackbot:
		return "nobody's"
	case m.User == o.bot:
		return "its own"
	case m.Hidden:
		return "hidden"
	case m.TS == "" || m.Channel == "" || o.team == "" && o.enterprise == "":
		return "names nobody"
	}
	return ""
}

// isObject reports whether a part of JSON is there and no null or empty list.
func isObject(raw json.RawMessage) bool { return len(raw) > 0 && raw[0] == '{' }

// asked turns a person's message into an event: whatever they write directly
// to the coach, and elsewhere what mentions it.
func (i *Inbound) asked(o origin, m incoming) verdict {
	direct := m.ChannelType == "im" || m.ChannelType == "app_home" || m.ChannelType == "" && strings.HasPrefix(m.Channel, "D")
	visit := o.visit(m.User, m.Channel, m.Thread)
	visit.surface = m.surface(direct)
	mentioned := m.Type == "app_mention" || mentions(m.Text, o.bot)
	followed := false
	if !direct && !mentioned {
		if i.config.Follows == nil || m.Thread == "" || addressesOthers(m.Text) {
			return ignore("not asked")
		}
		followed = true
	}
	if !direct && visit.Thread == "" {
		visit.Thread, visit.fresh = m.TS, true // the answer opens a thread
	}
	said := withoutMention(m.Text, o.bot, m.Type == "app_mention")
	id := eventID(visit.workspace(), m.Channel, m.TS)
	if w, ok := i.wish(said, m.Channel); ok && !followed {
		return visit.wishing(w, id)
	}
	text := plainText(said)
	switch {
	case text == "" && mentioned && m.Subtype != "file_share":
		text = helpText
	case text == "":
		return ignore("no text")
	}
	return visit.ask(id, text).when(followed)
}

// surface is where a message stands.
func (m incoming) surface(direct bool) surface {
	switch {
	case !direct:
		return surfaceThread
	case m.Thread != "":
		return surfaceAssistant
	}
	return surfaceDirect
}

// when notes whether the event asks for a conversation that exists.
func (v verdict) when(followed bool) verdict {
	v.followed = followed
	return v
}

// ask is the verdict on a question: to be received.
func (v Visit) ask(id, text string) verdict {
	return verdict{why: "question", visit: v, event: &bot.Event{
		ID: id, Conversation: v.conversation(), Address: v.address().encode(),
		Message: bot.Message{Text: text, Public: v.isPublic()},
	}}
}

// chosen notes that the question is that of a button.
func (v verdict) chosen() verdict {
	v.event.Message.Chosen = true
	return v
}

// conversation is who speaks with the coach, and where.
func (v Visit) conversation() bot.ConversationID {
	return bot.ConversationID{
		PersonID: bot.PersonID{Platform: platform, Workspace: v.workspace(), User: v.User},
		Channel:  v.Channel, Thread: v.Thread,
	}
}
