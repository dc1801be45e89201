package slack

import (
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"strings"

	"careercoach/bot"
)

const (
	// maxBoxes is how many options are boxes to tick; more are a menu.
	maxBoxes = 10
	// maxSelectLabel bounds what is said above a choice.
	maxSelectLabel = 150
	// maxWithSelect bounds what stands below the body with a choice of several
	// things, in weight: title and body have the rest.
	maxWithSelect = 7000
	// selectRest is what of a choice's room its label, its button and the note
	// that there are more may take, in weight.
	selectRest = 1500
)

// selectParts make a choice of several things, with the button that sends what
// was chosen, within a room in weight. It returns nothing where there is no
// choice that Slack could show.
func selectParts(s *bot.Select, room int) []Block {
	if s == nil {
		return nil
	}
	options := selectOptions(s.Options)
	shown := fitting(options, room-selectRest)
	if shown == 0 {
		return nil
	}
	b := boundsOf(s, shown)
	label := s.Label
	if !visible(label) {
		label = "Choose all that apply"
	}
	out := []Block{
		inputBlock{Type: "input", ID: chooseBlock(label, options[:shown]), Label: plain(label, maxSelectLabel), Element: several(options[:shown], b)},
		actionsBlock{"actions", "", []any{button{"button", actionDone, plain("Done", maxButtonText), b.value()}}},
	}
	if left := len(options) - shown; left > 0 {
		text := fmt.Sprintf("There are %d more. You can also type what you mean.", left)
		out = append(out, contextBlock{"context", []textObject{plain(text, maxContextText)}})
	}
	return out
}

// several is the element that is chosen in.
func several(options []selectOption, b bounds) any {
	if len(options) <= maxBoxes {
		return checkboxes{"checkboxes", actionChoose, options}
	}
	return multiSelect{"multi_static_select", actionChoose, plain("Choose one or more", maxPlaceholder), options, b.most}
}

// selectOptions are the options that can be shown. One whose text no option
// can carry sends its number, which the coach understands too.
func selectOptions(choices []bot.Choice) []selectOption {
	var out []selectOption
	seen := map[string]bool{}
	for n, c := range choices {
		value := valueOf(c.Text)
		if units(value) > maxOptionValue {
			value = strconv.Itoa(n + 1)
		}
		if value == "" || seen[value] {
			continue
		}
		seen[value] = true
		out = append(out, selectOption{plain(labelOf(c), maxOptionText), value})
	}
	return out
}

// fitting is how many options fit a room.
func fitting(options []selectOption, room int) int {
	for n, o := range options {
		if room -= weight(o) + 1; room < 0 || n == maxOptions {
			return n
		}
	}
	return len(options)
}

// chooseBlock is the block_id of a choice: another one for another choice, or
// Slack would show in it what was chosen in the one before.
func chooseBlock(label string, options []selectOption) string {
	h := fnv.New64a()
	for _, o := range options {
		_, _ = io.WriteString(h, o.Text.Text+"\n"+o.Value+"\n") // a hash takes everything
	}
	_, _ = io.WriteString(h, label)
	return actionChoose + ":" + strconv.FormatUint(h.Sum64(), 36)
}

// bounds are how many options may be chosen; a most of 0 means all.
type bounds struct{ least, most int }

// boundsOf are the bounds of a choice that shows some options.
func boundsOf(s *bot.Select, shown int) bounds {
	b := bounds{least: min(max(s.Min, 1), shown), most: s.Max}
	if b.most < 1 || b.most >= shown {
		b.most = 0
	} else {
		b.most = max(b.most, b.least)
	}
	return b
}

// value is what the button under a choice carries.
func (b bounds) value() string { return fmt.Sprintf("%d:%d", b.least, b.most) }

// parseBounds reads what value wrote; what it did not write bounds nothing.
func parseBounds(value string) bounds {
	least, most, _ := strings.Cut(value, ":")
	low, err1 := strconv.Atoi(least)
	high, err2 := strconv.Atoi(most)
	if err1 != nil || err2 != nil {
		return bounds{least: 1}
	}
	return bounds{max(low, 1), max(high, 0)}
}

// refusal says what is wrong with a number of chosen options; it is empty
// where it is right.
func (b bounds) refusal(n int) string {
	switch {
	case n == 0 && b.least <= 1:
		return "Please choose something first, then press Done."
	case n < b.least:
		return fmt.Sprintf("Please choose at least %d, then press Done.", b.least)
	case b.most > 0 && n > b.most:
		return fmt.Sprintf("Please choose at most %d, then press Done.", b.most)
	}
	return ""
}

// maxFormName is how long the name of a form may be, in bytes.
const maxFormName = 40

// formPart is the button that opens a form; false where there is no form that
// could be opened.
func formPart(f *bot.Form) (actionsBlock, bool) {
	if f == nil || f.Name == "" || len(f.Name) > maxFormName || valueOf(f.Name) != f.Name || len(f.Fields) == 0 {
		return actionsBlock{}, false
	}
	label := f.Button
	if !visible(label) {
		label = "Fill in a form"
	}
	return actionsBlock{"actions", "", []any{button{"button", actionForm, plain(label, maxButtonText), f.Name}}}, true
}
