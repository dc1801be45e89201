// Package rehearse gives feedback on a spoken or written answer to a
// behavioral interview question.
//
// Feedback reads an answer by rules and judges seven dimensions, each clear,
// thin or missing and all of equal weight, and shows for each the person's own
// sentence. Beside them it gives the two fixes that matter most and one probe
// that an interviewer could ask. Compare tells what a second try gained or
// lost, sentence by sentence; SeatOf puts one part written anew into an answer.
// Questions holds practice questions for each principle. Fits tells which
// principles a story shows, and Figures lists its numbers.
//
// # The way of an answer
//
// scan cuts it into words, sentences cuts those into sentences, clausesOf
// finds who did what in each and how real it is: I called, we called, the
// call was made, I would call. figuresOf finds the numbers that say how much.
// Phrases mark times, reasons, results, lessons and the behaviour that belongs
// to a principle. veils takes away every sentence that shows nothing:
// buzzwords, lists, repetitions, the question said again, talk about the answer
// and its points, other languages, noise. The gate decides whether enough is left to judge; the dimensions then
// look for sentences that do something.
//
// # What keeps it honest
//
// A cue counts only in a sentence that tells of a deed or a thing named, and
// only once. What was not done, had to be done or was done by others is no deed
// of the person; what was hoped or aimed at is no result; what was told to
// others is no lesson. Who did nothing gets no points. Length, hedges and the balance of I and we are told and never
// scored. A bad outcome told honestly is an outcome. Case, white space,
// accents and the kind of quotes make no difference, so that a dictated answer
// fares like a typed one; for the same reason names are not told by capitals.
//
// # Caveats
//
// It is practice. The rules see form and evidence, not truth: an invented
// story scores like a lived one. They know English only. Nothing here says how
// likely a person is to be hired, and the cues of the principles
// (principles.yaml) are our own reading, not Amazon's.
//
// All functions are pure and safe for concurrent use.
package rehearse
