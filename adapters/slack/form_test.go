package slack

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
)

// A form is opened with the fields of its definition, and remembers where it
// is answered and for how long.
func TestFormView(t *testing.T) {
	v := Visit{Team: "T1", User: "U1", Channel: "C1", ResponseURL: "https://hooks.slack.com/actions/1", surface: surfaceSlash, ephemeral: true, at: noon}
	view := FormView(v, storyForm)
	if err := Validate(view); err != nil {
		t.Errorf("Slack would refuse it: %v", err)
	}
	var got modal
	var raw struct {
		Blocks []inputBlock `json:"blocks"`
	}
	_ = json.Unmarshal(view, &got) // blocks are of an interface
	if err := json.Unmarshal(view, &raw); err != nil || len(raw.Blocks) != 3 {
		t.Fatalf("got %d blocks, %v", len(raw.Blocks), err)
	}
	var memo formMemo
	if err := json.Unmarshal([]byte(got.Metadata), &memo); err != nil {
		t.Fatal(err)
	}
	if memo.Name != "story" || memo.Address != v.address() || !memo.Until.Equal(noon.Add(respondFor)) {
		t.Errorf("it remembers %+v", memo)
	}
	if b := raw.Blocks[1]; b.ID != "field:action" || b.Label.Text != "What you did" || b.Hint == nil || b.Optional {
		t.Errorf("the second field is %+v", b)
	}
	sameJSON(t, jsonLine(t, raw.Blocks[2].Element), `{"type":"plain_text_input","action_id":"form","multiline":true,"min_length":10,"max_length":3000}`)
	if !raw.Blocks[2].Optional {
		t.Error("the third field is not optional")
	}
}

// Where it is answered is left out where it is too long to be remembered: the
// answer is a direct message then.
func TestFormMetadataIsBounded(t *testing.T) {
	v := Visit{Team: "T1", User: "U1", Channel: "C1", ResponseURL: strings.Repeat("<", 900), ephemeral: true, at: noon}
	if got, want := formMetadata(v, "story"), `{"n":"story","at":{"s":"","t":""}}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFieldError(t *testing.T) {
	for _, c := range []struct {
		field bot.FormField
		value string
		want  string
	}{
		{bot.FormField{}, "", "Please fill this in."},
		{bot.FormField{Optional: true, Min: 5}, "", ""},
		{bot.FormField{Min: 3}, "éé", "at least 3"},
		{bot.FormField{Min: 3}, "ééé", ""},
		{bot.FormField{Max: 2}, "ééé", "at most 2"},
		{bot.FormField{}, strings.Repeat("é", 3000), ""},
		{bot.FormField{Max: 4000}, strings.Repeat("é", 3001), "at most 3000"},
		{bot.FormField{Min: 4000}, strings.Repeat("é", 3000), ""}, // no field takes more
	} {
		if got := fieldError(c.field, c.value); (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%+v of %d bytes: got %q, want %q", c.field, len(c.value), got, c.want)
		}
	}
}

// A form is opened at once, whatever waits in the pacer, and where Slack does
// not open it the person is told.
func TestOpenForm(t *testing.T) {
	f := newFakeSlack(t)
	s := f.sender()
	visit := Visit{Team: "T1", User: "U1", Trigger: "1.2.x", ResponseURL: f.URL + "/actions/1", Thread: "1.0001"}
	if err := s.Callbacks().OpenForm(t.Context(), visit, storyForm); err != nil {
		t.Fatal(err)
	}
	var body struct {
		Trigger string          `json:"trigger_id"`
		View    json.RawMessage `json:"view"`
	}
	if err := json.Unmarshal([]byte(f.last("views.open").body), &body); err != nil || body.Trigger != "1.2.x" {
		t.Errorf("got %s, %v", f.last("views.open").body, err)
	}
	if err := Validate(body.View); err != nil {
		t.Errorf("Slack would refuse the form: %v", err)
	}
	f.refuse("views.open", "expired_trigger_id")
	if err := s.Callbacks().OpenForm(t.Context(), visit, storyForm); !hasWord(err, "expired_trigger_id") {
		t.Errorf("got %v, want the refusal", err)
	}
	if got := f.last("actions/1").body; !strings.Contains(got, "could not be opened") || !strings.Contains(got, `"thread_ts":"1.0001"`) {
		t.Errorf("the person reads %s", got)
	}
}

// Where the coach is too busy, what was filled in stays in the form, with a
// word about it.
func TestFormIsRefused(t *testing.T) {
	in := inboundFor(t, &inbox{outcome: "busy"}, nil)
	for _, p := range payloadsOf(t, "view_submission_form.json") {
		w := p.over(doorOf(t, in))
		var ack struct {
			Action string            `json:"response_action"`
			Errors map[string]string `json:"errors"`
		}
		if err := json.Unmarshal(w.Body.Bytes(), &ack); err != nil || w.Code != http.StatusOK || ack.Action != "errors" || ack.Errors["field:action"] != busyText {
			t.Errorf("got %d %s, %v", w.Code, w.Body, err)
		}
	}
}

func TestParseBounds(t *testing.T) {
	for value, want := range map[string]bounds{
		"1:0": {1, 0}, "2:4": {2, 4}, "": {1, 0}, "x:y": {1, 0}, "-3:-4": {1, 0}, "3": {1, 0},
	} {
		if got := parseBounds(value); got != want {
			t.Errorf("%q: got %v, want %v", value, got, want)
		}
	}
	for _, b := range []bounds{{1, 0}, {2, 5}} {
		if got := parseBounds(b.value()); got != b {
			t.Errorf("got %v, want %v", got, b)
		}
	}
}

func TestBoundsRefuse(t *testing.T) {
	for _, c := range []struct {
		b    bounds
		n    int
		want string
	}{
		{bounds{1, 0}, 0, "something first"}, {bounds{1, 0}, 1, ""}, {bounds{1, 0}, 25, ""},
		{bounds{2, 3}, 0, "at least 2"}, {bounds{2, 3}, 1, "at least 2"}, {bounds{2, 3}, 3, ""}, {bounds{2, 3}, 4, "at most 3"},
	} {
		if got := c.b.refusal(c.n); (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%v of %v: got %q, want %q", c.n, c.b, got, c.want)
		}
	}
}

// The bounds of a choice fit what is shown of it.
func TestBoundsOf(t *testing.T) {
	for _, c := range []struct {
		min, max, shown int
		want            bounds
	}{
		{0, 0, 5, bounds{1, 0}}, {1, 5, 5, bounds{1, 0}}, {2, 3, 5, bounds{2, 3}}, {7, 0, 5, bounds{5, 0}}, {4, 2, 5, bounds{4, 4}}, {-1, -1, 2, bounds{1, 0}},
	} {
		if got := boundsOf(&bot.Select{Min: c.min, Max: c.max}, c.shown); got != c.want {
			t.Errorf("%+v: got %v", c, got)
		}
	}
}

// Options that say the same are one; one that is too long sends its number.
func TestSelectOptions(t *testing.T) {
	long := strings.Repeat("é", maxOptionValue+1)
	var got []string
	for _, o := range selectOptions([]bot.Choice{{Text: "a"}, {Label: "A", Text: " a"}, {Text: long}, {Text: ""}, {Label: "B", Text: "b"}}) {
		got = append(got, o.Text.Text+"="+o.Value)
	}
	if len(got) != 3 || got[0] != "a=a" || !strings.HasSuffix(got[1], " …=3") && !strings.HasSuffix(got[1], "…=3") || got[2] != "B=b" {
		t.Errorf("got %q", got)
	}
}

// The choice of another step is another block: Slack keeps by block what was
// ticked.
func TestChooseBlock(t *testing.T) {
	one := func(label, text string) string { return chooseBlock(label, selectOptions([]bot.Choice{{Text: text}})) }
	ids := []string{one("a", "x"), one("a", "y"), one("b", "x"), one("a", "x")}
	if again := ids[3]; again != ids[0] {
		t.Errorf("the same choice is %q and %q", ids[0], again)
	}
	if slices.Sort(ids); len(slices.Compact(ids)) != 3 {
		t.Errorf("got %q", ids)
	}
}

// A reply with choices of all kinds, at their longest, is shown with a word
// about what does not fit.
func TestSelectWithLongOptions(t *testing.T) {
	r := bot.Reply{Body: "Which?", Caution: "Careful.", Select: &bot.Select{Label: strings.Repeat("<", 100)}, Form: &storyForm}
	for i := range 25 {
		text := strings.Repeat("<", 70) + string(rune('a'+i))
		r.Select.Options = append(r.Select.Options, bot.Choice{Label: text, Text: text})
		r.Choices = append(r.Choices, bot.Choice{Label: text, Text: text})
	}
	got := string(shownJSON(t, Render(r, Options{})))
	for _, want := range []string{`"Done"`, `"Fill in a form"`, "You can also type what you mean.", "Which?", "Careful."} {
		if !strings.Contains(got, want) {
			t.Errorf("the message lacks %s", want)
		}
	}
}

// The time of a click bounds how long its form is answered there.
func TestFormWanted(t *testing.T) {
	in := inboundFor(t, &inbox{}, func(c *InboundConfig) { c.Now = func() time.Time { return noon.Add(time.Hour) } })
	got := in.formWanted(Visit{Team: "T1", User: "U1", Value: "story", Message: "1.1"})
	if got.task == nil || got.task.visit.at != noon.Add(time.Hour) || got.task.visit.Message != "" || got.task.form.Name != "story" {
		t.Errorf("got %+v", got.task)
	}
}
