package terminal

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"careercoach/bot"
)

// areas is a choice of several things, with two others beside it.
var areas = bot.Reply{
	Body: "Which do you know?",
	Select: &bot.Select{Label: "Up to two", Max: 2, Options: []bot.Choice{
		{Label: "Databases", Text: "databases"}, {Text: "networks"}, {Label: "On call", Text: "on call"},
	}},
	Choices: []bot.Choice{{Label: "Skip", Text: "skip"}, {Label: "Stop", Text: "stop"}},
	Form:    &bot.Form{Name: "areas", Button: "Fill in a form"},
}

func TestRenderSelect(t *testing.T) {
	want := `Which do you know?

Up to two

1) Databases
2) networks
3) On call
4) Skip
5) Stop

One or several of 1 to 3, such as: 1, 3. At most 2.`
	if got := Render(areas, 0, false); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if n := len(areas.Select.Options); n != 3 {
		t.Errorf("rendering left %d options", n)
	}
}

func TestPick(t *testing.T) {
	for line, want := range map[string]string{
		"1": "databases", "3)": "on call", "2.": "networks", "1, 3": "databases, on call", "3 1": "on call, databases", "1,2,3": "databases, networks, on call",
		"4": "skip", "5)": "stop", "skip": "skip", " STOP ": "stop",
		"6": "", "0": "", "-1": "", "+1": "", "01": "", "1, 4": "", "1 and 3": "", "databases": "", ",": "", "1))": "", "99999999999999999999": "",
	} {
		c, ok := pick(areas.Select, areas.Choices, line)
		if ok != (want != "") || c.Text != want {
			t.Errorf("%q: got %q, %v, want %q", line, c.Text, ok, want)
		}
	}
	for line, want := range map[string]string{"1": "skip", "2": "stop", "3": "", "1, 2": ""} {
		if c, ok := pick(nil, areas.Choices, line); ok != (want != "") || c.Text != want {
			t.Errorf("%q without a select: got %q, %v, want %q", line, c.Text, ok, want)
		}
	}
}

// Numbers are sent as what they stand for, and the labels shown.
func TestSelectConversation(t *testing.T) {
	var out bytes.Buffer
	ask := func(ctx context.Context, text string) (bot.Reply, error) {
		if text == "gap" {
			return areas, nil
		}
		return fake(ctx, text)
	}
	c := Config{In: strings.NewReader("gap\n1, 3\ngap\n4\n"), Out: &out, Interactive: true}
	if err := answered(c, ask).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"→ Databases, On call\n", "You said: databases, on call\n", "→ Skip\n", "You said: skip\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in:\n%s", want, out.String())
		}
	}
}

// A reminder, which has no address, is shown whenever the conversation is
// open; its choices can be picked.
func TestReminder(t *testing.T) {
	var out bytes.Buffer
	lines, typing := io.Pipe()
	events := make(chan bot.Event, 1)
	var screen *Terminal
	screen = New(Config{
		In: lines, Out: &out, Interactive: true, Conversation: mine,
		Receive: func(ctx context.Context, e bot.Event) error {
			events <- e
			_, err := screen.Send(ctx, bot.Outgoing{Conversation: mine, Address: e.Address, Reply: bot.Reply{Body: "Well done."}})
			return err
		},
	})
	ended := make(chan error, 1)
	go func() { ended <- screen.Run(t.Context()) }()
	if _, err := io.WriteString(typing, "/helpful\n"); err != nil { // the reader is there
		t.Fatal(err)
	}
	reminder := bot.Outgoing{
		Conversation: bot.ConversationID{PersonID: mine.PersonID},
		Reply:        bot.Reply{Body: "Three items are due.", Choices: []bot.Choice{{Label: "Done", Text: "plan done 1"}}},
	}
	if _, err := screen.Send(t.Context(), reminder); err != nil {
		t.Fatal(err)
	}
	other := reminder
	other.Conversation.User = "somebody else"
	if _, err := screen.Send(t.Context(), other); err == nil {
		t.Error("another person's reminder is shown")
	}
	if _, err := io.WriteString(typing, "1\n"); err != nil {
		t.Fatal(err)
	}
	if e := <-events; e.Message.Text != "plan done 1" || e.Message.Public {
		t.Errorf("the message is %+v", e.Message)
	}
	typing.Close()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "Three items are due."); n != 1 {
		t.Errorf("the reminder is shown %d times:\n%s", n, out.String())
	}
}

// Below what comes while a line is waited for stands the prompt anew.
func TestPromptBelowReminder(t *testing.T) {
	for _, reading := range []bool{false, true} {
		var out bytes.Buffer
		screen := answered(Config{Out: &out, Interactive: true}, fake)
		screen.read(reading)
		reminder := bot.Outgoing{Conversation: bot.ConversationID{PersonID: mine.PersonID}, Reply: bot.Reply{Body: "Due."}}
		if _, err := screen.Send(t.Context(), reminder); err != nil {
			t.Fatal(err)
		}
		want := "\nDue.\n\n"
		if reading {
			want += prompt
		}
		if out.String() != want {
			t.Errorf("reading %v: got %q, want %q", reading, out.String(), want)
		}
	}
}

// An address of null is none.
func TestReminderWithNull(t *testing.T) {
	var out bytes.Buffer
	screen := answered(Config{In: strings.NewReader(""), Out: &out}, fake)
	if _, err := screen.Send(t.Context(), bot.Outgoing{Conversation: mine, Address: json.RawMessage("null"), Reply: bot.Reply{Body: "Hello."}}); err != nil {
		t.Fatal(err)
	}
	if out.String() != "Hello.\n" {
		t.Errorf("got %q", out.String())
	}
}
