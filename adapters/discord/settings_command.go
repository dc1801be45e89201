package discord

import (
	"slices"
	"strconv"

	discordapi "github.com/bwmarrin/discordgo"
)

// managers are those who may change a server's settings.
const managers = discordapi.PermissionManageGuild | discordapi.PermissionAdministrator

// settingsCommand is the command for those who manage a server.
func (a *Adapter) settingsCommand() Command {
	sub := func(name, what string, options ...CommandOption) CommandOption {
		return CommandOption{Type: discordapi.ApplicationCommandOptionSubCommand, Name: name, Description: what, Options: options}
	}
	where := CommandOption{
		Type: discordapi.ApplicationCommandOptionChannel, Name: "channel", Description: "Which channel", Required: true,
		ChannelTypes: []discordapi.ChannelType{discordapi.ChannelTypeGuildText, discordapi.ChannelTypeGuildNews, discordapi.ChannelTypeGuildForum},
	}
	on := CommandOption{Type: discordapi.ApplicationCommandOptionBoolean, Name: "on", Description: "On or off", Required: true}
	options := []CommandOption{
		sub("show", "Show the settings of this server"),
		sub("private", "Show the answers to commands to their askers alone", on),
	}
	if a.config.Workspace != nil {
		options = append(options,
			sub("contact", "Name whom people can ask where I do not know", CommandOption{
				Type: discordapi.ApplicationCommandOptionString, Name: "who", MaxLength: maxContact,
				Description: "A name, a channel or an address; leave it out to name nobody",
			}),
			sub("brief", "Answer briefly, for everybody", on))
	}
	if a.config.ListenAllowed {
		options = append(options,
			sub("listen", "Answer questions in a channel without a mention", where),
			sub("ignore", "Answer in a channel to mentions only", where))
	}
	return Command{
		Name: settingsName, Description: "Settings of the coach in this server", Type: discordapi.ChatApplicationCommand,
		Options: options, Permissions: discordapi.PermissionManageGuild,
		Contexts: []int{0}, Integrations: []int{0},
	}
}

// settingsChange is what a command changes; nil where it is not known.
func (in *intake) settingsChange(name string, d interactionData) func(*ServerSettings) {
	channel := d.option("channel")
	switch {
	case name == "show":
		return func(*ServerSettings) {}
	case name == "private":
		on, err := strconv.ParseBool(d.option("on"))
		if err != nil {
			return nil
		}
		return func(s *ServerSettings) { s.Private = on }
	case !in.config.ListenAllowed || !isSnowflake(channel):
		return nil
	case name == "listen":
		return func(s *ServerSettings) {
			if !slices.Contains(s.Channels, channel) && len(s.Channels) < maxListed {
				s.Channels = append(s.Channels, channel)
			}
		}
	case name == "ignore":
		return func(s *ServerSettings) {
			s.Channels = slices.DeleteFunc(s.Channels, func(c string) bool { return c == channel })
		}
	}
	return nil
}
