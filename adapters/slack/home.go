package slack

import "encoding/json"

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
