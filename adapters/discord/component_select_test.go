package discord

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	discordapi "github.com/bwmarrin/discordgo"

	"careercoach/bot"
)

// selectOf renders a reply and returns its select of several things; false
// where it has none.
func selectOf(t *testing.T, r bot.Reply) (Component, bool) {
	t.Helper()
	for _, line := range rendered(t, r, Options{Place: PlaceDirect, Asker: asker1}).Components {
		for _, c := range line.Components {
			if id, ok := parseClick(c.CustomID); ok && id.kind == clickSeveral {
				return c, true
			}
		}
	}
	return Component{}, false
}

func options(n int) []bot.Choice {
	var out []bot.Choice
	for i := range n {
		out = append(out, bot.Choice{Label: fmt.Sprint("label ", i), Text: fmt.Sprint("text ", i)})
	}
	return out
}

func TestSelectKeepsItsBounds(t *testing.T) {
	for _, c := range []struct {
		n, min, max int
		want        string // options, least and most; empty for no select
	}{
		{0, 1, 1, ""}, {1, 1, 0, "1 1 1"}, {2, 0, 0, "2 1 2"}, {5, 2, 3, "5 2 3"}, {5, 4, 2, "5 2 2"},
		{5, 9, 0, "5 5 5"}, {5, -1, -1, "5 1 5"}, {25, 1, 25, "25 1 25"}, {40, 30, 40, "25 25 25"},
	} {
		got := ""
		if s, ok := selectOf(t, bot.Reply{Body: "?", Select: &bot.Select{Options: options(c.n), Min: c.min, Max: c.max}}); ok {
			got = fmt.Sprint(len(s.Options), s.MinValues, s.MaxValues)
		}
		if got != c.want {
			t.Errorf("%d options, %d to %d: %q, want %q", c.n, c.min, c.max, got, c.want)
		}
	}
}

func TestOptionsSayTheirTextOrTheirNumber(t *testing.T) {
	s, _ := selectOf(t, bot.Reply{Body: "?", Select: &bot.Select{Label: "What @everyone knows\n", Options: []bot.Choice{
		{Label: "short", Text: "short"}, {Label: "long", Text: strings.Repeat("x", 101)}, {Label: "fits", Text: strings.Repeat("x", 100)},
		{Label: "two", Text: "one, two"}, {Label: "digits", Text: "5"}, {Label: "mark", Text: "#5"}, {Label: "short again", Text: "short"},
		{Label: "", Text: "without label"}, {Label: "without text", Text: ""}, {Label: "lines", Text: "a\nb"},
	}}})
	var got []string
	for _, o := range s.Options {
		got = append(got, o.Label+"="+strings.ReplaceAll(o.Value, strings.Repeat("x", 100), "X"))
	}
	want := "short=short, long=#2, fits=X, two=#4, digits=5, mark=#6, without label=without label, without text=#9, lines=#10"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if strings.Contains(s.Placeholder, "@everyone") || !strings.HasPrefix(s.Placeholder, "What @") {
		t.Errorf("the placeholder is %q", s.Placeholder)
	}
}

// TestEverythingFitsUnderAReply has all kinds of components at once.
func TestEverythingFitsUnderAReply(t *testing.T) {
	r := bot.Reply{
		Body: overview(), Decision: bot.DecisionAnswer, Card: "card", Sources: []bot.Source{guideSource},
		Choices: options(90), Select: &bot.Select{Options: options(30)}, Form: new(storyForm()),
	}
	var got []string
	for _, line := range rendered(t, r, Options{Asker: asker1, Feedback: true, Page: 1}).Components {
		kinds := ""
		for _, c := range line.Components {
			id, ok := parseClick(c.CustomID)
			if !ok {
				id.kind = 'u'
			}
			kinds += string(rune(id.kind))
		}
		got = append(got, kinds)
	}
	if got[0] == "m" { // what belongs to one person says so, in a reply that all see
		for _, n := range []int{0, 2} {
			m := Render(r, Options{Asker: asker1, Feedback: true, Page: 1})
			if id, _ := parseClick(m.Components[n].Components[0].CustomID); !id.private || id.owner != asker1 {
				t.Errorf("row %d takes the clicks of others", n)
			}
		}
	}
	if s := strings.Join(got, " "); s != "m s o pp yxu" {
		t.Errorf("the rows are %q, want a select of several, one of choices, the form, the pages and the rest", s)
	}
}

func TestTheFormGoesWhereThereIsRoom(t *testing.T) {
	for n, want := range map[int]string{0: "o", 1: "to", 4: "tttto", 5: "ttttt o", 6: "s o"} {
		var got []string
		for _, line := range rendered(t, bot.Reply{Body: "?", Choices: options(n), Form: new(storyForm())}, Options{Asker: asker1}).Components {
			kinds := ""
			for _, c := range line.Components {
				kinds += c.CustomID[:1]
			}
			got = append(got, kinds)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%d choices with a form: rows of %q, want %q", n, s, want)
		}
	}
}

// chosenIn is the message that a choice in a select sends.
func chosenIn(t *testing.T, in *intake, message string, kind clickKind, values ...string) string {
	t.Helper()
	id, _ := click{kind: kind, owner: asker1, private: true}.encode()
	i := interaction{ID: "1481000000645922816", Type: discordapi.InteractionMessageComponent, User: &user{ID: asker1}, Token: "t"}
	i.Data.CustomID = id
	if err := json.Unmarshal([]byte(`{"id":"`+message+`"}`), &i.Message); err != nil {
		t.Fatal(err)
	}
	for _, v := range values {
		i.Data.Values = append(i.Data.Values, json.RawMessage(encoded(t, v)))
	}
	_, e, first := in.decideClick(i)
	if first != nil {
		return fmt.Sprintf("answered with type %d", first.Type)
	}
	return e.Message.Text
}

// TestChoicesBeforeAndAfterARestart tells what a choice sends while its reply
// is at hand, and when it no longer is.
func TestChoicesBeforeAndAfterARestart(t *testing.T) {
	in, _ := newIntake(t)
	r := skills()
	long := r.Select.Options[2].Text
	const message = "1481000000029360128"
	m := Render(r, Options{Place: PlaceDirect, Asker: asker1})
	in.keep(message, m, r, Options{Place: PlaceDirect, Asker: asker1})
	for _, c := range []struct {
		kind   clickKind
		values []string
		kept   string
		gone   string // after a restart
	}{
		{clickSeveral, []string{"testing", "mechanics"}, "testing, mechanics", "testing, mechanics"},
		{clickSeveral, []string{"#3", "testing"}, strings.TrimSpace(long) + ", testing", "3, testing"},
		{clickSeveral, []string{"7"}, "7", "7"},
		{clickSeveral, []string{"#5", "testing"}, "5, testing", "5, testing"},
		{clickSeveral, []string{"#9"}, "9", "9"},
		{clickSeveral, []string{"#1", "#2"}, "testing, mechanics", "1, 2"},
		{clickSeveral, nil, "answered with type 4", "answered with type 4"},
		{clickSelect, []string{"back"}, "back", "back"},
		{clickSelect, []string{"#2"}, "back", "2"},
		{clickSelect, []string{"#2", "#1"}, "back", "2"},
		{clickSelect, []string{"2"}, "2", "2"},
	} {
		if got := chosenIn(t, in, message, c.kind, c.values...); got != c.kept {
			t.Errorf("%c%q sends %q, want %q", c.kind, c.values, got, c.kept)
		}
		if got := chosenIn(t, in, "1481000000029360129", c.kind, c.values...); got != c.gone {
			t.Errorf("after a restart %c%q sends %q, want %q", c.kind, c.values, got, c.gone)
		}
	}
}

func TestOnlyRepliesThatAreNeededAreKept(t *testing.T) {
	for name, c := range map[string]struct {
		reply bot.Reply
		want  bool
	}{
		"texts":           {bot.Reply{Body: "?", Select: &bot.Select{Options: options(5)}, Choices: options(9)}, false},
		"a number":        {skills(), true},
		"a long choice":   {bot.Reply{Body: "?", Choices: []bot.Choice{{Label: "x", Text: strings.Repeat("x", 200)}}}, true},
		"several pages":   {bot.Reply{Body: overview()}, true},
		"nothing at all":  {bot.Reply{Body: "fact"}, false},
		"a form":          {bot.Reply{Body: "?", Form: new(storyForm())}, false},
		"digits to click": {bot.Reply{Body: "?", Choices: []bot.Choice{{Label: "2", Text: "2"}, {Label: "5", Text: "5"}}}, false},
	} {
		in, _ := newIntake(t)
		o := Options{Place: PlaceDirect, Asker: asker1}
		in.keep("1", Render(c.reply, o), c.reply, o)
		if _, got := in.pages.Turn("1", 0); got != c.want {
			t.Errorf("%s: kept %v, want %v", name, got, c.want)
		}
	}
}

// TestSelectsOfAnotherQuestionAreOthers has two questions with the same
// options, one in the other's place: Discord's programs go on showing what was
// chosen in a select of the same id, and do not send it again.
func TestSelectsOfAnotherQuestionAreOthers(t *testing.T) {
	for name, r := range map[string]bot.Reply{"one": {Choices: options(9)}, "several": {Select: &bot.Select{Options: options(9)}}} {
		id := func(body string) string {
			r.Body = body
			c := rendered(t, r, Options{Place: PlaceDirect, Asker: asker1}).Components[0].Components[0]
			if click, ok := parseClick(c.CustomID); c.Type != typeSelect || !ok || click.owner != asker1 {
				t.Errorf("choosing %s: the first component is %+v", name, c)
			}
			return c.CustomID
		}
		first := id("Your level in testing?")
		if again, next := id("Your level in testing?"), id("Your level in design?"); again != first || next == first {
			t.Errorf("choosing %s: the ids are %q, rendered again %q, of the next question %q", name, first, again, next)
		}
	}
}
