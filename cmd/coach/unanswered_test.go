package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/state"
	"careercoach/knowledge"
)

func TestUnanswered(t *testing.T) {
	held(t, func(t *testing.T, path string, _ bool) {
		out := must(t, "unanswered", "--db", path)
		if want := "how do i move to berlin (and 1 other wording)"; !strings.Contains(out, "2      ") || !strings.Contains(out, want) {
			t.Errorf("the table has no %q:\n%s", want, out)
		}
		var groups []groupJSON
		out = must(t, "unanswered", "--db", path, "--format", "json")
		if err := json.Unmarshal([]byte(out), &groups); err != nil || len(groups) != 2 || groups[0].Count != 2 || len(groups[0].Questions) != 2 || groups[0].ID == "" {
			t.Errorf("the JSON is %s, %v", out, err)
		}
		out = must(t, "unanswered", "--db", path, "--format", "json", "--since", "10d")
		if err := json.Unmarshal([]byte(out), &groups); err != nil || len(groups) != 1 || groups[0].Count != 1 {
			t.Errorf("the JSON since 10 days is %s, %v", out, err)
		}
		if out := must(t, "unanswered", "--db", path, "--delete-before", "10d"); !strings.HasPrefix(out, "deleted 2 questions from before ") {
			t.Errorf("deleting says %q", out)
		}
		out = must(t, "unanswered", "--db", path, "--format", "csv")
		if rows, err := csv.NewReader(strings.NewReader(out)).ReadAll(); err != nil || len(rows) != 2 {
			t.Errorf("the CSV is %q, %v", out, err)
		}
	})
}

// The cards lack their answers and nothing else.
func TestUnansweredAsCards(t *testing.T) {
	path, store := filled(t)
	for _, q := range []string{"a: \"b\" # c\u0085\u2028d\\", "- what? |", "\x07{{refund}} &x *y !z", "{{", "…", "pets gap?"} {
		r, err := state.UnansweredRecord(q, bot.Conversation{}, time.Now(), bot.Retention{})
		if err == nil {
			_, err = store.Commit(t.Context(), bot.Tx{Put: []bot.Record{r}})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	store.Close()
	dir := t.TempDir()
	out := must(t, "unanswered", "--db", path, "--format", "yaml")
	if !strings.Contains(out, `- id: "pets-gap-2"`) { // there is a card of the id that is suggested
		t.Errorf("a question would take the place of a card:\n%s", out)
	}
	if err := os.WriteFile(filepath.Join(dir, "new.yaml"), []byte(out), 0o600); err != nil {
		t.Fatal(err)
	}
	groups := strings.Count(out, "- id: ")
	problems := knowledge.Check(knowledge.Dir(dir))
	for _, p := range problems.Errors() {
		if !strings.Contains(p.String(), "has no answer") {
			t.Errorf("%s\n%s", p, out)
		}
	}
	if got := len(problems.Errors()); got != groups || groups < 6 {
		t.Errorf("%d errors for %d cards:\n%v\n%s", got, groups, problems, out)
	}
	answered := strings.ReplaceAll(out, "answer: #", "answer: x #")
	if err := os.WriteFile(filepath.Join(dir, "new.yaml"), []byte(answered), 0o600); err != nil {
		t.Fatal(err)
	}
	if problems := knowledge.Check(knowledge.Dir(dir)); len(problems.Errors()) > 0 {
		t.Errorf("with answers:\n%v", problems)
	}
}

func TestHarmless(t *testing.T) {
	for cell, want := range map[string]string{
		"plain": "plain", "a=b": "a=b", "": "", "=1+1": "'=1+1", "+49": "'+49", "-x": "'-x", "@SUM(A1)": "'@SUM(A1)",
		"  =1": "'  =1", "\t=1": "' =1", "\r=1": "' =1", "ok\n=cmd|' /C calc'!A0": "ok\n'=cmd|' /C calc'!A0", "＝1": "'＝1",
	} {
		if got := harmless(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}
