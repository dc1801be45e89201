package discord

import (
	"context"
	"slices"
	"strings"
	"time"

	"careercoach/adapters/markup"
	"careercoach/bot"
	"careercoach/bot/delivery"
)

// eventID is the id of the event that a message is.
func eventID(m message) string { return platform + ":" + string(m.ID) }

// message hands a message to the receiver, if it is for the coach. It returns
// false where that failed and is to be tried again.
func (in *intake) message(ctx context.Context, m message) bool {
	text, ok := in.asked(ctx, m)
	if !ok {
		in.stats.ignored.Add(1)
		return true
	}
	if m.Guild == "" {
		in.seen.note(ctx, m.Channel, m.ID, in.log)
	}
	if ok, tell := in.people.take(string(m.Author.ID)); !ok {
		in.stats.refused.Add(1)
		in.hintMessage(ctx, m, tell, slowDown)
		return true
	}
	if m.filesAlone(text) {
		in.stats.ignored.Add(1)
		in.hintMessage(ctx, m, true, noFiles)
		return true
	}
	outcome, err := in.receive(ctx, in.event(m, text))
	switch {
	case err != nil:
		return false
	case outcome == delivery.Busy:
		in.hintMessage(ctx, m, in.people.tell(string(m.Author.ID)), busy)
	case outcome == delivery.Limited:
		in.hintMessage(ctx, m, in.people.tell(string(m.Author.ID)), slowDown)
	}
	return true
}

// event is the event that a message is.
func (in *intake) event(m message, text string) bot.Event {
	return bot.Event{
		ID:           eventID(m),
		Conversation: in.conversation(m.Guild, m.Channel, m.Author.ID, m.Guild == ""),
		Message:      bot.Message{Text: text, Time: m.sent(in.now()), Public: m.Guild != ""},
		Address: address{
			Channel: string(m.Channel), Message: string(m.ID), Guild: string(m.Guild), User: string(m.Author.ID),
			Direct: m.Guild == "", Again: again(m, text),
		}.encode(),
	}
}

// again is the text of a message in a server as far as a button can ask it
// again; "" where it is too long.
func again(m message, text string) string {
	if _, ok := (asker{owner: string(m.Author.ID)}).id(clickText, text); !ok || m.Guild == "" || text != markup.Clean(text) {
		return ""
	}
	return text
}

// conversation is where and with whom the coach talks. All direct messages
// with a person are one conversation, so that Direct can name it.
func (in *intake) conversation(guild, channel, person snowflake, direct bool) bot.ConversationID {
	id := in.Direct(bot.ConversationID{PersonID: bot.PersonID{User: string(person)}})
	if !direct {
		id.Workspace = string(guild)
		id.Channel, id.Thread = in.threads.place(channel)
	}
	return id
}

// receive hands an event to the receiver and counts what became of it.
func (in *intake) receive(ctx context.Context, e bot.Event) (delivery.Outcome, error) {
	outcome, err := in.receiver.Receive(ctx, e)
	switch {
	case err != nil:
		in.log.Error("an event could not be taken in", "error", err)
	case outcome == delivery.Accepted:
		in.stats.received.Add(1)
	case outcome == delivery.Duplicate:
		in.stats.duplicates.Add(1)
	default:
		in.stats.refused.Add(1)
	}
	return outcome, err
}

// asked returns what a message asks the coach; false where it is not for the
// coach.
func (in *intake) asked(ctx context.Context, m message) (string, bool) {
	if !m.fromPerson() || string(m.Author.ID) == in.self.Load().user {
		return "", false
	}
	text, mentioned := in.withoutMention(m)
	switch {
	case m.Guild == "" || mentioned:
		return text, true
	case text == "": // without the message content intent nothing else is seen
		return "", false
	case in.repliesToCoach(m):
		return text, true
	case m.Everyone || len(m.Mentions) > 0 || len(m.Roles) > 0 || m.Referenced != nil || m.Reference != nil:
		return "", false // between other people
	}
	return text, in.listens(ctx, m)
}

// listens reports whether questions are answered without a mention where a
// message was posted.
func (in *intake) listens(ctx context.Context, m message) bool {
	channel, _ := in.threads.place(m.Channel)
	if slices.Contains(in.config.Channels, channel) || slices.Contains(in.config.Channels, string(m.Channel)) {
		return true
	}
	if !in.config.ListenAllowed {
		return false
	}
	listed := in.servers.settings(ctx, string(m.Guild), in.log).Channels
	return slices.Contains(listed, channel) || slices.Contains(listed, string(m.Channel))
}

// repliesToCoach reports whether a message is a reply to one of the coach's.
func (in *intake) repliesToCoach(m message) bool {
	self := in.self.Load().user
	return self != "" && m.Referenced != nil && m.Referenced.Author != nil && string(m.Referenced.Author.ID) == self
}

// withoutMention returns the text without the mentions of the coach, and
// whether it is mentioned. What it is replied to with a ping is a mention, too.
func (in *intake) withoutMention(m message) (string, bool) {
	self, role := in.self.Load().user, in.threads.role(m.Guild)
	mentioned := role != "" && slices.Contains(m.Roles, role)
	for _, u := range m.Mentions {
		mentioned = mentioned || self != "" && string(u.ID) == self
	}
	text := m.Content
	for _, form := range []string{"<@" + self + ">", "<@!" + self + ">", "<@&" + string(role) + ">"} {
		if strings.ContainsAny(form, "0123456789") && strings.Contains(text, form) {
			text, mentioned = strings.ReplaceAll(text, form, " "), true
		}
	}
	return strings.TrimSpace(text), mentioned
}

// editWindow is how long after a message its edit is passed on.
const editWindow = time.Minute

// edit hands the edit of a message to the receiver, where it comes soon enough.
func (in *intake) edit(ctx context.Context, m message) {
	if m.Edited == "" || in.edited(m).Sub(m.sent(in.now())) > editWindow {
		return
	}
	text, ok := in.asked(ctx, m)
	if !ok || text == "" {
		return
	}
	e := in.event(m, text)
	e.Edits = e.ID
	e.ID += ":edit:" + m.Edited
	e.Message.Time = in.edited(m)
	_, _ = in.receive(ctx, e) // its failure is logged; the answer stays as it was
}

// edited is when a message was edited.
func (in *intake) edited(m message) time.Time { return moment(m.Edited, "", in.now()) }
