package slack

import (
	"fmt"
	"strings"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

const (
	// maxButtons is how many choices are buttons; more are a select, except on
	// the home tab, where there is room.
	maxButtons = 5
	// maxChoices bounds all choices together, in weight.
	maxChoices = 3000
)

// choiceParts makes the choices: buttons, or a select where they are many. A
// click on a question back is answered in its place, for the asker.
func choiceParts(r bot.Reply, o Options) []Block {
	m := chooser{action: actionAsk, room: choiceRoom(r)}
	if r.Decision == bot.DecisionClarify {
		m.action = actionPick
		if userID.MatchString(o.Asker) {
			m.block = askerBlock(o.Asker, actionPick)
		}
	}
	usable := usableChoices(r.Choices)
	switch {
	case len(usable) == 0:
		return nil
	case len(usable) > maxButtons && !o.Home && selectable(usable):
		return m.menu(usable)
	}
	return m.buttons(usable)
}

// A chooser makes choices whose clicks do one thing.
type chooser struct {
	action, block string
	room          int // in weight
}

// choiceRoom is the room of the choices: less where there are other ways to
// answer beside them.
func choiceRoom(r bot.Reply) int {
	switch {
	case r.Select != nil:
		return 1000
	case r.Form != nil:
		return maxChoices - 700
	}
	return maxChoices
}

// id is the action_id of the n-th element.
func (m chooser) id(n int) string { return fmt.Sprint(m.action, ":", n) }

// usableChoices drops choices that say what one before says, and those whose
// message no button can carry.
func usableChoices(choices []bot.Choice) []bot.Choice {
	var out []bot.Choice
	seen := map[string]bool{}
	for _, c := range choices {
		c.Text, c.Label = valueOf(c.Text), labelOf(c)
		if strings.TrimSpace(c.Text) == "" || units(c.Text) > maxValue || seen[c.Text] {
			continue
		}
		seen[c.Text] = true
		out = append(out, c)
	}
	return out
}

func selectable(choices []bot.Choice) bool {
	for _, c := range choices {
		if units(c.Text) > maxOptionValue {
			return false
		}
	}
	return true
}

func (m chooser) buttons(choices []bot.Choice) []Block {
	b := actionsBlock{Type: "actions", ID: m.block}
	used := weight(b)
	for i, c := range choices {
		one := button{"button", m.id(i + 1), plain(c.Label, maxButtonText), c.Text}
		used += weight(one) + 1
		if i == maxActions || used > m.room {
			break
		}
		b.Elements = append(b.Elements, one)
	}
	return withMore(b, len(b.Elements), len(choices))
}

func (m chooser) menu(choices []bot.Choice) []Block {
	menu := selectMenu{"static_select", m.id(1), plain("Choose one", maxPlaceholder), nil}
	used := weight(actionsBlock{"actions", m.block, []any{menu}})
	for i, c := range choices {
		one := selectOption{plain(c.Label, maxOptionText), c.Text}
		used += weight(one) + 1
		if i == maxOptions || used > m.room {
			break
		}
		menu.Options = append(menu.Options, one)
	}
	return withMore(actionsBlock{"actions", m.block, []any{menu}}, len(menu.Options), len(choices))
}

// withMore says under the choices how many are not shown.
func withMore(b actionsBlock, shown, all int) []Block {
	if shown == 0 {
		return nil
	}
	if shown == all {
		return []Block{b}
	}
	text := fmt.Sprintf("There are %d more. You can also type what you mean.", all-shown)
	return []Block{b, contextBlock{"context", []textObject{plain(text, maxContextText)}}}
}

// labelOf is what a choice shows.
func labelOf(c bot.Choice) string {
	if visible(c.Label) {
		return c.Label
	}
	return c.Text
}

// valueOf is the message that a click sends. It is never shown, but what could
// be read as a mention is written with the wide form of the sign nevertheless:
// to the coach both are the same. Nor does it see control characters.
func valueOf(text string) string {
	return strings.NewReplacer("<!", "＜!", "<@", "＜@", "<#", "＜#").Replace(strings.TrimSpace(markup.Clean(text)))
}
