package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"careercoach/bot"
)

// defaultAPI is Discord's REST API in the version that the types are of.
const defaultAPI = "https://discord.com/api/v9"

// userAgent is what Discord demands of programs.
const userAgent = "DiscordBot (https://github.com/bwmarrin/discordgo, v0.29.0) careercoach"

// A rest makes requests to Discord's REST API: each once, through the limiter.
// It is safe for concurrent use.
type rest struct {
	base  string
	token Token
	http  *http.Client
	now   func() time.Time
	limit *limiter
	dead  atomic.Bool   // the token was refused
	died  chan struct{} // closed when it was
}

// newRest makes a rest. It fails where the URL is none to send a token to.
func newRest(base string, token Token, transport http.RoundTripper, now func() time.Time) (*rest, error) {
	if base == "" {
		base = defaultAPI
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || !isSafe(u, "https", "http") {
		return nil, errors.New("the URL of Discord's API must begin with https://")
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &rest{
		base:  strings.TrimSuffix(base, "/"),
		token: token,
		http:  &http.Client{Transport: transport, Timeout: 12 * time.Second, CheckRedirect: stay},
		now:   now,
		limit: newLimiter(now),
		died:  make(chan struct{}),
	}, nil
}

// isSafe reports whether secrets may be sent to a URL: encrypted, or to this
// machine.
func isSafe(u *url.URL, encrypted, open string) bool {
	host := u.Hostname()
	here := host == "localhost" || host == "127.0.0.1" || host == "::1"
	return u.User == nil && (u.Scheme == encrypted || u.Scheme == open && here)
}

// A request is one call of the API.
type request struct {
	method string
	path   string
	route  route
	body   any        // sent as JSON; nil sends none
	files  []bot.File // sent beside the body
	// open requests carry no token: those whose path holds the token of an
	// interaction.
	open bool
}

const (
	// maxAnswer is how much of an answer is read.
	maxAnswer = 8 << 20
	// callTime is what is kept free of a context's time for the call that
	// follows a wait for the limiter.
	callTime = 2 * time.Second
)

// do makes a request when its turn has come, and decodes the answer into out,
// which may be nil. Its errors are of type *apiError, or leave open whether
// Discord heard the request.
func (r *rest) do(ctx context.Context, q request, out any) error {
	if r.dead.Load() && !q.open {
		return &apiError{word: "token_refused", status: http.StatusUnauthorized, sure: true, err: errToken}
	}
	patience := 10 * time.Second
	if deadline, ok := ctx.Deadline(); ok {
		patience = min(max(deadline.Sub(r.now())-callTime, 0), time.Minute)
	}
	wait, err := r.limit.wait(ctx, q.route, patience)
	if err != nil || wait > 0 {
		return &apiError{word: "queued", after: wait, sure: true, err: err}
	}
	req, err := r.request(q)
	if err != nil {
		return &apiError{word: "not_encodable", sure: true, err: err}
	}
	status, header, data, err := r.roundTrip(ctx, req)
	if err != nil {
		return err
	}
	after := r.limit.learn(q.route, status, header, data)
	if status == http.StatusUnauthorized && !q.open && !r.dead.Swap(true) {
		close(r.died)
	}
	return readAnswer(status, data, after, out)
}

// request makes the HTTP request.
func (r *rest) request(q request) (*http.Request, error) {
	kind, body, err := encodeBody(q.body, q.files)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequest(q.method, r.base+q.path, bytes.NewReader(body))
	if err != nil {
		return nil, errors.New("the path is not one of a URL")
	}
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	req.Header.Set("User-Agent", userAgent)
	if !q.open {
		req.Header.Set("Authorization", "Bot "+string(r.token))
	}
	return req, nil
}

// roundTrip sends a request and reads the answer. Where the request surely
// never left, the error is an *apiError that says so.
func (r *rest) roundTrip(ctx context.Context, req *http.Request) (int, http.Header, []byte, error) {
	var connected atomic.Bool
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }}
	res, err := r.http.Do(req.WithContext(httptrace.WithClientTrace(ctx, trace)))
	if err != nil {
		var wrapped *url.Error // names the URL, which may hold a token
		if errors.As(err, &wrapped) {
			err = wrapped.Err
		}
		if !connected.Load() {
			return 0, nil, nil, &apiError{word: "unreachable", sure: true, err: err}
		}
		return 0, nil, nil, fmt.Errorf("calling discord: %w", err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	if err != nil && res.StatusCode < 300 {
		return 0, nil, nil, fmt.Errorf("reading an answer of discord: %w", err)
	}
	return res.StatusCode, res.Header, data, nil
}

// readAnswer decodes an answer.
func readAnswer(status int, data []byte, after time.Duration, out any) error {
	switch {
	case status >= 200 && status < 300:
		if out == nil || len(data) == 0 {
			return nil
		}
		if err := json.Unmarshal(data, out); err != nil {
			return fmt.Errorf("calling discord: the answer cannot be read: %w", err)
		}
		return nil
	case status >= 500: // it may have been done all the same
		return fmt.Errorf("calling discord: status %d", status)
	}
	return refusal(status, data, after)
}
