package bot_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

// lunch is a small flow with every kind of input.
func lunch() bot.Flow {
	ask := func(body string) func(bot.Run) bot.Reply {
		return func(bot.Run) bot.Reply { return bot.Reply{Body: body} }
	}
	dishes := func(bot.Run) []bot.Option {
		return []bot.Option{{Value: "soup", Label: "Soup"}, {Value: "salad", Label: "Green salad", Names: []string{"greens"}}, {Value: "stew", Label: "Stew"}, {Value: "rice", Label: "Rice and beans"}}
	}
	return bot.Flow{
		Name: "lunch", Title: "Lunch order", About: "Orders lunch.",
		Starts: []string{"order lunch"}, Opens: []string{"lunch"},
		Steps: []bot.Step{
			{ID: "dish", Ask: ask("Welcome.\n\nWhich dish?"), Input: bot.Input{Kind: bot.InputChoice, Options: dishes}},
			{ID: "sides", Ask: ask("Which sides?"), Optional: true, Input: bot.Input{Kind: bot.InputChoices, Options: dishes, Max: 2}},
			{ID: "spoons", Ask: ask("How many spoons?"), Optional: true, Label: "Spoons", Together: "table", Input: bot.Input{Kind: bot.InputNumber, Min: 1, Max: 12}},
			{ID: "wish", Ask: ask("Any wish?"), Label: "Wish", Together: "table", Optional: true, Input: bot.Input{Kind: bot.InputText, Min: 3, Max: 200},
				Check: func(_ bot.Run, g bot.Given) (bot.Given, string) {
					if g.Text == "wine" {
						return g, "There is no wine."
					}
					g.Text = strings.ToUpper(g.Text)
					return g, ""
				}},
			{ID: "day", Ask: ask("Which day?"), Input: bot.Input{Kind: bot.InputDate}},
		},
		Keep: func(r bot.Run, p bot.Profile) error { return p.Save("lunch", len(r.Given)) },
		Finish: func(r bot.Run) bot.Outcome {
			spoons, _ := r.Last("spoons")
			wish, _ := r.Last("wish")
			day, _ := r.Last("day")
			return bot.Outcome{Reply: bot.Reply{Title: "Ordered", Body: fmt.Sprintf("%s with %v, %.0f spoons, %q, on %s.",
				r.Value("dish"), r.Values("sides"), spoons.Number, wish.Text, day.Date.Format(time.DateOnly))}}
		},
	}
}

// bill is a command.
func bill() bot.Flow {
	return bot.Flow{
		Name: "bill", Title: "Bill", About: "Adds up.", Opens: []string{"bill"}, Unkept: true,
		Form: &bot.Form{Title: "Bill", Button: "Fill in", Fields: []bot.FormField{{Name: "sum", Label: "Sum"}}},
		Finish: func(r bot.Run) bot.Outcome {
			return bot.Outcome{Reply: bot.Reply{Body: fmt.Sprintf("The bill: %s %v", r.Rest, r.Fields), Choices: []bot.Choice{{Label: "Double", Text: "bill 2x"}}}}
		},
	}
}

func flowCoach(t *testing.T, flows ...bot.Flow) *bot.Coach {
	t.Helper()
	dir := t.TempDir()
	err := os.WriteFile(filepath.Join(dir, "shop.yaml"), []byte(`
cards:
  - id: opening
    questions: [When do you open?, what are your opening hours]
    answer: We open at **nine**.
  - id: parking
    questions: [Where can I park?]
    answer: Behind the house.
`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	base, err := knowledge.Load(knowledge.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	coach, err := bot.New(bot.Config{Base: base, Flows: flows, Kept: &bot.Retention{}})
	if err != nil {
		t.Fatal(err)
	}
	return coach
}

// A talk is a conversation of a test; what is remembered goes through JSON
// between the turns, as it does in a store.
type talk struct {
	t     *testing.T
	coach *bot.Coach
	mem   bot.Memory
	now   time.Time
}

func (k *talk) say(text string) bot.Reply {
	k.t.Helper()
	return k.send(bot.Message{Text: text})
}

func (k *talk) send(m bot.Message) bot.Reply {
	k.t.Helper()
	k.now = k.now.Add(time.Minute)
	m.Time = k.now
	var reply bot.Reply
	reply, k.mem = k.coach.Turn(m, k.mem)
	data, err := json.Marshal(k.mem)
	if err != nil {
		k.t.Fatal(err)
	}
	before := k.mem
	k.mem = bot.Memory{}
	if err := json.Unmarshal(data, &k.mem); err != nil {
		k.t.Fatal(err)
	}
	if again, _ := json.Marshal(k.mem); string(again) != string(data) {
		k.t.Errorf("the memory %+v is stored as %s", before, data)
	}
	return reply
}

// expect sends messages and checks what each reply holds: "message => part".
func (k *talk) expect(lines ...string) {
	k.t.Helper()
	for _, line := range lines {
		message, want, _ := strings.Cut(line, " => ")
		reply := k.say(message)
		whole := reply.Title + "\n" + reply.Body
		for _, ch := range reply.Choices {
			whole += "\n[" + ch.Label + "]"
		}
		for part := range strings.SplitSeq(want, " + ") {
			if !strings.Contains(whole, part) {
				k.t.Errorf("%q gives\n%s\nwant %q in it", message, whole, part)
			}
		}
	}
}

func newTalk(t *testing.T) *talk {
	return &talk{t: t, coach: flowCoach(t, lunch(), bill()), now: time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)}
}

func TestFlow(t *testing.T) {
	for name, lines := range map[string][]string{
		"straight": {"order lunch => Which dish? + [Soup] + [Green salad] + `stop`", "2 => Which sides? + [Skip]", "soup, stew => How many spoons?", "four => I need a number from 1 to 12", "1 => Any wish?", "no onions => Which day?", "in 2 weeks => Ordered + salad with [soup stew], 1 spoons, \"NO ONIONS\", on 2026-05-18"},
		"skipping": {"/lunch => Which dish?", "skip => This one I need", "greens => Which sides?", "skip => spoons", "1 => wish", "1 => day", "29 february => 2028-02-29"},
		"back": {"lunch => dish", "back => This is the first", "soup => sides", "stew => spoons", "back => Which sides?", "soup => spoons", "3 => wish", "skip => day", "tomorrow => soup with [soup], 3 spoons, \"\", on 2026-05-05",
			"back => Which day?", "today => on 2026-05-04"},
		"choices":       {"lunch => dish", "a green salad please => sides", "soup, stew, salad => at most 2", "soup and bread => did not find “bread” + Which sides?", "soup, Rice and beans => spoons", "back => sides", "soup and stew => spoons", "back => sides", "1,1 => spoons"},
		"slip":          {"lunch => dish", "Green salat => sides"},
		"retry":         {"lunch => dish", "something nice => I did not find “something nice” among the choices", "the soup => sides"},
		"check":         {"lunch => dish", "1 => sides", "2 => spoons", "13 => from 1 to 12", "about 2 spoons => wish", "wine => There is no wine.", "ab => at least 3", "salt => day", "someday => I need a day"},
		"aside":         {"lunch => dish", "when do you open? => **nine** + **Back to your lunch order:** Which dish? + [Stew]", "3 => sides", "skip => spoons", "2 => wish", "where can i park? => Behind the house + Any wish?", "salt => day"},
		"stop":          {"lunch => dish", "soup => sides", "stop => `continue lunch`", "when do you open? => nine", "continue => Which sides?", "skip => spoons"},
		"stop at once":  {"lunch => dish", "cancel => nothing is kept", "soup => "},
		"unfinished":    {"lunch => dish", "soup => sides", "stop => kept", "order lunch => unfinished lunch order from 4 May, with 1 answer given: continue? + [Continue]", "1 => Which sides?"},
		"start over":    {"lunch => dish", "soup => sides", "order lunch => unfinished", "start over lunch => Which dish?", "stew => sides", "start over => Which dish?"},
		"discard":       {"lunch => dish", "soup => sides", "stop => kept", "discard => is dropped", "lunch => Which dish?"},
		"a command":     {"lunch => dish", "bill for 2 => The bill: for 2 + still open", "soup => Which sides?"},
		"with a name":   {"/bill 12 => The bill: 12", "bill: 13 => The bill: 13"},
		"slips":         {"order lunhc => dish", "the second one => sides", "#1 => spoons"},
		"by title":      {"Lunch order => dish", "option 3 => sides"},
		"nothing open":  {"continue => Nothing is open", "back => Nothing is open"},
		"repeat":        {"lunch => dish", "what are the options => Which dish? + [Stew]"},
		"mind":          {"lunch => dish", "soup => sides", "nvm => Stopped"},
		"named only":    {"lunch => dish", "what is soup => Back to your lunch order", "is stew here? => Back to"},
		"not an answer": {"lunch => dish", "soup => sides", "order lunch => continue?", "stew => ", "continue => sides"},
		"privacy":       {"lunch => dish", "privacy => Your privacy + lunch order is still open", "soup => sides"},
	} {
		t.Run(name, func(t *testing.T) { newTalk(t).expect(lines...) })
	}
}

func TestFlowIsSetAside(t *testing.T) {
	k := newTalk(t)
	k.expect("lunch => dish", "soup => sides")
	k.now = k.now.Add(time.Hour)
	if r := k.say("when do you open?"); strings.Contains(r.Body, "Back to") || !strings.Contains(r.Body, "nine") {
		t.Errorf("after an hour a question is answered with %q", r.Body)
	}
	k.expect("continue => Which sides?")
	k.now = k.now.Add(time.Hour)
	k.expect("Green salad => spoons") // a button of the step
}

// What is asked between the steps is private: nobody who keeps the knowledge
// reads it.
func TestFlowAsideIsPrivate(t *testing.T) {
	k := newTalk(t)
	k.expect("lunch => dish")
	if r := k.say("how do i explain that i was fired from zebracorp?"); r.Unanswered || !r.Private {
		t.Errorf("a question in between is written down: %+v", r)
	}
	k.expect("1 => sides", "skip => spoons", "2 => wish", "skip => day", "today => Ordered")
	k.now = k.now.Add(time.Hour)
	k.say("when do you open?")
	if k.mem.Person.Flow != nil || len(k.mem.Person.Paused) != 0 {
		t.Errorf("an hour after its end there is still %+v, %+v", k.mem.Person.Flow, k.mem.Person.Paused)
	}
}

// A click on a button of an older reply answers no newer question, whatever
// waits; one that orders something is obeyed.
func TestFlowOldButtons(t *testing.T) {
	k := newTalk(t)
	click := func(text, want string) {
		t.Helper()
		if r := k.send(bot.Message{Text: text, Chosen: true}); !strings.Contains(r.Body, want) {
			t.Errorf("a click on %q gives %q, want %q in it", text, r.Body, want)
		}
	}
	k.expect("lunch => dish")
	click("Rice and beans", "Which sides?")
	click("Rice with peas", "earlier question")
	click("Soup, Rice and beans", "How many spoons?")
	click("Stew", "earlier question")
	k.expect("2 => wish")
	click("Stew", "earlier question")
	click("bill 2x", "The bill: 2x")
	click("when do you open", "nine")
	click("skip", "Which day?")
	k.expect("tomorrow => rice with [soup rice], 2 spoons, \"\"")
}

func TestFlowAnytime(t *testing.T) {
	alarm := bot.Flow{Name: "alarm", Title: "Alarm", About: "Rings.", Anytime: true,
		Reads:  func(m string) bool { return strings.Contains(m, "fire") },
		Finish: func(bot.Run) bot.Outcome { return bot.Outcome{Reply: bot.Reply{Body: "Leave the house."}} }}
	k := &talk{t: t, coach: flowCoach(t, lunch(), alarm), now: time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)}
	k.expect("lunch => dish", "1 => sides", "skip => spoons", "2 => wish", "there is a fire here => Leave the house. + still open", "salt => day")
}

func TestFlowElsewhere(t *testing.T) {
	k := newTalk(t)
	k.expect("lunch => dish", "soup => sides")
	k.mem.Conversation = bot.Conversation{} // another channel
	k.expect("2 => spoons")
	k.mem.Conversation = bot.Conversation{}
	if r := k.send(bot.Message{Text: "bill 3", Public: true}); r.Effect != bot.EffectMove || strings.Contains(r.Body, "3") {
		t.Errorf("a command in public, while a flow waits in private, gives %+v", r)
	}
	if r := k.send(bot.Message{Text: "5", Public: true}); r.Effect != bot.EffectNone || k.mem.Person.Flow.Step != "spoons" {
		t.Errorf("a public message is taken as an answer: %+v", r)
	}
	r := k.send(bot.Message{Text: "order lunch", Public: true})
	if r.Effect != bot.EffectMove || !r.Private || !strings.Contains(r.Body, "direct message") || !strings.HasSuffix(r.Body, "`order lunch`") {
		t.Errorf("begun in public, it gives %+v", r)
	}
}

// A command that leads into a flow does not say below its question that it is
// open.
func TestFlowOutOfCommand(t *testing.T) {
	hungry := bot.Flow{
		Name: "hungry", Title: "Hungry", About: "Feeds.", Opens: []string{"hungry"},
		Finish: func(bot.Run) bot.Outcome { return bot.Outcome{Reply: bot.Reply{Body: "Then eat."}, Next: "lunch"} },
	}
	k := &talk{t: t, coach: flowCoach(t, lunch(), hungry), now: time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)}
	if got := k.say("hungry").Body; !strings.Contains(got, "Then eat.\n\nWelcome.\n\nWhich dish?") || strings.Contains(got, "still open") {
		t.Errorf("got %q", got)
	}
}

// A word that steers a flow is obeyed where it is private, and so only once.
func TestFlowSteeredInPublic(t *testing.T) {
	for _, word := range []string{"stop", "back", "skip", "continue", "start over", "discard"} {
		k := newTalk(t)
		k.expect("lunch => dish", "soup => sides")
		before := *k.mem.Person.Flow
		if r := k.send(bot.Message{Text: word, Public: true}); r.Effect != bot.EffectMove {
			t.Errorf("%s in public gives %+v, want it to move", word, r)
		}
		if at := k.mem.Person.Flow; at == nil || at.Step != before.Step || len(at.Given) != len(before.Given) || len(k.mem.Person.Paused) > 0 {
			t.Errorf("%s in public leaves the person at %+v, want %+v", word, at, before)
		}
	}
}

func TestFlowForm(t *testing.T) {
	k := newTalk(t)
	k.expect("lunch => dish", "soup => sides")
	r := k.say("skip")
	if r.Form == nil || r.Form.Name != "lunch.spoons" || len(r.Form.Fields) != 2 || !r.Form.Fields[1].Optional {
		t.Fatalf("the form is %+v", r.Form)
	}
	if again, ok := k.coach.Form("lunch.spoons"); !ok || !reflect.DeepEqual(again, *r.Form) {
		t.Errorf("looked up, the form is %+v", again)
	}
	fields := []bot.Field{{Name: "spoons", Value: "6"}, {Name: "wish", Value: "wine"}}
	if r := k.send(bot.Message{Text: r.Form.Command, Fields: fields}); !strings.Contains(r.Body, "There is no wine") {
		t.Errorf("a bad field gives %q", r.Body)
	}
	fields[1].Value = "salt"
	if r := k.send(bot.Message{Text: "/lunch.spoons", Fields: fields}); !strings.Contains(r.Body, "Which day?") {
		t.Errorf("the form sent again gives %q", r.Body)
	}
	k.expect("tomorrow => 6 spoons, \"SALT\"")
	if r := k.send(bot.Message{Text: "/lunch.spoons", Fields: fields}); !strings.Contains(r.Body, "has ended") {
		t.Errorf("a form of what has ended gives %q", r.Body)
	}
	if r := k.send(bot.Message{Text: "/bill", Fields: []bot.Field{{Name: "sum", Value: "7"}}}); !strings.Contains(r.Body, "[{sum 7}]") {
		t.Errorf("the form of a command gives %q", r.Body)
	}
}

func TestFlowUndo(t *testing.T) {
	k := newTalk(t)
	k.expect("lunch => dish", "soup => sides")
	before := k.mem
	k.expect("stew => spoons")
	undone := k.mem.Person.Undo(k.mem.Conversation.Mark)
	if !reflect.DeepEqual(undone.Flow.Given, before.Person.Flow.Given) || undone.Flow.Step != "sides" {
		t.Errorf("undone, the flow is %+v, was %+v", undone.Flow, before.Person.Flow)
	}
	k.mem.Person = undone
	k.expect("soup => spoons", "when do you open? => nine")
	if p := k.mem.Person.Undo(k.mem.Conversation.Mark); !reflect.DeepEqual(p, k.mem.Person) {
		t.Errorf("undoing a question in between changed %+v", p.Flow)
	}
}

func TestFlowKeeps(t *testing.T) {
	k := newTalk(t)
	k.expect("lunch => dish", "soup => sides", "skip => spoons")
	var n int
	if ok, err := k.mem.Person.Profile.Load("lunch", &n); !ok || err != nil || n != 2 {
		t.Errorf("kept %d, %v, %v, want 2", n, ok, err)
	}
	k.expect("bill 3 => The bill: 3")
	if len(k.mem.Conversation.Offers) != 0 || strings.Contains(fmt.Sprint(k.mem.Conversation), "bill") {
		t.Errorf("an unkept flow leaves %+v", k.mem.Conversation)
	}
}

func TestFlowsAreChecked(t *testing.T) {
	for want, change := range map[string]func(*bot.Flow){
		"lower-case letters":     func(f *bot.Flow) { f.Name = "Lunch" },
		"are required":           func(f *bot.Flow) { f.About = "" },
		"write it as":            func(f *bot.Flow) { f.Starts = []string{"Order, lunch"} },
		"needs Input.Options":    func(f *bot.Flow) { f.Steps[0].Input.Options = nil },
		"ID is required":         func(f *bot.Flow) { f.Steps[1].ID = "dish" },
		"no kind of input":       func(f *bot.Flow) { f.Steps[1].Input.Kind = "colour" },
		"has none":               func(f *bot.Flow) { f.Unkept = true },
		"both begun by \"bill\"": func(f *bot.Flow) { f.Opens = []string{"bill"} },
	} {
		f := lunch()
		change(&f)
		_, err := bot.New(bot.Config{Base: flowCoach(t).Base(), Flows: []bot.Flow{bill(), f}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q in it", err, want)
		}
	}
}
