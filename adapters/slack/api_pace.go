package slack

import (
	"context"
	"net/http"
)

// A line is where a paced call waits: one of the lanes, in the order in which
// they are waited for. The first is the one that a 429 closes.
type line struct {
	lane string
	pace pace
}

// paced calls a method when its turn has come in every line.
func (a *API) paced(ctx context.Context, c apiCall, out any, lines ...line) (http.Header, error) {
	for _, l := range lines {
		if err := a.turn(ctx, c.method, l.lane, l.pace); err != nil {
			return nil, err
		}
	}
	header, err := a.call(ctx, c, out)
	if len(lines) > 0 {
		a.heed(err, lines[0].lane, lines[0].pace)
	}
	return header, err
}

// messageLines are the lines of a new message in a channel.
func messageLines(team, channel string) []line {
	return []line{{"message/" + team + "/" + channel, paceChannel}, {"messages/" + team, paceTeam}}
}

// methodLine is the line of a method in a workspace.
func methodLine(method, team string) line {
	pace := paceTier4
	switch method {
	case "chat.update", "conversations.history", "conversations.replies", "conversations.open":
		pace = paceTier3
	}
	return line{method + "/" + team, pace}
}
