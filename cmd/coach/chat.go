package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"careercoach/adapters/terminal"
	"careercoach/bot"
)

// chatFlags are those of a conversation in the terminal.
type chatFlags struct {
	knowledge *knowledgeFlags
	memory    memoryFlags
	log       logFlags
}

// chat holds a conversation in the terminal.
func chat(ctx context.Context, f *chatFlags) error {
	logger, err := f.log.logger(os.Stderr)
	if err != nil {
		return err
	}
	memory, err := f.memory.open(logger)
	if err != nil {
		return err
	}
	err = f.talk(ctx, memory, logger, os.Stderr)
	if errors.Is(err, context.Canceled) && ctx.Err() != nil { // it was told to end
		err = nil
	}
	return errors.Join(err, memory.close())
}

// talk holds the conversation over an open store; notices are for what a
// person must know before it begins.
func (f *chatFlags) talk(ctx context.Context, m *memory, logger *slog.Logger, notices io.Writer) error {
	defer m.offer(logger)()
	if m.notice != "" {
		fmt.Fprintf(notices, "coach: %s\n", m.notice)
	}
	coach, err := f.knowledge.coachLike(bot.Config{Kept: m.kept, Fade: f.memory.fadeAfter()})
	if err != nil {
		return err
	}
	config := terminal.Detect(os.Stdin, os.Stdout, os.Getenv)
	config.Welcome = welcome(m)
	config.Topics = func() string { return topicList(coach.Base()) }
	last := &lastTurn{Coach: coach}
	config.Why = last.why
	return (&talk{
		store:     m.store,
		coach:     last,
		retention: f.memory.retention(),
		logger:    logger,
		terminal:  config,
	}).run(ctx)
}

// welcome is the Markdown that an interactive conversation opens with.
func welcome(m *memory) string {
	text := "Ask a question, or type `/help`. A number picks a choice; `/quit` leaves."
	if m.kept != nil {
		text += "\n\nI remember our conversation: `/privacy` says what is kept, `/forget` has it deleted."
	}
	return text
}
