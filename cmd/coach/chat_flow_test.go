package main

import (
	"strings"
	"testing"
)

// A process that is killed in the middle of a flow loses nothing of it: the
// next one goes on with the question that waited.
func TestChatFlowSurvivesKill(t *testing.T) {
	at := home(t)
	p := start(t, at)
	p.say("new story")
	p.until("Say stop to leave")
	p.say("The late pallets")
	p.until("Situation")
	p.kill()

	p = start(t, at)
	p.say("continue")
	again := p.until("Situation")
	p.say("In March the evening shift loaded forty pallets late each week.")
	p.until("Task.")
	p.say("export my data")
	p.until("my-data.json")
	p.end()
	if strings.Contains(again, "title") {
		t.Errorf("it goes back behind what was given:\n%s", again)
	}
}
