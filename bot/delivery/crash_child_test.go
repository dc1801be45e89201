package delivery_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/boltstore"
	"careercoach/bot/delivery"
	"careercoach/bot/find"
	"careercoach/bot/understand"
	"careercoach/knowledge"
)

// The variables by which the test starts itself as a program to be killed.
const (
	childDir   = "DELIVERY_TEST_DIR"   // where its files are
	childCoach = "DELIVERY_TEST_COACH" // not empty: the real coach answers
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		if err := child(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// A heard line is an event on its way to the child.
type heard struct{ ID, Who, Text string }

// A posted line is a reply in the platform's file.
type posted struct {
	ID, Who, Text string
	Doubt         bool
}

// child is a program like the coach: events come in as lines, their ids go out
// when they may be acknowledged. At the end of its input it finishes all that
// waits and ends.
func child(dir string) error {
	store, err := boltstore.Open(boltstore.Config{Path: filepath.Join(dir, "coach.db")})
	if err != nil {
		return err
	}
	file, err := os.OpenFile(filepath.Join(dir, "platform"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	d, err := delivery.New(context.Background(), delivery.Config{
		Store: store, Coach: childAnswerer(dir), Senders: map[string]delivery.Sender{"chat": paper{file}},
		PerPerson: delivery.Limit{Rate: -1}, PerWorkspace: delivery.Limit{Rate: -1},
		QueueLimit: 500,
		Attempts:   1000, // a kill at random is no event's fault
	})
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- d.Run(ctx) }()
	takeIn(ctx, d)
	for s := d.Stats(); s.Events+s.Replies > 0; s = d.Stats() {
		<-time.After(5 * time.Millisecond)
	}
	stop()
	return errors.Join(<-ended, store.Close(), file.Close())
}

// takeIn receives the events of the input until its end.
func takeIn(ctx context.Context, d *delivery.Delivery) {
	fmt.Println("ready")
	var pending sync.WaitGroup
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		var h heard
		if err := json.Unmarshal(lines.Bytes(), &h); err != nil {
			panic(err)
		}
		pending.Go(func() {
			outcome, err := d.Receive(ctx, said(h.ID, h.Who, h.Text))
			for outcome == delivery.Busy { // the person tries again
				<-time.After(10 * time.Millisecond)
				outcome, err = d.Receive(ctx, said(h.ID, h.Who, h.Text))
			}
			if outcome != delivery.Accepted && outcome != delivery.Duplicate {
				panic(fmt.Sprint(outcome, err))
			}
			fmt.Println(h.ID) // one write, so one whole line
		})
	}
	pending.Wait()
}

func childAnswerer(dir string) delivery.Answerer {
	if os.Getenv(childCoach) == "" {
		return echo{}
	}
	c, err := embedded(filepath.Join(dir, "model"))
	if err != nil {
		panic(err)
	}
	return c
}

// paper is a platform that is a file: what was appended, was taken. Now and
// then it refuses, and now and then it takes a reply and loses its answer.
type paper struct{ file *os.File }

// Send implements delivery.Sender.
func (p paper) Send(_ context.Context, out bot.Outgoing) (json.RawMessage, error) {
	chance := rand.IntN(100)
	if chance == 0 {
		return nil, delivery.Retry("busy", time.Millisecond, nil)
	}
	line, err := json.Marshal(posted{out.ID, out.Conversation.User, out.Reply.Body, out.Doubt})
	if err != nil {
		return nil, err
	}
	if _, err := p.file.Write(append(line, '\n')); err != nil {
		return nil, err
	}
	if chance == 1 {
		return nil, errNoAnswer
	}
	return json.RawMessage(`{"ts":"1"}`), nil
}

// embedded is the coach with the embedded knowledge and a model in a file,
// which is made where there is none.
func embedded(file string) (*bot.Coach, error) {
	base, saved, err := knowledge.LoadEmbedded()
	if err != nil {
		return nil, err
	}
	if learnt, err := os.ReadFile(file); err == nil {
		saved = learnt
	}
	if saved == nil { // the saved one is of older knowledge
		if saved, err = learn(base); err != nil {
			return nil, err
		}
	}
	model, err := find.ReadModel(saved)
	if err != nil {
		return nil, err
	}
	c, err := bot.New(bot.Config{Base: base, Model: model, Kept: &bot.Retention{}})
	return c, errors.Join(err, writeWhole(file, saved))
}

// writeWhole writes a file that a kill leaves whole or not at all.
func writeWhole(file string, data []byte) error {
	part := fmt.Sprintf("%s.%d", file, os.Getpid())
	if err := os.WriteFile(part, data, 0o600); err != nil {
		return err
	}
	return os.Rename(part, file)
}

func learn(base *knowledge.Base) ([]byte, error) {
	reader, err := understand.New(base)
	if err != nil {
		return nil, err
	}
	model, err := find.Learn(base, reader)
	if err != nil {
		return nil, err
	}
	return model.MarshalBinary()
}
