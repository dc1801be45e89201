package bot

import (
	"strings"
	"time"

	"careercoach/knowledge"
)

// kindRegion and kindLevel are the kinds of the subjects that can be chosen as
// region and level, and aspectPay what is asked of regions.
const (
	kindRegion knowledge.KindID   = "region"
	kindLevel  knowledge.KindID   = "level"
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
	show func(*Coach, Person) string
	// set chooses, at a moment that may be zero, and returns false for a value
	// that cannot be chosen.
	set func(c *Coach, p *Person, value string, now time.Time) bool
}

// settings are those there are for this knowledge.
func (c *Coach) settings() []setting {
	out := []setting{{
		name:   "brief",
		names:  []string{"brief answers", "short answers", "brevity", "brief"},
		what:   "answers end after the fact that was asked for",
		values: func(*Coach) string { return "on, off" },
		show:   func(_ *Coach, p Person) string { return onOff(p.Settings.Brief) },
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
	if c.flows != nil {
		out = append(out, c.coachingSettings()...)
	}
	return out
}

func onOff(b bool) string {
	if b {
		return "on"
	}
	return "off"
}

func setBrief(_ *Coach, p *Person, value string, _ time.Time) bool {
	on, ok := readOnOff(value)
	if ok {
		p.Settings.Brief = on
	}
	return ok
}

// readOnOff reads a value of a setting that is on or off.
func readOnOff(value string) (on, ok bool) {
	switch value {
	case "on", "yes", "true":
		return true, true
	case "off", "no", "none", "false":
		return false, true
	}
	return false, false
}

func (c *Coach) regionNames() string { return c.namesOf(kindRegion) }

func (c *Coach) regionOf(p Person) string { return c.chosenName(p.Settings.Region) }

// setRegion chooses the region of that name or alias.
func (c *Coach) setRegion(p *Person, value string, _ time.Time) bool {
	id, ok := c.named(kindRegion, value)
	if ok {
		p.Settings.Region = id
	}
	return ok
}

// namesOf lists the subjects of a kind that can be chosen.
func (c *Coach) namesOf(kind knowledge.KindID) string {
	var names []string
	for _, s := range c.base.OfKind(kind) {
		names = append(names, s.Name)
	}
	return strings.Join(append(names, "none"), ", ")
}

// chosenName returns the name of a chosen subject.
func (c *Coach) chosenName(id knowledge.SubjectID) string {
	if s, ok := c.base.Subject(id); ok {
		return s.Name
	}
	return "none"
}

// named returns the subject of a kind by name or alias, and none for "none".
func (c *Coach) named(kind knowledge.KindID, value string) (knowledge.SubjectID, bool) {
	if value == "none" || value == "off" {
		return "", true
	}
	value = strings.TrimPrefix(value, "the ")
	for _, s := range c.base.OfKind(kind) {
		for _, name := range append([]string{s.Name}, s.Aliases...) {
			if strings.TrimPrefix(plain(name), "the ") == value {
				return s.ID, true
			}
		}
	}
	return "", false
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

// set carries out a setting, at a moment that may be zero, and shows what holds
// then.
func (c *Coach) set(o order, p Person, now time.Time) (Reply, Person) {
	for _, known := range c.settings() {
		switch {
		case known.name != o.name:
		case o.value == "":
			return Reply{Body: "What can be chosen for **" + known.name + "**: " + known.values(c) + ". Now: " + known.show(c, p) + "."}, p
		case !known.set(c, &p, o.value, now):
			return Reply{Body: "I cannot set **" + known.name + "** to that; nothing was changed. What can be chosen: " + known.values(c) + "."}, p
		default:
			return c.showSettings(p, "Set: "+known.name+" is now "+known.show(c, p)+"."), p
		}
	}
	return c.showSettings(p, "There is no setting of that name; nothing was changed."), p
}

// showSettings lists the settings below a sentence.
func (c *Coach) showSettings(p Person, sentence string) Reply {
	r := Reply{Title: "Your settings", Table: &Table{Header: []string{"Setting", "Now", "What it does"}}}
	known := c.settings()
	for _, k := range known {
		r.Table.Rows = append(r.Table.Rows, []string{k.name, k.show(c, p), k.what})
	}
	r.Body = strings.TrimSpace(sentence + " To change one, say for example `settings brief on`; `settings reset` clears them all. The name alone, such as `settings " + known[len(known)-1].name + "`, lists what can be chosen.")
	if c.kept == nil {
		r.Body += " They hold until the program ends."
	}
	return r
}
