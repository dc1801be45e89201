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
	bm25Weight  = 0.3  // of BM25 beside the classifiers, both standardised
	ridge       = 0.2  // added to the scatter, in mean squared lengths of a residual
	cgSteps     = 5    // conjugate-gradient steps
	maxRivals   = 40   // documents whose scatter a classifier is fitted to
	rivalTexts  = 20   // texts taken of each for it
	keepWeights = 3000 // weights kept of each classifier, the largest
	svmCost     = 1.0
	svmPasses   = 10
	svmShare    = 0.5
	svmTexts    = 20
)
