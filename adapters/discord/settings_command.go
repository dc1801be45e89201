package discord

import (
	"context"
	"slices"
	"strconv"
	"strings"

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
	if a.config.ListenAllowed {
		options = append(options,
			sub("listen", "Answer questions in a channel without a mention", where),
			sub("ignore", "Answer in a channel to mentions only", where))
	}
	return Command{
		Name: settingsName, Description: "Settings of the coach in this server", Type: discordapi.ChatApplicationCommand,
		Options: options, Permissions: strconv.Itoa(discordapi.PermissionManageGuild),
		Contexts: []int{0}, Integrations: []int{0},
	}
}

// serverCommand does what the command says and shows what holds then. Discord
// checks who sees the command, and servers may change that: so it is checked
// here, too.
func (in *intake) serverCommand(ctx context.Context, i interaction) callback {
	if i.Guild == "" || !i.may(managers) {
		return hintCallback(notManage)
	}
	if len(i.Data.Options) != 1 {
		return hintCallback(unknown)
	}
	sub := i.Data.Options[0]
	d := interactionData{Options: sub.Options}
	change := in.settingsChange(sub.Name, d)
	if change == nil {
		return hintCallback(unknown)
	}
	s, err := in.servers.change(ctx, string(i.Guild), change)
	if err != nil {
		in.log.Error("the settings of a server could not be changed", "error", err)
		return hintCallback(failed)
	}
	return hintCallback(s.inWords(in.config.ListenAllowed))
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

// inWords says what the settings are, in Markdown.
func (s ServerSettings) inWords(listens bool) string {
	var b strings.Builder
	b.WriteString("**Settings of this server**\n\n- Answers to commands: ")
	if s.Private {
		b.WriteString("shown to their askers alone")
	} else {
		b.WriteString("shown to everybody, unless `hide` is chosen")
	}
	if listens {
		b.WriteString("\n- Channels in which I answer without a mention: " + strconv.Itoa(len(s.Channels)))
		for _, c := range s.Channels {
			b.WriteString("\n  - channel with the id " + c)
		}
	}
	return b.String()
}
