package bot

import "log/slog"

// What is logged of these types says what they are and nothing of what a
// person wrote, was told or chose, nor an address to send to. It holds for a
// value that is logged itself, not for one inside another.

// LogValue leaves the text out.
func (Message) LogValue() slog.Value { return slog.StringValue("a message") }

// LogValue leaves the text and the files out.
func (r Reply) LogValue() slog.Value { return slog.StringValue("a reply: " + string(r.Decision)) }

// LogValue leaves the data out.
func (File) LogValue() slog.Value { return slog.StringValue("a file") }

// LogValue leaves the question out.
func (e Exchange) LogValue() slog.Value { return slog.StringValue("a turn: " + string(e.Decision)) }

// LogValue leaves everything out.
func (Conversation) LogValue() slog.Value { return slog.StringValue("a conversation") }

// LogValue leaves everything out.
func (Person) LogValue() slog.Value { return slog.StringValue("a person") }

// LogValue leaves everything out.
func (Memory) LogValue() slog.Value { return slog.StringValue("a memory") }

// LogValue leaves the comment out.
func (Feedback) LogValue() slog.Value { return slog.StringValue("feedback") }

// LogValue leaves everything out, the ids too.
func (Event) LogValue() slog.Value { return slog.StringValue("an event") }

// LogValue leaves everything out, the ids too.
func (Outgoing) LogValue() slog.Value { return slog.StringValue("an outgoing reply") }
