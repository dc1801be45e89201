// Package discord puts the coach into Discord: messages, commands, buttons,
// selects and forms in, embeds and components out. New makes an Adapter;
// Adapter.Serve keeps the connections to the gateway, Adapter.Handler is the
// endpoint for interactions over HTTP, Adapter.Send gives replies out.
//
// # The way in
//
// A frame of the gateway goes through a connection (gateway.go) of a shard
// (session_shard.go) into one of the lanes (event_lane.go), which keep the order
// of every person's events and bound what waits. From there a message becomes
// a bot.Event (event_message.go), and an interaction is answered or becomes one
// (interaction.go). Whatever becomes an event is handed to the Receiver before
// Discord hears of it. A form opens at the click (component_form.go); what was
// filled in comes back as an interaction of its own. What is kept of a server goes
// when the coach is removed from it (event_left.go).
//
// # The way out
//
// Adapter.Send renders a reply and sends it. The first answer to an interaction
// is due within three seconds: whoever took the interaction in waits a moment
// for its reply (interaction_wait.go) and gives it as the first answer; when
// that takes longer, it defers, and the reply comes as an edit.
//
// What is clicked carries what it sends, as far as it fits; of longer texts it
// carries the number (component_select.go). So buttons, selects and forms work
// after a restart as before.
//
// A reply that answers nothing, such as a reminder, has no address: it is sent
// to the person as a direct message (send_direct.go). Discord tells people in
// direct messages from those in servers, so that everybody has one conversation
// there, which Adapter.Direct names, and is another person in each server: what
// is personal goes on in direct messages.
//
// Every request goes through one limiter (limit.go) and is made once; what
// Discord refuses for now is told to package delivery, which tries again.
//
// # Why the gateway is spoken here
//
// The SDK gives its types and constants. Its session is not used: it waits for
// the first frames without a deadline and under a lock, gives handlers
// half-decoded messages, starts a goroutine for each event and goes on after
// closes that are final. A connection takes about two hundred lines, and every
// wait of it has an end.
package discord
