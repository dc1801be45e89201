package main

import (
	"errors"

	"careercoach/bot"
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
	layers, err := k.layers()
	if err != nil {
		return nil, err
	}
	base, err := knowledge.Load(layers...)
	if err != nil {
		return nil, err
	}
	model, err := modelOf(base)
	if err != nil {
		return nil, err
	}
	return bot.New(bot.Config{Base: base, Model: model, Contact: k.contact})
}
