package ready

import (
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/mock"
	"careercoach/bot/coaching/skills"
	"careercoach/bot/coaching/story"
	"careercoach/bot/rehearse"
)

// InputsOf reads what is kept of a person. Unread names what could not be read;
// it counts as not there.
func InputsOf(r bot.Run) (in Inputs, unread []string) {
	in.Now = r.Now
	note := func(what string, err error) {
		if err != nil {
			unread = append(unread, what)
		}
	}
	p := r.Person.Profile
	bank, err := story.Load(p)
	note("stories", err)
	in.Stories = storiesOf(bank)
	rec, err := skills.Load(p)
	note("skills", err)
	in.Skills = skillsOf(r, rec, bank)
	history, err := mock.Load(p)
	note("rehearsals", err)
	in.Practice = practiceOf(history)
	list, found, err := Load(p)
	note("checklist", err)
	in.Logistics = logisticsOf(r, list, found)
	return in, unread
}

func skillsOf(r bot.Run, rec skills.Record, bank story.Bank) SkillsState {
	if !rec.Known() {
		return SkillsState{}
	}
	var told []string
	for _, s := range bank.Active() {
		told = append(told, s.Told())
	}
	s := SkillsState{Target: rec.Target(r.Base), Measure: rec.Measure(r.Base, told)}
	s.Known = len(s.Measure.Lines) > s.Measure.Unknown
	return s
}

func storiesOf(bank story.Bank) StoriesState {
	active := bank.Active()
	s := StoriesState{Stories: len(active)}
	for _, p := range rehearse.Principles() {
		s.All++
		covered, complete := false, false
		for i := range active {
			for _, id := range active[i].Principles {
				if id == p.ID {
					covered, complete = true, complete || active[i].Complete()
				}
			}
		}
		switch {
		case complete:
			s.Complete++
			s.Covered++
		case covered:
			s.Covered++
			if s.Thin == "" {
				s.Thin = p.Name
			}
		case s.Next == "":
			s.Next = p.Name
		}
	}
	return s
}

func practiceOf(h mock.History) PracticeState {
	points, ok := h.Average()
	if !ok {
		return PracticeState{}
	}
	return PracticeState{Scored: h.Scored(), Average: points * topPoints / float64(rehearse.MaxTotal), Last: h.Last()}
}

func logisticsOf(r bot.Run, list Checklist, found bool) LogisticsState {
	l := LogisticsState{Known: found}
	for _, i := range items(r.Base) {
		l.All++
		if list.has(i.ID) {
			l.Done++
			continue
		}
		l.Open = append(l.Open, strings.TrimSuffix(i.Move, "."))
	}
	return l
}
