package guard

import (
	_ "embed"
	"slices"
	"strings"
	"testing"
)

//go:embed testdata/messages.yaml
var messagesFile []byte

// messages is the form of testdata/messages.yaml.
type messages struct {
	None        []string            `yaml:"none"`
	Crisis      []string            `yaml:"crisis"`
	Threat      []string            `yaml:"threat"`
	Abuse       []string            `yaml:"abuse"`
	Unsafe      []string            `yaml:"unsafe"`
	Instruction [][2]string         `yaml:"instruction"`
	Language    map[string][]string `yaml:"language"`
}

func readMessages(t testing.TB) messages {
	t.Helper()
	var m messages
	if err := decode(messagesFile, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func newGuard(t testing.TB) *Guard {
	t.Helper()
	g, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestNothingToHoldBack(t *testing.T) {
	g, m := newGuard(t), readMessages(t)
	for _, s := range m.None {
		if f := g.Look(s); f != (Finding{}) {
			t.Errorf("Look(%q) = %s %s, rest %q; want nothing", s, f.Kind, f.Language, f.Rest)
		}
	}
}

func TestFixedReplies(t *testing.T) {
	g, m := newGuard(t), readMessages(t)
	for _, c := range []struct {
		kind     Kind
		says     string // in the English reply
		messages []string
	}{
		{KindCrisis, "988", m.Crisis},
		{KindThreat, "emergency", m.Threat},
		{KindHarassment, "respectful", m.Abuse},
		{KindHarassment, "ethics line", m.Unsafe},
	} {
		for _, s := range c.messages {
			f := g.Look(s)
			if f.Kind != c.kind || f.Language == "" && !strings.Contains(f.Reply, c.says) {
				t.Errorf("Look(%q) = %q %.40q, want %s with %q", s, f.Kind, f.Reply, c.kind, c.says)
			}
			if f.Rest != "" {
				t.Errorf("Look(%q).Rest = %q, want none", s, f.Rest)
			}
		}
	}
}

func TestInstructions(t *testing.T) {
	g, m := newGuard(t), readMessages(t)
	for _, c := range m.Instruction {
		want := Finding{Kind: KindInstruction, Rest: c[1]}
		if f := g.Look(c[0]); f != want {
			t.Errorf("Look(%q) = %s rest %q, want rest %q", c[0], f.Kind, f.Rest, c[1])
		}
	}
}

func TestLanguages(t *testing.T) {
	g, m := newGuard(t), readMessages(t)
	for code, list := range m.Language {
		for _, s := range list {
			f := g.Look(s)
			if f.Kind != KindLanguage || f.Language != code {
				t.Errorf("Look(%q) = %q %q, want language %s", s, f.Kind, f.Language, code)
			}
			if f.Reply == "" {
				t.Errorf("Look(%q) has no reply", s)
			}
		}
	}
}

// The list of messages is to stay large enough to mean something.
func TestEnoughExamples(t *testing.T) {
	m := readMessages(t)
	held := len(m.Crisis) + len(m.Threat) + len(m.Abuse) + len(m.Unsafe) + len(m.Instruction)
	for _, list := range m.Language {
		held += len(list)
	}
	if len(m.None) < 150 || held < 150 {
		t.Errorf("%d messages to let pass and %d to hold back, want 150 of each", len(m.None), held)
	}
	if !slices.Contains(m.None, "") {
		t.Error("the empty message is missing")
	}
}
