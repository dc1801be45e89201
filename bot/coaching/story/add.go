package story

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
)

// maxAsked is how many claims of a new story are asked for how they were
// measured.
const maxAsked = 2

// writes is the step that asks for a part of a new story.
func writes(p Part, least, most int) bot.Step {
	ask := wording().asks[string(p)]
	s := bot.Step{
		ID:       string(p),
		Label:    ask.Label,
		Together: "story",
		Input:    bot.Input{Kind: bot.InputText, Min: float64(least), Max: float64(most), Long: p != Title},
		Ask:      func(r bot.Run) bot.Reply { return askNew(r, p) },
		Check:    checkNew,
		Optional: p == Situation || p == Task || p == Result,
	}
	if p == Result {
		s.Next = nextTwin
	}
	return s
}

// askNew asks for a part of a new story; the first time with the warning about
// confidential matters.
func askNew(r bot.Run, p Part) bot.Reply {
	ask := wording().asks[string(p)]
	reply := bot.Reply{Body: ask.Text}
	if g, ok := r.Last(string(Title)); ok && p == Situation && pasted(g.Text) != "" {
		reply.Body = "That is the story itself: I call it **" + cite.Quote(titleOf(g.Text)) + "** for now and keep what you wrote as its situation. What you say next is added to that.\n\n" + ask.Text + " `skip` if it says so already."
	}
	if p != Title {
		return reply
	}
	reply.Title = "A new story"
	reply.Body = says("begin") + without(r.Base, "begin")
	if id := meant(r); id != "" {
		reply.Body += "\n\nYou want it for **" + nameOf(id) + "**. Such a story shows, by our reading:\n" + behaviors(id)
	}
	reply.Body += "\n\n" + ask.Text
	reply.Sources = sources(r.Base, "begin") // of what the other steps ask, too
	if bank, err := bankOf(r); err == nil && !bank.Warned {
		reply.Caution = says("confidential")
	}
	return reply
}

// firstToAdd begins with the title, unless there is no room, or the words
// behind the command are about stories there are.
func firstToAdd(r bot.Run) string {
	bank, err := bankOf(r)
	if err != nil || len(bank.Stories) >= MaxStories || isOrder(r.Rest) {
		return ""
	}
	return string(Title)
}

// isOrder reports that what stands behind /story is about stories there are.
func isOrder(rest string) bool {
	o, ok := readOrder(rest, true)
	return ok && rest != "" && o.verb != verbAdd
}

// checkNew refuses what is no part of a story, and what the bank has no room
// for.
func checkNew(r bot.Run, g bot.Given) (bot.Given, string) {
	if retry := heard(g.Step, g.Text); retry != "" {
		return g, retry
	}
	return checkRoom(r, g)
}

// pasted returns what stands where a title was asked for and is too long for
// one: the story itself; empty for a title.
func pasted(title string) string {
	if title = strings.TrimSpace(title); utf8.RuneCountInString(title) > MaxTitle {
		return title
	}
	return ""
}

// maxGuess is how many code points a title has that is made of a story.
const maxGuess = 50

// titleOf returns the title that a text gives: itself, or the first words of a
// story.
func titleOf(text string) string {
	text = strings.TrimSpace(text)
	if pasted(text) == "" {
		return text
	}
	title := ""
	for _, w := range strings.Fields(text) {
		if utf8.RuneCountInString(title)+1+utf8.RuneCountInString(w) > maxGuess {
			break
		}
		title = strings.TrimSpace(title + " " + w)
	}
	return cmp.Or(title, prose.Clip(text, maxGuess)) + "…"
}

// checkRoom refuses a text that the bank has no room for.
func checkRoom(r bot.Run, g bot.Given) (bot.Given, string) {
	bank, err := bankOf(r)
	if err != nil {
		return g, ""
	}
	g.Step = cmp.Or(g.Step, string(Title))
	r.Given = append(slices.Clip(r.Given), g)
	s := draft(r)
	if n := utf8.RuneCountInString(s.Situation); n > MaxPart {
		return g, fmt.Sprintf("With what you wrote first that is %d characters, and at most %d fit. Please shorten it.", n, MaxPart)
	}
	bank.Put(s)
	if !bank.fits() {
		return g, "Your story bank has no room for that. Please shorten it, or `stop` and delete a story you no longer need."
	}
	return g, ""
}

// told returns the story as it was given so far, without what was said about
// figures. Where it takes another's place, it begins with that one's principles.
func told(r bot.Run) Story {
	s := Story{ID: idOf(r), Changed: r.Began}
	for _, p := range append(Parts(), Title) {
		g, _ := r.Last(string(p))
		*s.part(p) = strings.TrimSpace(g.Text)
	}
	s.Situation = strings.TrimSpace(pasted(s.Title) + "\n" + s.Situation)
	s.Title = titleOf(s.Title)
	s.Principles = chosen(r)
	if old := replaced(r); old > 0 && len(s.Principles) == 0 {
		if bank, err := bankOf(r); err == nil && bank.Story(old) != nil {
			s.Principles = bank.Story(old).Principles
		}
	}
	return s
}

// draft returns the story as it was given so far.
func draft(r bot.Run) Story {
	s := told(r)
	open := s.openClaims(maxAsked)
	for i, g := range methods(r) {
		if i < len(open) {
			s.measure(open[i], g.Text)
		}
	}
	return s
}

// methods returns what was said about figures, one after the other.
func methods(r bot.Run) []bot.Given {
	return slices.DeleteFunc(slices.Clone(r.Given), func(g bot.Given) bool { return g.Step != "method" })
}

// replaced returns the number of the story that the new one takes the place
// of, 0 for none.
func replaced(r bot.Run) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(r.Value("twin"), "n"))
	return n
}

// idOf names the story that a run adds: by when it began, or where that is not
// known, by its title.
func idOf(r bot.Run) ID {
	if !r.Began.IsZero() {
		return ID(strconv.FormatInt(r.Began.UnixMilli(), 36))
	}
	g, _ := r.Last(string(Title))
	h := fnv.New32a()
	h.Write([]byte(g.Text))
	return ID("t" + strconv.FormatUint(uint64(h.Sum32()), 36))
}
