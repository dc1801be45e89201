// Package slack connects the coach to Slack: what people do there becomes
// bot.Events, and replies become messages of blocks.
//
// # In
//
// An Inbound decides what becomes of whatever Slack tells the app: it is
// ignored, received as a bot.Event, or answered at once by one of the
// Callbacks. Two doors lead to it and behave alike: Inbound.Handler for HTTP,
// where every request is signed, and Socket for Socket Mode, which needs no
// public address. Both acknowledge an event only when the Receiver has it on
// disk, and never later than Slack waits.
//
// The decoders read the few fields they need and take anything for the rest,
// so that a kind of event, or a field, that is new to them is acknowledged and
// ignored instead of being sent again and again.
//
// A choice of several things is sent by the button below it; what is ticked
// until then stays with Slack. A form is opened at the click, and what is
// filled in is an event whose reply goes where its button stood.
//
// # Out
//
// Render turns a bot.Reply into blocks within Slack's limits; Sender sends it
// to the address that came with the event, or without one to the person as a
// direct message. API is the client both directions share.
//
// # Settings of a workspace
//
// Who runs a workspace chooses for it: what they want is a Wish, which
// Callbacks.Admin grants after Slack, or the installation, has said who they
// are. Inbound keeps to the channels that they list.
//
// # Caveats
//
// A workspace is a team, or the whole organisation where the app was installed
// for all of it. Nothing of a message, no name and no token is logged.
package slack
