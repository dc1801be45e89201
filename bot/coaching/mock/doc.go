// Package mock holds the rehearsal: a mock interview on one leadership
// principle, on a few, or a whole loop of five interviewers, with feedback by
// package rehearse.
//
// # The way of a rehearsal
//
// A request (request.go) says what is rehearsed and how: in practice, with
// hints, second tries and feedback after each answer, or live, on the clock and
// with feedback at the end. planOf makes the questions of it, from the person's
// History, so that none comes back while others were never asked. A run of the
// flow is nothing but what was given so far: sessionOf replays it, and every
// function of the flow looks at that. recorded writes what is worth keeping
// into the History: which questions were asked and how the answers stood, never
// the answers.
//
// Of the tries at a question the one with the most points stands (try.go): a
// weaker one is held against it (weaker.go), and parts written anew go into it.
//
// # What stands where
//
// loop.yaml holds the interviewers of a loop, how the principles are split among
// them, and every sentence that says something about Amazon, with the cards it
// rests on; what rests on none says so. The questions and the rules of feedback
// are those of package rehearse.
//
// # Caveats
//
// It is practice, and declines to help in an interview that is going on
// (livehelp.go, with the rules in livecry.go and liveplea.go). Votes and points follow our own rules; nothing here says how
// likely anybody is to be hired.
//
// All functions are pure and safe for concurrent use.
package mock
