// Package terminal holds a conversation in a terminal, or over a pipe.
//
// Run reads lines and writes answers until the input ends. Where input and
// output are terminals it is interactive: a prompt with line editing and
// history, colours, choices to pick by number. Anywhere else it is plain: one
// answer for each line, no prompt, no colour, no escape sequence.
//
// Lines that begin with a slash are commands, see commands.go; every other
// line is a message. The package knows no bot: Config.Answer is the only way
// to one.
package terminal
