package slack

import (
	"encoding/json"
	"strings"

	"careercoach/bot"
)

// readClick decides about a click on a button or select.
func (i *Inbound) readClick(in interaction, raw json.RawMessage) verdict {
	if len(in.Actions) == 0 {
		return ignore("no action")
	}
	a, v := in.Actions[0], in.visit()
	if in.Container.Type == "view" || in.View.Type == "home" {
		v = in.homeVisit()
	}
	v.Value = a.value()
	switch actionName(a.ID) {
	case actionAsk:
		v.Message = "" // the answer is a new message
		return i.clicked(v, raw)
	case actionPick:
		if isForAnother(a.Block, v.User) && !v.ephemeral {
			v.Message = ""
		}
		return i.clicked(v, raw)
	case actionFeedback:
		return i.rated(v, raw)
	case actionChoose:
		return ignore("still choosing")
	case actionDone:
		return i.chosen(in, v, raw)
	case actionForm:
		return i.formWanted(v)
	case actionSettings:
		if i.config.Callbacks.Admin != nil {
			return v.wishing(Wish{kind: wishForm}, triggerID(v.Trigger, raw))
		}
	case actionShare:
		return verdict{why: "share", visit: v, task: &task{kind: taskShare, visit: v}}
	}
	return ignore("unknown action")
}

// clicked is the verdict on a click that stands for a message.
func (i *Inbound) clicked(v Visit, raw json.RawMessage) verdict {
	if strings.TrimSpace(v.Value) == "" {
		return ignore("no text")
	}
	return i.inTime(v.ask(triggerID(v.Trigger, raw), v.Value).chosen())
}

// inTime adds when a click was, and how long it can be answered.
func (i *Inbound) inTime(v verdict) verdict {
	v.event.Message.Time = i.config.Now()
	if v.visit.ephemeral {
		v.event.Until = v.event.Message.Time.Add(respondFor)
	}
	return v
}

// rated is the verdict on a click on a feedback button; one that says that
// the answer did not help asks what was missing.
func (i *Inbound) rated(v Visit, raw json.RawMessage) verdict {
	f, ok := parseFeedback(v.Value)
	if !ok {
		return ignore("no feedback")
	}
	v.Message = "" // the answer stays, the thanks are beside it
	out := v.rate(triggerID(v.Trigger, raw), f)
	if !f.Helpful {
		asking := v
		asking.Value = string(f.Card)
		out.task = &task{kind: taskMissing, visit: asking}
	}
	return i.inTime(out)
}

// rate is the verdict on feedback: to be received. The thanks are for the
// person alone.
func (v Visit) rate(id string, f bot.Feedback) verdict {
	a := v.address()
	a.Ephemeral = v.ephemeral || v.surface == surfaceThread
	return verdict{why: "feedback", visit: v, event: &bot.Event{
		ID: id, Conversation: v.conversation(), Address: a.encode(), Feedback: &f,
	}}
}

// readShortcut decides about "Ask the coach about this": the text of the
// message is asked, and answered for the person alone.
func (i *Inbound) readShortcut(in interaction, raw json.RawMessage) verdict {
	if in.Callback != shortcutAsk {
		return ignore("unknown shortcut")
	}
	v := in.visit()
	v.surface, v.ephemeral, v.Message, v.Thread = surfaceSlash, true, "", ""
	text := plainText(in.Message.Text)
	if text == "" {
		return ignore("no text")
	}
	return i.inTime(v.ask(triggerID(v.Trigger, raw), text))
}
