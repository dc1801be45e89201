// Package skills finds where a person's skills stand against what the career
// guide asks of a level.
//
// # The way of a gap
//
// required.yaml says what each level asks of each skill, 0 to 4, and how much
// that counts, 1 to 3: our own reading of the guide, each row with the words of
// the card it was read from. NeedsOf takes the rows of one level and area. What
// the person can do is read from their own words (Read), from shorthand such as
// "java 3, terraform ?" (Shorthand), or chosen from five anchored statements;
// the flow gap asks, and a Record keeps it. Measure sets both side by side: the
// gaps, and how much is covered, as a Range, since what is not known counts
// neither as nothing nor as enough.
//
// # What stands behind a claim
//
// A level is only said until the person names a project for it, or a story in
// their story bank tells of it. Claimed and evidenced levels stay apart.
//
// # Caveats
//
// The required levels are our reading, not Amazon's; a person can contest every
// one of them. Coverage is that of a checklist and says nothing about the chance
// of being hired. Only English is read. Where the knowledge lacks a skill it
// drops out; where it lacks a card, the reading is shown as not in the sources.
//
// All functions are pure and safe for concurrent use.
package skills
