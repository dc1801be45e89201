package main

import (
	"careercoach/bot"
	"careercoach/bot/coaching"
)

// coachLike loads the knowledge and makes a coach that remembers and fades as
// a config has it.
func (k *knowledgeFlags) coachLike(c bot.Config) (*bot.Coach, error) {
	base, model, err := k.load()
	if err != nil {
		return nil, err
	}
	c.Base, c.Model, c.Contact, c.Flows = base, model, k.contact, k.flows()
	if len(c.Flows) > 0 {
		c.Remind = coaching.Remind
	}
	return bot.New(c)
}

// flows are the coaching flows: they rest on the embedded knowledge and go with
// it.
func (k *knowledgeFlags) flows() []bot.Flow {
	if k.only {
		return nil
	}
	return coaching.Flows()
}
