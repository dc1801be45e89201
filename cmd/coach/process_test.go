package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// asProgram is the variable that makes the test binary the program itself.
const asProgram = "COACH_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// patience is how long a process may take for whatever it does.
const patience = 60 * time.Second

// A process is a coach that runs by itself.
type process struct {
	t      *testing.T
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	seen   strings.Builder // of the output
	errors bytes.Buffer    // complete after wait
}

// home is a place for coaches of its own: the working directory, and the
// user's data directory in it.
func home(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// homeDB is where a coach at home keeps its memory.
func homeDB(home string) string { return filepath.Join(home, "data", "careercoach", "coach.db") }

// command is a coach that is not yet started.
func command(t *testing.T, home string, args ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Dir = home
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); name != "HOME" && name != "XDG_DATA_HOME" && name != "LocalAppData" {
			cmd.Env = append(cmd.Env, v)
		}
	}
	data := filepath.Join(home, "data")
	cmd.Env = append(cmd.Env, asProgram+"=1", "HOME="+home, "XDG_DATA_HOME="+data, "LocalAppData="+data)
	return cmd
}

// start starts a coach that is talked to over pipes.
func start(t *testing.T, home string, args ...string) *process {
	t.Helper()
	p := &process{t: t, cmd: command(t, home, args...)}
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	p.out = bufio.NewReader(out)
	p.cmd.Stderr = &p.errors
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill(); _ = p.cmd.Wait() })
	return p
}

// say types a line.
func (p *process) say(line string) {
	p.t.Helper()
	if _, err := io.WriteString(p.in, line+"\n"); err != nil {
		p.t.Fatalf("typing %q: %v", line, err)
	}
}

// until reads lines up to the first that holds a text, and returns them.
func (p *process) until(text string) string {
	p.t.Helper()
	var read strings.Builder
	for {
		line, err := p.out.ReadString('\n')
		read.WriteString(line)
		p.seen.WriteString(line)
		if strings.Contains(line, text) {
			return read.String()
		}
		if err != nil {
			_ = p.cmd.Wait()
			p.t.Fatalf("the output ends (%v) before a line with %q:\n%s\nerrors:\n%s", err, text, read.String(), p.errors.String())
		}
	}
}

// kill ends it in the hardest way.
func (p *process) kill() {
	p.t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		p.t.Fatal(err)
	}
	_ = p.cmd.Wait() // "signal: killed"
}

// end ends the input, and returns what it still says; it must end well.
func (p *process) end() string {
	p.t.Helper()
	if err := p.in.Close(); err != nil {
		p.t.Fatal(err)
	}
	return p.wait()
}

// wait waits for the end, which must be a good one.
func (p *process) wait() string {
	p.t.Helper()
	rest, err := io.ReadAll(p.out)
	if err = errors.Join(err, p.cmd.Wait()); err != nil {
		p.t.Fatalf("the coach ends with %v:\n%s\nerrors:\n%s", err, rest, p.errors.String())
	}
	p.seen.Write(rest)
	return string(rest)
}

// rootCommand runs a command within this process.
func rootCommand(t *testing.T, args ...string) (string, error) {
	t.Helper()
	root := newRoot()
	var out bytes.Buffer
	root.SetOut(&out)
	root.SetErr(&out)
	root.SetArgs(args)
	err := root.ExecuteContext(t.Context())
	return out.String(), err
}
