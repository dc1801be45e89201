// Package rank finds the document that answers a question.
//
// Build reads documents, each with the questions it answers, and trains a
// linear classifier for each; Search ranks them for a query, and says how
// likely it is that the best one is right (Result.Right) and that the answer
// is there at all (Result.Known). There is no model but what is learnt from
// the documents.
package rank
