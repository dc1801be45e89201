// Package text turns what people type into words that can be compared.
//
// The way of a message is Normalize (one spelling for everything that is
// written in several ways), then Tokenize (words with their stems), then,
// where a knowledge base gives its vocabulary, Speller.Correct for words that
// nobody knows. Sentences cuts a normalised message at its full stops.
//
// The package knows English: its contractions, its chat shorthand
// (shorthand.txt), its stop words (stop.txt), its common words (english.txt)
// and its stems (Snowball's English stemmer). Other scripts pass through: a
// word is a run of letters and digits of any script.
//
// All functions may be called concurrently. Nothing here keeps state.
package text
