package mock_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/bottest"
	"careercoach/bot/coaching/mock"
	"careercoach/knowledge"

	"go.yaml.in/yaml/v4"
)

// dump is where TestRehearsals writes the rehearsals to be read.
func dump() string {
	if f := flag.Lookup("rehearsals"); f != nil {
		return f.Value.String()
	}
	return ""
}

func TestMain(m *testing.M) {
	flag.String("rehearsals", "", "file to write the rehearsals of testdata to")
	flag.Parse()
	os.Exit(m.Run())
}

// embedded returns the knowledge as it comes.
func embedded(t testing.TB) *knowledge.Base { return bottest.Embedded(t) }

// newCoach is the coach as it comes, with the flows of this package.
var newCoach = bottest.Coach(mock.Flows)

// A script is what one person types.
type script struct {
	Name string   `yaml:"name"`
	Ends []string `yaml:"ends"` // what the last reply holds
	Says []string `yaml:"says"`
}

func scripts(t *testing.T) []script {
	t.Helper()
	file, err := os.ReadFile("testdata/rehearsals.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Rehearsals []script `yaml:"rehearsals"`
	}
	d := yaml.NewDecoder(bytes.NewReader(file))
	d.KnownFields(true)
	if err := d.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out.Rehearsals
}

// written is a reply as text.
func written(r bot.Reply) string {
	var b strings.Builder
	if r.Title != "" {
		fmt.Fprintf(&b, "# %s\n", r.Title)
	}
	b.WriteString(r.Body + "\n")
	if r.Table != nil {
		for _, row := range append([][]string{r.Table.Header}, r.Table.Rows...) {
			b.WriteString(strings.Join(row, " | ") + "\n")
		}
	}
	if r.Caution != "" {
		b.WriteString("! " + r.Caution + "\n")
	}
	for _, s := range r.Sources {
		b.WriteString("source: " + s.Title + " (" + s.Date + ")\n")
	}
	for _, c := range r.Choices {
		b.WriteString("[" + c.Label + "] ")
	}
	return strings.TrimSpace(b.String())
}

var began = time.Date(2026, 3, 2, 18, 0, 0, 0, time.UTC)

// TestRehearsals runs the rehearsals of testdata: each ends as it says, and what
// is kept holds no word of an answer.
func TestRehearsals(t *testing.T) {
	coach := newCoach(t)
	var out strings.Builder
	for _, s := range scripts(t) {
		t.Run(s.Name, func(t *testing.T) {
			fmt.Fprintf(&out, "\n================ %s\n", s.Name)
			mem, now := bot.Memory{}, began
			var reply bot.Reply
			for _, text := range s.Says {
				now = now.Add(4 * time.Minute)
				reply, mem = coach.Turn(bot.Message{Text: text, Time: now}, mem)
				fmt.Fprintf(&out, "\n> %s\n\n%s\n", strings.TrimSpace(text), written(reply))
				if reply.Decision != bot.DecisionFlow {
					t.Errorf("%.60q gives %s: %s", text, reply.Decision, written(reply))
				}
			}
			if mem.Person.Flow == nil || !mem.Person.Flow.Done {
				t.Errorf("the rehearsal did not end: %s", written(reply))
			}
			for _, want := range s.Ends {
				if !strings.Contains(written(reply), want) {
					t.Errorf("it ends without %q: %s", want, written(reply))
				}
			}
			for _, text := range s.Says {
				if words := strings.Fields(text); len(words) > 20 && strings.Contains(string(mem.Person.Profile["mock"]), words[12]+" "+words[13]) {
					t.Errorf("the profile holds an answer: %s", mem.Person.Profile["mock"])
				}
			}
			reply, _ = coach.Turn(bot.Message{Text: "my rehearsals", Time: now.Add(time.Minute)}, mem)
			fmt.Fprintf(&out, "\n> my rehearsals\n\n%s\n", written(reply))
		})
	}
	if name := dump(); name != "" {
		if err := os.WriteFile(name, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
