package delivery_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/boltstore"
	"careercoach/bot/state"
)

var (
	kills = flag.Int("kills", 20, "how often TestKills kills the program")
	seed  = flag.Uint64("seed", 0, "of the random moments of TestKills; 0 chooses one")
)

// TestKills kills a real process with SIGKILL at random moments, under a load
// of events from many conversations, and then looks at what the platform got
// and at what is kept.
func TestKills(t *testing.T) {
	crash(t, *kills, 48, false)
}

func TestKillsOfTheRealCoach(t *testing.T) {
	if testing.Short() {
		t.Skip("short")
	}
	crash(t, *kills/5+1, 24, true)
}

func crash(t *testing.T, kills, people int, real bool) {
	s := *seed
	if s == 0 {
		s = rand.Uint64()
	}
	t.Logf("seed %d", s)
	h := &host{t: t, dir: t.TempDir(), real: real, changed: make(chan struct{})}
	if real { // learns at most once
		if _, err := embedded(filepath.Join(h.dir, "model")); err != nil {
			t.Fatal(err)
		}
	}
	events, stop := h.people(people)
	random := rand.New(rand.NewPCG(s, 0))
	boot := h.start().boot()
	for range kills {
		p := h.now
		select {
		case <-time.After(time.Duration(random.Int64N(int64(boot + 200*time.Millisecond)))): // also while it starts
		case <-p.dead:
			t.Fatal("the program ended by itself")
		}
		p.kill()
		h.start()
	}
	acknowledged := <-stop()
	h.now.finish()
	h.check(events, acknowledged, kills)
}

// A host starts the program again and again.
type host struct {
	t    *testing.T
	dir  string
	real bool

	mu      sync.Mutex
	now     *process
	changed chan struct{} // closed when there is another process
	again   atomic.Int64  // events given to a second process
}

// A process is one run of the program.
type process struct {
	t     *testing.T
	cmd   *exec.Cmd
	stdin io.WriteCloser
	ready chan struct{}
	dead  chan struct{}

	mu   sync.Mutex
	acks map[string]chan struct{}
}

func (h *host) start() *process {
	p := &process{t: h.t, cmd: exec.Command(os.Args[0]), ready: make(chan struct{}), dead: make(chan struct{}), acks: map[string]chan struct{}{}}
	p.cmd.Env = append(os.Environ(), childDir+"="+h.dir)
	if h.real {
		p.cmd.Env = append(p.cmd.Env, childCoach+"=real")
	}
	p.cmd.Stderr = os.Stderr
	stdin, err := p.cmd.StdinPipe()
	if err != nil {
		h.t.Fatal(err)
	}
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		h.t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	p.stdin = stdin
	go p.listen(stdout)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = p
	close(h.changed)
	h.changed = make(chan struct{})
	return p
}

// listen takes the acknowledgements until the process is dead.
func (p *process) listen(stdout io.Reader) {
	lines := bufio.NewScanner(stdout)
	if lines.Scan() {
		close(p.ready)
	}
	for lines.Scan() {
		p.mu.Lock()
		if ack := p.acks[lines.Text()]; ack != nil {
			close(ack)
		}
		p.mu.Unlock()
	}
	close(p.dead)
}

// boot waits until the process is ready and returns how long that took.
func (p *process) boot() time.Duration {
	began := time.Now()
	select {
	case <-p.ready:
	case <-p.dead:
		p.t.Fatal("the program ended by itself")
	}
	return time.Since(began)
}

func (p *process) kill() {
	if err := p.cmd.Process.Kill(); err != nil {
		p.t.Errorf("killing: %v", err)
	}
	<-p.dead
	_ = p.cmd.Wait() // its error is the signal
}

// finish lets the process do what waits and end.
func (p *process) finish() {
	if err := p.stdin.Close(); err != nil {
		p.t.Error(err)
	}
	<-p.dead
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("the last run ended with %v", err)
	}
}

// give hands an event to the process; the channel is closed when it is
// acknowledged.
func (p *process) give(e heard) <-chan struct{} {
	ack := make(chan struct{})
	p.mu.Lock()
	defer p.mu.Unlock()
	p.acks[e.ID] = ack
	line, _ := json.Marshal(e)
	_, _ = p.stdin.Write(append(line, '\n')) // a dead process is noticed by its end
	return ack
}

// deliver gives an event to one process after the other until one acknowledges
// it, as a platform does.
func (h *host) deliver(e heard) {
	for n := 0; ; n++ {
		h.mu.Lock()
		p, changed := h.now, h.changed
		h.mu.Unlock()
		if p != nil {
			if n > 0 {
				h.again.Add(1)
			}
			ack := p.give(e)
			select {
			case <-ack:
				return
			case <-p.dead:
			}
		}
		<-changed
	}
}

// people begin to send events, each in their own conversation, one after the
// other is acknowledged. stop ends that; it gives how many were acknowledged.
func (h *host) people(n int) (events []int, stop func() <-chan int) {
	events = make([]int, n)
	var all sync.WaitGroup
	var over atomic.Bool
	for who := range n {
		all.Go(func() {
			for !over.Load() {
				e := events[who]
				h.deliver(heard{fmt.Sprintf("%d-%d", who, e), fmt.Sprint("p", who), fmt.Sprintf("what is level L%d", 4+e%4)})
				events[who]++
			}
		})
	}
	return events, func() <-chan int {
		over.Store(true)
		done := make(chan int, 1)
		go func() {
			all.Wait()
			sum := 0
			for _, n := range events {
				sum += n
			}
			done <- sum
		}()
		return done
	}
}

// check looks at what the platform got and what is kept.
func (h *host) check(events []int, acknowledged, kills int) {
	got, doubles := h.read()
	lost := 0
	for who, n := range events {
		user := fmt.Sprint("p", who)
		for e := range n {
			if e >= len(got[user]) {
				lost += n - e
				h.t.Errorf("%s got %d answers, want %d", user, e, n)
				break
			}
			p := got[user][e]
			if want := fmt.Sprintf("reply/%d-%d", who, e); p.ID != want {
				later := slices.IndexFunc(got[user], func(p posted) bool { return p.ID == want })
				h.t.Fatalf("%s got %+v as answer %d, want %s, which came as answer %d", user, p, e, want, later)
			}
			if want := fmt.Sprintf("%d what is level L%d", e+1, 4+e%4); !h.real && p.Text != want {
				h.t.Fatalf("%s got %q as answer %d, want %q", user, p.Text, e, want)
			}
		}
		if len(got[user]) > n {
			h.t.Errorf("%s got %d answers, want %d", user, len(got[user]), n)
		}
	}
	h.checkStore(events)
	h.t.Logf("%d kills, %d events acknowledged, %d of them delivered again after a kill; lost %d, sent twice in doubt %d",
		kills, acknowledged, h.again.Load(), lost, doubles)
	if acknowledged < 10*kills {
		h.t.Errorf("only %d events in %d runs: too few to show anything", acknowledged, kills)
	}
}

// read reads the platform's file: the answers of each person in their order,
// and how many were doubles. A double is right only in doubt, and before the
// next answer.
func (h *host) read() (got map[string][]posted, doubles int) {
	file, err := os.Open(filepath.Join(h.dir, "platform"))
	if err != nil {
		h.t.Fatal(err)
	}
	defer file.Close()
	got = map[string][]posted{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var p posted
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			h.t.Fatal(err)
		}
		before := got[p.Who]
		if len(before) > 0 && before[len(before)-1].ID == p.ID {
			if doubles++; !p.Doubt {
				h.t.Errorf("%s was sent a second time without doubt", p.ID)
			}
			continue
		}
		got[p.Who] = append(before, p)
	}
	return got, doubles
}

// checkStore looks at the file and at the conversations in it.
func (h *host) checkStore(events []int) {
	store, err := boltstore.Open(boltstore.Config{Path: filepath.Join(h.dir, "coach.db")})
	if err != nil {
		h.t.Fatal(err)
	}
	defer store.Close()
	if err := store.Check(h.t.Context()); err != nil {
		h.t.Errorf("the file: %v", err)
	}
	for who, n := range events {
		s, err := state.Load(h.t.Context(), store, place(fmt.Sprint("p", who)))
		if err != nil || s.Memory.Conversation.Turns != n {
			h.t.Errorf("p%d has %d turns (%v), want %d", who, s.Memory.Conversation.Turns, err, n)
		}
	}
	jobs, err := store.List(h.t.Context(), bot.JobPrefix, "", 10)
	if err != nil || len(jobs) > 0 {
		h.t.Errorf("%d jobs are left (%v)", len(jobs), err)
	}
}
