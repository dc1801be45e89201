package terminal

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// maxText is how much of a message is handed on, in bytes: more than the coach
// reads, and less than a store takes.
const maxText = 16 << 10

// maxAsked is how much of a question stands over its late reply, in bytes.
const maxAsked = 200

// An address is what Send needs to know of the event that it answers.
type address struct {
	Run   string `json:"run"`   // of the terminal
	Event string `json:"event"` // its id
	Asked string `json:"asked"` // the beginning of the message
}

// event makes the event of a message; arrived is closed when its reply was
// shown, or could not be.
func (t *Terminal) event(text string, chosen bool) (e bot.Event, arrived <-chan struct{}) {
	e = bot.Event{
		ID:           "terminal/" + rand.Text(),
		Conversation: t.Conversation,
		Message:      bot.Message{Text: cut(text, maxText), Time: t.Now(), Chosen: chosen},
	}
	e.Address, _ = json.Marshal(address{t.run, e.ID, cut(text, maxAsked)}) // strings alone: cannot fail
	t.mu.Lock()
	defer t.mu.Unlock()
	t.awaited, t.arrived = e.ID, make(chan struct{})
	return e, t.arrived
}

// Send implements delivery.Sender: it shows a reply and writes its files. One
// to a message of an earlier run is named as such; one that answers nothing, a
// reminder, is shown while a line is typed. It refuses, to be asked
// again later, what belongs to another conversation and what comes when this
// one has ended or nobody reads it.
func (t *Terminal) Send(_ context.Context, out bot.Outgoing) (json.RawMessage, error) {
	if !t.isMine(out.Conversation) {
		return nil, delivery.Retry("another_person", time.Hour, nil)
	}
	var to address
	if out.Address != nil && json.Unmarshal(out.Address, &to) != nil {
		to = address{}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	defer t.arrive(to)
	if !t.open() {
		return nil, delivery.Retry("terminal_closed", 0, nil)
	}
	t.showReply(out, to)
	if t.err != nil {
		return nil, fmt.Errorf("showing a reply: %w", t.err) // it may have been seen
	}
	return nil, nil
}

// isMine reports whether something sent to a conversation belongs here: to
// this conversation, or to the person wherever they are.
func (t *Terminal) isMine(id bot.ConversationID) bool {
	return id == t.Conversation || id == bot.ConversationID{PersonID: t.Conversation.PersonID}
}

// showReply shows a reply with what belongs to it.
func (t *Terminal) showReply(out bot.Outgoing, to address) {
	if to.Event != "" && to.Run != t.run {
		t.showLocked(t.plain(leftover(out.Doubt, to.Asked)))
	}
	t.several, t.choices = out.Reply.Select, out.Reply.Choices
	if out.Reply.Decision == bot.DecisionAnswer {
		t.answer = &out.Reply
	}
	t.showLocked(Render(out.Reply, t.width(), t.Color))
	for _, f := range out.Reply.Files {
		t.showLocked(t.plain(t.write(f)))
	}
	if t.reading && t.Interactive { // it came between the prompt and the line
		t.printLocked(prompt)
	}
}

// leftover introduces a reply to a message of an earlier run.
func leftover(doubt bool, asked string) string {
	if doubt {
		return "From last time, perhaps not shown then. You asked: " + asked
	}
	return "From last time, not answered then. You asked: " + asked
}

// arrive tells who waits that a reply came.
func (t *Terminal) arrive(to address) {
	switch {
	case to.Event != "" && to.Event == t.awaited:
		t.awaited = ""
		close(t.arrived)
	case to.Run != t.run && t.owed > 0:
		if t.owed--; t.owed == 0 {
			close(t.caughtUp)
		}
	}
}

// cut shortens a text to at most n bytes, between two code points.
func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return strings.TrimSpace(text[:n]) + "…"
}
