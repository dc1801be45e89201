package main

import (
	"errors"
	"fmt"

	"careercoach/adapters/discord"

	"github.com/spf13/pflag"
)

// discordFlags say how Discord is connected.
type discordFlags struct {
	http        string // where to listen for interactions; empty: they come over the gateway
	publicKey   string // of the application, for interactions over HTTP
	application string // its id; may be empty
	trialServer string
	channels    []string // in which questions need no mention
	listen      bool     // whether servers may list such channels themselves

	token secretFlag

	api string // another place than Discord's, for tests
}

func (f *discordFlags) register(flags *pflag.FlagSet) {
	f.token.register(flags, "discord-token", "the bot's token in Discord")
	flags.StringVar(&f.http, "discord-http", "", "take Discord's commands and clicks in over HTTP on this `address`; messages come over the gateway all the same")
	flags.StringVar(&f.publicKey, "discord-public-key", "", "the application's public `key`, 64 hexadecimal digits; needed for --discord-http")
	flags.StringVar(&f.application, "discord-application", "", "the application's `id` (default: Discord is asked)")
	flags.StringVar(&f.trialServer, "discord-trial-server", "", "the `id` of a server to which the commands are registered, in place of everywhere; they show there at once")
	flags.StringSliceVar(&f.channels, "discord-channels", nil, "`ids` of channels, with commas, in which questions are answered without a mention (needs the message content intent)")
	flags.BoolVar(&f.listen, "discord-listen-allowed", false, "let those who manage a server list such channels of it themselves (needs the message content intent)")
	flags.StringVar(&f.api, "discord-api", "", "another `URL` than that of Discord's API, for tests")
	_ = flags.MarkHidden("discord-api") // it is there
}

// discordSettings are the flags with the secret. No method shows it.
type discordSettings struct {
	*discordFlags
	botToken discord.Token
}

// settings reads the secret.
func (f *discordFlags) settings(e environment) (discordSettings, error) {
	text, err := f.token.read(e)
	return discordSettings{f, discord.Token(text)}, err
}

// given reports whether Discord is to be connected at all.
func (s *discordSettings) given() bool {
	return s.botToken != "" || s.http != "" || len(s.channels) > 0 || s.trialServer != ""
}

// check says what is missing.
func (s *discordSettings) check() error {
	switch {
	case s.botToken == "":
		return fmt.Errorf("connecting Discord: the bot's token is missing: %s (it is in the developer portal: your application, Bot, Reset Token)", s.token.howTo())
	case s.http != "" && s.publicKey == "":
		return errors.New("connecting Discord over HTTP: the public key is missing: give it with --discord-public-key or COACH_DISCORD_PUBLIC_KEY (it is in the developer portal: your application, General Information)")
	}
	return nil
}

// config is the adapter's, as far as the settings say it.
func (s *discordSettings) config() discord.Config {
	return discord.Config{
		Token: s.botToken, PublicKey: s.publicKey, Application: s.application, API: s.api,
		TrialServer: s.trialServer, Channels: s.channels, ListenAllowed: s.listen,
	}
}
