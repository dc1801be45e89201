package rank

import "careercoach/knowledge/text"

// Correct returns the word of the documents that a word was probably meant to
// be, and whether it is another one. Words of the documents, short words and
// common English words stay as they are. The first word that is looked up
// takes longer than those after it.
func (x *Index) Correct(word string) (string, bool) {
	if _, known := x.lex.byWord[word]; known || len(word) < 4 || text.EnglishRank(word) > 0 {
		return word, false
	}
	return x.lex.speller().Correct(word)
}
