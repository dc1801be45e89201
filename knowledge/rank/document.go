package rank

// A Document is one card as the ranking sees it: the ways people ask for it.
type Document struct {
	// ID names the document in results. Required, unique in one index.
	ID string
	// Title is its heading. It counts as one more question where it is not
	// empty.
	Title string
	// Questions are the ways people ask. A document without title and
	// questions is found by its body alone.
	Questions []string
	// Body is the answer's plain text: weak evidence, may be empty.
	Body string
}

// Options say how an index is built. The zero value is a good default.
type Options struct {
	// Everyday, when set, compares each query with everyday requests of other
	// kinds (the weather, recipes, sports, small talk), embedded in the
	// package, when Known is estimated. It helps a knowledge base of one
	// field to tell what is none of its business, and harms one that answers
	// such requests itself.
	Everyday bool
	// Background holds further requests that the knowledge base does not
	// answer, used like the everyday ones. May be nil.
	Background []string
	// Workers is how many goroutines build the index; 0 means GOMAXPROCS.
	// The result does not depend on it.
	Workers int
}
