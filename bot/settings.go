package bot

import (
	"strings"

	"careercoach/knowledge"
)

// kindRegion is the kind of the subjects that can be chosen as region, and
// aspectPay what is asked of them.
const (
	kindRegion knowledge.KindID   = "region"
	aspectPay  knowledge.AspectID = "pay"
)

// A setting is one thing a person can choose. Only those are offered that
// change something.
type setting struct {
	name  string
	names []string // as plain writes them, the longest first
	what  string
	// values says what can be chosen.
	values func(*Coach) string
	// show writes what is chosen.
	show func(*Coach, Settings) string
	// set chooses, and returns false for a value that cannot be chosen.
	set func(*Coach, *Settings, string) bool
}

// settings are those there are for this knowledge.
func (c *Coach) settings() []setting {
	out := []setting{{
		name:   "brief",
		names:  []string{"brief answers", "short answers", "brevity", "brief"},
		what:   "answers end after the fact that was asked for",
		values: func(*Coach) string { return "on, off" },
		show:   func(_ *Coach, s Settings) string { return onOff(s.Brief) },
		set:    setBrief,
	}}
	if len(c.base.OfKind(kindRegion)) > 0 {
		out = append(out, setting{
			name:   "region",
			names:  []string{"region", "country"},
			what:   "taken where a question about pay names none",
			values: (*Coach).regionNames,
			show:   (*Coach).regionOf,
			set:    (*Coach).setRegion,
		})
	}
	return out
}

func onOff(b bool) string {
	if b {
		return "on"
	}
	return "off"
}

func setBrief(_ *Coach, s *Settings, value string) bool {
	switch value {
	case "on", "yes", "true":
		s.Brief = true
	case "off", "no", "none", "false":
		s.Brief = false
	default:
		return false
	}
	return true
}

func (c *Coach) regionNames() string {
	var names []string
	for _, r := range c.base.OfKind(kindRegion) {
		names = append(names, r.Name)
	}
	return strings.Join(append(names, "none"), ", ")
}

func (c *Coach) regionOf(s Settings) string {
	if r, ok := c.base.Subject(s.Region); ok {
		return r.Name
	}
	return "none"
}

// setRegion chooses the region of that name or alias.
func (c *Coach) setRegion(s *Settings, value string) bool {
	if value == "none" || value == "off" {
		s.Region = ""
		return true
	}
	value = strings.TrimPrefix(value, "the ")
	for _, r := range c.base.OfKind(kindRegion) {
		for _, name := range append([]string{r.Name}, r.Aliases...) {
			if strings.TrimPrefix(plain(name), "the ") == value {
				s.Region = r.ID
				return true
			}
		}
	}
	return false
}

// maxValueWords is how many words a value has at most where no slash says that
// the message is a command.
const maxValueWords = 4

// settingOrder reads "settings brief on", "set my region to india", "region:
// india" and the like. Without a slash the name of a setting must follow.
func (c *Coach) settingOrder(words string, slash bool) (order, bool) {
	rest, ok := cutWords(words, "settings", "setting", "set", "change")
	if !ok {
		return order{}, false
	}
	rest, _ = cutWords(rest, "my", "the")
	for _, s := range c.settings() {
		value, ok := cutWords(rest, s.names...)
		if !ok {
			continue
		}
		value, _ = cutWords(value, "to", "is")
		if !slash && len(strings.Fields(value)) > maxValueWords {
			return order{}, false
		}
		return order{command: commandSet, name: s.name, value: value}, true
	}
	return order{command: commandSet, value: rest}, slash
}

// cutWords returns the text behind the first of the prefixes that it begins
// with, as whole words.
func cutWords(text string, prefixes ...string) (rest string, ok bool) {
	for _, p := range prefixes {
		if rest, ok = strings.CutPrefix(text+" ", p+" "); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return text, false
}

// set carries out a setting and shows what holds then.
func (c *Coach) set(o order, s Settings) (Reply, Settings) {
	for _, known := range c.settings() {
		switch {
		case known.name != o.name:
		case o.value == "":
			return Reply{Body: "What can be chosen for **" + known.name + "**: " + known.values(c) + ". Now: " + known.show(c, s) + "."}, s
		case !known.set(c, &s, o.value):
			return Reply{Body: "I cannot set **" + known.name + "** to that; nothing was changed. What can be chosen: " + known.values(c) + "."}, s
		default:
			return c.showSettings(s, "Set: "+known.name+" is now "+known.show(c, s)+"."), s
		}
	}
	return c.showSettings(s, "There is no setting of that name; nothing was changed."), s
}

// showSettings lists the settings below a sentence.
func (c *Coach) showSettings(s Settings, sentence string) Reply {
	r := Reply{Title: "Your settings", Table: &Table{Header: []string{"Setting", "Now", "What it does"}}}
	known := c.settings()
	for _, k := range known {
		r.Table.Rows = append(r.Table.Rows, []string{k.name, k.show(c, s), k.what})
	}
	r.Body = strings.TrimSpace(sentence + " To change one, say for example `settings brief on`; `settings reset` clears them all. The name alone, such as `settings " + known[len(known)-1].name + "`, lists what can be chosen.")
	if c.kept == nil {
		r.Body += " They hold until the program ends."
	}
	return r
}
