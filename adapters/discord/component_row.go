package discord

import (
	"fmt"
	"hash/fnv"
	"net/url"
	"strconv"
	"strings"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// rows are the buttons and selects under a reply: what is chosen of several
// things, choices with the form, pages, feedback with the sources.
func rows(r bot.Reply, o Options, pages int) list[Component] {
	by := asker{owner: o.Asker, private: r.Private || o.Hide, mark: markOf(r)}
	out, most := by.several(r.Select), maxSelects
	form, ok := by.form(r.Form)
	if ok {
		most--
	}
	choices := by.choices(r, most-len(out))
	if ok {
		choices = withButton(choices, form)
	}
	out = append(out, choices...)
	if pages > 1 {
		out = append(out, by.pages(o.Page, pages))
	}
	var last []Component
	if o.Feedback && r.Decision == bot.DecisionAnswer {
		last = by.feedback(string(r.Card))
	}
	last = append(last, sourceLinks(r.Sources, maxRowButtons-len(last))...)
	if len(last) > 0 {
		out = append(out, row(last...))
	}
	return out
}

// asker is who the components belong to.
type asker struct {
	owner   string
	private bool
	mark    string // of the reply, in the ids of its selects
}

// markOf tells a reply from another in the place of which it may be put. A
// select that keeps its id keeps on the screen what was chosen in it before,
// and the same option of the next question could not be chosen.
func markOf(r bot.Reply) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(r.Title + "\n" + r.Body)) // it never fails
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

// id is the custom_id of a click; false where it is too long.
func (a asker) id(kind clickKind, value string) (string, bool) {
	id, ok := click{kind: kind, owner: a.owner, private: a.private, value: value}.encode()
	return id, ok && units(id) <= maxCustomID
}

// choices are up to five buttons in a row, or at most most selects where there
// are more or where two labels look alike on a button.
func (a asker) choices(r bot.Reply, most int) list[Component] {
	options := optionsOf(r.Choices)
	if len(options) == 0 {
		return nil
	}
	if len(options) > maxRowButtons || alike(options) {
		return a.selects(options, most)
	}
	style := styleSecondary
	if r.Decision == bot.DecisionClarify || r.Decision == bot.DecisionSuggest {
		style = stylePrimary
	}
	line := row()
	for _, o := range options {
		b := Component{Type: typeButton, Style: style, Label: shorten(o.label, maxLabel)}
		id, ok := a.id(clickText, o.text)
		if !ok || o.text == "" {
			id, _ = a.id(clickNumber, strconv.Itoa(o.number))
		}
		b.CustomID = id
		line.Components = append(line.Components, b)
	}
	return list[Component]{line}
}

// selects offer up to 25 options each, in at most most of them.
func (a asker) selects(options []option, most int) list[Component] {
	var out list[Component]
	for len(out) < most && len(options) > 0 {
		n := min(len(options), maxOptions)
		id, _ := a.id(clickSelect, strconv.Itoa(len(out))+"."+a.mark)
		s := Component{Type: typeSelect, CustomID: id, Placeholder: "Choose one"}
		if len(out) > 0 {
			s.Placeholder = "More to choose from"
		}
		for _, o := range options[:n] {
			s.Options = append(s.Options, o.line())
		}
		out = append(out, row(s))
		options = options[n:]
	}
	return out
}

// option is a choice that can be shown.
type option struct {
	label  string
	text   string // the message to send; empty where only the number says it
	number int    // its place among the reply's choices, from 1
}

// optionsOf are the choices that show something, each once.
func optionsOf(choices []bot.Choice) []option {
	var out []option
	seen := map[string]bool{}
	for i, c := range choices {
		o := option{label: oneLine(c.Label), text: c.Text, number: i + 1}
		if !visible(o.label) {
			o.label = oneLine(c.Text)
		}
		if !visible(o.label) || seen[c.Text] {
			continue
		}
		seen[c.Text] = true
		if !visible(o.text) || o.text != strings.TrimSpace(markup.Clean(o.text)) {
			o.text = ""
		}
		out = append(out, o)
	}
	return out
}

// alike reports that two labels are the same as far as a button shows them.
func alike(options []option) bool {
	seen := map[string]bool{}
	for _, o := range options {
		shown := shorten(o.label, seenOfLabel)
		if seen[shown] {
			return true
		}
		seen[shown] = true
	}
	return false
}

// pages are the buttons that turn the pages.
func (a asker) pages(current, pages int) Component {
	line := row()
	for _, turn := range []struct {
		to    int
		label string
	}{{current - 1, "‹ Back"}, {current + 1, "More ›"}} {
		if turn.to < 0 || turn.to >= pages {
			continue
		}
		id, _ := a.id(clickPage, strconv.Itoa(turn.to))
		line.Components = append(line.Components, Component{Type: typeButton, Style: stylePrimary, Label: turn.label, CustomID: id})
	}
	return line
}

// feedback are the two buttons; none where the card's id cannot be carried.
func (a asker) feedback(card string) []Component {
	yes, ok := a.id(clickHelpful, card)
	no, _ := a.id(clickUseless, card)
	if !ok {
		return nil
	}
	return []Component{
		{Type: typeButton, Style: styleSecondary, Label: "Helpful", Emoji: &Emoji{"👍"}, CustomID: yes},
		{Type: typeButton, Style: styleSecondary, Label: "Not helpful", Emoji: &Emoji{"👎"}, CustomID: no},
	}
}

// sourceLinks are buttons that open the sources, at most most of them.
func sourceLinks(sources []bot.Source, most int) []Component {
	var out []Component
	seen := map[string]bool{}
	for _, s := range sources {
		link := webAddress(s.URL)
		if link == "" || seen[link] || len(out) == most {
			continue
		}
		seen[link] = true
		out = append(out, Component{Type: typeButton, Style: styleLink, Label: "Source", URL: link})
	}
	for i := range out {
		if len(out) > 1 {
			out[i].Label = fmt.Sprintf("Source %d", i+1)
		}
	}
	return out
}

// webAddress returns an address that a button may lead to, or "". One with a
// user name would hide its host.
func webAddress(raw string) string {
	u, err := url.Parse(markup.Clean(raw))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil {
		return ""
	}
	if s := u.String(); len(s) <= maxURL && !strings.ContainsAny(s, " <>\"`{}|\\^") {
		return s
	}
	return ""
}
