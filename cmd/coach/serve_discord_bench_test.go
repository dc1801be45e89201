package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"careercoach/adapters/discord"
	"careercoach/bot"
	"careercoach/bot/boltstore"
	"careercoach/bot/delivery"
)

const (
	benchRounds = 5
	benchCrowd  = 32     // requests at a time
	benchRound  = 20_000 // requests to each of the two handlers
)

// BenchmarkDiscordEndpoint measures how many interactions a second the HTTP
// endpoint takes, each with its signature checked and its event on disk before
// it is answered, 32 at a time; and as a ratio to a handler that only verifies
// and answers a static text. Both are served by net/http over TCP, in five
// interleaved rounds, of which the median is given.
func BenchmarkDiscordEndpoint(b *testing.B) {
	benchmarkEndpoint(b, func(b *testing.B, a *discord.Adapter) discord.Receiver {
		return discordIntake(b, a, boltstoreIn(b))
	})
}

// BenchmarkDiscordEndpointAnswering is the same while the coach answers all of
// it, on the same processors.
func BenchmarkDiscordEndpointAnswering(b *testing.B) {
	benchmarkEndpoint(b, func(b *testing.B, a *discord.Adapter) discord.Receiver {
		d := discordIntake(b, a, boltstoreIn(b))
		ctx, cancel := context.WithCancel(b.Context())
		ended := make(chan error, 1)
		go func() { ended <- d.Run(ctx) }()
		b.Cleanup(func() {
			cancel()
			if err := <-ended; err != nil {
				b.Error(err)
			}
		})
		return d
	})
}

// boltstoreIn is a store on disk.
func boltstoreIn(b *testing.B) *boltstore.Store {
	store, err := boltstore.Open(boltstore.Config{Path: filepath.Join(b.TempDir(), "coach.db")})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := store.Close(); err != nil {
			b.Error(err)
		}
	})
	return store
}

// discordIntake is the delivery as coach serve makes it, without limits for
// persons, servers and what waits.
func discordIntake(b *testing.B, a *discord.Adapter, store *boltstore.Store) *delivery.Delivery {
	library, err := openLibrary(new(knowledgeFlags), "", bot.Config{}, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	f := serveFlags{person: -1, workspace: -1, queue: 1 << 30}
	s := &service{
		store: store, library: library, logger: slog.New(slog.DiscardHandler), times: newTimes(),
		connections: []connection{&discordConnection{adapter: a}},
	}
	d, err := delivery.New(b.Context(), f.delivery(s))
	if err != nil {
		b.Fatal(err)
	}
	return d
}

func benchmarkEndpoint(b *testing.B, receiver func(*testing.B, *discord.Adapter) discord.Receiver) {
	defer debug.SetGCPercent(debug.SetGCPercent(200)) // as coach serve does
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	public := key.Public().(ed25519.PublicKey)
	a, err := discord.New(discord.Config{
		Token: "x", Application: fakeApplication, PublicKey: hex.EncodeToString(public), Transport: takesAll{},
	})
	if err != nil {
		b.Fatal(err)
	}
	endpoint, err := a.Handler(receiver(b, a))
	if err != nil {
		b.Fatal(err)
	}
	ours, bare := served(b, endpoint), served(b, verifyOnly(public))
	asked := &asking{key: key}
	var rates, bares, ratios []float64
	for b.Loop() {
		for range benchRounds {
			r, s := asked.rate(b, ours), asked.rate(b, bare)
			rates, bares, ratios = append(rates, r), append(bares, s), append(ratios, r/s)
		}
	}
	b.ReportMetric(middle(rates), "interactions/s")
	b.ReportMetric(middle(bares), "bare/s")
	b.ReportMetric(middle(ratios), "ratio")
}

// middle is the median.
func middle(list []float64) float64 {
	list = slices.Clone(list)
	slices.Sort(list)
	return list[len(list)/2]
}

// takesAll is a Discord that takes whatever it is sent.
type takesAll struct{}

// RoundTrip implements http.RoundTripper.
func (takesAll) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(`{"id":"1"}`))}, nil
}

// verifyOnly verifies and answers a static text.
func verifyOnly(key ed25519.PublicKey) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		signature, badHex := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
		message := append([]byte(r.Header.Get("X-Signature-Timestamp")), body...)
		if err != nil || badHex != nil || !ed25519.Verify(key, message, signature) {
			http.Error(w, "the signature is not valid", http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"type":4,"data":{"content":"hello"}}`)
	})
}

// served serves a handler as coach serve does, and returns its address.
func served(b *testing.B, handler http.Handler) string {
	listener, err := new(net.ListenConfig).Listen(b.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- serveUntil(ctx, listener, handler, httpEnd) }()
	b.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			b.Error(err)
		}
	})
	return listener.Addr().String()
}

// asking makes commands, each with ids of its own, and signs them.
type asking struct {
	key ed25519.PrivateKey
	n   uint64
}

// benchCommand is a command of a person's in one of a hundred servers.
const benchCommand = `{"id":"%d","application_id":"` + fakeApplication + `","type":2,"token":"aW50ZXJhY3Rpb246%d","version":1,` +
	`"channel_id":"%d","guild_id":"%d","context":0,"locale":"en-US","guild_locale":"en-US","app_permissions":"562949953601536",` +
	`"member":{"user":{"id":"%d","username":"somebody","discriminator":"0","global_name":"Somebody","avatar":null,"public_flags":0},` +
	`"roles":["820000000000000001"],"permissions":"2248473465835073","joined_at":"2024-05-01T10:00:00.000000+00:00","nick":null,"deaf":false,"mute":false},` +
	`"data":{"id":"920000000000000001","name":"coach","type":1,"options":[{"name":"question","type":3,"value":"what is a bar raiser"}]},` +
	`"entitlements":[],"authorizing_integration_owners":{"0":"810000000000000001"}}`

// next is a signed request in the form that goes over the wire.
func (a *asking) next() []byte {
	a.n++
	id := snowflake(time.Now()) + a.n
	body := fmt.Sprintf(benchCommand, id, id, 710000000000000000+a.n%100, 810000000000000000+a.n%100, 510000000000000000+a.n)
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	return fmt.Appendf(nil, "POST /discord HTTP/1.1\r\nHost: coach.example\r\nUser-Agent: Discord-Interactions/1.0\r\nContent-Type: application/json\r\n"+
		"X-Signature-Timestamp: %s\r\nX-Signature-Ed25519: %x\r\nContent-Length: %d\r\n\r\n%s", stamp, ed25519.Sign(a.key, []byte(stamp+body)), len(body), body)
}

// rate is how many requests a second are answered at an address, by those who
// send them one after another, each over a connection of their own.
func (a *asking) rate(b *testing.B, address string) float64 {
	requests := make(chan []byte, benchRound)
	for range benchRound {
		requests <- a.next()
	}
	close(requests)
	var crowd sync.WaitGroup
	began := time.Now()
	for range benchCrowd {
		crowd.Go(func() {
			if err := askAll(b.Context(), address, requests); err != nil {
				b.Error(err)
			}
		})
	}
	crowd.Wait()
	return benchRound / time.Since(began).Seconds()
}

// askAll sends requests over one connection until there are no more.
func askAll(ctx context.Context, address string, requests <-chan []byte) error {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", address)
	if err != nil {
		return err
	}
	defer conn.Close()
	in := bufio.NewReader(conn)
	for r := range requests {
		if _, err := conn.Write(r); err != nil {
			return err
		}
		if err := accepted(in); err != nil {
			return err
		}
	}
	return nil
}

// accepted reads an answer, which must be one to the question.
func accepted(in *bufio.Reader) error {
	r, err := http.ReadResponse(in, nil)
	if err != nil {
		return err
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != http.StatusOK || !bytes.Contains(body, []byte(`"type":4`)) && !bytes.Contains(body, []byte(`"type":5`)) || bytes.Contains(body, []byte(`"flags":64`)) {
		return fmt.Errorf("status %d, %s, %v", r.StatusCode, body, err)
	}
	return nil
}
