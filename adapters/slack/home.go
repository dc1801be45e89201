package slack

import (
	"encoding/json"

	"careercoach/bot"
)

// readHomeOpened decides about the app's page being opened: the home tab is
// published; the messages tab is, in the newer view, the beginning of a talk.
func readHomeOpened(body eventBody) (verdict, error) {
	var event struct {
		User    string `json:"user"`
		Channel string `json:"channel"`
		Tab     string `json:"tab"`
	}
	if err := decode(body.Event, &event); err != nil {
		return verdict{}, err
	}
	if event.User == "" {
		return ignore("names nobody"), nil
	}
	v := body.origin().visit(event.User, event.Channel, "")
	switch event.Tab {
	case "home":
		v.surface = surfaceHome
		return verdict{why: "home opened", visit: v, task: &task{kind: taskHome, visit: v}}, nil
	case "messages":
		v.surface = surfaceDirect
		return verdict{why: "chat opened", visit: v, task: &task{kind: taskChat, visit: v}}, nil
	}
	return ignore("unknown tab"), nil
}

// HomeMetadata is the private_metadata of the home tab: where the messages of
// the person are, as a click on the tab does not say it.
func HomeMetadata(v Visit) string {
	b, err := json.Marshal(homeMetadata{v.Channel})
	if err != nil {
		panic("a plain string cannot fail to encode: " + err.Error())
	}
	return string(b)
}

type homeMetadata struct {
	Channel string `json:"channel,omitempty"`
}

// homeVisit is a click on the home tab: answered in the messages tab. Where
// the channel of that is unknown it is empty: the person's ID serves as one.
func (in interaction) homeVisit() Visit {
	v := in.visit()
	var m homeMetadata
	_ = json.Unmarshal([]byte(in.View.Metadata), &m) // an older home tab has none
	v.Channel, v.Thread, v.Message, v.surface = m.Channel, "", "", surfaceDirect
	return v
}

// A HomeState is what the home tab shows of the person.
type HomeState struct {
	Recent []bot.Exchange // questions, oldest first
	Brief  bool           // the setting
	Region string         // the name of the chosen region; empty for none
}

// maxHomeRecent is how many questions the home tab shows.
const maxHomeRecent = 4

// HomeReply is the home tab: what the coach can do, what it remembers of the
// person, and buttons for the topics and the last questions, which stand in
// buttons since nothing takes effect there. Sender.PublishHome shows it.
func HomeReply(s HomeState) bot.Reply {
	r := bot.Reply{
		Title: "Your way into a job at Amazon",
		Body: "I answer questions about programs, apprenticeships, the interview loop, the leadership principles, pay, skills and levels, each with its source and date. " +
			"What my sources do not hold, I say I do not know.\n\n" +
			"Write to me under **Messages**, mention me in a channel, or type `/coach` and your question anywhere. What you ask with a button here is answered under **Messages**.\n\n" +
			s.settings(),
		Choices: []bot.Choice{
			{Label: "Programs", Text: opens("programs")},
			{Label: "The interview", Text: opens("interview")},
			{Label: "Pay", Text: opens("salary")},
			{Label: "Leadership principles", Text: opens("principles")},
			{Label: "My settings", Text: "/settings"},
			{Label: "My privacy", Text: "/privacy"},
		},
		Decision: bot.DecisionFlow, Confidence: 1, Private: true,
	}
	topics := len(r.Choices)
	for n := len(s.Recent) - 1; n >= 0 && len(r.Choices) < topics+maxHomeRecent; n-- {
		if q := s.Recent[n].Question; q != "" {
			r.Choices = append(r.Choices, bot.Choice{Label: "Again: " + q, Text: q})
		}
	}
	return r
}

// settings says in a sentence what the person has chosen.
func (s HomeState) settings() string {
	length, region := "in full", "no region"
	if s.Brief {
		length = "in brief"
	}
	if s.Region != "" {
		region = "the region " + s.Region
	}
	return "Your settings: answers " + length + ", " + region + "."
}
