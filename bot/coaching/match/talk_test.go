package match

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/find"
	"careercoach/knowledge"
)

// A talk is a conversation with a coach that has these flows alone.
type talk struct {
	t     *testing.T
	coach *bot.Coach
	mem   bot.Memory
	now   time.Time
}

// made is a coach with these flows, made once: it does not change.
var made = sync.OnceValues(func() (*bot.Coach, error) {
	base, saved, err := knowledge.LoadEmbedded()
	if err != nil {
		return nil, err
	}
	model, err := find.ReadModel(saved)
	if err != nil {
		return nil, err
	}
	return bot.New(bot.Config{Base: base, Model: model, Flows: Flows(), Kept: &bot.Retention{}})
})

func newTalk(t *testing.T) *talk {
	t.Helper()
	coach, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return &talk{t: t, coach: coach, now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
}

func (k *talk) say(message string) bot.Reply {
	k.t.Helper()
	k.now = k.now.Add(20 * time.Second)
	var r bot.Reply
	r, k.mem = k.coach.Turn(bot.Message{Text: message, Time: k.now}, k.mem)
	if os.Getenv("SHOW") != "" {
		fmt.Printf("> %s\n%s\n\n", message, written(r))
	}
	return r
}

// says sends messages and returns the last reply.
func (k *talk) says(messages ...string) bot.Reply {
	k.t.Helper()
	var r bot.Reply
	for _, m := range messages {
		r = k.say(m)
	}
	return r
}

// holds reports what a reply lacks, and with ! before it what it should lack.
func (k *talk) holds(r bot.Reply, parts ...string) {
	k.t.Helper()
	for _, part := range parts {
		want, not := strings.CutPrefix(part, "!")
		if strings.Contains(written(r), want) == not {
			k.t.Errorf("the reply holds %q: %v, want %v:\n%s", want, not, !not, written(r))
		}
	}
}

func written(r bot.Reply) string {
	parts := []string{"[" + string(r.Decision) + "] " + r.Title, r.Body, r.Caution}
	if r.Table != nil {
		for _, row := range append([][]string{r.Table.Header}, r.Table.Rows...) {
			parts = append(parts, strings.Join(row, " | "))
		}
	}
	for _, s := range r.Sources {
		parts = append(parts, "source: "+s.Title+" "+s.Date)
	}
	for i, c := range r.Choices {
		parts = append(parts, fmt.Sprintf("(%d) %s → %s", i+1, c.Label, c.Text))
	}
	if r.Select != nil {
		for i, c := range r.Select.Options {
			parts = append(parts, fmt.Sprintf("[%d] %s", i+1, c.Label))
		}
	}
	return strings.Join(parts, "\n")
}

func (k *talk) record() Record {
	k.t.Helper()
	rec, err := Load(k.mem.Person.Profile)
	if err != nil {
		k.t.Fatal(err)
	}
	return rec
}

func TestTalk(t *testing.T) {
	k := newTalk(t)
	k.holds(k.say("Which program fits me?"), "Do you work for Amazon now, and how?", "(5) Prefer not to say")
	k.holds(k.say("by the hour"), "That rules out 2: 14 programs left.", "In which country")
	k.holds(k.says("usa", "none of these", "ged"), "That rules out 2: 5 programs left.")
	if k.record().Known() {
		t.Errorf("kept before the end: %+v", k.record())
	}
	r := k.says("full-time", "software", "no")
	k.holds(r, "**Amazon Technical Academy** comes first: you meet every condition", "ata-contact-us@amazon.com", "5 eligible as far as stated, 0 unknown, 11 not",
		"Technical Academy | job at Amazon, in the U.S., diploma or GED, full-time study | time at Amazon, still offered | software",
		"(1) Technical Academy → What is the Amazon Technical Academy?", "→ match all", "Change an answer → back")
	if got := k.record().Answers.Value(Country); got != "us" {
		t.Errorf("kept country %q, want us", got)
	}
	k.holds(k.say("back"), "Do you want to earn a degree on the way?")
	k.holds(k.say("yes"), "contract and schooling | degree")
	if r := k.say("1"); r.Decision != bot.DecisionAnswer {
		t.Errorf("the first button gives %s, want an answer:\n%s", r.Decision, written(r))
	}
	k.holds(k.say("my programs"), "With your answers of 2 March 2026.", "Answer anew → match")
	k.holds(k.say("match all"), "Veteran Technical Apprenticeship | not eligible", "military ties", "!How to apply")
}

func TestChangeAnAnswer(t *testing.T) {
	k := newTalk(t)
	k.holds(k.say("match country uk"), "no answers of yours to match with yet", "Do you work for Amazon now")
	k.says("no", "us", "none", "ged", "full", "it", "no")
	k.holds(k.say("match country uk"), "Noted. Country: **United Kingdom**.", "IT apprenticeship | ", "whether it would be in Scotland (`match scotland`)")
	k.holds(k.say("match scotland"), "Nothing is changed yet", "→ match scotland Yes, in Scotland")
	k.holds(k.say("1"), "Noted. Scotland: **Yes, in Scotland**.", "IT Management for Business | ", "!(`match scotland`)")
	k.holds(k.say("match country atlantis"), "Nothing is changed yet", "→ match country United States")
	k.holds(k.say("/match goal software, ml"), "Noted. Where to go: **Software development; Machine learning**.")
	want := say("work outside; country uk; scotland yes; military none; school diploma; time full; goal software ml; degree no")
	if got := k.record().Answers; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("kept %v, want %v", got, want)
	}
	k.holds(k.say("match country us"), "Noted. Country: **United States**.")
	if k.record().Answers.Given(Scotland) {
		t.Errorf("Scotland is kept though the country is another: %v", k.record().Answers)
	}
	k.holds(k.say("match technical academy"), "By your answers it is not open to you now. What would make you eligible: A job at Amazon.",
		"job at Amazon | not eligible | “all current Amazon employees in the U.S.” (Who can join the Technical Academy)")
	k.holds(k.say("match avta"), "I know of nothing that you could do about that: military ties.")
}

func TestEveryQuestionCanBeLeftOpen(t *testing.T) {
	for _, word := range []string{"prefer not to say", "skip", "I don't know"} {
		k := newTalk(t)
		k.say("program match")
		for i := 0; i < 9 && !k.mem.Person.Flow.Done; i++ {
			k.say(word)
		}
		if !k.mem.Person.Flow.Done {
			t.Fatalf("%q: it goes on and on", word)
		}
		k.holds(k.say("my programs"), "0 eligible as far as stated, 16 unknown, 0 not", "Left open", "whether and how you work for Amazon (`match work`)", "!What would make you eligible")
	}
}

// A person's own words are taken for the answer that stands in them.
func TestOwnWords(t *testing.T) {
	for _, test := range []struct {
		before   []string
		question QuestionID
		said     string
		want     string
	}{
		{nil, Work, "student", "outside"},
		{nil, Work, "I am still in school", "outside"},
		{nil, Work, "through a staffing agency", "contractor"},
		{[]string{"no", "us", "served"}, Background, "have A+ cert", "yes"},
		{[]string{"no", "us", "served"}, Background, "no certificate", "no"},
		{[]string{"no", "us", "served"}, Background, "CompTIA Network+", "yes"},
		{[]string{"no", "us", "more time left"}, Background, "signal corps", "yes"},
		{[]string{"hourly", "us", "none", "ged", "full"}, Goal, "any", ""},
	} {
		k := newTalk(t)
		k.says(append([]string{"match"}, append(test.before, test.said)...)...)
		run := bot.Run{Given: k.mem.Person.Flow.Given}
		if got := answersOf(run); got.Value(test.question) != test.want || !got.Given(test.question) {
			t.Errorf("%v, then %q: got %v, want %s %q", test.before, test.said, got, test.question, test.want)
		}
	}
}

// Too many wishes are said to be so, also after a card.
func TestTooManyWishes(t *testing.T) {
	k := newTalk(t)
	k.says("match", "hourly", "us", "none", "ged", "full", "What is the Amazon Technical Academy?")
	k.holds(k.say("1,3,5,6"), "These are 4, and I take at most 3", "Where would you like it to lead")
	k.holds(k.say("1, 3, 5"), "earn a degree")
}

// What the buttons below a result say can be typed later on.
func TestLabelsTyped(t *testing.T) {
	k := newTalk(t)
	k.holds(k.say("show all programs"), "What stands against it")
	k.says("match", "hourly", "us", "none", "ged", "full", "software", "no", "What is the Amazon Technical Academy?")
	k.holds(k.say("show all"), "Of 16", "Veteran Technical Apprenticeship | not eligible | military ties")
	k.holds(k.say("change an answer"), "Country | United States | match country", "Answer all anew → match")
}

// Those who work through an agency are told what the sources leave open.
func TestAgency(t *testing.T) {
	k := newTalk(t)
	k.holds(k.says("match", "through an agency"), "Noted: **Through a contractor or agency**.")
	r := k.says("us", "none", "ged", "full", "software", "no")
	k.holds(r, "but this is open: job at Amazon", "what would settle it:** A job at Amazon itself → Technical Academy")
}
