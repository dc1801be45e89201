package match

import (
	"fmt"
	"testing"

	"careercoach/bot"
	"careercoach/bot/bottest"
)

// A talk is a conversation with a coach that has these flows alone.
type talk struct{ *bottest.Talk }

var coach = bottest.Coach(Flows)

func newTalk(t *testing.T) *talk {
	t.Helper()
	return &talk{bottest.NewTalk(t, coach(t))}
}

func (k *talk) record() Record {
	k.T.Helper()
	rec, err := Load(k.Memory.Person.Profile)
	if err != nil {
		k.T.Fatal(err)
	}
	return rec
}

func TestTalk(t *testing.T) {
	k := newTalk(t)
	k.Holds(k.Say("Which program fits me?"), "Do you work for Amazon now, and how?", "(5) Prefer not to say")
	k.Holds(k.Say("by the hour"), "That rules out 2: 14 programs left.", "In which country")
	k.Holds(k.Say("usa", "none of these", "ged"), "That rules out 2: 5 programs left.")
	if rec := k.record(); rec.Answers.Given(Country) || rec.Begun.Value(Country) != "us" {
		t.Errorf("kept before the end: %+v", rec)
	}
	r := k.Say("full-time", "software", "no")
	k.Holds(r, "**Amazon Technical Academy** comes first: you meet every condition", "ata-contact-us@amazon.com", "5 eligible as far as stated, 0 unknown, 11 not",
		"Technical Academy | job at Amazon, in the U.S., diploma or GED, full-time study | time at Amazon, still offered | software",
		"(1) Technical Academy → What is the Amazon Technical Academy?", "→ match all", "Change an answer → back")
	if got := k.record().Answers.Value(Country); got != "us" {
		t.Errorf("kept country %q, want us", got)
	}
	k.Holds(k.Say("back"), "Do you want to earn a degree on the way?")
	k.Holds(k.Say("yes"), "contract and schooling | degree")
	if r := k.Say("1"); r.Decision != bot.DecisionAnswer {
		t.Errorf("the first button gives %s, want an answer:\n%s", r.Decision, bottest.Written(r))
	}
	k.Holds(k.Say("my programs"), "With your answers of 2 March 2026.", "Answer anew → match")
	k.Holds(k.Say("match all"), "Veteran Technical Apprenticeship | not eligible", "military ties", "!How to apply")
}

// In the middle of a match the programs are shown by the answers given so far,
// and one left in the middle leaves the others of the last one.
func TestProgramsInTheMiddle(t *testing.T) {
	k := newTalk(t)
	k.Say("program match", "no", "us", "none")
	k.Holds(k.Say("show all"), "By the answers you have given so far. **Lambda School** comes first", "2 unknown, 14 not", "Veteran Technical Apprenticeship | not eligible")
	k.Holds(k.Say("my programs"), "By the answers you have given so far.")
	k.Holds(k.Say("change my answers"), "Country | United States")
	if rec := k.record(); len(rec.Answers) > 0 || rec.Begun.Value(Country) != "us" {
		t.Errorf("kept %+v", rec)
	}
	k.Say("continue match", "ged", "full", "it", "no")
	if rec := k.record(); len(rec.Begun) > 0 || rec.Answers.Value(Country) != "us" {
		t.Errorf("at the end kept %+v", rec)
	}
	k.Say("program match", "by the hour", "uk", "stop")
	if rec := k.record(); rec.current().Value(Country) != "uk" || rec.current().Value(School) != "diploma" || rec.Answers.Value(Country) != "us" {
		t.Errorf("after one left in the middle kept %+v", rec)
	}
}

func TestChangeAnAnswer(t *testing.T) {
	k := newTalk(t)
	k.Holds(k.Say("match country uk"), "no answers of yours to match with yet", "Do you work for Amazon now")
	k.Say("no", "us", "none", "ged", "full", "it", "no")
	k.Holds(k.Say("match country uk"), "Noted. Country: **United Kingdom**.", "IT apprenticeship | ", "whether it would be in Scotland (`match scotland`)")
	k.Holds(k.Say("match scotland"), "Nothing is changed yet", "→ match scotland Yes, in Scotland")
	k.Holds(k.Say("1"), "Noted. Scotland: **Yes, in Scotland**.", "IT Management for Business | ", "!(`match scotland`)")
	k.Holds(k.Say("match country atlantis"), "Nothing is changed yet", "→ match country United States")
	k.Holds(k.Say("/match goal software, ml"), "Noted. Where to go: **Software development; Machine learning**.")
	want := say("work outside; country uk; scotland yes; military none; school diploma; time full; goal software ml; degree no")
	if got := k.record().Answers; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("kept %v, want %v", got, want)
	}
	k.Holds(k.Say("match country us"), "Noted. Country: **United States**.")
	if k.record().Answers.Given(Scotland) {
		t.Errorf("Scotland is kept though the country is another: %v", k.record().Answers)
	}
	k.Holds(k.Say("match technical academy"), "By your answers it is not open to you now. What would make you eligible: A job at Amazon.",
		"job at Amazon | not eligible | “all current Amazon employees in the U.S.” (Who can join the Technical Academy)")
	k.Holds(k.Say("match avta"), "I know of nothing that you could do about that: military ties.")
}

func TestEveryQuestionCanBeLeftOpen(t *testing.T) {
	for _, word := range []string{"prefer not to say", "skip", "I don't know"} {
		k := newTalk(t)
		k.Say("program match")
		for i := 0; i < 9 && !k.Memory.Person.Flow.Done; i++ {
			k.Say(word)
		}
		if !k.Memory.Person.Flow.Done {
			t.Fatalf("%q: it goes on and on", word)
		}
		k.Holds(k.Say("my programs"), "0 eligible as far as stated, 16 unknown, 0 not", "Left open", "whether and how you work for Amazon (`match work`)", "!What would make you eligible")
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
		k.Say(append([]string{"match"}, append(test.before, test.said)...)...)
		run := bot.Run{Given: k.Memory.Person.Flow.Given}
		if got := answersOf(run); got.Value(test.question) != test.want || !got.Given(test.question) {
			t.Errorf("%v, then %q: got %v, want %s %q", test.before, test.said, got, test.question, test.want)
		}
	}
}

// Too many wishes are said to be so, also after a card.
func TestTooManyWishes(t *testing.T) {
	k := newTalk(t)
	k.Say("match", "hourly", "us", "none", "ged", "full", "What is the Amazon Technical Academy?")
	k.Holds(k.Say("1,3,5,6"), "These are 4, and I take at most 3", "Where would you like it to lead")
	k.Holds(k.Say("1, 3, 5"), "earn a degree")
}

// What the buttons below a result say can be typed later on.
func TestLabelsTyped(t *testing.T) {
	k := newTalk(t)
	k.Holds(k.Say("show all programs"), "What stands against it")
	k.Say("match", "hourly", "us", "none", "ged", "full", "software", "no", "What is the Amazon Technical Academy?")
	k.Holds(k.Say("show all"), "Of 16", "Veteran Technical Apprenticeship | not eligible | military ties")
	k.Holds(k.Say("change an answer"), "Country | United States | match country", "Answer all anew → match")
}

// Those who work through an agency are told what the sources leave open.
func TestAgency(t *testing.T) {
	k := newTalk(t)
	k.Holds(k.Say("match", "through an agency"), "Noted: **Through a contractor or agency**.")
	r := k.Say("us", "none", "ged", "full", "software", "no")
	k.Holds(r, "but this is open: job at Amazon", "what would settle it:** A job at Amazon itself → Technical Academy")
}
