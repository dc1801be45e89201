package discord

import (
	"errors"
	"net/url"
	"strconv"

	discordapi "github.com/bwmarrin/discordgo"
)

// A Permission is one that the coach asks a server for.
type Permission struct {
	Bit  int64
	Name string // as Discord's settings call it
	Why  string
}

// Permissions are the fewest that the coach works with.
func Permissions() []Permission {
	return []Permission{
		{discordapi.PermissionViewChannel, "View Channels", "to see that it is mentioned"},
		{discordapi.PermissionSendMessages, "Send Messages", "to answer mentions"},
		{discordapi.PermissionSendMessagesInThreads, "Send Messages in Threads", "to answer in threads"},
		{discordapi.PermissionEmbedLinks, "Embed Links", "to show answers in a frame, with their sources"},
		{discordapi.PermissionAttachFiles, "Attach Files", "to show pictures"},
		{discordapi.PermissionReadMessageHistory, "Read Message History", "to answer as a reply, and to find what was asked while it was away"},
	}
}

// InviteURL is the link with which somebody who manages a server installs the
// coach, and anybody to their own account. It fails where the id is none.
func InviteURL(application string) (string, error) {
	if !isSnowflake(application) {
		return "", errors.New("the application's id is a number: it is in the developer portal (your application, General Information)")
	}
	var bits int64
	for _, p := range Permissions() {
		bits |= p.Bit
	}
	q := url.Values{
		"client_id":   {application},
		"scope":       {"bot applications.commands"},
		"permissions": {strconv.FormatInt(bits, 10)},
	}
	return "https://discord.com/oauth2/authorize?" + q.Encode(), nil
}

// UserInviteURL is the link with which people install the coach to their own
// account alone. It fails where the id is none.
func UserInviteURL(application string) (string, error) {
	if _, err := InviteURL(application); err != nil {
		return "", err
	}
	q := url.Values{"client_id": {application}, "scope": {"applications.commands"}, "integration_type": {"1"}}
	return "https://discord.com/oauth2/authorize?" + q.Encode(), nil
}
