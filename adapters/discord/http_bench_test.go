package discord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/bot/delivery"
)

// takeAll is a receiver that takes everything and keeps nothing.
type takeAll struct{}

func (takeAll) Receive(context.Context, bot.Event) (delivery.Outcome, error) {
	return delivery.Accepted, nil
}

// BenchmarkEndpoint compares the endpoint, over a receiver that does nothing,
// with a handler that only verifies: 32 requests at once.
func BenchmarkEndpoint(b *testing.B) {
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, 32))
	a, err := New(Config{Token: "x", PublicKey: hex.EncodeToString(key.Public().(ed25519.PublicKey)), Cooldown: -1})
	if err != nil {
		b.Fatal(err)
	}
	endpoint, err := a.Handler(takeAll{})
	if err != nil {
		b.Fatal(err)
	}
	bare := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if verifyBytes(a.key, r.Header.Get("X-Signature-Ed25519"), append([]byte(r.Header.Get("X-Signature-Timestamp")), body...)) {
			io.WriteString(w, `{"type":5}`)
		}
	})
	for name, handler := range map[string]http.Handler{"endpoint": endpoint, "bare": bare} {
		b.Run(name, func(b *testing.B) { load(b, handler, key) })
	}
}

// load sends b.N requests, 32 at once, over connections that stay open.
func load(b *testing.B, handler http.Handler, key ed25519.PrivateKey) {
	server := httptest.NewServer(handler)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 32}}
	type signed struct{ body, stamp, signature string }
	requests := make([]signed, b.N)
	for n := range requests {
		s := signed{body: strings.Replace(slash, "1481000000645922816", fmt.Sprint(1481000000645922816+n), 1), stamp: strconv.FormatInt(time.Now().Unix(), 10)}
		s.signature = hex.EncodeToString(ed25519.Sign(key, []byte(s.stamp+s.body)))
		requests[n] = s
	}
	b.ResetTimer()
	var next atomic.Int64
	var all sync.WaitGroup
	for range 32 {
		all.Go(func() {
			for n := next.Add(1) - 1; n < int64(b.N); n = next.Add(1) - 1 {
				r, _ := http.NewRequest(http.MethodPost, server.URL, strings.NewReader(requests[n].body))
				r.Header.Set("X-Signature-Timestamp", requests[n].stamp)
				r.Header.Set("X-Signature-Ed25519", requests[n].signature)
				res, err := client.Do(r)
				if err != nil {
					b.Error(err)
					return
				}
				io.Copy(io.Discard, res.Body)
				res.Body.Close()
				if res.StatusCode != http.StatusOK {
					b.Errorf("status %d", res.StatusCode)
				}
			}
		})
	}
	all.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}
