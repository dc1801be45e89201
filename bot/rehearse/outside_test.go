package rehearse_test

import (
	"bytes"
	"os"
	"testing"

	"careercoach/bot/rehearse"

	"go.yaml.in/yaml/v4"
)

// TestOutside keeps what must not be scored apart from what must be.
func TestOutside(t *testing.T) {
	file, err := os.ReadFile("testdata/outside.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var from struct {
		Junk   []string `yaml:"junk"`
		Honest []struct {
			Question string `yaml:"question"`
			Text     string `yaml:"text"`
		} `yaml:"honest"`
	}
	d := yaml.NewDecoder(bytes.NewReader(file))
	d.KnownFields(true)
	if err := d.Decode(&from); err != nil {
		t.Fatal(err)
	}
	asked := map[string]rehearse.Question{}
	for _, p := range rehearse.Principles() {
		for _, q := range rehearse.Questions(p.ID) {
			asked[q.Text] = q
		}
	}
	if len(from.Junk) == 0 || len(from.Honest) == 0 {
		t.Fatalf("%d junk answers and %d honest ones, want some of both", len(from.Junk), len(from.Honest))
	}
	for _, text := range from.Junk {
		for _, q := range asked {
			if points, scored := rehearse.Feedback(q, text).Total(); scored {
				t.Errorf("%.60q gets %d points for %q, want none", text, points, q.Text)
				break
			}
		}
	}
	for _, a := range from.Honest {
		q, known := asked[a.Question]
		if !known {
			t.Errorf("there is no question %q", a.Question)
		}
		if got := rehearse.Feedback(q, a.Text); got.NotScored != rehearse.ReasonScored {
			t.Errorf("%.60q is not scored for %q, want a score", a.Text, got.NotScored)
		}
	}
}
