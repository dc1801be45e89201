package discord

import "fmt"

// A StopError is why the coach must not connect to Discord again before an
// operator has mended something. Its text says what.
type StopError struct {
	// Code is the gateway's close code, 0 where Discord said it otherwise.
	Code int
	// Fix is what to do, a sentence.
	Fix string
}

// Error says what happened and what to do.
func (e *StopError) Error() string {
	if e.Code == 0 {
		return "discord stopped the coach: " + e.Fix
	}
	return fmt.Sprintf("discord stopped the coach (gateway close code %d): %s", e.Code, e.Fix)
}

// fatalClose returns the error for a close code after which no connection is to
// be tried; nil for the others.
func fatalClose(code int) error {
	fix := ""
	switch code {
	case 4004:
		fix = "the bot's token is not valid: copy it anew from the developer portal (your application, Bot, Reset Token)"
	case 4010:
		fix = "the number of the shard is not valid: start the coach again, it asks Discord how many there are"
	case 4011:
		fix = "the bot is in too many servers for so few shards: start the coach again, it asks Discord how many there must be"
	case 4012:
		fix = "this version of the coach speaks a version of the gateway that Discord has ended: update the coach"
	case 4013:
		fix = "Discord does not know an intent that was asked for: update the coach"
	case 4014:
		fix = "the bot may not read messages without a mention: switch on the Message Content Intent in the developer portal (your application, Bot), or take away the list of channels"
	default:
		return nil
	}
	return &StopError{Code: code, Fix: fix}
}
