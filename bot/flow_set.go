package bot

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"careercoach/knowledge/text"
)

// flows are the coaching flows of a coach, ready to be looked up.
type flows struct {
	all    []Flow
	byName map[string]*Flow
	starts map[string]*Flow // whole messages
	opens  map[string]*Flow // beginnings
	words  int              // of the longest beginning
	// phrases are the keys of starts, in the order of the flows.
	phrases []string
}

// newFlows checks flows and makes them ready. It fails where one lacks what is
// required or two are begun by the same words.
func newFlows(all []Flow) (*flows, error) {
	f := &flows{all: slices.Clone(all), byName: map[string]*Flow{}, starts: map[string]*Flow{}, opens: map[string]*Flow{}}
	for i := range f.all {
		flow := &f.all[i]
		if err := flow.validate(); err != nil {
			return nil, fmt.Errorf("making a coach: the flow %q: %w", flow.Name, err)
		}
		if f.byName[flow.Name] != nil {
			return nil, fmt.Errorf("making a coach: two flows are named %q: names are unique", flow.Name)
		}
		f.byName[flow.Name] = flow
		if title := plain(flow.Title); f.starts[title] == nil && !slices.Contains(flow.Starts, title) {
			flow.Starts = append(slices.Clone(flow.Starts), title)
		}
		for _, phrase := range flow.Starts {
			if err := claim(f.starts, phrase, flow); err != nil {
				return nil, err
			}
			f.phrases = append(f.phrases, phrase)
		}
		for _, phrase := range flow.Opens {
			if err := claim(f.opens, phrase, flow); err != nil {
				return nil, err
			}
			f.words = max(f.words, len(strings.Fields(phrase)))
		}
	}
	return f, nil
}

// claim notes that a phrase begins a flow.
func claim(phrases map[string]*Flow, phrase string, flow *Flow) error {
	if phrase == "" || plain(phrase) != phrase {
		return fmt.Errorf("making a coach: the flow %q is begun by %q: write it as %q", flow.Name, phrase, plain(phrase))
	}
	if other := phrases[phrase]; other != nil {
		return fmt.Errorf("making a coach: the flows %q and %q are both begun by %q", other.Name, flow.Name, phrase)
	}
	phrases[phrase] = flow
	return nil
}

// validate reports what a flow lacks.
func (f *Flow) validate() error {
	switch {
	case len(f.Name) < 2 || len(f.Name) > 20 || strings.Trim(f.Name, "abcdefghijklmnopqrstuvwxyz") != "":
		return errors.New("its name must be 2 to 20 lower-case letters")
	case f.Title == "" || f.About == "" || f.Finish == nil:
		return errors.New("it lacks Title, About or Finish, which are required")
	case f.Unkept && len(f.Steps) > 0:
		return errors.New("what is asked in steps is kept while it runs: a flow that is Unkept has none")
	case f.Form != nil && len(f.Steps) > 0:
		return errors.New("a Form is for flows without steps")
	}
	seen := map[string]bool{}
	for _, s := range f.Steps {
		if s.ID == "" || seen[s.ID] || s.Ask == nil {
			return fmt.Errorf("the step %q: ID is required and unique, and so is Ask", s.ID)
		}
		seen[s.ID] = true
		if err := s.Input.validate(); err != nil {
			return fmt.Errorf("the step %q: %w", s.ID, err)
		}
	}
	return nil
}

func (in Input) validate() error {
	switch in.Kind {
	case InputChoice, InputChoices:
		if in.Options == nil {
			return errors.New("a choice needs Input.Options")
		}
	case InputText, InputNumber, InputDate:
	default:
		return fmt.Errorf("there is no kind of input %q", in.Kind)
	}
	return nil
}

// step returns a step by its id, nil where there is none.
func (f *Flow) step(id string) *Step {
	for i := range f.Steps {
		if f.Steps[i].ID == id {
			return &f.Steps[i]
		}
	}
	return nil
}

// first returns the id of the step a run begins at, empty where it ends at
// once.
func (f *Flow) first(r Run) string {
	switch {
	case f.First != nil:
		return f.First(r)
	case len(f.Steps) > 0:
		return f.Steps[0].ID
	}
	return ""
}

// next returns the id of the step after one, empty at the end.
func (f *Flow) next(s *Step, r Run) string {
	if s.Next != nil {
		return s.Next(r)
	}
	for i := range f.Steps {
		if f.Steps[i].ID == s.ID && i+1 < len(f.Steps) {
			return f.Steps[i+1].ID
		}
	}
	return ""
}

// shortOrder is how many words a message has at most that is taken for an order
// in the middle of a long text.
const shortOrder = 3

// maxAnytime is how many words a message of a flow that is heeded anytime has at
// most in the middle of a text.
const maxAnytime = 40

// begun returns the flow that a message begins, with what stands behind the
// words that begin it; nil where it begins none. In the middle of something
// that takes any text, only whole phrases and commands do; where that is a long
// one, also what is as short as an order.
func (f *flows) begun(message string, writing, long bool) (*Flow, string) {
	message = strings.TrimSpace(message)
	if rest, ok := strings.CutPrefix(message, "/"); ok {
		name, rest, _ := strings.Cut(rest, " ")
		if flow := f.byName[strings.ToLower(name)]; flow != nil {
			return flow, strings.TrimSpace(rest)
		}
		message = strings.TrimPrefix(message, "/")
	}
	if len(message) <= maxOrder {
		if flow := f.started(plain(message)); flow != nil {
			return flow, ""
		}
	}
	words := len(strings.Fields(message))
	free := !writing || long && words <= shortOrder
	if flow, rest := f.opened(message); free && flow != nil {
		return flow, rest
	}
	for i := range f.all {
		flow := &f.all[i]
		if heeded := free || flow.Anytime && words <= maxAnytime; heeded && flow.Reads != nil && flow.Reads(message) {
			return flow, message
		}
	}
	return nil, ""
}

// started returns the flow that words begin as a whole, also with a slip of the
// fingers in one or two of them.
func (f *flows) started(words string) *Flow {
	if flow := f.starts[words]; flow != nil || len(words) < minSlip {
		return flow
	}
	for _, phrase := range f.phrases {
		if slipped(strings.Fields(words), strings.Fields(phrase)) {
			return f.starts[phrase]
		}
	}
	return nil
}

// minSlip is how many letters a word has at least that may hold a slip.
const minSlip = 5

// slipped reports that words are those of a phrase but for one slip in at most
// two of them.
func slipped(words, phrase []string) bool {
	if len(words) != len(phrase) {
		return false
	}
	n := 0
	for i, w := range words {
		if w == phrase[i] {
			continue
		}
		if n++; n > 2 || max(len(w), len(phrase[i])) < minSlip || text.Distance(w, phrase[i], 1) > 1 {
			return false
		}
	}
	return true
}

// opened returns the flow whose words a message begins with, the longest first.
func (f *flows) opened(message string) (*Flow, string) {
	var found *Flow
	var rest string
	at := 0
	for n := 1; n <= f.words+1 && at < len(message); n++ { // one more: a mention, "please"
		at += wordEnd(message[at:])
		if flow := f.opens[plain(message[:at])]; flow != nil {
			found, rest = flow, strings.TrimSpace(strings.TrimLeft(message[at:], ":,-– \t\n"))
		}
	}
	return found, rest
}

// wordEnd returns where the first word of a text ends, in bytes.
func wordEnd(s string) int {
	start := len(s) - len(strings.TrimLeft(s, " \t\n\r"))
	if end := strings.IndexAny(s[start:], " \t\n\r"); end >= 0 {
		return start + end
	}
	return len(s)
}
