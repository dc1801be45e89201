// Package evaluate runs question sets against a coach and says how many it
// answers right.
//
// A set is a directory of JSON Lines files, or one such file. Four kinds of
// lines are known by their fields: single questions (text, must, must_any,
// must_not), out-of-scope messages (the same with kind), conversations (turns)
// and labelled questions (text, label), where the label is a card's id.
package evaluate
