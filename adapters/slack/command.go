package slack

import (
	"encoding/json"
	"strings"
	"time"
)

// helpText is what somebody asks who says nothing: a bare mention or command.
const helpText = "help"

// respondFor is how long after a command or click its response_url is used: a
// little less than the half hour that Slack gives.
const respondFor = 29*time.Minute + 30*time.Second

// A slashCommand is what Slack sends for a slash command: a form over HTTP,
// JSON with the same names in Socket Mode.
type slashCommand struct {
	Command     string `json:"command"`
	Text        string `json:"text"`
	Team        string `json:"team_id"`
	Enterprise  string `json:"enterprise_id"`
	ForOrg      loose  `json:"is_enterprise_install"`
	Channel     string `json:"channel_id"`
	User        string `json:"user_id"`
	ResponseURL string `json:"response_url"`
	Trigger     string `json:"trigger_id"`
}

// A loose boolean is one that Slack writes in two ways: true and "true".
type loose bool

// UnmarshalJSON reads both ways; anything else is false.
func (f *loose) UnmarshalJSON(b []byte) error {
	*f = string(b) == "true" || string(b) == `"true"`
	return nil
}

// readSlash decides about a slash command.
func (i *Inbound) readSlash(raw json.RawMessage) (verdict, error) {
	var c slashCommand
	if err := decode(raw, &c); err != nil {
		return verdict{}, err
	}
	if c.Command == "" || c.User == "" { // such as a check of the certificate
		return ignore("no command"), nil
	}
	visit := Visit{
		Team: c.Team, User: c.User, Channel: c.Channel, ResponseURL: c.ResponseURL,
		Trigger: c.Trigger, surface: surfaceSlash, ephemeral: true,
	}
	if c.ForOrg {
		visit.Enterprise = c.Enterprise
	}
	if w, ok := i.wish(c.Text, c.Channel); ok && opens(topicOf(c.Command)) == "" {
		return visit.wishing(w, triggerID(c.Trigger, raw)), nil
	}
	v := visit.ask(triggerID(c.Trigger, raw), commandMessage(c.Command, plainText(c.Text)))
	v.refuse = ephemeralText
	v.event.Message.Time = i.config.Now()
	v.event.Until = v.event.Message.Time.Add(respondFor)
	return v, nil
}

// commandMessage is the message that a slash command stands for. A short
// command alone opens its topic, with words behind it asks within it. Any
// other name is the general command, whatever a workspace calls it.
func commandMessage(command, text string) string {
	topic := topicOf(command)
	opening := opens(topic)
	switch {
	case opening != "" && text == "":
		return opening
	case opening != "":
		return cut(topic+" "+text, maxAsked)
	case text == "":
		return helpText
	case strings.EqualFold(text, "settings"), strings.EqualFold(text, "privacy"):
		return "/" + text // the command, whatever the knowledge says about the word
	}
	return text
}

// topicOf is the topic that a short command names.
func topicOf(command string) string { return strings.ToLower(strings.TrimPrefix(command, "/")) }

// opens is the question that opens a topic; empty where there is no such
// topic.
func opens(topic string) string {
	switch topic {
	case "salary":
		return "Give me an overview of engineer pay at Amazon"
	case "principles":
		return "What are the leadership principles?"
	case "programs":
		return "Which programs does Amazon have for its employees?"
	case "interview":
		return "What does the Amazon interview process look like?"
	}
	return ""
}
