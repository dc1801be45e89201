package ready

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"careercoach/bot"
	"careercoach/bot/bottest"
	"careercoach/bot/coaching/mock"
	"careercoach/bot/coaching/skills"
	"careercoach/bot/coaching/story"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// coach has the flows of skills and readiness.
var coach = bottest.Coach(func() []bot.Flow { return append(skills.Flows(), Flows()...) })

func newTalk(t *testing.T) *bottest.Talk {
	t.Helper()
	k := bottest.NewTalk(t, coach(t))
	k.Now = time.Date(2026, 3, 5, 9, 0, 0, 0, time.UTC)
	return k
}

// profile is that of a person with two stories and five scored answers.
func profile(t *testing.T) bot.Profile {
	t.Helper()
	p := bot.Profile{}
	var bank story.Bank
	bank.Put(story.Story{ID: "1", Title: "Cart", Situation: "In 2024 our cart was slow.", Task: "I had to mend it.", Action: "I profiled it and moved it to Terraform.", Result: "Latency fell by 40%.", Principles: []knowledge.SubjectID{"ownership", "dive-deep"}})
	bank.Put(story.Story{ID: "2", Title: "Mentor", Action: "I mentored a junior.", Principles: []knowledge.SubjectID{"customer-obsession"}})
	if err := bank.Save(p); err != nil {
		t.Fatal(err)
	}
	var h mock.History
	for i := range 5 {
		h.Results = append(h.Results, mock.Result{Principle: "ownership", Session: 5, Day: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Levels: [7]rehearse.Level{4, 4, 4, 2, 2, 2, 0}})
		h.Sessions = append(h.Sessions, mock.Session{Stamp: mock.Stamp(i + 2), Scored: 1})
	}
	if err := h.Save(p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestReady(t *testing.T) {
	k := newTalk(t)
	k.Holds(k.Say("am i ready?"), "Your readiness: starting", "skills, stories, practice and logistics, stand at **0%**", "Skills | 0% | starting | not measured yet", "Stories | 0% | starting | no story yet",
		"Practice | 0% | starting | no scored answer yet", "Logistics | 0% | starting | not answered yet", "never how likely you are to be hired", "5 March 2026", "Find your skills gap")
	k.Memory.Person.Profile = profile(t)
	k.Say("skills gap", "engineer level", "1", "5 yrs Java, some Terraform, ran on-call", "yes", "done", "skip", "logistics")
	k.Holds(k.Say("1, 3, 6"), "**3 of 8** done", "Make 10 contacts", "Am I ready?")
	k.Holds(k.Say("am i ready"), "(3 covered + 2 complete) of 2 × 16 principles", "5 of 16 answers × 2.6 of 4 points × 1 (last 4 days ago)", "Practice | 20%", "Stories | 15% | starting", "Logistics | 37% | building | 3 of 8",
		"your lowest bar, stories, stands at **15%**", "1. Write a complete story for Invent and Simplify: stories 15% → 21%")
}

// The same is said for the same.
func TestSameInputSameOutput(t *testing.T) {
	k := newTalk(t)
	run := bot.Run{Base: k.Coach.Base(), Now: k.Now, Person: bot.Person{Profile: profile(t)}}
	if one, two := readiness(run), readiness(run); !reflect.DeepEqual(one, two) {
		t.Errorf("got %s and then %s", bottest.Written(one), bottest.Written(two))
	}
}

func TestLogistics(t *testing.T) {
	k := newTalk(t)
	k.Holds(k.Say("logistics"), "1 | One role & area chosen", "3 | 2–4 projects finished", "[9] None of these yet")
	k.Holds(k.Say("1, none"), "both some and none")
	k.Holds(k.Say("none"), "**0 of 8** done", "Choose one role and area")
	k.Holds(k.Say("logistics"), "Last time 0 of 8 were done")
	k.Holds(k.Say("referral, resume tailored with figures"), "**2 of 8** done")
	k.Say("back")
	k.Holds(k.Say("1, 2, 3, 4, 5, 6, 7, 8"), "**8 of 8** done.")
	list, found, err := Load(k.Memory.Person.Profile)
	if err != nil || !found || len(list.Done) != 8 || !list.Day.Equal(time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("got %+v (%v, %v)", list, found, err)
	}
}

// What is shown on buttons fits them.
func TestChoicesFit(t *testing.T) {
	k := newTalk(t)
	for _, p := range []bot.Profile{nil, profile(t)} {
		r := readiness(bot.Run{Base: k.Coach.Base(), Now: k.Now, Person: bot.Person{Profile: p}})
		if n := len(strings.Fields(r.Body)); n > 190 {
			t.Errorf("the body has %d words", n)
		}
		for _, c := range r.Choices {
			if len(c.Text) > 75 || len([]rune(c.Label)) > 40 {
				t.Errorf("the choice %+v is too long", c)
			}
		}
	}
	for _, o := range options(bot.Run{Base: k.Coach.Base()}) {
		if strings.Contains(o.Label, ",") || len([]rune(o.Label)) > maxLabel {
			t.Errorf("the option %q cannot stand in a list", o.Label)
		}
	}
}

// Every item rests on a card of the knowledge and quotes its words.
func TestItemsQuoteTheirCards(t *testing.T) {
	base := newTalk(t).Coach.Base()
	if got, want := len(items(base)), len(checklist()); got != want {
		t.Errorf("got %d items with a card, want all %d", got, want)
	}
	for _, i := range items(base) {
		card, _ := base.Card(i.Card)
		if answer := strings.NewReplacer("*", "").Replace(card.Answer); i.Says == "" || !strings.Contains(answer, i.Says) {
			t.Errorf("%s: the card %q does not say %q", i.ID, i.Card, i.Says)
		}
		if strings.Contains(i.Label+i.Move, "{{") || strings.Contains(i.Label+i.Move, "not in my sources") || strings.HasSuffix(i.Label, "…") {
			t.Errorf("%s: got %q and %q, want figures that fit", i.ID, i.Label, i.Move)
		}
	}
}

func TestOtherKnowledge(t *testing.T) {
	base, err := knowledge.Load(knowledge.Layer{Name: "own", FS: fstest.MapFS{"a.yaml": {Data: []byte("cards: [{id: a, questions: [b], answer: c}]")}}})
	if err != nil {
		t.Fatal(err)
	}
	run := bot.Run{Base: base, Person: bot.Person{Profile: profile(t)}}
	if r := readiness(run); !strings.Contains(r.Body, "lowest") {
		t.Errorf("got %s", bottest.Written(r))
	}
	if firstItem(run) != "" || !strings.Contains(finish(run).Reply.Body, "not in my sources") {
		t.Errorf("got %q, want that it is not in the sources", finish(run).Reply.Body)
	}
}

// What cannot be read is said and counts as nothing.
func TestUnreadable(t *testing.T) {
	k := newTalk(t)
	bad := json.RawMessage(`{"v":99}`)
	k.Memory.Person.Profile = bot.Profile{"logistics": bad, "skills": bad, "stories": bad, "mock": bad}
	k.Holds(k.Say("am i ready"), "I cannot read what I kept of your stories and skills and rehearsals and checklist")
}
