// Package knowledge holds the typed facts that the coach answers from.
//
// A knowledge directory is any number of YAML files. The smallest holds one
// card:
//
//	cards:
//	  - id: refunds
//	    questions:
//	      - How do I get my money back?
//	    answer: |
//	      Write to billing within **30 days**.
//
// [Load] reads layers of such directories strictly, a later one winning by
// id, and returns a [Base] to look things up in. [Check] reads the same and
// returns all [Problems] at once, each with its file, its line and the mend.
// [Schema] describes the files for editors.
//
// An answer may quote a figure: {{id}} stands for the whole figure, {{id.low}}
// for one of its numbers (value, low, median, average, high), and \{{ is a
// literal pair of braces. So that one number stands in one place, the loader
// refuses a quote of what is declared nowhere.
//
// # Caveats
//
// What cannot be read cannot be referred to: while a file of a directory is
// no valid YAML, dangling references are not reported, nor are warnings.
// YAML anchors and aliases work, merge keys (<<) do not.
package knowledge
