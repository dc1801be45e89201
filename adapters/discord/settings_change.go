package discord

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// maxContact is how long the name of a contact may be, in characters.
const maxContact = 200

// contactHint is said where a contact is more than text.
const contactHint = "Say whom people can ask as plain text, such as a name, an address or `careers`: mentions of people and channels would not work everywhere."

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
	name, d := i.Data.Options[0].Name, interactionData{Options: i.Data.Options[0].Options}
	if name == "contact" && pointed.MatchString(d.option("who")) {
		return hintCallback(contactHint)
	}
	own, common := in.settingsChange(name, d), in.workspaceChange(name, d)
	if own == nil && common == nil {
		return hintCallback(unknown)
	}
	text, err := in.changed(ctx, string(i.Guild), own, common)
	if err != nil {
		in.log.Error("the settings of a server could not be changed", "error", err)
		return hintCallback(failed)
	}
	return hintCallback(text)
}

// pointed matches what Discord makes of somebody or something that is picked
// while typing.
var pointed = regexp.MustCompile(`<(@[!&]?|#)[0-9]+>`)

// workspaceChange is what a command changes of what the core heeds; nil where
// it is nothing of it.
func (in *intake) workspaceChange(name string, d interactionData) func(*bot.Workspace) {
	if in.config.Workspace == nil {
		return nil
	}
	switch name {
	case "contact":
		who := strings.Join(strings.Fields(markup.Clean(d.option("who"))), " ")
		return func(w *bot.Workspace) { w.Contact = shorten(who, maxContact) }
	case "brief":
		if on, err := strconv.ParseBool(d.option("on")); err == nil {
			return func(w *bot.Workspace) { w.Brief = on }
		}
	}
	return nil
}

// changed changes the settings of a server, each kind where there is something
// to change, and says what they are then.
func (in *intake) changed(ctx context.Context, guild string, own func(*ServerSettings), common func(*bot.Workspace)) (string, error) {
	var s ServerSettings
	var err error
	if own == nil {
		s, err = in.servers.load(ctx, guild)
	} else {
		s, err = in.servers.change(ctx, guild, own)
	}
	if err != nil || in.config.Workspace == nil {
		return s.inWords(in.config.ListenAllowed), err
	}
	w, err := in.config.Workspace(ctx, guild, common)
	return s.inWords(in.config.ListenAllowed) + workspaceWords(w), err
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

// workspaceWords says what the settings are that the core heeds, in Markdown.
func workspaceWords(w bot.Workspace) string {
	contact, length := "nobody is named here", "in full, unless somebody asks for brief ones"
	if visible(w.Contact) {
		contact = punctuation.ReplaceAllString(w.Contact, `\$0`)
	}
	if w.Brief {
		length = "brief for everybody"
	}
	return "\n- Whom people can ask where I do not know: " + contact + "\n- Answers: " + length
}

// punctuation matches what Markdown may take for more than text.
var punctuation = regexp.MustCompile("[!-/:-@\\[-`{-~]")
