package slack

import (
	"context"
	"regexp"
	"slices"

	"careercoach/bot"
)

// Settings reach what the admins of a workspace have chosen for it. A
// workspace is a team, or the organisation where the app was installed for all
// of it. Both functions are required and may be called by many goroutines.
type Settings struct {
	// Load returns the settings: the zero value where nothing was chosen.
	Load func(ctx context.Context, workspace string) (bot.Workspace, error)
	// Change changes them and returns what they are then. It may call its
	// function more than once.
	Change func(ctx context.Context, workspace string, change func(*bot.Workspace)) (bot.Workspace, error)
}

// Bounds on what can be chosen.
const (
	maxContact  = 200 // code points
	maxChannels = 50
)

// A Wish is what somebody wants to be done with the settings of a workspace.
// An Inbound makes it and Callbacks.Admin grants it, to those who may.
type Wish struct {
	kind    wishKind
	text    string // the contact; of a hint what is said
	on      bool
	channel string
	all     bot.Workspace // of a form
}

// A wishKind names a Wish.
type wishKind string

// The wishes.
const (
	wishShow    wishKind = "show"
	wishContact wishKind = "contact"
	wishBrief   wishKind = "brief"
	wishAdd     wishKind = "add a channel"
	wishRemove  wishKind = "remove a channel"
	wishAll     wishKind = "all channels"
	wishForm    wishKind = "open the form"
	wishSave    wishKind = "save the form"
	wishHint    wishKind = "hint" // it was not understood
)

// changes reports whether the wish changes anything.
func (w Wish) changes() bool {
	return w.kind != wishShow && w.kind != wishForm && w.kind != wishHint
}

// apply changes the settings.
func (w Wish) apply(to *bot.Workspace) {
	switch w.kind {
	case wishContact:
		to.Contact = w.text
	case wishBrief:
		to.Brief = w.on
	case wishAdd:
		if !slices.Contains(to.Channels, w.channel) && len(to.Channels) < maxChannels {
			to.Channels = append(to.Channels, w.channel)
		}
	case wishRemove:
		to.Channels = slices.DeleteFunc(to.Channels, func(c string) bool { return c == w.channel })
	case wishAll:
		to.Channels = nil
	case wishSave:
		*to = w.all
	}
}

// channelID is what Slack calls a channel: also one that was private once.
var channelID = regexp.MustCompile(`^[CG][A-Z0-9]{2,30}$`)
