package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/spf13/pflag"
)

// A serving is a service that a test runs.
type serving struct {
	t     *testing.T
	stop  context.CancelFunc
	ended chan error
	log   *waitingLog
}

// serveIn runs a service with a store in a directory. Whatever becomes of it,
// its log holds no secret.
func serveIn(t *testing.T, dir string, env map[string]string, args ...string) *serving {
	t.Helper()
	var k knowledgeFlags
	f := serveFlags{knowledge: &k}
	flags := pflag.NewFlagSet("serve", pflag.ContinueOnError)
	k.register(flags)
	f.register(flags)
	args = append([]string{"--db", filepath.Join(dir, "coach.db"), "--metrics", "127.0.0.1:0", "--log-level", "debug", "--stop-within", "3s"}, args...)
	e := environment{func(name string) string { return env[name] }, os.ReadFile}
	if err := flags.Parse(args); err != nil {
		t.Fatal(err)
	}
	if err := e.fill(flags); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	s := &serving{t: t, stop: stop, ended: make(chan error, 1), log: newWaitingLog()}
	go func() { s.ended <- f.serve(ctx, e, s.log) }()
	t.Cleanup(func() {
		stop()
		for _, secret := range []string{"secret", "xoxb-", "xapp-"} {
			if strings.Contains(strings.ReplaceAll(s.log.String(), "signing secret", ""), secret) {
				t.Errorf("the log holds %q:\n%s", secret, s.log)
			}
		}
	})
	return s
}

// end stops it, and returns what it ends with.
func (s *serving) end() error {
	s.t.Helper()
	s.stop()
	return s.wait()
}

// wait waits for its end.
func (s *serving) wait() error {
	s.t.Helper()
	return receiveFrom(context.Background(), s.t, s.ended, "the end of the service")
}

// address waits for a line that names an address.
func (s *serving) address(line string) string {
	s.t.Helper()
	found := s.log.until(s.t, regexp.MustCompile(regexp.QuoteMeta(line)+`.* address=(\S+)`))
	return "http://" + found[1]
}

// page gets a page of the operators'.
func (s *serving) page(path string) (int, string) {
	s.t.Helper()
	return get(s.t, s.address("listening for /metrics")+path)
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// A waitingLog is written to by one side and waited for by the other.
type waitingLog struct {
	mu    sync.Mutex
	text  strings.Builder
	grown chan struct{} // closed at each write, and made anew
}

func newWaitingLog() *waitingLog { return &waitingLog{grown: make(chan struct{})} }

// Write implements io.Writer.
func (l *waitingLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	close(l.grown)
	l.grown = make(chan struct{})
	return l.text.Write(p)
}

// String returns what was written.
func (l *waitingLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// until waits for a line, and returns what matched.
func (l *waitingLog) until(t *testing.T, line *regexp.Regexp) []string {
	t.Helper()
	for {
		l.mu.Lock()
		found, grown := line.FindStringSubmatch(l.text.String()), l.grown
		l.mu.Unlock()
		if found != nil {
			return found
		}
		receiveOrFail(t, grown, func() string { return "a log line " + line.String() + "; there is:\n" + l.String() })
	}
}

func receiveOrFail(t *testing.T, from <-chan struct{}, what func() string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	select {
	case <-from:
	case <-ctx.Done():
		t.Fatalf("waited in vain for %s", what())
	}
}

// serveQuietly runs the command until it ends by itself.
func serveQuietly(t *testing.T, env map[string]string, args ...string) error {
	t.Helper()
	for name, value := range env {
		t.Setenv(name, value)
	}
	defer func() {
		for name := range env {
			_ = os.Unsetenv(name)
		}
	}()
	dir := t.TempDir()
	all := append([]string{"serve", "--db", filepath.Join(dir, "coach.db"), "--metrics", "", "--log-level", "error"}, args...)
	_, err := rootCommand(t, all...)
	return err
}
