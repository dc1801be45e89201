package bot

import (
	"strings"
	"time"
	"unicode"
)

// command names what a person orders rather than asks.
type command string

// The commands.
const (
	commandPrivacy  command = "privacy"
	commandExport   command = "export"
	commandForget   command = "forget"
	commandConfirm  command = "confirm" // yes, forget
	commandRefuse   command = "refuse"  // no, keep
	commandHistory  command = "history"
	commandSettings command = "settings"
	commandReset    command = "reset"
	commandSet      command = "set"
)

// An order is a command with what was written behind it.
type order struct {
	command command
	name    string // of the setting, for commandSet
	value   string // for commandSet; empty asks what can be chosen
}

// Pending is a command that was given and waits for a yes or no.
type Pending struct {
	// Command is its name; empty where none waits.
	Command string `json:"c,omitempty"`
	// Until is when it waits no more; the zero time means that it always does.
	Until time.Time `json:"u,omitzero"`
}

// waits reports whether the command still waits at a moment; the zero moment
// is before all others.
func (p Pending) waits(c command, now time.Time) bool {
	return p.Command == string(c) && (p.Until.IsZero() || now.Before(p.Until))
}

// take is one turn: a command, or a question in the context that has not
// faded, answered as the person's settings want it.
func (c *Coach) take(m Message, mem Memory) (Reply, Memory, *Trace) {
	c = c.within(mem.Workspace)
	before := mem.Conversation
	conv, faded := c.fade(m, before)
	mem.Conversation = conv
	if o, ok := c.ordered(m, conv); ok {
		trace := &Trace{Message: m.Text, Before: before, Why: "the message is the command " + string(o.command)}
		reply, mem := c.obey(o, m, mem)
		reply.Body += c.stillOpen(m, mem)
		return reply, mem, trace
	}
	mem.Conversation.Pending, mem.Conversation.Mark = Pending{}, Mark{}
	trace := &Trace{Message: m.Text, Before: before}
	reply, mem, ok := c.coached(m, mem, trace)
	if ok {
		return reply, mem, trace
	}
	if faded {
		return c.ask(m, mem, &before)
	}
	return c.ask(m, mem, nil)
}

// ask answers a question. faded is the conversation as it was before its
// context faded, nil where it did not.
func (c *Coach) ask(m Message, mem Memory, faded *Conversation) (Reply, Memory, *Trace) {
	conv := mem.Conversation
	asked := m.Text
	if offer, ok := conv.chosen(m.Text); ok {
		asked = offer.Text
	}
	reply, next, trace := c.turn(m, conv)
	if faded != nil {
		reply, next = c.askAgain(m, *faded, reply, next, trace)
	}
	reply, next, note := c.inRegion(m, mem.Person.Settings.Region, conv, reply, next, trace)
	mem.Conversation = next.remember(asked, m, reply)
	reply = shortened(reply, mem.Person.Settings.Brief || mem.Workspace.Brief)
	reply.Body += note
	return reply, mem, trace
}

// ordered returns what a message orders; false where it is to be answered as a
// question. Without a slash a card that asks the very words goes first, except
// before what privacy needs, so that knowledge can speak of settings too.
func (c *Coach) ordered(m Message, conv Conversation) (order, bool) {
	if len(m.Text) > maxOrder {
		return order{}, false
	}
	words, slash := plain(m.Text), strings.HasPrefix(strings.TrimSpace(m.Text), "/")
	if conv.Pending.waits(commandForget, m.Time) {
		if answer, ok := reaction(words); ok {
			return order{command: answer}, true
		}
	}
	o, ok := phraseOrder(words, slash)
	if !ok {
		o, ok = c.settingOrder(words, slash)
	}
	if !ok || slash || alwaysOrders(words) {
		return o, ok
	}
	return o, len(c.exact(m.Text, Conversation{})) == 0
}

// maxOrder is the longest message that may be a command, in bytes.
const maxOrder = 200

// obey does what a command says.
func (c *Coach) obey(o order, m Message, mem Memory) (Reply, Memory) {
	waits := mem.Conversation.Pending.waits(commandForget, m.Time)
	mem.Conversation.Pending = Pending{}
	var r Reply
	switch o.command {
	case commandPrivacy:
		r = c.privacy()
	case commandExport:
		r = c.export()
	case commandForget, commandConfirm:
		r, mem = c.forget(o.command == commandConfirm && waits, m, mem)
	case commandRefuse:
		r = Reply{Body: "Nothing was deleted."}
	case commandHistory:
		r = history(mem.Conversation)
	case commandSettings:
		r = c.showSettings(mem.Person, "")
	case commandReset:
		mem.Person.Settings = Settings{}
		r = c.showSettings(mem.Person, "Your settings are as at the beginning.")
	case commandSet:
		r, mem.Person = c.set(o, mem.Person, m.Time)
	}
	r.Decision, r.Confidence, r.Private = DecisionFlow, 1, true
	if r.Effect != EffectForget {
		mem.Conversation = mem.Conversation.afterCommand(m, r)
	}
	return r, mem
}

// afterCommand returns the conversation after a command: what was spoken of
// stays.
func (c Conversation) afterCommand(m Message, r Reply) Conversation {
	c.At = m.Time
	c.Turns++
	c.Offers = offersOf(r.Choices)
	return c
}

// plain writes a message as the phrases of commands are written: lower case,
// words of letters and digits with one blank between, without mentions,
// apostrophes, full stops and "please".
func plain(message string) string {
	var b strings.Builder
	for _, word := range strings.Fields(message) {
		if strings.HasPrefix(word, "<@") {
			continue
		}
		b.WriteByte(' ')
		for _, r := range word {
			switch {
			case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
				b.WriteRune(unicode.ToLower(r))
			case r == '\'' || r == '’' || r == '.':
			default:
				b.WriteByte(' ')
			}
		}
	}
	words := strings.Fields(b.String())
	for len(words) > 1 && isPlease(words[0]) {
		words = words[1:]
	}
	for len(words) > 1 && isPlease(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

func isPlease(word string) bool { return word == "please" || word == "pls" || word == "plz" }
