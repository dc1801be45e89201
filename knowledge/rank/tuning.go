package rank

// The constants of the ranking, found by cross-validation on public sets of
// questions. None is critical: a third more or less of each costs less than
// half a point.

// blockWeights are the lengths of the blocks of features before they are
// joined into one vector.
var blockWeights = [blockCount]float32{
	blockStem:    1,
	blockBigram:  0.5,
	blockPair:    0.6,
	blockChar:    1,
	blockConcept: 1,
	blockTwo:     1.5,
}

const (
	bm25Weight = 0.45 // of BM25 beside the classifiers, both standardised

	ridge       = 0.2     // added to the scatter, in mean squared lengths of a residual
	cgSteps     = 5       // conjugate-gradient steps
	maxRivals   = 60      // documents that a classifier tells its own apart from
	rivalTexts  = 20      // texts taken of each
	rivalBudget = 5000    // postings looked at to find them
	keepWeights = 6000    // weights kept of each classifier, the largest
	allWeights  = 1000000 // and of all together, about

	svmCost   = 1.0  // C, the price of an example on the wrong side
	svmPasses = 6    // over all examples
	svmShare  = 0.15 // of the support vector machine beside the discriminant
	svmTexts  = 14   // mean texts a document from which it is trained

	exhaustive  = 2000  // documents up to which all are scored
	candidates  = 200   // documents scored where there are more
	queryBudget = 20000 // postings looked at to find those
	manyTexts   = 20000 // texts from which features seen once are left out
)
