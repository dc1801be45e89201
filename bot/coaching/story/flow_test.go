package story

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"careercoach/bot"
	"careercoach/bot/rehearse"
	"careercoach/knowledge"
)

// given makes what was given of steps and texts in turn; an empty text skips,
// one behind "=" is a choice.
func given(pairs ...string) []bot.Given {
	var out []bot.Given
	for i := 0; i < len(pairs); i += 2 {
		g := bot.Given{Step: pairs[i], Text: pairs[i+1], Skipped: pairs[i+1] == ""}
		if values, ok := strings.CutPrefix(g.Text, "="); ok {
			g.Text, g.Values = values, strings.Split(values, ",")
		}
		out = append(out, g)
	}
	return out
}

// toldAgain is a new story as it is given.
func toldAgain() []bot.Given {
	s := palletsAgain()
	return given("title", s.Title, "situation", s.Situation, "task", "", "action", s.Action, "result", s.Result)
}

func TestNewStoryIsKeptOnceItIsTold(t *testing.T) {
	p := bot.Profile{}
	r := run(embedded(t), p, "")
	all := toldAgain()
	for i := range all {
		r.Given = all[:i+1]
		if err := keepNew(r, p); err != nil {
			t.Fatal(err)
		}
		b := load(t, p)
		if want := i == len(all)-1; len(b.Stories) == 1 != want || !b.Warned {
			t.Errorf("after %s: %d stories, warned %v", all[i].Step, len(b.Stories), b.Warned)
		}
	}
	r.Given = append(all, given("principles", "=dive-deep,ownership", "method", "", "method", "a guess")...)
	if err := keepNew(r, p); err != nil {
		t.Fatal(err)
	}
	s := load(t, p).Stories[0]
	if want := []knowledge.SubjectID{"ownership", "dive-deep"}; !slices.Equal(s.Principles, want) {
		t.Errorf("principles %v, want %v", s.Principles, want)
	}
	if len(s.Methods) != 1 || s.Methods[0].How != "a guess" || s.Methods[0].Figure != "situation|forty" {
		t.Errorf("methods %+v, want one for the second claim that was asked for", s.Methods)
	}
}

// What was chosen about a twin can be taken back.
func TestReplaceAndBack(t *testing.T) {
	p := profileWith(t, pallets())
	r := run(embedded(t), p, "")
	for _, step := range []struct {
		chosen   string
		archived bool
	}{{"=n1", true}, {"=both", false}, {"=n1", true}} {
		r.Given = append(toldAgain(), given("twin", step.chosen)...)
		if err := keepNew(r, p); err != nil {
			t.Fatal(err)
		}
		b := load(t, p)
		if got := b.Story(1).Archived; got != step.archived || len(b.Stories) != 2 || b.Story(2).Archived {
			t.Errorf("after %s: the old one archived %v, want %v, in %d stories", step.chosen, got, step.archived, len(b.Stories))
		}
	}
	if got := load(t, p).Stories[1].Principles; len(got) != 2 {
		t.Errorf("the new one has %v, want the old one's principles until others are chosen", got)
	}
	r.Given = toldAgain() // back behind the question
	if err := keepNew(r, p); err != nil {
		t.Fatal(err)
	}
	if b := load(t, p); b.Story(1).Archived {
		t.Error("the old one stays archived")
	}
}

func TestTwinIsAsked(t *testing.T) {
	base := embedded(t)
	for _, test := range []struct {
		kept []Story
		want string
	}{{nil, "principles"}, {[]Story{refunds()}, "principles"}, {[]Story{refunds(), pallets()}, "twin"}} {
		r := run(base, profileWith(t, test.kept...), "")
		r.Given = toldAgain()
		if got := nextTwin(r); got != test.want {
			t.Errorf("beside %d stories: %q, want %q", len(test.kept), got, test.want)
		}
	}
}

func TestWarningIsShownOnce(t *testing.T) {
	base := embedded(t)
	fresh, warned := askNew(run(base, nil, ""), Title), askNew(run(base, profileWith(t), ""), Title)
	if !strings.Contains(fresh.Caution, "confidential") || warned.Caution != "" {
		t.Errorf("first %q, then %q", fresh.Caution, warned.Caution)
	}
}

func TestFullBank(t *testing.T) {
	var b Bank
	for i := range MaxStories {
		b.Put(Story{ID: ID(fmt.Sprint(i)), Title: "Story"})
	}
	p := bot.Profile{}
	if err := b.Save(p); err != nil {
		t.Fatal(err)
	}
	ends := walk(t, adding(), run(embedded(t), p, ""), nil)
	if len(ends) != 1 || !strings.Contains(ends[0].Reply.Body, "full") {
		t.Errorf("got %+v", ends)
	}
}

func TestNoRoom(t *testing.T) {
	var b Bank
	for i := range 19 {
		b.Put(Story{ID: ID(fmt.Sprint(i)), Action: strings.Repeat("x", MaxPart), Result: strings.Repeat("x", MaxPart), Task: strings.Repeat("x", MaxPart)})
	}
	p := bot.Profile{}
	if err := b.Save(p); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("long ", MaxPart/5)
	r := run(embedded(t), p, "")
	r.Given = given("title", "Long", "situation", long)
	if _, retry := checkRoom(r, bot.Given{Step: "task", Text: "short"}); retry != "" {
		t.Errorf("a short text is refused: %s", retry)
	}
	r.Given = append(r.Given, given("task", long)...)
	if _, retry := checkRoom(r, bot.Given{Step: "action", Text: long}); !strings.Contains(retry, "no room") {
		t.Errorf("a long text is taken: %q", retry)
	}
	edit := run(embedded(t), p, "1 edit situation")
	if _, retry := checkText(edit, bot.Given{Step: "text", Text: strings.Repeat("€", MaxPart)}); !strings.Contains(retry, "no room") {
		t.Errorf("a long edit is taken: %q", retry)
	}
}

// All names of the principles can be typed, as they stand and in parts.
func TestPrincipleOptions(t *testing.T) {
	r := run(embedded(t), nil, "")
	r.Given = toldAgain()
	options := principleOptions(r)
	if len(options) != 18 {
		t.Fatalf("%d options, want the 16 principles, none of them and those that were named", len(options))
	}
	for i, p := range rehearse.Principles() {
		if options[i].Value != string(p.ID) || place(p.ID) != i+1 {
			t.Errorf("the choice %d is %s, want the principle of that number, %s", i+1, options[i].Value, p.ID)
		}
	}
	seen := map[string]string{}
	for _, o := range options {
		if strings.ContainsAny(o.Label, ",;") || utf8.RuneCountInString(o.Label) > 40 {
			t.Errorf("the label %q cannot stand in a choice of several", o.Label)
		}
		for _, name := range o.Names {
			if other := seen[name]; other != "" && other != o.Value {
				t.Errorf("%q names %s and %s", name, other, o.Value)
			}
			seen[name] = o.Value
		}
	}
	for _, name := range []string{"ownership", "invent", "simplify", "are right", "a lot", "have backbone", "learn", "be curious", "strive to be earths best employer"} {
		if seen[name] == "" {
			t.Errorf("no principle goes by %q", name)
		}
	}
	heard, retry := checkPrinciples(r, bot.Given{Values: []string{valueHeard, "frugality"}})
	if want := len(proposed(r)) + 1; retry != "" || want < 2 || len(heard.Values) != want || slices.Contains(heard.Values, valueHeard) {
		t.Errorf("those that were named and one more: got %v, %q, want %d principles", heard.Values, retry, want)
	}
	if _, retry := checkPrinciples(r, bot.Given{Values: []string{"frugality", valueNone}}); retry == "" {
		t.Error("some and none of them are taken at once")
	}
}

func TestEdit(t *testing.T) {
	for _, test := range []struct {
		rest  string
		given []bot.Given
		want  func(Story) bool
	}{
		{"1 edit", given("part", "=task", "text", " Mine. "), func(s Story) bool { return s.Task == "Mine." && s.Changed.Equal(noon) }},
		{"1 edit result", given("text", "It fell by 9%."), func(s Story) bool { return s.Result == "It fell by 9%." && len(s.Methods) == 0 }},
		{"1 edit result It fell by 9%.", nil, func(s Story) bool { return s.Result == "It fell by 9%." }},
		{"1 edit title " + strings.Repeat("x", MaxTitle+1), nil, func(s Story) bool { return s.Title == pallets().Title }},
		{"1 edit principles", given("principles", "=think-big"), func(s Story) bool { return slices.Equal(s.Principles, []knowledge.SubjectID{"think-big"}) }},
		{"1 edit", given("part", "=principles", "principles", "=think-big"), func(s Story) bool { return len(s.Principles) == 1 }},
		{"1 measure 4", given("method", "the log"), func(s Story) bool { return len(s.Methods) == 2 && s.Methods[0].Figure == "result|40" }},
		{"1 measure", given("figure", "=1", "method", "the log"), func(s Story) bool { return s.Methods[0].Figure == "situation|forty pallets" }},
		{"1 delete", given("sure", "=archive"), func(s Story) bool { return s.Archived }},
		{"1 delete", given("sure", "=keep"), func(s Story) bool { return !s.Archived }},
	} {
		p := profileWith(t, pallets())
		r := run(embedded(t), p, test.rest)
		r.Given = test.given
		if err := keepChange(r, p); err != nil {
			t.Fatal(err)
		}
		if b := load(t, p); len(b.Stories) != 1 || !test.want(b.Stories[0]) {
			t.Errorf("%s: got %+v", test.rest, b.Stories)
		}
	}
}

func TestDelete(t *testing.T) {
	p := profileWith(t, pallets())
	r := run(embedded(t), p, "1 delete")
	r.Given = given("sure", "=delete")
	if err := keepChange(r, p); err != nil {
		t.Fatal(err)
	}
	r.Person.Profile = p
	if b := load(t, p); len(b.Stories) != 0 || !strings.Contains(finishChange(r).Reply.Body, "deleted") {
		t.Errorf("%d stories are left, and it says %q", len(b.Stories), finishChange(r).Reply.Body)
	}
}

func TestCommandsKeep(t *testing.T) {
	p := profileWith(t, pallets())
	for _, step := range []struct {
		rest     string
		archived bool
		used     int
	}{{"1", false, 0}, {"1 archive", true, 0}, {"1 archive", true, 0}, {"story 1 restore", false, 0}, {"1 used", false, 1}, {"1 used", false, 1}, {"", false, 1}} {
		if err := keepListed(run(nil, p, step.rest), p); err != nil {
			t.Fatal(err)
		}
		if s := load(t, p).Stories[0]; s.Archived != step.archived || s.Used != step.used {
			t.Errorf("after %q: %+v", step.rest, s)
		}
	}
	later := run(nil, p, "1 used")
	later.Began = noon.Add(time.Minute)
	if err := keepListed(later, p); err != nil || load(t, p).Stories[0].Used != 2 {
		t.Errorf("told again later: %v, %+v", err, load(t, p).Stories[0])
	}
}

// What the person wrote shows as they wrote it.
func TestNothingWrittenIsMarkup(t *testing.T) {
	evil := "**x** [a](https://b.c) <@U1> <!here> `c` | d &lt;"
	s := Story{ID: "a", Title: evil, Situation: evil, Task: evil, Action: evil + " I cut it by 40%.", Result: evil + " It fell by 40%.", Methods: []Method{{"result|40%", evil}}, Principles: []knowledge.SubjectID{"ownership"}}
	p := profileWith(t, s)
	var shown []string
	for _, rest := range []string{"", "1", "matrix", "next", "1 archive", "9"} {
		shown = append(shown, finishListed(run(embedded(t), p, rest)).Reply.Body)
	}
	b := load(t, p)
	shown = append(shown, b.Markdown(), finishLedger(run(embedded(t), p, "")).Reply.Body)
	for _, rest := range []string{"1 edit", "1 edit task", "1 delete", "1 measure 1", "1 edit principles"} {
		r := run(embedded(t), p, rest)
		f := changing()
		shown = append(shown, f.Steps[slices.IndexFunc(f.Steps, func(s bot.Step) bool { return s.ID == firstToChange(r) })].Ask(r).Body)
	}
	for _, text := range shown {
		for _, bad := range []string{"**x**", "[a](", "<@", "<!", "`c`", "| d &lt;"} {
			if i := strings.Index(text, bad); i == 0 || i > 0 && text[i-1] != '\\' {
				t.Errorf("%q stands unescaped in %q", bad, text)
			}
		}
	}
}

func TestExport(t *testing.T) {
	b := bankWith(pallets(), refunds(), palletsAgain())
	b.Story(2).Archived = true
	text := b.Markdown()
	for _, want := range []string{
		"# My stories\n", "## 1. The late pallets\n", "**Task.** As the shift lead", "- Principles: Ownership · Dive Deep\n",
		"| Ownership | 1 |", "| Think Big |  |", "| 1 | 40 | Late pallets fell from 40 to 12 a week. | ? |",
		"- Story 1: “Late pallets fell from 40 to 12 a week.” Story 3:", "## Archived\n\n### 2. The refund line\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the export:\n%s", want, text)
		}
	}
	p := bot.Profile{}
	if err := b.Save(p); err != nil {
		t.Fatal(err)
	}
	files := finishListed(run(nil, p, "export")).Reply.Files
	if len(files) != 1 || files[0].Name != "stories.md" || string(files[0].Data) != text {
		t.Errorf("got the files %+v", files)
	}
}

func TestMatrix(t *testing.T) {
	few := grid(bankWith(pallets(), refunds()).Active())
	if got := fmt.Sprint(few.Header, few.Rows[1], few.Rows[0], len(few.Rows)); got != "[Principle 1 2] [Ownership x ] [Customer Obsession  x] 16" {
		t.Errorf("got %s", got)
	}
	var many Bank
	for i := range maxColumns + 1 {
		s := pallets()
		s.ID = ID(fmt.Sprint(i))
		many.Put(s)
	}
	if list := grid(many.Active()); len(list.Header) != 2 || list.Rows[1][1] != "1, 2, 3, 4, 5, 6, 7" || list.Rows[0][1] != "" {
		t.Errorf("got %v %v", list.Header, list.Rows)
	}
}

func TestImprove(t *testing.T) {
	s := pallets()
	s.Principles = nil
	for _, p := range rehearse.Principles() {
		s.Principles = append(s.Principles, p.ID)
	}
	complete := bankWith(s)
	if got := next(run(nil, nil, ""), &complete); !strings.Contains(got.Body, "aloud") {
		t.Errorf("got %q", got.Body)
	}
	s.Task = ""
	open := bankWith(s)
	if got := next(run(nil, nil, ""), &open); !strings.Contains(got.Body, "lacks the task") {
		t.Errorf("got %q", got.Body)
	}
}
