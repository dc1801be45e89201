// Package rank finds the document that answers a question.
//
// Build reads documents, each with some of the ways people ask for it, and
// learns from them alone; Search ranks them for a query and says how likely it
// is that the best one is right (Result.Right) and that the answer is there at
// all (Result.Known). An Index can be saved (MarshalBinary) and loaded in a few
// milliseconds; its Fingerprint tells whether it still fits its documents.
//
// # From text to score
//
// A text becomes words (package text; words that no document has are
// corrected, lexicon.go), and the words become features (feature.go): stems,
// their pairs, letters within words, and concepts, the groups of an embedded
// thesaurus of everyday English (thesaurus.txt), alone and in pairs. Features
// are weighted by rarity (space.go).
//
// Each document has a linear classifier over the features: Fisher's
// discriminant (discriminant.go), which learns from all documents together
// which features vary among the ways of asking one thing, with a support
// vector machine (svm.go) where there are many questions a document. Its score
// and that of BM25 (bm25.go) are standardised over the documents and added.
// Up to 2,000 documents all are scored; of more, those that BM25 finds.
//
// # From score to probability
//
// While building, a fifth of the documents is hidden in turn and the rest is
// asked questions of both kinds (trial.go); two logistic regressions learn from
// it (calibrate.go). An index too small for that has weights of a general kind.
//
// # Caveats
//
// Scores compare candidates of one query only. Known is worth most against
// questions about other things; a question next to what the documents answer,
// put in their words, is hard to tell from one they answer. Only English is
// stemmed, corrected and looked up in the thesaurus; other languages are
// matched by words and letters.
package rank
