package slack

import (
	"encoding/json"
	"strings"
	"testing"

	"careercoach/bot"
)

func TestHomeReply(t *testing.T) {
	var recent []bot.Exchange
	for _, q := range []string{"one", "two", "", "three", "four", "five", "<!channel> six"} {
		recent = append(recent, bot.Exchange{Question: q, Time: noon})
	}
	r := HomeReply(HomeState{Recent: recent, Brief: true, Region: "India"})
	var again []string
	for _, c := range r.Choices[6:] {
		again = append(again, c.Label)
	}
	const want = "Again: <!channel> six|Again: five|Again: four|Again: three"
	if got := strings.Join(again, "|"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if !strings.HasSuffix(r.Body, "Your settings: answers in brief, the region India.") {
		t.Errorf("the body is %q", r.Body)
	}
	blocks := Render(r, Options{Home: true}).Blocks
	buttons, ok := blocks[len(blocks)-1].(actionsBlock)
	if !ok || len(buttons.Elements) != len(r.Choices) {
		t.Errorf("rendered: %+v", blocks)
	}
}

// A click on the home tab is answered where the metadata says.
func TestHomeMetadata(t *testing.T) {
	in := interaction{View: view{Type: "home", Metadata: HomeMetadata(Visit{Channel: "D0ANNA"})}}
	if got := in.homeVisit(); got.Channel != "D0ANNA" || got.surface != surfaceDirect {
		t.Errorf("got %+v", got)
	}
}

// The form that asks what was missing carries where and about what.
func TestMissingView(t *testing.T) {
	v := Visit{Team: "T0HARBOR", User: "U0ANNA", Channel: "C0LOUNGE", Thread: "1.2", Value: "avta-overview", surface: surfaceThread, ResponseURL: "https://hooks.slack.com/x"}
	var got view
	if err := json.Unmarshal(MissingView(v), &got); err != nil {
		t.Fatal(err)
	}
	var form missingForm
	if err := json.Unmarshal([]byte(got.Metadata), &form); err != nil {
		t.Fatal(err)
	}
	if got.Callback != actionMissing || form.Card != "avta-overview" || form.Address != v.address() {
		t.Errorf("got %+v, %+v", got, form)
	}
	v.Value = strings.Repeat("x", 4000)
	if err := json.Unmarshal(MissingView(v), &got); err != nil || got.Metadata != "" {
		t.Errorf("a form with %d bytes of metadata, %v", len(got.Metadata), err)
	}
}
