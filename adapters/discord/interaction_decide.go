package discord

import (
	"context"
	"strconv"
	"strings"
	"time"

	discordapi "github.com/bwmarrin/discordgo"

	"careercoach/bot"
	"careercoach/knowledge"
)

// tokenLife is how long the token of an interaction is used: Discord takes it
// for 15 minutes.
const tokenLife = 14*time.Minute + 30*time.Second

// decide says what an interaction is: a first answer that can be given at
// once, or, where that is nil, an event and where its reply goes.
func (in *intake) decide(ctx context.Context, i interaction) (address, bot.Event, *callback) {
	switch i.Type {
	case discordapi.InteractionPing:
		return instead(callback{Type: discordapi.InteractionResponsePong})
	case discordapi.InteractionApplicationCommandAutocomplete:
		return instead(in.autocomplete(i))
	case discordapi.InteractionApplicationCommand:
		return in.decideCommand(ctx, i)
	case discordapi.InteractionMessageComponent:
		return in.decideClick(i)
	case discordapi.InteractionModalSubmit:
		return in.decideForm(i)
	}
	return instead(hintCallback(unknown))
}

const (
	unknown   = "I do not know this button or command any more: please ask me again, for example with `/coach`."
	notYours  = "These buttons belong to somebody else's conversation. Ask me yourself, for example with `/coach`."
	noText    = "There is no text in that message that I could answer."
	notManage = "Only those who may manage this server can change that."
)

// instead is a first answer in place of an event.
func instead(c callback) (address, bot.Event, *callback) { return address{}, bot.Event{}, &c }

// address is where the reply to an interaction goes.
func (i interaction) address(private bool) address {
	return address{
		Channel: string(i.Channel), Guild: string(i.Guild), User: i.person(),
		Interaction: string(i.ID), Application: string(i.Application), Token: i.Token,
		Private: private, Direct: i.direct(),
	}
}

// ask makes an event of an interaction.
func (in *intake) ask(i interaction, to address, text string) (address, bot.Event, *callback) {
	if ok, _ := in.people.take(i.person()); !ok {
		in.stats.refused.Add(1)
		return instead(hintCallback(slowDown))
	}
	return to, in.interactionEvent(i, to, text), nil
}

// interactionEvent is the event that an interaction is.
func (in *intake) interactionEvent(i interaction, to address, text string) bot.Event {
	if to.Application == "" {
		to.Application = in.self.Load().application
	}
	if i.Where != nil {
		in.threads.add(i.Guild, *i.Where)
	}
	at := i.at(in.now())
	return bot.Event{
		ID:           platform + ":" + string(i.ID),
		Conversation: in.conversation(i.Guild, i.Channel, snowflake(i.person()), i.direct()),
		Message:      bot.Message{Text: text, Time: at, Public: !i.direct()},
		Address:      to.encode(),
		Until:        in.now().Add(tokenLife),
	}
}

// decideCommand reads a command.
func (in *intake) decideCommand(ctx context.Context, i interaction) (address, bot.Event, *callback) {
	private := in.servers.settings(ctx, string(i.Guild), in.log).Private
	if i.Data.Type == discordapi.MessageApplicationCommand {
		m := i.Data.Resolved.Messages[i.Data.Target]
		if i.Data.Name != menuName || m == nil {
			return instead(hintCallback(unknown))
		}
		text, _ := in.withoutMention(*m)
		if text == "" {
			return instead(hintCallback(noText))
		}
		return in.ask(i, i.address(true), text)
	}
	if i.Data.Type > discordapi.ChatApplicationCommand {
		return instead(hintCallback(unknown))
	}
	if i.Data.Name == settingsName {
		return instead(in.serverCommand(ctx, i))
	}
	text, hide, ok := commandText(i.Data)
	if !ok {
		return instead(hintCallback(unknown))
	}
	return in.ask(i, i.address(hide || private && i.Guild != ""), text)
}

// decideClick reads a click on a button or an option of a select.
func (in *intake) decideClick(i interaction) (address, bot.Event, *callback) {
	c, ok := parseClick(i.Data.CustomID)
	if !ok || i.Message == nil {
		return instead(hintCallback(unknown))
	}
	own := c.owner == "" || c.owner == i.person()
	if !own && c.private {
		return instead(hintCallback(notYours))
	}
	switch c.kind {
	case clickPage:
		return instead(in.turnPage(i, c.value, own))
	case clickHelpful:
		return in.feedback(i, bot.Feedback{Card: knowledge.CardID(c.value), Helpful: true})
	case clickUseless:
		form, ok := commentForm(c.value, i.person())
		if !ok {
			return in.feedback(i, bot.Feedback{Card: knowledge.CardID(c.value)})
		}
		return instead(callback{discordapi.InteractionResponseModal, form})
	case clickOpen:
		return instead(in.openForm(i, c.value))
	}
	text, ok := in.choice(i, c)
	if _, err := strconv.Atoi(text); !ok || err == nil && !own {
		return instead(hintCallback(notYours))
	}
	to := i.address(!own || i.hidden())
	if own {
		to.Update, to.Message = true, string(i.Message.ID)
	}
	to, e, first := in.ask(i, to, text)
	e.Message.Chosen = true
	return to, e, first
}

// choice is the message that a click sends; false where it says none.
func (in *intake) choice(i interaction, c click) (string, bool) {
	switch c.kind {
	case clickSelect, clickSeveral:
		return in.chosen(i, c.kind == clickSeveral)
	case clickNumber:
		if n, err := strconv.Atoi(c.value); err == nil {
			return in.numberText(i, n, false), true
		}
	}
	return c.value, strings.TrimSpace(c.value) != ""
}

// kept are the names under which the reply in the message of a click may be
// kept.
func (i interaction) kept() []string {
	names := []string{string(i.Message.ID)}
	if i.Message.By.ID != "" {
		names = append(names, keptByInteraction(string(i.Message.By.ID)))
	}
	return names
}

// keptByInteraction names a reply whose message has an id that is not known.
func keptByInteraction(id string) string { return "interaction " + id }

// turnPage shows another page: in place to the asker, to others for
// themselves.
func (in *intake) turnPage(i interaction, number string, own bool) callback {
	n, err := strconv.Atoi(number)
	if err != nil {
		return hintCallback(unknown)
	}
	for _, name := range i.kept() {
		m, ok := in.pages.Turn(name, n)
		switch {
		case !ok:
			continue
		case own:
			return callback{discordapi.InteractionResponseUpdateMessage, m.Edited()}
		}
		m.Flags |= flagEphemeral
		m.Components = nil // they would be the asker's
		return callback{discordapi.InteractionResponseChannelMessageWithSource, m}
	}
	gone := Render(Gone(), Options{Place: PlaceInteraction, Hide: true})
	return callback{discordapi.InteractionResponseChannelMessageWithSource, gone}
}

// feedback makes an event of what a person thinks of an answer.
func (in *intake) feedback(i interaction, f bot.Feedback) (address, bot.Event, *callback) {
	to, e, first := in.ask(i, i.address(true), "")
	e.Feedback = &f
	return to, e, first
}

// decideForm reads a form that was sent.
func (in *intake) decideForm(i interaction) (address, bot.Event, *callback) {
	c, ok := parseClick(i.Data.CustomID)
	if !ok || c.kind != clickForm && c.kind != clickFilled {
		return instead(hintCallback(unknown))
	}
	if c.owner != "" && c.owner != i.person() {
		return instead(hintCallback(notYours))
	}
	if c.kind == clickFilled {
		return in.filled(i, c.value)
	}
	comment := strings.TrimSpace(input(i.Data.Components, commentInput))
	return in.feedback(i, bot.Feedback{Card: knowledge.CardID(c.value), Comment: comment})
}
