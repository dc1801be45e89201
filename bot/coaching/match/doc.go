// Package match finds which of Amazon's programs and apprenticeships fit a
// person: it asks a few things and sets the answers beside what the cards say
// each program asks for.
//
// # The way of a match
//
// programs.yaml holds the conditions of each program, each with the card that
// states it and the card's own words; questions.yaml the few questions that
// conditions and wishes hang on. The flow match asks them, but only those that
// could still change something (needed). Match judges every condition of every
// program as Eligible, Not or Unknown, and orders the programs. A Record keeps
// the answers, for the person's plan and for the command fit, which shows the
// result again, one program in full, or the result after an answer was changed.
//
// # Unknown
//
// Nothing is assumed. A condition stays Unknown where the person left the
// question open, where the cards say nothing about an answer such as theirs,
// where they leave the condition open for everybody (a waiting period that no
// source names), and where the knowledge lacks the card.
//
// # Caveats
//
// Conditions are those that the cards state; that none fails does not mean that
// a person is accepted, or that a program still runs. Programs of an operator's
// knowledge that stand in no row here are named without a judgement.
//
// All functions are pure and safe for concurrent use.
package match
