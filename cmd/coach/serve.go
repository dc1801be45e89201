package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"runtime/debug"
	"time"

	"careercoach/bot"
	"careercoach/bot/boltstore"
	"careercoach/bot/delivery"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/time/rate"
)

// serveFlags are those of the service.
type serveFlags struct {
	knowledge  *knowledgeFlags
	workspaces string
	memory     memoryFlags
	log        logFlags
	slack      slackFlags
	discord    discordFlags
	metrics    string
	stopWithin span
	person     float64
	workspace  float64
	queue      int
}

func newServe(k *knowledgeFlags) *cobra.Command {
	f := serveFlags{knowledge: k}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer in Slack and Discord, until the process is told to stop",
		Long: "Answer in the chats that are connected, until SIGTERM or an interrupt. Each flag can be given as a\n" +
			"variable of the environment, --slack-http as COACH_SLACK_HTTP, or as a file, COACH_SLACK_HTTP_FILE; a\n" +
			"flag wins over them. Tokens and other secrets are given by variable or file alone. README.md, section\n" +
			"\"Connect Slack\" or \"Connect Discord\", has the steps; coach doctor looks at what does not work.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			e := osEnvironment()
			if err := e.fill(cmd.Flags()); err != nil {
				return err
			}
			return f.serve(cmd.Context(), e, cmd.ErrOrStderr())
		},
	}
	f.register(cmd.Flags())
	return cmd
}

func (f *serveFlags) register(flags *pflag.FlagSet) {
	f.stopWithin = span(8 * time.Second)
	f.memory.register(flags)
	f.log.register(flags)
	f.log.level = "info"
	flags.Lookup("log-level").DefValue = f.log.level
	f.slack.register(flags)
	f.discord.register(flags)
	flags.StringVar(&f.workspaces, "workspaces", "", "a `directory` with one of knowledge files for each workspace of its own, named by its id")
	flags.StringVar(&f.metrics, "metrics", "127.0.0.1:9090", "the `address` of /metrics, /healthz and /readyz; empty: none")
	flags.Var(&f.stopWithin, "stop-within", "how long the end waits for what is being answered and sent")
	flags.Float64Var(&f.person, "per-person", 1, "how many messages a `second` one person may send in the long run; below 0: any number")
	flags.Float64Var(&f.workspace, "per-workspace", 20, "the same for all people of one workspace")
	flags.IntVar(&f.queue, "queue", 50_000, "how `many` messages may wait for an answer before people are asked to try again later")
}

// serve opens the store, connects the platforms and runs until the context
// ends.
func (f *serveFlags) serve(ctx context.Context, e environment, log io.Writer) error {
	logger, err := f.log.logger(log)
	if err != nil {
		return err
	}
	memory, err := f.memory.openFile(logger)
	var held *boltstore.HeldError
	switch {
	case errors.As(err, &held):
		return fmt.Errorf("%w: stop it, or give this one a file of its own with --db", held)
	case err != nil:
		return err
	}
	collectLess(e)
	withdraw := memory.offer(logger)
	err = f.serveFrom(ctx, e, memory, logger)
	withdraw()
	return errors.Join(err, memory.close())
}

// collectLess spends some memory on time, unless the environment says how
// much: the knowledge lives as long as the process, and looking through it for
// garbage at every turn of the heap is no use.
func collectLess(e environment) {
	if e.getenv("GOGC") == "" {
		debug.SetGCPercent(200)
	}
}

// serveFrom runs over an open store.
func (f *serveFlags) serveFrom(ctx context.Context, e environment, m *memory, logger *slog.Logger) error {
	library, err := openLibrary(f.knowledge, f.workspaces, bot.Config{Kept: m.kept, Fade: f.memory.fadeAfter()}, logger)
	if err != nil {
		return err
	}
	connections, err := f.connect(e, place{m.store, library, logger})
	if err != nil {
		return err
	}
	s := &service{connections: connections, library: library, store: m.store, logger: logger, times: newTimes()}
	if s.delivery, err = delivery.New(ctx, f.delivery(s)); err != nil {
		return err
	}
	watched, err := s.watch(f.metrics)
	if err != nil {
		return err
	}
	defer watched()
	defer library.reloadOnHangup(ctx)()
	return s.run(ctx)
}

// A place is what a connection works over.
type place struct {
	store   bot.Store
	library *library
	logger  *slog.Logger
}

// connect makes the connections that are configured.
func (f *serveFlags) connect(e environment, p place) ([]connection, error) {
	var out []connection
	for _, open := range []func(environment, place) (connection, error){
		f.slack.connect,
		f.discord.connect,
	} {
		c, err := open(e, p)
		if err != nil {
			return nil, err
		}
		if c != nil {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return nil, errNoPlatform
	}
	return out, nil
}

// errNoPlatform: nothing is configured.
var errNoPlatform = errors.New("nothing to connect to: for Slack set COACH_SLACK_BOT_TOKEN and COACH_SLACK_APP_TOKEN (Socket Mode), " +
	"or give --slack-http with COACH_SLACK_SIGNING_SECRET (HTTP); for Discord set COACH_DISCORD_TOKEN; README.md has the steps under \"Connect Slack\" and \"Connect Discord\"")

// delivery is the config of what carries messages and replies.
func (f *serveFlags) delivery(s *service) delivery.Config {
	senders := map[string]delivery.Sender{}
	for _, c := range s.connections {
		senders[c.name()] = timed{s.times, c.name()}.sender(c.sender())
	}
	return delivery.Config{
		Store: s.store, Coach: s.library.of(""), Senders: senders, Logger: s.logger,
		CoachFor:        func(id bot.ConversationID) delivery.Answerer { return s.library.of(id.Workspace) },
		Retention:       f.memory.retention(),
		PerPerson:       limit(f.person, 10),
		PerWorkspace:    limit(f.workspace, 100),
		ShutdownTimeout: time.Duration(f.stopWithin),
		QueueLimit:      f.queue,
		Workers:         workers(runtime.GOMAXPROCS(0)),
	}
}

// workers is how many messages are answered at a time: few, so that under load
// the processors are free for what must be quick, taking messages in. Two turns
// take a millisecond, and their commits a few of the disk's.
func workers(processors int) int { return max(2, processors) }

// limit is so many a second, and at once what comes in five seconds, but a
// least number.
func limit(perSecond float64, least int) delivery.Limit {
	return delivery.Limit{Rate: rate.Limit(perSecond), Burst: max(least, int(5*perSecond))}
}
