package understand

import (
	_ "embed"
	"fmt"
	"slices"

	"careercoach/knowledge"
	"careercoach/knowledge/text"

	"go.yaml.in/yaml/v4"
)

//go:embed strangers.yaml
var strangersFile []byte

// A StrangerKind is what a stranger is.
type StrangerKind string

// The kinds of strangers.
const (
	StrangerPlace    StrangerKind = "place"
	StrangerEmployer StrangerKind = "employer"
	StrangerJob      StrangerKind = "job"
)

// A Stranger is a named place, employer or job that is no subject of the
// knowledge, where the question is about it and not only told from it.
type Stranger struct {
	Kind       StrangerKind
	Name       string
	Start, End int // tokens
}

func compileStrangers() (*phrases[StrangerKind], error) {
	var file struct {
		Places    []string `yaml:"places"`
		Employers []string `yaml:"employers"`
		Jobs      []string `yaml:"jobs"`
	}
	if err := yaml.Unmarshal(strangersFile, &file); err != nil {
		return nil, fmt.Errorf("reading the embedded names: %w", err)
	}
	p := &phrases[StrangerKind]{}
	addAll(p, file.Places, StrangerPlace)
	addAll(p, file.Employers, StrangerEmployer)
	addAll(p, file.Jobs, StrangerJob)
	return p, nil
}

// strangers returns the strangers of a question that no mention covers. A job
// counts where pay is asked: elsewhere people tell theirs.
func (r *Reader) strangers(tokens []text.Token, mentions []Mention, aspects map[knowledge.AspectID]float64) []Stranger {
	var out []Stranger
	for i := 0; i < len(tokens); i++ {
		m, ok := r.outside.at(tokens, i)
		if !ok {
			continue
		}
		i = m.End - 1
		if covered(m.Start, m.End, mentions) || r.told(tokens, m.Start, m.Value) || m.Value == StrangerJob && aspects["pay"]+aspects["wage"] < 0.5 {
			continue
		}
		out = append(out, Stranger{m.Value, text.Join(tokens[m.Start:m.End]), m.Start, m.End})
	}
	return out
}

func covered(start, end int, mentions []Mention) bool {
	return slices.ContainsFunc(mentions, func(m Mention) bool {
		return !m.Carried && m.Start < end && start < m.End
	})
}

// told reports that the words before a name make it the teller's own place or
// job, which the question is not about: "from Ohio", "I am a nurse".
func (r *Reader) told(tokens []text.Token, at int, kind StrangerKind) bool {
	for i := at - 1; i >= 0 && i >= at-3; i-- {
		switch w := tokens[i].Text; w {
		case "a", "an", "the", "current", "former", "at", "currently", "working", "work":
			continue
		case "from", "leaving", "left", "ex", "was", "been", "am", "being", "live", "living", "near", "my", "me":
			return w != "my" || kind != StrangerPlace
		case "as":
			return i > 0 && (tokens[i-1].Text == "work" || tokens[i-1].Text == "working" || tokens[i-1].Text == "worked" || tokens[i-1].Text == "job")
		case "in":
			return i > 0 && slices.Contains([]string{"am", "live", "living", "based", "hourly", "me", "born"}, tokens[i-1].Text)
		default:
			return false
		}
	}
	return false
}
