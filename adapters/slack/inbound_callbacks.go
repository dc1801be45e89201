package slack

import (
	"context"
	"time"

	"careercoach/bot"
)

// Callbacks do what is asked of the app but not of the coach. They are called
// with a context that ends after ten seconds, by up to 64 goroutines at a time;
// when more wait they are left out. What they return is logged. Any may be
// nil.
type Callbacks struct {
	// HomeOpened: the home tab was opened. Publish it.
	HomeOpened func(context.Context, Visit) error
	// ChatOpened: the assistant pane (with Thread) or, in the newer view, the
	// messages tab (without) was opened. Set title and suggested prompts.
	ChatOpened func(context.Context, Visit) error
	// Share: the answer that only the person saw is to be shown to the
	// channel. Value is what the button carried.
	Share func(context.Context, Visit) error
	// AskMissing: an answer did not help. Open MissingView for Trigger, which
	// lives three seconds.
	AskMissing func(context.Context, Visit) error
	// OpenForm: a form is wanted. Open FormView for Trigger, which lives three
	// seconds.
	OpenForm func(context.Context, Visit, bot.Form) error
	// Admin grants a wish about the workspace's settings, or says why not. Nil:
	// what is said about them is asked as any other question.
	Admin func(context.Context, Visit, Wish) error
	// Notice tells the person alone that their message was not taken.
	Notice func(ctx context.Context, v Visit, text string) error
	// Removed: the app was uninstalled, or tokens were revoked. Clean up. It
	// is called before the event is acknowledged; when it fails or takes
	// longer than the bound, Slack sends the event again.
	Removed func(context.Context, Removal) error
}

// A Visit is a person doing something in Slack. Fields are empty where they
// say nothing.
type Visit struct {
	Team       string
	Enterprise string // of an installation for a whole organisation
	User       string
	Channel    string
	Thread     string
	Message    string // ts of the message that a click was on
	// ResponseURL takes up to five replies within 30 minutes.
	ResponseURL string
	Trigger     string // opens one modal within three seconds
	Value       string // what the button carried
	surface     surface
	ephemeral   bool
	fresh       bool      // Thread is the message itself
	quiet       bool      // nothing is to be shown
	at          time.Time // of a click that opens a form
}

// workspace is the team, or the organisation that installed the app as one.
func (v Visit) workspace() string {
	if v.Enterprise != "" {
		return v.Enterprise
	}
	return v.Team
}

// address is where to answer the visit.
func (v Visit) address() address {
	return address{
		Surface: v.surface, Team: v.Team, Enterprise: v.Enterprise, Channel: v.Channel,
		Thread: v.Thread, User: v.User, Message: v.Message, Ephemeral: v.ephemeral,
		Fresh: v.fresh, Quiet: v.quiet,
		ResponseURL: cut(v.ResponseURL, maxURL),
	}
}

// isPublic reports whether others can read what is answered there.
func (v Visit) isPublic() bool { return v.surface == surfaceThread && !v.ephemeral }

// maxURL is longer than any response_url of Slack's.
const maxURL = 1000

// A Removal is access that ended.
type Removal struct {
	Team       string   // empty where the whole organisation is meant
	Enterprise string   // empty outside organisations
	Teams      []string // of an organisation, those that lost access; nil for all
	// At is when it ended, to the second; the zero time where Slack does not
	// say.
	At time.Time
	// Uninstalled reports that the app is gone; else only tokens are.
	Uninstalled bool
	// Bots and Users are the users whose tokens were revoked.
	Bots, Users []string
}
