package state

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"careercoach/bot"
)

// Export returns everything that is kept about a person as two files, for
// bot.Exported: JSON for programs, Markdown for reading.
func Export(ctx context.Context, store bot.Store, id bot.PersonID, now time.Time) ([]bot.File, error) {
	e, err := Collect(ctx, store, id, now)
	if err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing an export: %w", ErrDamaged)
	}
	return []bot.File{
		{Name: "my-data.json", MediaType: "application/json", Data: append(data, '\n')},
		{Name: "my-data.md", MediaType: "text/markdown; charset=utf-8", Data: []byte(e.Markdown())},
	}, nil
}

// Markdown writes it for reading. What people typed stands in code spans, so
// that nothing in it takes effect.
func (e Everything) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# What the coach keeps about you\n\nOn %s, user %s%s on %s.\n", e.Exported.Format(minute), code(e.User), in(e.Workspace), code(e.Platform))
	e.writePerson(&b)
	fmt.Fprintf(&b, "\n## Conversations (%d)\n", len(e.Conversations))
	for _, c := range e.Conversations {
		c.write(&b)
	}
	fmt.Fprintf(&b, "\n## Feedback (%d)\n\n", len(e.Feedback))
	for _, o := range e.Feedback {
		fmt.Fprintf(&b, "- %s: %s %s\n", o.Day.Format(time.DateOnly), o.verdict(), quoted(o.Comment))
	}
	fmt.Fprintf(&b, "\n## Waiting to be answered or sent (%d)\n\n", len(e.Queued))
	for _, j := range e.Queued {
		fmt.Fprintf(&b, "- %s %s\n", j.Kind, quoted(j.Text))
	}
	fmt.Fprintf(&b, "\n## Receipts of replies (%d)\n\n", len(e.Receipts))
	for _, r := range e.Receipts {
		fmt.Fprintf(&b, "- %s, until %s\n", code(string(r.Receipt)), r.Deleted.Format(minute))
	}
	b.WriteString("\nQuestions that got no answer are kept without a trace of who asked them, so none can be listed here.\n")
	return b.String()
}

// minute is how moments are written.
const minute = "2006-01-02 15:04 MST"

func (e Everything) writePerson(b *strings.Builder) {
	b.WriteString("\n## Settings and profile\n\n")
	fmt.Fprintf(b, "- brief answers: %s\n- region: %s\n- level: %s\n- time zone: %s\n- reminders: %s\n",
		onOff(e.Settings.Brief), orNone(string(e.Settings.Region)), orNone(string(e.Settings.Level)),
		orNone(e.Settings.TimeZone), onOff(e.Settings.Reminders))
	for _, name := range slices.Sorted(maps.Keys(e.Profile)) {
		fmt.Fprintf(b, "- %s: %s\n", code(name), code(string(e.Profile[name])))
	}
	if e.Flow != nil {
		fmt.Fprintf(b, "- in the flow %s since %s, with %d answers given\n", code(e.Flow.Flow), e.Flow.Began.Format(minute), len(e.Flow.Given))
	}
	for _, p := range e.Paused {
		fmt.Fprintf(b, "- left the flow %s open, with %d answers given\n", code(p.Flow), len(p.Given))
	}
	if e.Reminder != nil {
		fmt.Fprintf(b, "- reminded at %02d:%02d in %s\n", e.Reminder.Hour, e.Reminder.Minute, orNone(e.Reminder.Zone))
	}
	if !e.LastSeen.IsZero() {
		fmt.Fprintf(b, "- last seen: %s\n", e.LastSeen.Format(time.DateOnly))
	}
}

func (c KeptConversation) write(b *strings.Builder) {
	fmt.Fprintf(b, "\n### In %s%s\n\n", orNone(c.Channel), in(c.Thread))
	fmt.Fprintf(b, "%d messages", c.Messages)
	if !c.LastMessage.IsZero() {
		fmt.Fprintf(b, ", the last on %s", c.LastMessage.UTC().Format(minute))
	}
	if !c.Deleted.IsZero() {
		fmt.Fprintf(b, "; deleted after %s unless you write again", c.Deleted.UTC().Format(time.DateOnly))
	}
	b.WriteString(".\n\n")
	for _, part := range []struct{ name, text string }{{"Last question", c.LastQuestion}, {"What you told", c.Told}} {
		if part.text != "" {
			fmt.Fprintf(b, "%s: %s\n\n", part.name, code(part.text))
		}
	}
	for _, t := range c.Recent {
		b.WriteString("- ")
		if !t.Time.IsZero() {
			b.WriteString(t.Time.UTC().Format(minute) + " ")
		}
		fmt.Fprintf(b, "%s → %s %s\n", quoted(t.Question), t.Decision, t.Card)
	}
}

func (o KeptOpinion) verdict() string {
	card := string(o.Card)
	if card == "" {
		card = "a computed answer"
	}
	if o.Helpful {
		return card + " helped"
	}
	return card + " did not help"
}

// code writes a text as a Markdown code span.
func code(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return "(empty)"
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		return fence + " " + s + " " + fence
	}
	return fence + s + fence
}

// quoted is code for what may not be there.
func quoted(s string) string {
	if s == "" {
		return "(no text kept)"
	}
	return code(s)
}

func in(s string) string {
	if s == "" {
		return ""
	}
	return " in " + code(s)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return code(s)
}

func onOff(b bool) string {
	if b {
		return "on"
	}
	return "off"
}
