// Package story keeps a person's interview stories: the story bank.
//
// A Bank holds stories in four parts, situation, task, action and result, with
// the principles that the person says each shows. It knows which principles
// are covered (Covers), the fewest stories that cover them (Fewest) and which
// to write next (Next); which stories tell much the same (Twins); and, as a
// ledger, every figure in them with how it was measured, and the figures that
// do not agree (Clashes). Flows gives the flow that adds a story, the commands
// that list, show, change and export them, the ledger, and help with writing.
// What is typed while a story is told and is none of it, such as "yes", an order
// or that one does not know, is refused (heard); a whole story that is pasted
// where its title is wanted is kept as it is.
//
// # Caveats
//
// Which figures and principles a text holds is read by the rules of package
// rehearse; a principle counts only once the person has confirmed it. Figures
// are read anew from the text whenever they are asked for; only what the
// person said about how they were measured is kept. Nothing that is taken in
// is lost by merging: the story that gives way is archived. The part that was
// changed last can be put back (Bank.Undo). Principles are proposed from what
// was done and what came of it, not from the situation and the task.
//
// What is said about interviews stands in story.yaml, each row with the cards
// it rests on; what is our own advice says so.
package story
