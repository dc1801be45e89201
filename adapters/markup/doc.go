// Package markup turns Markdown into what a platform shows.
//
// Parse reads CommonMark with GFM tables once, into a small document tree;
// FromReply builds the same tree from a whole reply. A writer is a function
// from that tree to a string, one file each:
//
//   - Plain: text without marks, for pipes, logs and notifications;
//   - ANSI: text for a terminal, wrapped and coloured.
//
// # Adding a writer
//
// Another platform's dialect is one more file beside plain.go: a function from
// Doc to string that switches over the blocks declared in tree.go and decides
// how each is written. Spans are flat (a piece of text with its style), so a
// writer need not follow nested emphasis. A writer for a platform with a
// syntax of its own escapes every span's text itself.
//
// # What a writer may rely on
//
// A Doc can only be made in this package, and all text passes Clean or
// cleanSource on its way in: there are no control characters and no escape
// sequences in the tree, whatever the knowledge or a person typed. HTML is
// plain text. A span's url is http, https or mailto; any other destination
// stays in the text, in parentheses.
package markup
