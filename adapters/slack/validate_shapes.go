package slack

import (
	"fmt"
	"net/url"
	"strings"

	"careercoach/adapters/markup"
)

// A shape is what an object of one type may hold.
type shape struct {
	roles, required, optional []string
	check                     func(c *checker, path string, o map[string]any)
}

// shapes are the types that are known.
func shapes() map[string]shape {
	block := func(required []string, check func(*checker, string, map[string]any), optional ...string) shape {
		return shape{[]string{"block"}, required, append(optional, "block_id"), check}
	}
	part := func(role string, required []string, check func(*checker, string, map[string]any), optional ...string) shape {
		return shape{[]string{role}, required, optional, check}
	}
	return map[string]shape{
		"header":  block([]string{"text"}, func(c *checker, p string, o map[string]any) { c.text(p+"/text", o["text"], "plain", maxHeader) }),
		"section": block([]string{"text"}, func(c *checker, p string, o map[string]any) { c.text(p+"/text", o["text"], "any text", maxSection) }, "expand"),
		"context": block([]string{"elements"}, func(c *checker, p string, o map[string]any) {
			c.list(p, o["elements"], 1, maxContext, "any text")
		}),
		"divider": block(nil, nil),
		"actions": block([]string{"elements"}, func(c *checker, p string, o map[string]any) {
			c.list(p, o["elements"], 1, maxActions, "action")
		}),
		"context_actions": block([]string{"elements"}, func(c *checker, p string, o map[string]any) { c.list(p, o["elements"], 1, 5, "feedback") }),
		"input":           block([]string{"element", "label"}, checkInput, "hint", "optional"),
		"image":           block([]string{"slack_file", "alt_text"}, checkImage),
		"table":           block([]string{"rows"}, checkTable, "column_settings"),
		"rich_text": {[]string{"block", "cell"}, []string{"elements"}, []string{"block_id"}, func(c *checker, p string, o map[string]any) {
			c.list(p, o["elements"], 1, maxMessage, "rich")
		}},

		"plain_text":    {[]string{"plain", "any text"}, []string{"text"}, []string{"emoji"}, checkPlain},
		"mrkdwn":        part("any text", []string{"text"}, checkMrkdwn, "verbatim"),
		"raw_text":      part("cell", []string{"text"}, checkPlain),
		"button":        part("action", []string{"action_id", "text", "value"}, checkButton),
		"static_select": part("action", []string{"action_id", "placeholder", "options"}, checkSelect),
		"checkboxes":    part("input", []string{"action_id", "options"}, func(c *checker, p string, o map[string]any) { c.options(p, o["options"], maxBoxes) }),
		"multi_static_select": part("input", []string{"action_id", "placeholder", "options"}, func(c *checker, p string, o map[string]any) {
			checkSelect(c, p, o)
			c.number(p, o["max_selected_items"], 1, maxOptions)
		}, "max_selected_items"),
		"plain_text_input":           part("form input", []string{"action_id"}, checkTextInput, "initial_value", "multiline", "min_length", "max_length"),
		"radio_buttons":              part("input", []string{"action_id", "options"}, checkRadio, "initial_option"),
		"multi_conversations_select": part("input", []string{"action_id", "max_selected_items"}, checkChannels, "filter", "initial_conversations"),
		"feedback_buttons":           part("feedback", []string{"action_id", "positive_button", "negative_button"}, checkFeedback),

		"rich_text_section":      part("rich", []string{"elements"}, checkRich),
		"rich_text_quote":        part("rich", []string{"elements"}, checkRich),
		"rich_text_preformatted": part("rich", []string{"elements"}, checkRich),
		"rich_text_list": part("rich", []string{"elements", "style"}, func(c *checker, p string, o map[string]any) {
			c.list(p, o["elements"], 1, maxMessage, "rich")
		}, "indent"),
		"text":    part("run", []string{"text"}, checkRun, "style"),
		"channel": part("run", []string{"channel_id"}, checkChannel),
		"link":    part("run", []string{"url", "text"}, checkRun, "style"),
	}
}

func checkPlain(c *checker, path string, o map[string]any) {
	s, _ := o["text"].(string)
	c.length(path, s, 1, maxSection)
	c.quiet(path, s)
	if !visible(s) {
		c.fault(path, "a blank text")
	}
}

// checkMrkdwn checks that all markup is links that say where they lead, and
// the marks that have no words in them.
func checkMrkdwn(c *checker, path string, o map[string]any) {
	s, _ := o["text"].(string)
	c.length(path, s, 1, maxSection)
	if !visible(s) {
		c.fault(path, "a blank text")
	}
	if o["verbatim"] != true {
		c.fault(path, "Slack would look for names in it")
	}
	if user, ok := strings.CutPrefix(s, "Shared by <@"); ok && userID.MatchString(strings.TrimSuffix(user, ">")) {
		return
	}
	c.quiet(path, s)
	for s != "" {
		before, rest, found := strings.Cut(s, "<")
		if strings.Contains(before, ">") || strings.Contains(unescaped(before), "&") {
			c.fault(path, "an unescaped sign in %.80q", before)
		}
		if !found {
			return
		}
		link, behind, closed := strings.Cut(rest, ">")
		dest, label, named := strings.Cut(link, "|")
		if !closed || !named {
			c.fault(path, "markup that is no link: %.80q", rest)
		}
		c.link(path, unescaped(dest), unescaped(label))
		s = behind
	}
}

// link checks that an address is one for the web or for mail, and that its
// text does not name another.
func (c *checker) link(path, dest, label string) {
	u, err := url.Parse(dest)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" || u.User != nil {
		c.fault(path, "a link to %.80q", dest)
	}
	if !markup.Honest(label, dest) {
		c.fault(path, "%.80q does not say that it leads to %.80q", label, dest)
	}
}

func checkRich(c *checker, path string, o map[string]any) {
	c.list(path, o["elements"], 1, maxMessage, "run")
}

func checkRun(c *checker, path string, o map[string]any) {
	s, _ := o["text"].(string)
	c.length(path, s, 1, maxMessage)
	c.quiet(path, s)
	if dest, ok := o["url"].(string); ok {
		c.link(path, dest, s)
	}
}

func checkButton(c *checker, path string, o map[string]any) {
	c.text(path+"/text", o["text"], "plain", maxButtonText)
	c.value(path, o["value"], maxValue)
}

func (c *checker) value(path string, v any, limit int) {
	s, _ := v.(string)
	c.length(path+"/value", s, 1, limit)
	c.quiet(path+"/value", strings.ReplaceAll(s, "@", ""))
}

func checkSelect(c *checker, path string, o map[string]any) {
	c.text(path+"/placeholder", o["placeholder"], "plain", maxPlaceholder)
	c.options(path, o["options"], maxOptions)
}

// options checks what can be chosen.
func (c *checker) options(path string, v any, limit int) {
	options, _ := v.([]any)
	if len(options) < 1 || len(options) > limit {
		c.fault(path, "%d options, not 1 to %d", len(options), limit)
	}
	seen := map[any]bool{}
	for i, v := range options {
		option, _ := v.(map[string]any)
		at := fmt.Sprintf("%s/options/%d", path, i)
		c.text(at, option["text"], "plain", maxOptionText)
		c.value(at, option["value"], maxOptionValue)
		if seen[option["value"]] {
			c.fault(at, "its value is another option's")
		}
		seen[option["value"]] = true
	}
}

func checkFeedback(c *checker, path string, o map[string]any) {
	for _, name := range []string{"positive_button", "negative_button"} {
		b, _ := o[name].(map[string]any)
		c.text(path+"/"+name, b["text"], "plain", maxButtonText)
		c.value(path+"/"+name, b["value"], maxValue)
	}
}

func checkImage(c *checker, path string, o map[string]any) {
	s, _ := o["alt_text"].(string)
	c.length(path+"/alt_text", s, 1, maxAltText)
	c.quiet(path+"/alt_text", s)
	file, _ := o["slack_file"].(map[string]any)
	if id, _ := file["id"].(string); id == "" {
		c.fault(path, "no id of a file")
	}
}

func checkTable(c *checker, path string, o map[string]any) {
	c.tables++
	rows, _ := o["rows"].([]any)
	if len(rows) < 1 || len(rows) > maxTableRows {
		c.fault(path, "%d rows, not 1 to %d", len(rows), maxTableRows)
	}
	width := -1
	for i, row := range rows {
		cells, _ := row.([]any)
		if width >= 0 && len(cells) != width {
			c.fault(path, "row %d has %d cells, the others %d", i, len(cells), width)
		}
		width = len(cells)
		c.list(fmt.Sprintf("%s/rows/%d", path, i), row, 1, maxColumns, "cell")
	}
	if settings, _ := o["column_settings"].([]any); len(settings) > maxColumns {
		c.fault(path, "%d column settings", len(settings))
	}
}

// unescaped undoes the escapes; an & that is left over was none.
func unescaped(s string) string {
	return strings.NewReplacer("&amp;", "＆", "&lt;", "<", "&gt;", ">").Replace(s)
}
