package slack

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

// snippets are what random replies are made of: words, figures, marks, and
// what must never take effect.
var snippets = []string{
	"word", "an answer", "$220,000 – 240,000", "9 months", "**bold**", "*it*", "_it_", "`code`", "``a`b``", "~", "*", "_", "`",
	"<!channel>", "<!here|x>", "<@U012AB3CD>", "<#C1|general>", "<https://evil.example|amazon.jobs>", "@here", "@Everyone", "@channel",
	"<!date^1392734382^{date}|x>", "<!subteam^S1>", "&lt;!channel&gt;", "&", "<", ">", "&amp;", "\\<", ":tada:", "10:30:45",
	"[amazon.jobs](https://evil.example)", "[ok](https://ok.example/a?b=c&d=e|f)", "[x](javascript:alert(1))", "[mail](mailto:a@b.example)",
	"[a@b.example](mailto:c@d.example)", "<https://auto.example>", "![pic](https://pic.example/a.png)", "[u](https://amazon.jobs@evil.example)",
	"\n", "\n\n", "\n\n- item\n- other\n  - inner\n\n", "\n\n1. one\n2. two\n\n", "\n\n3. three\n\n", "\n\n> quote\n\n", "\n\n```\ncode *x*\n```\n\n",
	"\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n", "\n\n---\n\n", "\n\n## Heading\n\n", "日本語", "\U0001F469\u200d\U0001F52C", "\u200b", "\u202e", "\x00", "\xff", "\u2800", "e\u0301", "\t", "|",
}

// randomText is up to n snippets, now and then one of them very often.
func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range r.IntN(n + 1) {
		s := snippets[r.IntN(len(snippets))]
		if r.IntN(40) == 0 {
			s = strings.Repeat(s, r.IntN(1500))
		}
		b.WriteString(s)
		if r.IntN(3) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func randomReply(r *rand.Rand) bot.Reply {
	decisions := []bot.Decision{bot.DecisionAnswer, bot.DecisionClarify, bot.DecisionSuggest, bot.DecisionSmalltalk, bot.DecisionDecline, bot.DecisionFlow}
	reply := bot.Reply{
		Title: randomText(r, 6), Body: randomText(r, 60), Caution: randomText(r, 4),
		Decision: decisions[r.IntN(len(decisions))], Card: knowledge.CardID(randomText(r, 1)), Private: r.IntN(4) == 0,
	}
	for range r.IntN(3) * r.IntN(20) {
		reply.Sources = append(reply.Sources, bot.Source{ID: "id", Title: randomText(r, 4), URL: []string{"", "https://src.example/?a=1&b=2", randomText(r, 2)}[r.IntN(3)], Date: randomText(r, 1)})
	}
	for range r.IntN(4) * r.IntN(40) {
		reply.Choices = append(reply.Choices, bot.Choice{Label: randomText(r, 3), Text: randomText(r, 4)})
	}
	if r.IntN(3) == 0 {
		reply.Table = &bot.Table{}
		rows, columns := r.IntN(6)*r.IntN(30), r.IntN(24)
		for range columns {
			reply.Table.Header = append(reply.Table.Header, randomText(r, 2))
		}
		for range rows {
			var row []string
			for range max(0, columns-r.IntN(2)) {
				row = append(row, randomText(r, 2))
			}
			reply.Table.Rows = append(reply.Table.Rows, row)
		}
	}
	if r.IntN(3) == 0 {
		reply.Select = &bot.Select{Label: randomText(r, 3), Min: r.IntN(5) - 1, Max: r.IntN(8) - 1}
		for range r.IntN(30) {
			reply.Select.Options = append(reply.Select.Options, bot.Choice{Label: randomText(r, 3), Text: randomText(r, 4)})
		}
	}
	if r.IntN(3) == 0 {
		form := randomForm(r)
		reply.Form = &form
	}
	return reply
}

// randomForm is a form of any fields.
func randomForm(r *rand.Rand) bot.Form {
	f := bot.Form{Name: []string{"story", "", randomText(r, 2)}[r.IntN(3)], Title: randomText(r, 3), Button: randomText(r, 3), Command: "/story"}
	for range r.IntN(7) {
		f.Fields = append(f.Fields, bot.FormField{
			Name: randomText(r, 2), Label: randomText(r, 3), Hint: randomText(r, 3), Long: r.IntN(2) == 0, Optional: r.IntN(2) == 0,
			Min: r.IntN(5000) - 100, Max: r.IntN(5000) - 100,
		})
	}
	return f
}

// Whatever the form, it is within the limits.
func TestRandomForms(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	for range 300 {
		f := randomForm(r)
		f.Name = "story"                                                        // a button with another would have opened none
		f.Fields = append(f.Fields, bot.FormField{Name: "last", Label: "Last"}) // without any none is opened
		v := Visit{Team: "T1", User: "U1", Channel: "C1", ResponseURL: randomText(r, 8), ephemeral: r.IntN(2) == 0, at: noon}
		if err := Validate(FormView(v, f)); err != nil {
			t.Fatalf("seed %d: Slack would refuse it: %v\n%#v", seed, err, f)
		}
	}
}

// Whatever the reply, the message is within the limits, mentions nobody and
// keeps a source line.
func TestRenderRandomReplies(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	if given, err := strconv.ParseUint(os.Getenv("RENDER_SEED"), 10, 64); err == nil {
		seed = given
	}
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for i := range 150 {
		reply := randomReply(r)
		o := Options{Share: r.IntN(2) == 0, Feedback: r.IntN(2) == 0, Home: r.IntN(5) == 0, Asker: "U012AB3CD"}
		if !checkRendered(t, reply, o) {
			t.Fatalf("seed %d, reply %d: %#v", seed, i, reply)
		}
	}
}

// checkRendered reports whether a reply is rendered as Slack takes it.
func checkRendered(t *testing.T, reply bot.Reply, o Options) bool {
	t.Helper()
	m := Render(reply, o)
	b, err := json.Marshal(m)
	if o.Home {
		b, err = json.Marshal(map[string]any{"type": "home", "blocks": m.Blocks})
	}
	if err != nil {
		t.Errorf("encoding: %v", err)
		return false
	}
	if err := Validate(b); err != nil {
		t.Errorf("Slack would refuse it: %v", err)
		return false
	}
	if len(reply.Sources) > 0 && !strings.Contains(string(b), `"Source: `) && !strings.Contains(string(b), `"Sources: `) {
		t.Error("the sources are gone")
		return false
	}
	if strings.ContainsAny(string(b), "\u202e\u0000") {
		t.Error("a control character came through")
		return false
	}
	return true
}

func FuzzRender(f *testing.F) {
	f.Add("Title", "Body **x**\n\n- a", "careful", "Source", "https://a.example", "label", "text", "cell", uint8(3))
	f.Add("<!channel>", "[amazon.jobs](https://evil.example)", "@here", "amazon.jobs", "https://evil.example/|x>", ":tada:", "<@U1>", "", uint8(255))
	f.Fuzz(func(t *testing.T, title, body, caution, source, url, label, text, cell string, n uint8) {
		reply := bot.Reply{Title: title, Body: body, Caution: caution, Decision: bot.DecisionAnswer, Card: "c",
			Sources: []bot.Source{{ID: "s", Title: source, URL: url}},
			Table:   &bot.Table{Header: []string{cell, label}},
		}
		if n%2 == 0 {
			reply.Decision = bot.DecisionClarify
		}
		for i := range int(n) {
			reply.Choices = append(reply.Choices, bot.Choice{Label: label, Text: text + strings.Repeat("x", i)})
			reply.Table.Rows = append(reply.Table.Rows, []string{cell, text})
		}
		if n%3 == 0 {
			reply.Select = &bot.Select{Label: label, Options: reply.Choices, Min: int(n) % 4, Max: int(n) % 7}
			reply.Form = &bot.Form{Name: cell, Title: title, Button: text, Fields: []bot.FormField{{Name: cell, Label: label, Hint: text, Min: int(n), Max: len(text)}}}
			_, opens := formPart(reply.Form)
			if err := Validate(FormView(Visit{Team: "T1", User: "U1", ResponseURL: url}, *reply.Form)); opens && err != nil {
				t.Errorf("Slack would refuse the form: %v", err)
			}
		}
		checkRendered(t, reply, Options{Share: true, Feedback: true, Asker: "U012AB3CD"})
	})
}
