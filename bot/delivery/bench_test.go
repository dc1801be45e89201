package delivery_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/boltstore"
	"careercoach/bot/delivery"
	"careercoach/knowledge"
)

const (
	benchKeys   = 100_000 // records stored before
	benchSize   = 1024    // bytes of each
	benchCrowd  = 64      // conversations at a time
	benchRounds = 5
)

// loaded is a store on disk that holds many conversations.
func loaded(b *testing.B) bot.Store {
	b.Helper()
	s, err := boltstore.Open(boltstore.Config{Path: filepath.Join(b.TempDir(), "coach.db"), SweepEvery: -1})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	value := bytes.Repeat([]byte("v"), benchSize)
	for i := 0; i < benchKeys; {
		var tx bot.Tx
		for ; i < benchKeys && len(tx.Put) < 4000; i++ {
			tx.Put = append(tx.Put, bot.Record{Key: benchKey(i), Value: value})
		}
		if _, err := s.Commit(b.Context(), tx); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

func benchKey(i int) string { return fmt.Sprintf("c/slack/T%03d/U%07d/", i%100, i) }

// rawCommits returns how many commits of one record there are a second.
func rawCommits(b *testing.B, s bot.Store, crowd, each int, revisions []uint64) float64 {
	began := time.Now()
	together(crowd, func(g int) {
		random := rand.New(rand.NewPCG(uint64(g), uint64(began.UnixNano())))
		value := bytes.Repeat([]byte{byte(g)}, benchSize)
		for range each {
			i := random.IntN(benchKeys/crowd)*crowd + g
			record := bot.Record{Key: benchKey(i), Revision: revisions[i] + 1, Value: value}
			if _, err := s.Commit(b.Context(), bot.Tx{Put: []bot.Record{record}}); err != nil {
				b.Error(err)
				return
			}
			revisions[i]++
		}
	})
	return float64(crowd*each) / time.Since(began).Seconds()
}

// together runs f(0) to f(n-1) at a time.
func together(n int, f func(int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { f(i) })
	}
	all.Wait()
}

// bells is a platform that rings for each conversation when it got a reply.
type bells []chan struct{}

// Send implements delivery.Sender.
func (p bells) Send(_ context.Context, out bot.Outgoing) (json.RawMessage, error) {
	var i int
	if _, err := fmt.Sscan(out.Conversation.User, &i); err != nil {
		return nil, err
	}
	p[i] <- struct{}{}
	return json.RawMessage(`{"ts":"1790000000.000100"}`), nil
}

// BenchmarkEvents measures whole events: received durably, answered by the
// real coach, the reply durable, sent, and noted; 64 conversations at a time.
// It compares with a third of the raw commits a second, round by round, as an
// event takes three.
func BenchmarkEvents(b *testing.B) {
	benchmarkEvents(b, realCoach(b))
}

// BenchmarkEventsWithoutCoach is the same with an echo for a coach: what the
// delivery alone costs.
func BenchmarkEventsWithoutCoach(b *testing.B) {
	benchmarkEvents(b, echo{})
}

func benchmarkEvents(b *testing.B, c delivery.Answerer) {
	raw, revisions := loaded(b), make([]uint64, benchKeys)
	platform := make(bells, benchCrowd)
	for i := range platform {
		platform[i] = make(chan struct{}, 1)
	}
	d, stop := running(b, delivery.Config{Store: loaded(b), Coach: c, Senders: map[string]delivery.Sender{"chat": platform}})
	defer stop()
	asked := questions(b)
	var whole, commits, ratios []float64
	for round := 0; b.Loop(); round++ {
		for r := range benchRounds {
			c := rawCommits(b, raw, benchCrowd, 300, revisions)
			e := wholeEvents(b, d, platform, fmt.Sprint(round, r), 60, asked)
			whole, commits, ratios = append(whole, e), append(commits, c), append(ratios, e/(c/3))
		}
	}
	b.ReportMetric(median(whole), "events/s")
	b.ReportMetric(median(commits), "commits/s")
	b.ReportMetric(median(ratios), "ratio-to-third")
}

// wholeEvents returns how many whole events there are a second.
func wholeEvents(b *testing.B, d *delivery.Delivery, platform bells, name string, each int, asked []string) float64 {
	began := time.Now()
	together(len(platform), func(g int) {
		for n := range each {
			e := said(fmt.Sprintf("%s-%d-%d", name, g, n), fmt.Sprint(g), asked[(g*each+n)%len(asked)])
			if outcome, err := d.Receive(b.Context(), e); outcome != delivery.Accepted {
				b.Errorf("receiving: %q, %v", outcome, err)
				return
			}
			<-platform[g]
		}
	})
	for d.Stats().Replies > 0 { // the last notes
		time.Sleep(time.Millisecond / 4)
	}
	return float64(len(platform)*each) / time.Since(began).Seconds()
}

// BenchmarkReceive measures the time from receipt to durable of one
// conversation alone, and compares with a lone commit of one record; the
// benchmarks of package boltstore compare that with bbolt itself.
func BenchmarkReceive(b *testing.B) {
	raw, revisions := loaded(b), make([]uint64, benchKeys)
	d, err := delivery.New(b.Context(), delivery.Config{
		Store: loaded(b), Coach: echo{}, Senders: map[string]delivery.Sender{"chat": bells{}},
		PerPerson: delivery.Limit{Rate: -1}, PerWorkspace: delivery.Limit{Rate: -1}, QueueLimit: 1 << 30,
	})
	if err != nil {
		b.Fatal(err)
	}
	const each = 300
	var received, ratios []float64
	for round := 0; b.Loop(); round++ {
		for r := range benchRounds {
			c := rawCommits(b, raw, 1, each, revisions)
			began := time.Now()
			for n := range each {
				e := said(fmt.Sprint(round, r, n), "ann", "what is a bar raiser and how do I become one")
				if outcome, err := d.Receive(b.Context(), e); outcome != delivery.Accepted {
					b.Fatalf("receiving: %q, %v", outcome, err)
				}
			}
			took := time.Since(began).Seconds() / each
			received, ratios = append(received, took*1e6), append(ratios, took*c)
		}
	}
	b.ReportMetric(median(received), "µs/event")
	b.ReportMetric(median(ratios), "ratio-to-commit")
}

// running starts a delivery without limits for persons and workspaces.
func running(b *testing.B, c delivery.Config) (d *delivery.Delivery, stop func()) {
	b.Helper()
	c.PerPerson, c.PerWorkspace = delivery.Limit{Rate: -1}, delivery.Limit{Rate: -1}
	d, err := delivery.New(b.Context(), c)
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- d.Run(ctx) }()
	return d, func() {
		cancel()
		if err := <-ended; err != nil {
			b.Error(err)
		}
	}
}

func realCoach(b *testing.B) *bot.Coach {
	b.Helper()
	c, err := embedded(filepath.Join(b.TempDir(), "model"))
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// questions are those of the cards, half of them in other words.
func questions(b *testing.B) []string {
	base, _, err := knowledge.LoadEmbedded()
	if err != nil {
		b.Fatal(err)
	}
	var out []string
	for i := range base.Cards {
		q := base.Cards[i].Questions[0]
		out = append(out, q, "so "+q+" roughly")
	}
	return out
}

func median(figures []float64) float64 {
	slices.Sort(figures)
	return figures[len(figures)/2]
}
