package story

import (
	"slices"
	"strconv"
	"strings"

	"careercoach/bot/coaching/prose"
	"careercoach/knowledge"
)

// A verb is what a person wants done with their stories.
type verb string

const (
	verbList     verb = "list"
	verbMatrix   verb = "matrix"
	verbNext     verb = "next"
	verbExport   verb = "export"
	verbArchived verb = "archived"
	verbAdd      verb = "add"
	verbShow     verb = "show"
	verbEdit     verb = "edit"
	verbArchive  verb = "archive"
	verbRestore  verb = "restore"
	verbDelete   verb = "delete"
	verbMerge    verb = "merge"
	verbUsed     verb = "used"
	verbMeasure  verb = "measure"
	verbUndo     verb = "undo"
	verbFor      verb = "for"
)

// phrases are what people say for an order in other words, as plain writes it.
func phrases() map[string]verb {
	return map[string]verb{
		"matrix": verbMatrix, "story matrix": verbMatrix, "coverage matrix": verbMatrix, "which shows what": verbMatrix, "which story shows what": verbMatrix,
		"export": verbExport, "export story bank": verbExport,
		"next story": verbNext, "what to write next": verbNext, "what to write first": verbNext, "what should i write next": verbNext, "which story next": verbNext, "which story should i write next": verbNext,
		"fewest stories": verbMatrix, "the fewest stories": verbMatrix,
		"tell me about my stories": verbList, "about my stories": verbList,
	}
}

// An order is what a person wants, read from their words.
type order struct {
	verb   verb
	number int  // of the story; 0 where none is meant
	other  int  // of the second one of a merge, of the figure to measure
	part   Part // to edit; "principles" stands for those; empty asks
	text   string
	show   knowledge.SubjectID // the principle that stories are wanted for
	write  bool                // of verbFor: one is to be written
}

// principles stands for them where a part is named.
const principles Part = "principles"

// verbWord returns the verb that a word stands for, and whether it is about
// one story.
func verbWord(w string) (v verb, one bool) {
	switch w {
	case "list", "all", "overview":
		return verbList, false
	case "matrix", "coverage", "principles":
		return verbMatrix, false
	case "next", "missing":
		return verbNext, false
	case "export", "download", "markdown":
		return verbExport, false
	case "archived":
		return verbArchived, false
	case "add", "new":
		return verbAdd, false
	case "show":
		return verbShow, true
	case "edit", "change", "rewrite":
		return verbEdit, true
	case "archive":
		return verbArchive, true
	case "restore", "unarchive":
		return verbRestore, true
	case "delete", "remove":
		return verbDelete, true
	case "merge":
		return verbMerge, true
	case "used", "told":
		return verbUsed, true
	case "measure", "measured", "figures":
		return verbMeasure, true
	case "undo", "revert":
		return verbUndo, true
	}
	return "", false
}

// readOrder reads "stories", "stories matrix", "export my stories", "story 3",
// "story 3 edit result …", "delete story 3" and "merge stories 2 and 5". What
// stands behind a command may leave out the word story. It returns false for
// all else: a question that begins with the word is a question.
func readOrder(message string, command bool) (order, bool) {
	if v, ok := phrases()[prose.Plain(message)]; ok {
		return order{verb: v}, true
	}
	if o, ok := readFor(message); ok {
		return o, true
	}
	w := words{rest: strings.TrimSuffix(strings.TrimSpace(message), " please")}
	w.drop("please", "show", "see", "open", "me", "my", "the", "list")
	v, one := verbWord(w.peek())
	if v == verbMatrix && command || v != "" && v != verbMatrix {
		w.take()
		w.drop("my", "the", "all", "of")
	} else {
		v = ""
	}
	named := w.drop("story") > 0
	many := w.drop("stories", "bank") > 0
	if !named && !many && !command {
		return order{}, false
	}
	o := order{verb: v}
	o.number, _ = w.number()
	switch {
	case o.number > 0 && v != "" && !one, o.number == 0 && (one || named && !many && !command):
		return order{}, false
	case o.number > 0:
		return w.aboutOne(o)
	}
	if o.verb == "" {
		if o.verb, one = verbWord(w.peek()); one {
			return order{}, false
		}
		if o.verb != "" {
			w.take()
		}
	}
	if o.verb == "" {
		o.verb = verbList
	}
	return o, w.peek() == ""
}

// aboutOne reads what stands behind the number of a story.
func (w *words) aboutOne(o order) (order, bool) {
	if o.verb == "" {
		v, one := verbWord(w.peek())
		switch {
		case w.peek() == "":
			o.verb = verbShow
		case one:
			o.verb = v
			w.take()
		default:
			return order{}, false
		}
	}
	switch o.verb {
	case verbMerge:
		w.drop("and", "with", "into", "story", "stories")
		o.other, _ = w.number()
		return o, o.other > 0 && o.other != o.number && w.peek() == ""
	case verbMeasure:
		o.other, _ = w.number()
	case verbEdit:
		w.drop("the", "its", "my")
		o.part = partWord(w.peek())
		if o.part == "" {
			return o, w.peek() == ""
		}
		w.take()
		o.text = strings.TrimLeft(w.rest, " \t\n:,-–")
		if o.part == principles {
			return o, o.text == ""
		}
		return o, true
	}
	return o, w.peek() == ""
}

// partWord returns the part that a word names, empty for none.
func partWord(w string) Part {
	switch w {
	case "title", "name":
		return Title
	case "situation":
		return Situation
	case "task":
		return Task
	case "action", "actions":
		return Action
	case "result", "results":
		return Result
	case "principles", "principle":
		return principles
	}
	return ""
}

// words are what is left of a message to read.
type words struct{ rest string }

// peek returns the next word in lower case without punctuation, empty at the
// end.
func (w *words) peek() string {
	fields := strings.Fields(w.rest)
	if len(fields) == 0 {
		return ""
	}
	if word := strings.Trim(strings.ToLower(fields[0]), ".,:;!#’'"); word != "" {
		return word
	}
	return fields[0]
}

// take passes over the next word.
func (w *words) take() {
	w.rest = strings.TrimLeft(w.rest, " \t\r\n")
	if i := strings.IndexAny(w.rest, " \t\r\n"); i >= 0 {
		w.rest = w.rest[i:]
		return
	}
	w.rest = ""
}

// drop passes over words of a list and returns how many.
func (w *words) drop(list ...string) int {
	n := 0
	for slices.Contains(list, w.peek()) {
		w.take()
		n++
	}
	return n
}

// number reads a story's number.
func (w *words) number() (int, bool) {
	n, err := strconv.Atoi(w.peek())
	if err != nil || n < 1 || n > 1_000_000 {
		return 0, false
	}
	w.take()
	return n, true
}
