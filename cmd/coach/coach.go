package main

import "careercoach/bot"

// coachLike loads the knowledge and makes a coach that remembers and fades as
// a config has it.
func (k *knowledgeFlags) coachLike(c bot.Config) (*bot.Coach, error) {
	base, model, err := k.load()
	if err != nil {
		return nil, err
	}
	c.Base, c.Model, c.Contact = base, model, k.contact
	return bot.New(c)
}
