package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// failures are what platforms stopped with. The zero value is ready.
type failures struct {
	mu  sync.Mutex
	why map[string]string // by platform
}

func (f *failures) add(platform string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.why == nil {
		f.why = map[string]string{}
	}
	f.why[platform] = err.Error()
}

// of returns what a platform stopped with; empty where it runs.
func (f *failures) of(platform string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.why[platform]
}

// readyJSON says whether the coach can answer, and where. Its names are a
// contract: programs outside read them.
type readyJSON struct {
	Ready     bool                 `json:"ready"` // somewhere at least
	Missing   string               `json:"missing,omitempty"`
	Platforms map[string]readyJSON `json:"platforms,omitempty"`
}

// storeWithin bounds the wait for the store.
const storeWithin = 2 * time.Second

// ready looks how it stands.
func (s *service) ready(ctx context.Context) readyJSON {
	out := readyJSON{Platforms: map[string]readyJSON{}}
	for _, c := range s.connections {
		one := readyJSON{Missing: s.failed.of(c.name())}
		if one.Missing == "" {
			one.Missing = c.missing()
		}
		one.Ready = one.Missing == ""
		out.Platforms[c.name()] = one
		out.Ready = out.Ready || one.Ready
	}
	if !out.Ready {
		out.Missing = "no platform is connected"
	}
	ctx, cancel := context.WithTimeout(ctx, storeWithin)
	defer cancel()
	if _, err := s.store.Get(ctx, "x/health"); err != nil {
		out.Ready, out.Missing = false, "the store does not answer"
	}
	if s.stopping.Load() {
		out.Ready, out.Missing = false, "stopping"
	}
	return out
}

// serveReady answers /readyz: 200 where the coach answers in one platform at
// least; and /readyz/NAME for one platform.
func (s *service) serveReady(w http.ResponseWriter, r *http.Request) {
	state := s.ready(r.Context())
	if name := r.PathValue("platform"); name != "" {
		one, ok := state.Platforms[name]
		if !ok {
			known := slices.Sorted(maps.Keys(state.Platforms))
			writeJSON(w, nil, refusal{http.StatusNotFound, fmt.Sprintf("%q is not connected, only %v", name, known)})
			return
		}
		state = one
	}
	status := http.StatusOK
	if !state.Ready {
		status = http.StatusServiceUnavailable
	}
	writeStatus(w, status, state)
}

// serveAlive answers /healthz: 200 unless only a new start helps.
func (s *service) serveAlive(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprintln(w, "alive")
}

// pages are what operators and their programs look at.
func (s *service) pages() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", s.serveAlive)
	mux.HandleFunc("GET /readyz", s.serveReady)
	mux.HandleFunc("GET /readyz/{platform}", s.serveReady)
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.registry(), promhttp.HandlerOpts{}))
	return mux
}

// watch serves the pages on an address, none where it is empty, until the
// function that it returns is called.
func (s *service) watch(address string) (end func(), err error) {
	if address == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listening for /metrics and /healthz: %w: choose another address with --metrics, or none with --metrics \"\"", err)
	}
	s.logger.Info("listening for /metrics, /healthz and /readyz", "address", listener.Addr().String())
	if !isLocal(listener.Addr()) {
		s.logger.Warn("/metrics is open to other machines: nothing there asks who they are", "address", listener.Addr().String())
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.logEnd(serveUntil(ctx, listener, s.pages(), controlEnd))
	}()
	return func() { cancel(); <-done }, nil
}

func (s *service) logEnd(err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		s.logger.Log(context.Background(), slog.LevelError, "/metrics, /healthz and /readyz have ended", "error", err)
	}
}

// isLocal reports whether only this machine reaches an address.
func isLocal(a net.Addr) bool {
	tcp, ok := a.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
