package offer

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"careercoach/bot"
	"careercoach/bot/bottest"
	"careercoach/knowledge"
)

// offers are messages that come out in different ways.
func offers() []string {
	return []string{
		"", "something else", "I got 230k TC for L5 in Seattle",
		"offered 150k base 40k sign on 100k stock senior bangalore",
		"offer L5 Seattle 160k base 40k/30k sign 200k stock 5/15/40/40 -20%",
		"offer £95k base £20k sign-on £60k stock london",
		"230k", "L7 seattle 600k tc", "principal seattle 400k tc", "SDE II seattle 200k", "100k dublin", "L5 $150k toronto",
		"8000 a month", "£90k base $40k sign-on", "40k sign-on", "160k base seattle 1500 rsus", "base 160 seattle",
		"seattle 160k base 200k stock 10/20/30", "12 million base, 400k bonus, singapore",
	}
}

func TestReplies(t *testing.T) {
	b := base(t)
	for _, said := range offers() {
		run := bot.Run{Base: b, Rest: said}
		r := reply(run)
		if !reflect.DeepEqual(r, reply(run)) {
			t.Errorf("%q: the same offer gave another reply", said)
		}
		if r.Body == "" || len(r.Choices) > maxChoices || !strings.Contains(r.Body, "kept") {
			t.Errorf("%q: %+v", said, r)
		}
		for _, bad := range []string{"{", "!", "  ", "NaN", "Inf", "%!"} {
			if strings.Contains(r.Body, bad) {
				t.Errorf("%q: the reply holds %q: %s", said, bad, r.Body)
			}
		}
		if n := len(strings.Fields(r.Body)); n > 260 {
			t.Errorf("%q: the reply has %d words", said, n)
		}
		for _, c := range r.Choices {
			if len(c.Text) > maxText || utf8.RuneCountInString(c.Label) > 40 {
				t.Errorf("%q: the choice %q is too long: %q", said, c.Label, c.Text)
			}
			if strings.HasPrefix(c.Text, "offer ") && (!Begins(c.Text) || !Read(b, c.Text, "").Offer.Given()) {
				t.Errorf("%q: the choice %q is read as nothing", said, c.Text)
			}
		}
	}
}

func TestReplyNamesSources(t *testing.T) {
	r := reply(bot.Run{Base: base(t), Rest: "L5 Seattle 230k tc"})
	if len(r.Sources) != 1 || r.Sources[0].ID != "engineer-guide" || r.Sources[0].Date != "2025" {
		t.Errorf("got the sources %v, want the guide of 2025", r.Sources)
	}
	for _, want := range []string{"career guide \\(Himalayas", "2025", "$220,000–$350,000", "inside, 8% of the way up", "base, bonus, RSUs"} {
		if !strings.Contains(strings.ReplaceAll(r.Body, "(Him", "\\(Him"), want) {
			t.Errorf("the reply does not say %q: %s", want, r.Body)
		}
	}
	if p := r.Picture; p == nil || len(p.Bars) != 5 || !p.Bars[0].Own || *p.Bars[0].High != 230e3 {
		t.Errorf("got the picture %+v, want the offer and four bands", p)
	}
}

func TestForm(t *testing.T) {
	b := base(t)
	for _, test := range []struct {
		name   string
		fields map[string]string
		same   string // as if typed
	}{
		{"all", map[string]string{"where": "L5 in Seattle", "pay": "160k", "signon": "40k and 30k", "stock": "200k, 5/15/40/40", "price": "-20"}, "offer L5 Seattle 160k base 40k/30k sign 200k stock 5/15/40/40 -20%"},
		{"total", map[string]string{"where": "senior, London", "pay": "total €120k", "signon": "", "stock": " ", "price": ""}, "offer sr London 120k tc"},
		{"bonus", map[string]string{"where": "Austin", "pay": "160k, 10% bonus", "price": "20%"}, "offer Austin 160k base 16k bonus +20%"},
		{"labels", map[string]string{"where": "Austin", "pay": "base 160k", "signon": "signing bonus 20k", "stock": "RSUs 100k evenly"}, "offer Austin 160k base 20k sign 100k stock even"},
	} {
		run := bot.Run{Base: b}
		for _, f := range form().Fields {
			run.Fields = append(run.Fields, bot.Field{Name: f.Name, Value: test.fields[f.Name]})
		}
		got, want := Read(b, told(run), "").Offer, Read(b, test.same, "").Offer
		if !got.same(want) {
			t.Errorf("%s: got %+v, want %+v", test.name, got, want)
		}
	}
}

// coach is a coach with the offer lab alone.
var coach = bottest.Coach(Flows)

// An offer leaves nothing in what is remembered.
func TestNothingIsKept(t *testing.T) {
	coach := coach(t)
	mem := bot.Memory{}
	for _, said := range []string{"I got 231k TC for L5 in Seattle", "offer L5 Seattle 161k base 41k sign 201k stock"} {
		var r bot.Reply
		r, mem = coach.Turn(bot.Message{Text: said}, mem)
		if r.Decision != bot.DecisionFlow {
			t.Fatalf("%q is no flow: %s", said, r.Decision)
		}
		data, err := json.Marshal(mem)
		if err != nil {
			t.Fatal(err)
		}
		for _, trace := range []string{"231", "161", "201", "Seattle", "offer"} {
			if strings.Contains(string(data), trace) {
				t.Errorf("%q is in what is remembered: %s", trace, data)
			}
		}
	}
}

// Where others read, the offer moves on in private.
func TestOfferIsPrivate(t *testing.T) {
	coach := coach(t)
	r, _ := coach.Turn(bot.Message{Text: "I got 230k TC for L5 in Seattle", Public: true}, bot.Memory{})
	if r.Effect != bot.EffectMove || strings.Contains(r.Body, "350,000") {
		t.Errorf("got %q with the effect %q, want a move", r.Body, r.Effect)
	}
}

// Another knowledge has none of the cards and its own bands.
func TestOtherKnowledge(t *testing.T) {
	for name, file := range map[string]string{
		"no bands": "cards: [{id: a, questions: [q], answer: a}]",
		"own bands": `
sources: [{id: a, title: "Survey *A*", date: "2024"}, {id: b, title: B}]
subjects:
  - {id: l5, kind: amazon-level, name: L5, aliases: [L5]}
  - {id: oz, kind: region, name: Oz, aliases: [Emerald], attributes: {currency: USD}}
figures:
  - {id: one, subjects: [l5, oz], aspect: pay, low: 100000, high: 200000, currency: USD, source: a, measure: "base <@U1>"}
  - {id: two, subjects: [oz], aspect: pay, average: 150000, currency: USD, source: b}
  - {id: three, subjects: [oz], aspect: pay, value: 3, unit: gems, source: b}
cards: [{id: a, questions: [q], answer: a}]`,
	} {
		b, err := knowledge.Load(knowledge.Layer{Name: name, FS: fstest.MapFS{"a.yaml": {Data: []byte(file)}}})
		if err != nil {
			t.Fatal(err)
		}
		for _, said := range append(offers(), "L5 emerald 150k tc") {
			if r := reply(bot.Run{Base: b, Rest: said}); r.Body == "" {
				t.Errorf("%s: %q has no answer", name, said)
			}
		}
		r := reply(bot.Run{Base: b, Rest: "L5 emerald 150k tc"})
		if name == "own bands" {
			for _, want := range []string{"inside, 50% of the way up", "at the average", `Survey \*A\*, 2024`, `base \<@U1\>`, "no cards on negotiating"} {
				if !strings.Contains(r.Body, want) {
					t.Errorf("the reply does not say %q: %s", want, r.Body)
				}
			}
		}
	}
}

func BenchmarkBegins(b *testing.B) {
	message := strings.Repeat("base 160k, I got 12 of them and 1,2 or 3/4 ", 40)
	for b.Loop() {
		Begins(message)
	}
}
