package skills

import (
	"careercoach/bot"
	"careercoach/knowledge"
)

// provable returns the needs of which the run claims enough for a project to
// stand behind, and has none yet.
func provable(r bot.Run) []Need {
	at := map[knowledge.SubjectID]Own{}
	for _, c := range append(confirmed(r), owned(r)...) {
		if !c.Required {
			at[c.Skill] = c.Own
		}
	}
	g := goalOf(r)
	var out []Need
	for _, n := range NeedsOf(r.Base, g.level, g.area) {
		if o, ok := at[n.Skill]; ok && o.Level >= 2 && o.Evidence == Said && len(out) < maxProofs {
			out = append(out, n)
		}
	}
	return out
}

// maxProofs bounds the skills that are asked for a project: as many as a select
// holds.
const maxProofs = 25

func askProof(r bot.Run) bot.Reply {
	return bot.Reply{
		Body: noted(r) + "A level that is only said counts as claimed; one with a project that you could show counts as evidenced.\n\n" +
			"For which of these could you show a project? Choose several, or say `skip`.",
	}
}

func proofOptions(r bot.Run) []bot.Option {
	var out []bot.Option
	for _, n := range provable(r) {
		out = append(out, bot.Option{Value: string(n.Skill), Label: shortLabel(n.Name)})
	}
	if len(out) == 0 { // asked again after all was given
		return []bot.Option{{Value: "none", Label: "None of them"}}
	}
	return out
}
