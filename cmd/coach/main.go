// Command coach is the career coach: a conversation in the terminal, single
// answers for scripts, and tools for the people who keep its knowledge.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx))
}

// errShown is returned by a command that has said itself what went wrong.
var errShown = errors.New("")

func run(ctx context.Context) int {
	if err := newRoot().ExecuteContext(ctx); err != nil {
		if err != errShown {
			fmt.Fprintf(os.Stderr, "coach: %v\n(coach --help lists the commands and flags)\n", err)
		}
		return 1
	}
	return 0
}
