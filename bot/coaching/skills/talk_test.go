package skills

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"careercoach/bot"
	"careercoach/bot/bottest"
	"careercoach/knowledge"
)

// A talk is a conversation with a coach that has these flows alone.
type talk struct{ *bottest.Talk }

var coach = bottest.Coach(Flows)

func newTalk(t *testing.T) *talk {
	t.Helper()
	return &talk{bottest.NewTalk(t, coach(t))}
}

// Whatever is chosen, the questions end, and the same answers give the same.
func TestEveryPathEnds(t *testing.T) {
	levels := []string{"junior", "2", "senior", "lead", "principal"}
	areas := []string{"1", "aws", "retail", "devices", "ml"}
	ways := map[string][]string{
		"words, yes, then levels": {"5 yrs Java, some Terraform, ran on-call", "yes", "1", "2", "3", "4", "5", "6", "0", "?", "skip", "skip"},
		"words, no, then done":    {"Docker and Kubernetes", "no", "done", "skip"},
		"words that name nothing": {"I like long walks", "3", "3", "3", "3", "3", "3", "3", "3", "1, 2"},
		"no words, all unknown":   {"skip", "5", "5", "5", "5", "5", "5", "5", "5"},
		"shorthand all the way":   {"java 3, terraform 1", "yes", "aws 2, docker 2", "system design 3 project", "done", "skip"},
		"corrections":             {"5 yrs Java", "java 7", "java 4", "I built two of them on my own", "done", "1"},
	}
	for name, answers := range ways {
		for i, level := range levels {
			messages := append([]string{"skills gap", level, areas[(i+len(name))%len(areas)]}, answers...)
			end, mem := walked(t, messages)
			again, memAgain := walked(t, messages)
			if !mem.Person.Flow.Done || !strings.HasPrefix(end.Title, "Your skills beside") {
				t.Errorf("%s, %s: it has not ended: %s", name, level, bottest.Written(end))
			}
			if !reflect.DeepEqual(end, again) || !reflect.DeepEqual(mem, memAgain) {
				t.Errorf("%s, %s: the same messages gave something else", name, level)
			}
		}
	}
}

// walked sends messages until the flow ends.
func walked(t *testing.T, messages []string) (bot.Reply, bot.Memory) {
	t.Helper()
	k := newTalk(t)
	var r bot.Reply
	for _, m := range messages {
		if r = k.Say(m); k.Memory.Person.Flow != nil && k.Memory.Person.Flow.Done {
			break
		}
	}
	return r, k.Memory
}

func (k *talk) record() Record {
	k.T.Helper()
	rec, err := Load(k.Memory.Person.Profile)
	if err != nil {
		k.T.Fatal(err)
	}
	return rec
}

func TestSkillsGap(t *testing.T) {
	k := newTalk(t)
	r := k.Say("skills gap", "senior", "aws", "5 yrs Java, some Terraform, ran on-call")
	k.Holds(r, "Programming languages | 3 (on your own) | 5 yrs Java", "Infrastructure as code | 2 (with help) | some Terraform", "Operational discipline | 3 (on your own) | ran on-call")
	k.Holds(k.Say("java 4"), "**System design** (8 to go): this level needs 4", "owns the architecture of significant service areas")
	k.Holds(k.Say("2"), "Noted: System design 2 (with help)", "7 to go")
	k.Holds(k.Say("docker 2"), "Noted: Containers 2", "7 to go")
	k.Holds(k.Say("what is observability?"), "logs, metrics", "Back to your skills gap")
	k.Holds(k.Say("done", "1"), "**16–94%**", "behind it: **4%**", "1. **System design** (needs 4, you 2)", "Cost: up to $2,000", "not Amazon's", "System design | 4 | 2 | project | 2", "picture: Bar chart", "required 4, claimed 2, evidenced 2")
	want := map[knowledge.SubjectID]Own{
		"skill-languages": {Level: 4}, "skill-iac": {Level: 2}, "soft-operations": {Level: 3}, "skill-system-design": {2, Project}, "skill-containers": {Level: 2},
	}
	rec := k.record()
	if len(rec.Own) != len(want) || rec.Level != "level-senior" || rec.Area != "aws" {
		t.Errorf("got the record %+v", rec)
	}
	for id, own := range want {
		if got := rec.Own[id].Own; got != own {
			t.Errorf("%s: got %v, want %v", id, got, own)
		}
	}
}

// Only what is asked for the first time, or is unknown, comes in the next round.
func TestMore(t *testing.T) {
	k := newTalk(t)
	k.Say("skills gap", "senior", "1", "skip", "3", "3", "3", "3", "3", "3", "3", "5", "skip")
	if got := len(k.record().Own); got != maxQuestions {
		t.Fatalf("got %d lines after the first round, want %d", got, maxQuestions)
	}
	first := k.record()
	k.Holds(k.Say("/skills more"), "8 to go")
	k.Say("2", "2", "back", "1", "2", "2", "2", "2", "2", "2", "skip")
	if got := len(k.record().Own); got != 2*maxQuestions {
		t.Errorf("got %d lines after the second round, want %d", got, 2*maxQuestions)
	}
	for id, e := range first.Own {
		if k.record().Own[id] != e {
			t.Errorf("%s changed from %v to %v", id, e, k.record().Own[id])
		}
	}
	k.Holds(k.Say("/skills more"), "6 to go") // five never asked, one unknown
}

// What was noted of an answer that is taken back goes with it.
func TestBackTakesBack(t *testing.T) {
	k := newTalk(t)
	k.Say("skills gap", "senior", "1", "some Terraform", "yes")
	if got := k.record().Own["skill-iac"].Level; got != 2 {
		t.Fatalf("got %d, want 2", got)
	}
	k.Say("back", "no", "done")
	if e, ok := k.record().Own["skill-iac"]; ok {
		t.Errorf("got %v, want nothing", e)
	}
}

func TestStopAndContinue(t *testing.T) {
	k := newTalk(t)
	k.Say("skills gap", "senior", "1", "skip", "3")
	k.Holds(k.Say("stop"), "continue skills")
	k.Holds(k.Say("skills gap"), "You have an unfinished skills gap")
	k.Holds(k.Say("continue"), "7 to go")
}

func TestWordsBehindTheCommand(t *testing.T) {
	for message, want := range map[string]string{
		"skills gap for senior engineer at aws": "Tell me in your own words",
		"/skills lead":                          "For **Lead Amazon Engineer**",
		"what skills am I missing for the principal role on a device team": "Tell me in your own words",
		"/skills for something else":                                       "Which level do you aim at?",
		"/skills more":                                                     "Which level do you aim at?",
	} {
		k := newTalk(t)
		k.Holds(k.Say(message), want)
	}
	k := newTalk(t)
	k.Memory.Person.Settings.Level = "level-lead"
	k.Holds(k.Say("skills gap"), "For **Lead Amazon Engineer**")
}

func TestGap(t *testing.T) {
	k := newTalk(t)
	k.Holds(k.Say("my gaps"), "I do not know your target level yet", "Which level do you aim at?")
	k.Say("stop", "skills gap", "senior", "1", "skip", "done")
	k.Holds(k.Say("my gaps"), "none is known yet", "System design | 4 | ? | – | ?")
	k.Holds(k.Say("gap terraform 2"), "Noted.", "Infrastructure as code | 2 | 2 | said | 0")
	k.Holds(k.Say("gap terraform 1 project"), "Infrastructure as code | 2 | 1 | project | 1")
	k.Holds(k.Say("gap terraform needs 1"), "Infrastructure as code | 1 (yours) | 1 | project | 0")
	k.Holds(k.Say("gap terraform ?"), "Infrastructure as code | 1 (yours) | ? | – | ?")
	k.Holds(k.Say("gap terraform 7"), "a number from 0 to 4")
	k.Holds(k.Say("gap firmware 2"), "does not ask for Embedded and device engineering")
	k.Holds(k.Say("/gap system design"), "owns the architecture of significant service areas", "4 | 3 of 3 | ? | – | ?", "I am at 3")
	k.Holds(k.Say("/gap firmware"), "does not ask for it")
	k.Holds(k.Say("gap cobol 3"), "no skill called cobol")
	k.Holds(k.Say("gap all"), "CI/CD | 3 | ? | – | ?")
	if r := k.Say("gap all"); r.Picture != nil || len(r.Table.Rows) != 21 {
		t.Errorf("got a picture or %d rows, want all 21 rows alone", len(r.Table.Rows))
	}
}

// What is corrected is taken beside the yes, and what cannot be read is said.
func TestCorrections(t *testing.T) {
	for answer, want := range map[string]string{
		"yes but mentoring 4":             "Put right: Mentoring and influence 4 (led or taught). The rest stays.",
		"no, java is 4":                   "Put right: Programming languages 4",
		"gap terraform 2":                 "Put right: Infrastructure as code 2",
		"java 4, foo 2":                   "I know no skill called foo. The rest stays.",
		"yes, but I never used terraform": "Infrastructure as code 0 (not yet)",
		"yes but the mentoring is wrong":  "At which level, 0 to 4, is mentoring?",
		"thats right":                     "Now the skills that count most",
		"no":                              "Now the skills that count most",
		"thanks":                          "Say `yes` where all is right",
		"what does 4 mean":                "0 to 4",
	} {
		k := newTalk(t)
		k.Say("skills gap", "senior", "1", "5 yrs Java, mentored 4 engineers, some Terraform")
		k.Holds(k.Say(answer), want)
	}
}

// A refused answer is answered once, with the question, and leaves nothing.
func TestRefusedOnce(t *testing.T) {
	k := newTalk(t)
	k.Say("skills gap", "senior", "1", "skip")
	for _, refused := range []string{"java 7", "thanks", "kubernetes 9", "cobol 3", "thats right"} {
		r := k.Say(refused)
		k.Holds(r, "System design** (8 to go)")
		if strings.Count(r.Body, "say `skip`") != 1 || k.record().Own != nil {
			t.Errorf("%q: got %+v and %q", refused, k.record().Own, r.Body)
		}
	}
	k.Holds(k.Say("java 3, terraform 1, foo 2"), "Noted: Programming languages 3 (on your own), Infrastructure as code 1 (can explain). I know no skill called foo.")
	k.Holds(k.Say("system design 4, aws 0"), "AWS services 0 (not yet)")
}

// An area in other words is taken, one that the guide is silent on is said so,
// and what is told of skills there is not lost.
func TestAreaInOtherWords(t *testing.T) {
	for answer, want := range map[string]string{
		"backend":                       "Of backend teams in particular my sources say nothing",
		"a full stack team":             "Of full stack teams",
		"something with the cloud":      "Tell me in your own words",
		"idk":                           "Tell me in your own words",
		"5 yrs Java and some Terraform": "Programming languages | 3",
		"qwertz":                        "I know no such kind of team",
		"yes":                           "I know no such kind of team",
	} {
		k := newTalk(t)
		k.Say("skills gap", "senior")
		k.Holds(k.Say(answer), want)
	}
	k := newTalk(t)
	k.Say("skills gap", "senior", "5 yrs Java and some Terraform", "yes", "done", "skip")
	if rec := k.record(); rec.Area != AnyArea || rec.Own["skill-languages"].Level != 3 {
		t.Errorf("got %+v", rec)
	}
}

func TestReadsGap(t *testing.T) {
	for message, want := range map[string]bool{
		"gap terraform 2": true, "gap terraform 7": true, "Gap java ?": true, "gaps all": true, "gap terraform needs 1": true, "gap aws 3 project": true,
		"gap year?": false, "gap": false, "what is the gap 2": false, "gap terraform": false, "gap insurance in 2026": false, "": false,
	} {
		if got := readsGap(message); got != want {
			t.Errorf("%q: got %v, want %v", message, got, want)
		}
	}
}

// Knowledge of an operator's own, without levels or cards, crashes nothing.
func TestOtherKnowledge(t *testing.T) {
	for name, yaml := range map[string]string{
		"nothing":  "cards: [{id: a, questions: [b], answer: c}]",
		"no cards": "cards: [{id: a, questions: [b], answer: c}]\nsubjects: [{id: level-senior, kind: level, name: Senior}, {id: skill-iac, kind: skill, name: Terraform}]",
	} {
		base, err := knowledge.Load(knowledge.Layer{Name: name, FS: fstest.MapFS{"a.yaml": {Data: []byte(yaml)}}})
		if err != nil {
			t.Fatal(err)
		}
		run := bot.Run{Base: base, Rest: "more"}
		step := first(run)
		if out := finish(run); out.Reply.Body == "" {
			t.Errorf("%s: nothing is said at %q", name, step)
		}
		p := bot.Profile{}
		if err := (Record{}).aimed("level-senior", AnyArea).with(Claim{Skill: "skill-iac", Own: Own{Level: 1}}, 0).Save(p); err != nil {
			t.Fatal(err)
		}
		for _, rest := range []string{"", "all", "terraform 1", "terraform", "x"} {
			out := finishGap(bot.Run{Base: base, Rest: rest, Person: bot.Person{Profile: p}})
			if out.Reply.Body == "" || rest == "" && name == "no cards" && !strings.Contains(out.Reply.Body, "not in my sources") {
				t.Errorf("%s, %q: got %q", name, rest, out.Reply.Body)
			}
		}
	}
}

// A record that cannot be read is said, not overwritten.
func TestUnreadableRecord(t *testing.T) {
	k := newTalk(t)
	k.Memory.Person.Profile = bot.Profile{profileName: []byte(`{"v":9}`)}
	k.Holds(k.Say("my gaps"), "I cannot read what I kept")
	k.Say("skills gap", "senior", "1", "skip")
	if got := string(k.Memory.Person.Profile[profileName]); got != `{"v":9}` {
		t.Errorf("got %s", got)
	}
}

// Replies fit a telephone: few words, few and short buttons.
func TestRepliesAreShort(t *testing.T) {
	k := newTalk(t)
	messages := []string{"skills gap", "principal", "aws", "5 yrs Java, some Terraform, ran on-call", "yes", "1", "1", "1", "1", "1", "1", "1", "1", "skip", "my gaps", "/gap mentoring", "gap docker 1"}
	for _, m := range messages {
		r := k.Say(m)
		if n := len(strings.Fields(r.Body)); n > 190 {
			t.Errorf("%q: the body has %d words", m, n)
		}
		for _, c := range r.Choices {
			if len(c.Text) > 75 || len([]rune(c.Label)) > 40 || len(r.Choices) > 6 {
				t.Errorf("%q: the choice %+v of %d is too long", m, c, len(r.Choices))
			}
		}
	}
}
