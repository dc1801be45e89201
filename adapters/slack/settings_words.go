package slack

import (
	"regexp"
	"strings"

	"careercoach/adapters/markup"
)

// adminWord begins what is said about the settings of a workspace.
const adminWord = "admin"

// What is said where a wish is not understood.
const (
	hintContact = "Say whom people can ask as plain text: `/coach admin contact #careers`, a name or an address. `/coach admin contact none` takes it away."
	hintBrief   = "Say `/coach admin brief on` or `/coach admin brief off`."
	hintChannel = "Say `/coach admin channels here` in the channel that you mean, or `channels remove`, or `channels all`. " +
		"Slack does not tell me which channel a typed name means: in a direct message to me, pick it from the list that opens after the #, or use the form of `/coach admin`."
)

// parseWish reads what somebody wants of the settings, in the words of a
// command or message as Slack sends them, said in a channel. It returns false
// for what is none of it: "admin assistant pay" is a question.
func parseWish(raw, channel string) (Wish, bool) {
	first, rest := cutWord(raw)
	if !strings.EqualFold(first, adminWord) {
		return Wish{}, false
	}
	what, rest := cutWord(rest)
	switch strings.ToLower(what) {
	case "":
		return Wish{kind: wishShow}, true
	case "contact":
		return contactWish(rest), true
	case "brief":
		return briefWish(rest), true
	case "channels", "channel":
		return channelWish(rest, channel), true
	}
	return Wish{}, false
}

// cutWord cuts the first word off a text.
func cutWord(text string) (first, rest string) {
	text = strings.TrimSpace(text)
	end := strings.IndexAny(text, " \t\n\u00a0")
	if end < 0 {
		return text, ""
	}
	return text[:end], strings.TrimSpace(text[end:])
}

// contactWish sets whom people can ask.
func contactWish(raw string) Wish {
	switch strings.ToLower(raw) {
	case "":
		return Wish{kind: wishHint, text: hintContact}
	case "none", "nobody", "off":
		return Wish{kind: wishContact}
	}
	text := contactText(plainText(labelled.ReplaceAllString(raw, "@$1")))
	if text == "" || strings.Contains(text, "<@") { // Slack told no name
		return Wish{kind: wishHint, text: hintContact}
	}
	return Wish{kind: wishContact, text: text}
}

// labelled is a person whose name Slack tells.
var labelled = regexp.MustCompile(`<@[A-Z0-9]+\|([^>|]+)>`)

// contactText is a contact as it is kept: one line of text.
func contactText(text string) string {
	return cut(strings.Join(strings.Fields(markup.Clean(text)), " "), maxContact)
}

func briefWish(raw string) Wish {
	switch strings.ToLower(raw) {
	case "on", "yes", "true":
		return Wish{kind: wishBrief, on: true}
	case "off", "no", "false":
		return Wish{kind: wishBrief}
	}
	return Wish{kind: wishHint, text: hintBrief}
}

// channelWish lists a channel, takes one from the list, or empties it.
func channelWish(raw, here string) Wish {
	verb, rest := cutWord(raw)
	verb = strings.ToLower(verb)
	switch verb {
	case "":
		return Wish{kind: wishShow}
	case "all":
		return Wish{kind: wishAll}
	case "here":
		verb, rest = "add", "here"
	}
	kind := map[string]wishKind{"add": wishAdd, "remove": wishRemove}[verb]
	id := channelNamed(rest, here)
	if kind == "" || id == "" {
		return Wish{kind: wishHint, text: hintChannel}
	}
	return Wish{kind: kind, channel: id}
}

// channelNamed is the id of the channel that some words name: "here", or
// nothing, the one where they are said; else a channel as Slack writes it, its
// id or its address. It is empty where that is none.
func channelNamed(words, here string) string {
	words = strings.Trim(words, "<>")
	if words == "" || strings.EqualFold(words, "here") {
		words = here
	}
	words, _, _ = strings.Cut(strings.TrimPrefix(words, "#"), "|")
	if _, behind, found := strings.Cut(words, "/archives/"); found {
		words, _, _ = strings.Cut(behind, "/")
	}
	if !channelID.MatchString(words) {
		return ""
	}
	return words
}
