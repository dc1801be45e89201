package main

import (
	"context"
	"os"
	"time"

	"careercoach/adapters/terminal"
	"careercoach/bot"
)

// chat holds a conversation in the terminal.
func chat(ctx context.Context, k knowledgeFlags) error {
	coach, err := k.coach()
	if err != nil {
		return err
	}
	var mem bot.Memory
	var why string
	config := terminal.Detect(os.Stdin, os.Stdout, os.Getenv)
	config.Answer = func(_ context.Context, text string) (bot.Reply, error) {
		m := bot.Message{Text: text, Time: time.Now()}
		why = coach.Explain(m, mem)
		var reply bot.Reply
		reply, mem = coach.Turn(m, mem)
		return reply, nil
	}
	config.Why = func() string { return why }
	config.Topics = func() string { return topicList(coach.Base()) }
	return terminal.Run(ctx, config)
}
