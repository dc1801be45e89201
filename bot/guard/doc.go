// Package guard looks at a message before anybody tries to understand it.
//
// Some messages must not be searched for an answer: a person in despair, a
// threat, abuse, a report of being harassed, orders to the program itself, a
// language it does not speak. Look tells which of these a message is, and for
// most of them what to reply. The replies are fixed texts; nothing a person
// typed stands in them.
//
// The guard knows no grammar. It compares the words of a message with rows of
// words (phrases.yaml, which explains its notation), after text.Normalize has
// brought spelling and shorthand to one form and after slips of the hand were
// mended. It tells languages apart by their scripts and by their common words
// (languages.yaml). Code and markup that has no place in a question is found
// by regular expressions (fragment.go).
//
// Caveats: only the first 4,000 code points of a message are read. What is
// figurative is told from what is meant by the words around it, so a phrase
// that nobody foresaw may be missed. To teach the guard a phrase, add it to
// phrases.yaml and an example to testdata/messages.yaml.
package guard
