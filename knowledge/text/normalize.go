package text

import (
	"strings"
	"unicode/utf8"
)

// Normalize returns s in the one spelling that the rest of the package
// expects:
//
//   - mentions, emoji codes and addresses of the web are removed, a labelled
//     link keeps its label (Slack's and Discord's ways of writing them);
//   - Unicode NFKC, lower case, accents of Latin letters dropped, quotes and
//     dashes unified;
//   - contractions written out ("what's" and "whats" become "what is"),
//     English chat shorthand too ("u" becomes "you"), British spellings
//     turned American ("programme" becomes "program");
//   - "soooo" becomes "so", "u.s." and "US" become "usa", "150,000" becomes
//     "150000";
//   - white space collapsed to single blanks, line breaks kept as "\n".
//
// Numbers, units and names with signs survive: l5, sde2, $150k, c++, ci/cd.
// Punctuation survives as well, for Sentences. Invalid UTF-8 is dropped. An
// empty or blank string gives "". The time taken is linear in len(s).
func Normalize(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	return expand(fold(stripMarkup(s)))
}
