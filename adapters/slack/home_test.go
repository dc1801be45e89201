package slack

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"careercoach/bot"
)

// All buttons of the home tab stand in one row, also more than a message has.
func TestHomeButtons(t *testing.T) {
	r := bot.Reply{Title: "Home", Body: "Welcome.", Decision: bot.DecisionFlow, Private: true}
	for n := range 10 {
		r.Choices = append(r.Choices, bot.Choice{Label: fmt.Sprintf("Again: <!channel> %d", n), Text: fmt.Sprint("again ", n)})
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
