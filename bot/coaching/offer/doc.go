// Package offer is the offer lab: it sets a job offer beside every band of pay
// that applies and shows it year by year.
//
// # The way of an offer
//
// Begins reports whether a message tells of an offer. Read makes an Offer of it:
// amounts and what they are called, level, place, vesting, share price. The
// words are cut into parts (cut), amounts and names are brought together (pair),
// and levels and places are found by the names that the knowledge gives them.
// BandsFor finds the figures of pay that apply, all of them side by side, each
// with its source; Stand says where an amount lies in one. Offer.Years computes
// what each year pays. Offer.String writes an offer as one line that Read
// understands, which is how buttons carry it.
//
// # What is known and what is not
//
// Bands, levels and places come from the knowledge; offer.yaml names the cards
// behind all else that is said, and labels what is outside the sources: the
// vesting schedule 5/15/40/40, and which title an L7 has. Figures are never
// averaged, and amounts in different currencies never compared: there are no
// exchange rates here.
//
// # Caveats
//
// The flow offer keeps nothing: neither the message nor its choices stay in
// memory. Who asks for it has one offer kept as a Record, by the command
// keepoffer; a message that only says how an offer changes is about that one.
// Base and bonus are taken to stay as they are, without raises, new grants and
// taxes. Only English is read, and amounts by the year.
//
// All functions are pure and safe for concurrent use.
package offer
