// Package state says what the coach keeps in a bot.Store, under which key, in
// which version and for how long.
//
// # What is kept
//
//	c/ + conversation's path           the conversation, and as it was before its last turn
//	p/ + person's path                 settings and profile, only where there are any
//	f/ + person's path + card          what the person thinks of a card
//	s/ + conversation's path + event   the platform's receipt of a reply, for a short while
//	u/ + day + "/" + random            a question that got no answer, of nobody
//	w/ + platform + "/" + workspace    what the admins of a workspace have chosen for it
//
// A path is one of package bot and begins with the person's, so that
// everything about a person lies below a few prefixes: that is what Collect
// and Forget rest on. The same is asked of jobs: the Key of every job about a
// person begins with PersonID.Path.
//
// # A turn
//
// Load reads the State of a conversation, State.Records writes it after the
// turn; both in the one transaction of package delivery. State.Undo goes back
// to before the last turn, for an edited message.
//
// # Versions
//
// A record is a version in digits and then JSON. Older versions are brought
// forward step by step when they are read; a newer one is refused with
// ErrNewer, as nothing may be lost by writing what was only half understood.
//
// # Privacy
//
// No error and no log value of this package holds a word that a person wrote,
// or an id. A question that got no answer is stored masked, without a trace
// of who asked it, where, or at what time of the day; see Mask.
package state
