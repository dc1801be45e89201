package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"

	"careercoach/bot"
	"careercoach/knowledge"
)

// A library holds the coaches of all workspaces. It may be used by many
// goroutines; a turn keeps the coach that it began with.
type library struct {
	flags      knowledgeFlags
	workspaces string // the directory of theirs; may be empty
	config     bot.Config
	logger     *slog.Logger

	reloading sync.Mutex
	watchers  []chan struct{} // of those who want to know of a reload
	now       atomic.Pointer[shelf]
	reloads   atomic.Int64 // that went well
	refused   atomic.Int64 // where something was kept as it was
}

// A shelf is what a library holds at one moment. It does not change.
type shelf struct {
	common *bot.Coach
	own    map[string]*bot.Coach // by the id of the workspace
}

// openLibrary loads all knowledge there is. It fails where any of it has
// errors.
func openLibrary(k *knowledgeFlags, workspaces string, c bot.Config, logger *slog.Logger) (*library, error) {
	l := &library{flags: *k, workspaces: workspaces, config: c, logger: logger}
	next, err := l.load(&shelf{})
	if err != nil {
		return nil, err
	}
	l.now.Store(next)
	return l, nil
}

// of returns the coach of a workspace: its own, or that of all.
func (l *library) of(workspace string) *bot.Coach {
	now := l.now.Load()
	if own := now.own[workspace]; own != nil {
		return own
	}
	return now.common
}

// load loads everything anew. Where a directory has errors, what the shelf
// before held of it stays, and the errors are returned beside the new shelf.
func (l *library) load(before *shelf) (*shelf, error) {
	next := &shelf{own: map[string]*bot.Coach{}}
	var errs []error
	var err error
	if next.common, err = l.flags.coachLike(l.config); err != nil {
		next.common = before.common
		errs = append(errs, err)
	}
	names, err := l.names()
	if err != nil {
		next.own = before.own
		errs = append(errs, err)
	}
	for _, name := range names {
		coach, err := l.coachOf(name)
		if err != nil {
			coach = before.own[name]
			errs = append(errs, err)
		}
		if coach != nil {
			next.own[name] = coach
		}
	}
	return next, errors.Join(errs...)
}

// names are the workspaces with a directory of their own.
func (l *library) names() ([]string, error) {
	if l.workspaces == "" {
		return nil, nil
	}
	entries, err := os.ReadDir(l.workspaces)
	if err != nil {
		return nil, fmt.Errorf("reading the directory of --workspaces: %w", err)
	}
	var out []string
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(l.workspaces, e.Name())); err == nil && info.IsDir() && e.Name()[0] != '.' {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// coachOf makes the coach of one workspace: its knowledge goes over what
// everybody has.
func (l *library) coachOf(workspace string) (*bot.Coach, error) {
	layers, err := l.flags.layers()
	if err != nil {
		return nil, err
	}
	base, err := knowledge.Load(append(layers, knowledge.Dir(filepath.Join(l.workspaces, workspace)))...)
	if err != nil {
		return nil, err
	}
	model, err := modelOf(base)
	if err != nil {
		return nil, err
	}
	c := l.config
	c.Base, c.Model, c.Contact, c.Flows = base, model, l.flags.contact, l.flags.flows()
	return bot.New(c)
}

// reload loads everything anew and logs what has errors; that is kept as it
// was.
func (l *library) reload() {
	l.reloading.Lock()
	defer l.reloading.Unlock()
	next, err := l.load(l.now.Load())
	l.now.Store(next)
	defer l.tell()
	if err == nil {
		l.reloads.Add(1)
		l.logger.Info("the knowledge was loaded again", "cards", len(next.common.Base().Cards), "workspaces", slices.Sorted(maps.Keys(next.own)))
		return
	}
	l.refused.Add(1)
	for _, line := range problemLines(err) {
		l.logger.Error("the knowledge has an error; what it stands in is kept as it was", "problem", line)
	}
}

// problemLines are the errors of a load, one by one.
func problemLines(err error) []string {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		var out []string
		for _, e := range many.Unwrap() {
			out = append(out, problemLines(e)...)
		}
		return out
	}
	var problems knowledge.Problems
	if !errors.As(err, &problems) {
		return []string{err.Error()}
	}
	var out []string
	for _, p := range problems.Errors() {
		out = append(out, p.String())
	}
	return out
}

// reloadOnHangup loads the knowledge again at each SIGHUP, until the function
// that it returns is called.
func (l *library) reloadOnHangup(ctx context.Context) (end func()) {
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-hangups:
				l.reload()
			case <-ctx.Done():
				return
			}
		}
	}()
	return func() {
		signal.Stop(hangups)
		cancel()
		<-done
	}
}
