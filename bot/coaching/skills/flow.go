package skills

import (
	"strings"
	"time"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/knowledge"
)

// The steps of the flow.
const (
	stepLevel   = "level"
	stepArea    = "area"
	stepWords   = "words"
	stepConfirm = "confirm"
	stepOwn     = "own"
	stepProof   = "proof"
)

// Flows returns the flow that asks for a person's skills, the command that shows
// and changes the gaps, and the one that says what the levels mean.
func Flows() []bot.Flow {
	return []bot.Flow{
		{
			Name: "skills", Title: "Skills gap", Menu: "skills gap",
			About: "Sets your skills beside what the guide asks of a level, with next steps.",
			Starts: []string{
				"skills gap", "skill gap", "skills gaps", "skill gaps", "find my skill gaps", "find my skills gap", "find my skill gap", "find my skills gaps",
				"what skills am i missing", "which skills am i missing", "what skills do i lack", "which skills do i lack",
				"skills check", "skill check", "check my skills", "skills gap analysis", "skill gap analysis", "assess my skills",
			},
			Opens: []string{
				"skills gap for", "skill gap for", "find my skill gaps for", "find my skills gap for", "skills check for", "skill check for",
				"what skills am i missing for", "which skills am i missing for", "what skills do i lack for", "which skills do i lack for",
			},
			Steps: steps(), First: first, Keep: keep, Finish: finish,
		},
		gapCommand(), levelsCommand(),
	}
}

func steps() []bot.Step {
	return []bot.Step{
		{ID: stepLevel, Ask: askLevel, Input: bot.Input{Kind: bot.InputChoice, Options: levelOptions}, Next: afterLevel},
		{ID: stepArea, Ask: askArea, Input: bot.Input{Kind: bot.InputChoice, Options: areaOptions, Free: true}, Check: checkArea, Next: afterArea},
		{ID: stepWords, Ask: askWords, Input: bot.Input{Kind: bot.InputText, Long: true}, Optional: true, Label: "What have you done so far?", Next: afterWords},
		{ID: stepConfirm, Ask: askConfirm, Input: bot.Input{Kind: bot.InputChoice, Options: confirmOptions, Free: true}, Check: checkConfirm, Next: nextQuestion},
		{ID: stepOwn, Ask: askOwn, Input: bot.Input{Kind: bot.InputChoice, Options: ownOptions, Free: true}, Check: checkOwn, Next: nextQuestion},
		{ID: stepProof, Ask: askProof, Input: bot.Input{Kind: bot.InputChoices, Options: proofOptions}, Optional: true, Next: func(bot.Run) string { return "" }},
	}
}

func askLevel(bot.Run) bot.Reply {
	return bot.Reply{
		Title: "Your skills gap",
		Body: "I set your skills beside what the career guide asks of a level. The required levels are our own reading of it, not Amazon's, and you can contest each.\n\n" +
			"Which level do you aim at?",
	}
}

func levelOptions(r bot.Run) []bot.Option {
	var out []bot.Option
	for _, s := range Levels(r.Base) {
		out = append(out, bot.Option{Value: string(s.ID), Label: shortLabel(s.Name), Names: levelNames(s)})
	}
	return out
}

// shortLabel cuts a name to what fits a button, and writes it so that it can
// stand in a list of choices.
func shortLabel(name string) string {
	name = strings.NewReplacer(" and ", " & ", ", ", " ", ",", " ").Replace(name)
	if runes := []rune(name); len(runes) > 40 {
		return strings.TrimSpace(string(runes[:39])) + "…"
	}
	return name
}

func askArea(r bot.Run) bot.Reply {
	body := ""
	if _, chosen := r.Last(stepLevel); !chosen {
		body = "For **" + nameOf(r.Base, goalOf(r).level) + "**.\n\n"
	}
	return bot.Reply{
		Body: body + "For which kind of team? It changes how much some skills count, as far as the guide says.",
	}
}

func areaOptions(r bot.Run) []bot.Option {
	var out []bot.Option
	for _, a := range required().Areas {
		if _, ok := r.Base.Subject(a.Subject); !ok && a.Subject != "" {
			continue
		}
		out = append(out, bot.Option{Value: string(a.ID), Label: a.Name, Names: a.Names})
	}
	return out
}

func askWords(r bot.Run) bot.Reply {
	return bot.Reply{
		Body: strangeKind(r) + "Tell me in your own words what you have worked with: how long, alone or with help, what came of it. I read it by rule and show you what I understood.\n\n" +
			"For example: *5 yrs Java, some Terraform, ran on-call*. What have you done so far?",
	}
}

// nameOf returns the name of a subject, its id where the knowledge lacks it.
func nameOf(base *knowledge.Base, id knowledge.SubjectID) string {
	if s, ok := base.Subject(id); ok {
		return s.Name
	}
	return string(id)
}

func finish(r bot.Run) bot.Outcome {
	rec, err := Load(r.Person.Profile)
	if err != nil {
		return bot.Outcome{Reply: bot.Reply{Body: "I cannot read what I kept of your skills: " + cite.Quote(err.Error()) + "."}}
	}
	if len(Levels(r.Base)) == 0 {
		return bot.Outcome{Reply: bot.Reply{Body: "My knowledge holds no levels to set your skills beside: they are not in my sources."}}
	}
	return bot.Outcome{Reply: result(r, rec.after(r), false)}
}

// keep notes what was given so far in the profile.
func keep(r bot.Run, p bot.Profile) error {
	rec, err := Load(p)
	if err != nil {
		return err
	}
	if goalOf(r).level == "" || goalOf(r).area == "" {
		return nil // nothing was said yet
	}
	return rec.after(r).Save(p)
}

// after returns the record with what a run gave put in; once more makes no
// difference.
func (r Record) after(run bot.Run) Record {
	g, stamp := goalOf(run), stampOf(run)
	if g.level == "" || g.area == "" {
		return r
	}
	r = r.aimed(g.level, g.area).without(stamp)
	for _, c := range confirmed(run) {
		r = r.with(c, stamp)
	}
	for _, c := range owned(run) {
		r = r.with(c, stamp)
	}
	for _, id := range run.Values(stepProof) {
		if e, ok := r.Own[knowledge.SubjectID(id)]; ok && e.Level > 0 {
			r = r.with(Claim{Skill: knowledge.SubjectID(id), Own: Own{e.Level, Project}}, stamp)
		}
	}
	if !run.Now.IsZero() {
		r.Day = run.Now.UTC().Truncate(24 * time.Hour)
	}
	return r
}

// stampOf names a run in a record; 0 where its time is not known.
func stampOf(r bot.Run) int64 {
	if r.Began.IsZero() {
		return 0
	}
	return r.Began.Unix()
}
