package slack

import (
	"time"
)

// editWindow is how long after its message an edit is heeded.
const editWindow = time.Minute

// readEdit decides about an edited message. What counts is the message inside.
func (i *Inbound) readEdit(o origin, m incoming) (verdict, error) {
	var now, before incoming
	if err := decode(m.Message, &now); err != nil {
		return verdict{}, err
	}
	if isObject(m.Previous) { // else an empty list: Slack does not say
		if err := decode(m.Previous, &before); err != nil {
			return verdict{}, err
		}
	}
	if now.TS == "" {
		now.TS = before.TS
	}
	now.Type, now.Channel, now.ChannelType = m.Type, m.Channel, m.ChannelType
	if why := now.notAsked(o); why != "" {
		return ignore(why), nil
	}
	written, ok1 := parseTS(now.TS)
	edited, ok2 := parseTS(now.Edited.TS)
	switch {
	case !ok1 || !ok2 || now.Text == before.Text: // a preview was added, or a reaction
		return ignore("not edited"), nil
	case edited.Sub(written) > editWindow:
		return ignore("edited too late"), nil
	}
	v := i.asked(o, now)
	if v.task != nil { // a wish was granted as it was said first
		return ignore("edited"), nil
	}
	if v.event != nil {
		v.event.Edits = v.event.ID
		v.event.ID = eventID(v.visit.workspace(), now.Channel, now.TS, "edit", now.Edited.TS)
		v.event.Message.Time = slackTime(now.Edited.TS, i.config.Now())
	}
	return v, nil
}
