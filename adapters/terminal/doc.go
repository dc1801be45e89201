// Package terminal holds a conversation in a terminal, or over a pipe.
//
// Terminal.Run reads lines until the input ends; each becomes an event for
// Config.Receive. Terminal.Send, the sender of package delivery, shows the
// replies. Where input and output are terminals it is interactive: a prompt
// with line editing and history, colours, choices to pick by number. Anywhere
// else it is plain: one answer for each line, no prompt, no colour, no escape
// sequence.
//
// Lines that begin with a slash are commands, see commands.go; every other
// line is a message. Files that come with a reply are written to a directory.
package terminal
