package state

import (
	"crypto/sha256"
	"encoding/base64"

	"careercoach/bot"
)

// The beginnings of the keys, by kind of record.
const (
	ConversationPrefix = "c/"
	PersonPrefix       = "p/"
	FeedbackPrefix     = "f/"
	ReceiptPrefix      = "s/"
	UnansweredPrefix   = "u/"
	WorkspacePrefix    = "w/"
)

// ConversationKey is where a conversation is kept.
func ConversationKey(id bot.ConversationID) string { return ConversationPrefix + id.Path() }

// PersonKey is where settings and profile of a person are kept.
func PersonKey(id bot.PersonID) string { return PersonPrefix + id.Path() }

// ReceiptKey is where the receipt of the reply to an event is kept.
func ReceiptKey(id bot.ConversationID, event string) string {
	return ReceiptPrefix + id.Path() + short(event)
}

// feedbackKey is where a person's opinion of a card is kept, or, for an answer
// that no card gave, that of one event.
func feedbackKey(id bot.PersonID, event string, f bot.Feedback) string {
	if f.Card != "" {
		return FeedbackPrefix + id.Path() + short("card "+string(f.Card))
	}
	return FeedbackPrefix + id.Path() + short("event "+event)
}

// short makes a key's last part of a name of any length: 128 bits of its hash.
func short(name string) string {
	sum := sha256.Sum256([]byte(name))
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}
