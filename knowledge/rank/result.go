package rank

// A Result is what a search found.
type Result struct {
	// Candidates are the best documents, best first; at most as many as were
	// asked for, fewer in a small index. Empty where nothing of the query is
	// known.
	Candidates []Candidate
	// Known is the estimated probability, 0 to 1, that some document answers
	// the query, if answerable and unanswerable queries were equally frequent.
	Known float64
	// Right is the estimated probability, 0 to 1, that the first candidate is
	// the document that answers it, under the same condition. It is never above
	// Known.
	Right float64
	// Corrections are the words that were read as other words, in the order
	// of the query. Nil where there were none.
	Corrections []Correction
	// Unknown is the share, 0 to 1, of the query's content words that stand in
	// no document, after correction.
	Unknown float64
	// Field says how much the query looks like the documents rather than like
	// the requests of Options.Background and Options.Everyday: about 1 and more
	// for sure, -1 and less for one of those; 0 where there are none.
	Field float64
}

// A Candidate is one document of a result.
type Candidate struct {
	// Doc is the document's index in the slice that was given to Build.
	Doc int
	// ID is the document's ID.
	ID string
	// Score orders the candidates of one query: it counts standard deviations
	// above the mean of all documents. It says nothing across queries.
	Score float64
	// Parts are the signals behind the score.
	Parts Parts
	// Question is the index in Document.Questions of the question most like
	// the query, -1 where it is the title or nothing is alike.
	Question int
}

// Parts are the signals of one candidate.
type Parts struct {
	// SVM is the score of the document's linear classifier: about 0 for any
	// other question, about 1 for its own; it may be negative.
	SVM float64
	// BM25 is the Okapi BM25 score of the query against the document's
	// questions, 0 and up.
	BM25 float64
	// Coverage is the share, 0 to 1, of the query's words, weighted by their
	// rarity, that the document's questions hold.
	Coverage float64
	// Nearest is the likeness, 0 to 1, of the query and the document's most
	// similar question; 1 means the same words.
	Nearest float64
}

// A Correction is a word that was read as another word.
type Correction struct {
	// Word is the word of the normalised query, Read what it was taken for.
	Word, Read string
}
