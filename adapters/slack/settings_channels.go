package slack

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// bound reports whether others would read what the verdict leads to: then the
// channels that the workspace has listed bind it.
func (v verdict) bound() bool {
	if v.task != nil && v.task.kind == taskShare {
		return true
	}
	return v.event != nil && v.event.Feedback == nil && v.visit.isPublic()
}

// within returns the verdict as the workspace's channels allow it: what would
// be said in another channel is not, and the person alone learns where it can
// be asked. It fails where the settings cannot be read.
func (i *Inbound) within(ctx context.Context, v verdict) (verdict, error) {
	if i.config.Workspace == nil || !v.bound() {
		return v, nil
	}
	w, err := i.config.Workspace(ctx, v.visit.workspace())
	if err != nil || len(w.Channels) == 0 || slices.Contains(w.Channels, v.visit.Channel) {
		return v, err
	}
	out := verdict{why: "not in this channel", visit: v.visit}
	if v.event == nil {
		out.task = &task{kind: taskNotice, visit: v.visit, text: "The admins of this workspace let me answer in " + channelList(w.Channels) + " only, so this stays between us."}
	} else if !v.followed && v.event.Edits == "" {
		out.once = v.event.ID
		out.task = &task{kind: taskNotice, visit: v.visit, text: "The admins of this workspace let me answer in " + channelList(w.Channels) +
			" only. Ask me there, or anywhere with `/coach`, or in a direct message; then only you see the answer."}
	}
	return out, nil
}

// maxNamed is how many channels a sentence names.
const maxNamed = 4

// channelList names channels in Slack's dialect.
func channelList(ids []string) string {
	var names []string
	for _, id := range ids[:min(len(ids), maxNamed)] {
		names = append(names, "<#"+id+">")
	}
	if more := len(ids) - len(names); more > 0 {
		return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", more)
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return names[0]
}
