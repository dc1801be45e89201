package story

import (
	"strings"
	"testing"
	"time"

	"careercoach/bot"
)

// What says nothing of an event is not kept as a part of a story.
func TestHeard(t *testing.T) {
	for _, test := range []struct {
		step, text string
		want       string // in the retry; empty: it is taken
	}{
		{"title", "yes", "alone tells nothing"},
		{"title", "stories export", "order for your story bank"},
		{"task", "next story", "order for your story bank"},
		{"result", "archive story 1", "order for your story bank"},
		{"action", "stories figures", "order for your story bank"},
		{"method", "story 1 measure 2", "order for your story bank"},
		{"method", "what to write next", "order for your story bank"},
		{"task", "i dont know what to write", "your own part in it"},
		{"action", "Sorry, I don't know", "first thing you did"},
		{"task", "i really don't know yet", "your own part in it"},
		{"result", "idk", "what was different afterwards"},
		{"situation", "Late.", "at least 10 characters"},
		{"title", "The late pallets", ""},
		{"title", "Export that stalled", ""},
		{"situation", "I don't know why, but trucks were late all week.", ""},
		{"situation", "Nobody knew what to do with the returns.", ""},
		{"task", "I was not sure at first that it was mine.", ""},
		{"method", "log", ""},
		{"method", "counted", ""},
	} {
		got := heard(test.step, test.text)
		if (got == "") != (test.want == "") || !strings.Contains(strings.ToLower(got), test.want) {
			t.Errorf("%s, %q: got %q, want %q in it", test.step, test.text, got, test.want)
		}
	}
}

// Every part says how to go on for somebody who does not know what to write.
func TestEveryPartHelps(t *testing.T) {
	for _, step := range append([]string{"title", "method"}, "situation", "task", "action", "result") {
		if wording().asks[step].Help == "" {
			t.Errorf("the step %s has no help", step)
		}
	}
}

// A story that is pasted where its title is asked for is lost in no part.
func TestPastedStory(t *testing.T) {
	whole := pallets()
	text := whole.Told()
	r := run(embedded(t), bot.Profile{}, "")
	if _, retry := checkNew(r, bot.Given{Step: "title", Text: text}); retry != "" {
		t.Fatalf("it is refused: %s", retry)
	}
	r.Given = given("title", text)
	if asked := askNew(r, Situation).Body; !strings.Contains(asked, "That is the story itself") || !strings.Contains(asked, "In March 2024 the evening shift") {
		t.Errorf("what is asked next: %s", asked)
	}
	for _, added := range []string{"", "It was in Leeds."} {
		r.Given = given("title", text, "situation", added)
		s := told(r)
		if s.Title != "In March 2024 the evening shift at our depot…" || s.Situation != strings.TrimSpace(text+"\n"+added) {
			t.Errorf("got %q and %q", s.Title, s.Situation)
		}
	}
	r.Given = given("title", text)
	if _, retry := checkNew(r, bot.Given{Step: "situation", Text: strings.Repeat("word ", MaxPart/5)}); !strings.Contains(retry, "at most 3000 fit") {
		t.Errorf("more than fits is taken: %q", retry)
	}
}

// A text that was changed can be put back, and again.
func TestUndo(t *testing.T) {
	b := bankWith(pallets())
	old := pallets().Result
	if b.Undo(1, noon) || b.Undo(7, noon) || b.Rewrite(7, Result, "x", noon) || b.Rewrite(1, "none", "x", noon) {
		t.Error("something is put back or changed that is not there")
	}
	s := b.Story(1)
	s.measure(s.openClaims(1)[0], "the log")
	for range 2 { // a flow may keep twice
		b.Rewrite(1, Result, "It fell by 9%.", noon)
	}
	b.Rewrite(1, Result, "It fell by 8%.", noon) // the answer was taken back and given again
	if s := b.Story(1); s.Result != "It fell by 8%." || s.Was == nil || s.Was.Text != old || len(s.Methods) != 0 {
		t.Fatalf("after the change: %+v", s)
	}
	for i, want := range []string{old, "It fell by 8%.", old} {
		at := noon.Add(time.Duration(i+1) * time.Minute)
		for range 2 {
			if !b.Undo(1, at) {
				t.Fatal("there is nothing to put back")
			}
		}
		if got := b.Story(1).Result; got != want {
			t.Errorf("after %d: %q, want %q", i+1, got, want)
		}
	}
	if b.Story(1).Methods[0].How != "the log" {
		t.Errorf("how it was measured is lost: %+v", b.Story(1).Methods)
	}
	p := bot.Profile{}
	if err := b.Save(p); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"same as before", "leave it"} {
		r := run(embedded(t), p, "1 edit result "+text)
		if err := keepChange(r, p); err != nil {
			t.Fatal(err)
		}
		if got := load(t, p); got.Story(1).Result != old || !strings.Contains(finishChange(r).Reply.Body, "It stays as it was") {
			t.Errorf("%q changes it: %q", text, got.Story(1).Result)
		}
	}
}

// A story for a principle is begun with what such a story shows; one that was
// left open is not lost by it.
func TestForPrinciple(t *testing.T) {
	p := profileWith(t, pallets())
	r := run(embedded(t), p, "story for dive deep")
	if out := finishListed(r); out.Reply.Table == nil || out.Reply.Table.Rows[0][1] != "The late pallets" {
		t.Errorf("got %+v", out)
	}
	r.Rest = "story for frugality"
	if out := finishListed(r); !strings.Contains(out.Reply.Body, "None of your stories is for **Frugality**") || out.Reply.Choices[0].Text != "write a story for frugality" {
		t.Errorf("got %+v", out)
	}
	r.Rest = "write a story for frugality"
	out := finishListed(r)
	if out.Next != addName || out.Rest != "for frugality" {
		t.Fatalf("got %+v", out)
	}
	begun := run(embedded(t), p, out.Rest)
	if asked := askNew(begun, Title).Body; firstToAdd(begun) != "title" || !strings.Contains(asked, "You want it for **Frugality**") {
		t.Errorf("it begins with %q", asked)
	}
	if got := proposed(begun); len(got) != 1 || got[0] != "frugality" {
		t.Errorf("proposed %v, want what it was begun for", got)
	}
	r.Person.Paused = []bot.Progress{{Flow: addName, Step: "task", Given: given("title", "x")}}
	if out := finishListed(r); out.Next != addName || out.Rest != "" {
		t.Errorf("with one left open: got %+v, want that one asked about", out)
	}
}
