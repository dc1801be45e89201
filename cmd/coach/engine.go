package main

import (
	"errors"

	"careercoach/bot"
	"careercoach/bot/find"
	"careercoach/knowledge"

	"github.com/spf13/pflag"
)

// knowledgeFlags say what to answer from.
type knowledgeFlags struct {
	dir     string
	only    bool
	contact string
}

func (k *knowledgeFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&k.dir, "knowledge", "", "a `directory` of knowledge files that goes over the embedded knowledge")
	flags.BoolVar(&k.only, "only-knowledge", false, "answer from the --knowledge directory alone")
	flags.StringVar(&k.contact, "contact", "", "`whom` people can ask what the coach does not know, such as \"#careers\"")
}

// layers returns the knowledge that the flags name.
func (k *knowledgeFlags) layers() ([]knowledge.Layer, error) {
	switch {
	case k.dir == "" && k.only:
		return nil, errors.New("--only-knowledge needs a directory: add --knowledge DIR")
	case k.dir == "":
		return []knowledge.Layer{knowledge.Embedded()}, nil
	case k.only:
		return []knowledge.Layer{knowledge.Dir(k.dir)}, nil
	}
	return []knowledge.Layer{knowledge.Embedded(), knowledge.Dir(k.dir)}, nil
}

// coach loads the knowledge and makes the coach.
func (k *knowledgeFlags) coach() (*bot.Coach, error) {
	return k.coachLike(bot.Config{})
}

// load returns the knowledge that the flags name, with its model: the embedded
// one as it was saved with the program, any other from the user's cache.
func (k *knowledgeFlags) load() (*knowledge.Base, *find.Model, error) {
	layers, err := k.layers()
	if err != nil {
		return nil, nil, err
	}
	if k.dir == "" {
		base, saved, err := knowledge.LoadEmbedded()
		if err != nil {
			return nil, nil, err
		}
		if model, err := find.ReadModel(saved); err == nil {
			return base, model, nil
		}
		model, err := modelOf(base)
		return base, model, err
	}
	base, err := knowledge.Load(layers...)
	if err != nil {
		return nil, nil, err
	}
	model, err := modelOf(base)
	return base, model, err
}
