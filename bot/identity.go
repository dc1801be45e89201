package bot

import (
	"net/url"
	"strings"
)

// A PersonID is one person of one workspace or server of one platform. The
// same human elsewhere is another person.
type PersonID struct {
	Platform  string // "slack", "discord", "terminal"; never empty
	Workspace string // team or server; empty in direct messages of platforms that have none there
	User      string // never empty
}

// A ConversationID is where and with whom the coach talks: two people in one
// thread have a conversation each.
type ConversationID struct {
	PersonID
	Channel string
	Thread  string // empty outside threads
}

// Path writes the id as a path, unique and safe in a Store's keys, whatever
// characters the parts hold: platform/workspace/user/.
func (p PersonID) Path() string {
	return segment(p.Platform) + segment(p.Workspace) + segment(p.User)
}

// Path writes the id as a path that begins with the person's:
// platform/workspace/user/channel/thread/.
func (c ConversationID) Path() string {
	return c.PersonID.Path() + segment(c.Channel) + segment(c.Thread)
}

func segment(s string) string { return url.PathEscape(s) + "/" }

// ParseConversation reads what ConversationID.Path wrote.
func ParseConversation(path string) (ConversationID, bool) {
	parts := strings.Split(path, "/")
	if len(parts) != 6 || parts[5] != "" {
		return ConversationID{}, false
	}
	for i, p := range parts {
		s, err := url.PathUnescape(p)
		if err != nil {
			return ConversationID{}, false
		}
		parts[i] = s
	}
	return ConversationID{PersonID{parts[0], parts[1], parts[2]}, parts[3], parts[4]}, true
}
