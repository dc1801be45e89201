// Package bottest holds what tests of the coach share: the runner of
// transcripts, which are conversations as files.
//
// A transcript is a text file. A line that begins with "> " is a message of
// the person; the lines below say what the reply must be:
//
//	> how long is the technical academy?
//	= answer ata-duration
//	~ 9 months
//	! 7 weeks
//	? Which one do you mean
//
// "=" gives the decision and, optionally, the card ("-" for none); "~" a text
// that the reply holds; "!" one that it does not hold; "?" the text or label of
// a choice or an option. Case does not matter. "#" begins a comment, "@ 45m"
// lets time pass, "^" goes to another conversation of the same person, "^
// public" to one where others read. "+ name: text" fills in a field of the form
// that the next message sends back. A message goes on in the next line where
// that begins with "| ".
//
// Between the turns what is remembered goes through JSON, as it does in a
// store.
package bottest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
)

// start is when every transcript begins.
var start = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)

// Render writes a reply as a person reads it.
type Render func(bot.Reply) string

// Transcripts runs every *.txt file of a directory as a conversation of its
// own.
func Transcripts(t *testing.T, coach *bot.Coach, render Render, dir fs.FS) {
	t.Helper()
	files, err := fs.Glob(dir, "*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no transcripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(file, ".txt"), func(t *testing.T) {
			data, err := fs.ReadFile(dir, file)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range Run(coach, render, string(data)) {
				t.Errorf("%s:%s", file, p)
			}
		})
	}
}

// Run runs one transcript and returns what did not come out as it says, each
// as "line: problem".
func Run(coach *bot.Coach, render Render, transcript string) []string {
	r := runner{coach: coach, render: render, now: start}
	lines := strings.Split(transcript, "\n")
	for i, line := range lines {
		r.line = i + 1
		r.more = nil
		for _, next := range lines[i+1:] {
			text, ok := strings.CutPrefix(next, "| ")
			if !ok {
				break
			}
			r.more = append(r.more, strings.TrimRight(text, " \r"))
		}
		r.step(strings.TrimRight(line, " \r"))
	}
	if r.messages == 0 {
		r.fail("the transcript has no message")
	}
	return r.problems
}

type runner struct {
	coach    *bot.Coach
	render   Render
	now      time.Time
	mem      bot.Memory
	reply    bot.Reply
	text     string
	line     int
	more     []string // the lines that go on with this one
	fields   []bot.Field
	public   bool
	messages int
	problems []string
}

func (r *runner) step(line string) {
	mark, rest, _ := strings.Cut(line, " ")
	if line == "" || mark == "#" {
		return
	}
	if mark != ">" && mark != "@" && mark != "+" && mark != "^" && r.messages == 0 {
		r.fail("a transcript begins with a message")
		return
	}
	switch mark {
	case ">":
		r.say(strings.Join(append([]string{rest}, r.more...), "\n"))
	case "|":
	case "+":
		name, value, _ := strings.Cut(rest, ":")
		r.fields = append(r.fields, bot.Field{Name: name, Value: strings.Join(append([]string{strings.TrimSpace(value)}, r.more...), "\n")})
	case "^":
		r.mem.Conversation, r.public = bot.Conversation{}, rest == "public"
	case "@":
		d, err := time.ParseDuration(rest)
		if err != nil {
			r.fail(err.Error())
		}
		r.now = r.now.Add(d)
	case "=":
		r.decision(strings.Fields(rest))
	case "~":
		if !holds(r.text, rest) {
			r.fail(fmt.Sprintf("the reply does not hold %q: %s", rest, r.text))
		}
	case "!":
		if holds(r.text, rest) {
			r.fail(fmt.Sprintf("the reply holds %q: %s", rest, r.text))
		}
	case "?":
		r.choice(rest)
	default:
		r.fail(fmt.Sprintf("a line cannot begin with %q", mark))
	}
}

// say takes a turn.
func (r *runner) say(text string) {
	r.messages++
	r.now = r.now.Add(10 * time.Second)
	r.reply, r.mem = r.coach.Turn(bot.Message{Text: text, Time: r.now, Public: r.public, Fields: r.fields}, r.mem)
	r.fields = nil
	r.text = r.render(r.reply)
	data, err := json.Marshal(r.mem)
	r.mem = bot.Memory{}
	if err == nil {
		err = json.Unmarshal(data, &r.mem)
	}
	if err != nil {
		r.fail("what is remembered cannot be stored: " + err.Error())
	}
}

func (r *runner) decision(want []string) {
	if len(want) == 0 || len(want) > 2 {
		r.fail("write a decision and at most one card behind =")
		return
	}
	if string(r.reply.Decision) != want[0] {
		r.fail(fmt.Sprintf("decision %q, want %q: %s", r.reply.Decision, want[0], r.text))
	}
	if len(want) == 2 && string(r.reply.Card) != strings.TrimPrefix(want[1], "-") {
		r.fail(fmt.Sprintf("card %q, want %q", r.reply.Card, want[1]))
	}
}

func (r *runner) choice(want string) {
	var have []string
	offered := r.reply.Choices
	if r.reply.Select != nil {
		offered = slices.Concat(offered, r.reply.Select.Options)
	}
	for _, c := range offered {
		if holds(c.Label, want) || holds(c.Text, want) {
			return
		}
		have = append(have, c.Label)
	}
	r.fail(fmt.Sprintf("no choice %q among %q", want, have))
}

func (r *runner) fail(problem string) {
	r.problems = append(r.problems, fmt.Sprintf("%d: %s", r.line, problem))
}

func holds(text, part string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(strings.TrimSpace(part)))
}
