package slack

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
)

// APIConfig says how Slack's Web API is reached. The zero value is Slack
// itself.
type APIConfig struct {
	// URL is where the methods lie; empty is https://slack.com/api/. It must
	// be https, except on this machine.
	URL string
	// Transport makes the requests; nil is http.DefaultTransport.
	Transport http.RoundTripper
	// Timeout bounds one call; 0 is 10 seconds.
	Timeout time.Duration
	// Now is the clock; nil is time.Now.
	Now func() time.Time
}

// An API calls methods of Slack's Web API. It follows no redirect and repeats
// nothing. It may be used by many goroutines.
type API struct {
	base  string
	http  *http.Client
	now   func() time.Time
	pacer *pacer // nil keeps no pace
}

// NewAPI makes an API. It fails where the URL is none to send tokens to.
func NewAPI(c APIConfig) (*API, error) {
	if c.URL == "" {
		c.URL = "https://slack.com/api/"
	}
	base, err := url.Parse(c.URL)
	if err != nil || base.Host == "" || !isSafe(base) {
		return nil, errors.New("the URL of Slack's API must begin with https://")
	}
	if c.Timeout <= 0 {
		c.Timeout = 10 * time.Second
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &API{
		base:  strings.TrimSuffix(base.String(), "/") + "/",
		http:  &http.Client{Transport: c.Transport, Timeout: c.Timeout, CheckRedirect: stay},
		now:   c.Now,
		pacer: &pacer{now: c.Now},
	}, nil
}

// isSafe reports whether secrets may be sent to a URL: encrypted, or to this
// machine.
func isSafe(u *url.URL) bool {
	host := u.Hostname()
	here := host == "localhost" || host == "127.0.0.1" || host == "::1"
	return u.User == nil && (u.Scheme == "https" || u.Scheme == "http" && here)
}

// An apiCall is one call of a method. Of body and form one is set.
type apiCall struct {
	method string
	token  Token
	body   any        // sent as JSON
	form   url.Values // sent as a form, for methods that take no JSON
	// client and secret identify the app, in calls without a token.
	client string
	secret Token
}

// maxAnswer is how much of an answer is read.
const maxAnswer = 4 << 20

// call calls a method and decodes the answer into out, which may be nil. It
// returns the header of the answer. Its errors are of type *apiError, or say
// that nothing is known about whether Slack heard the call.
func (a *API) call(ctx context.Context, c apiCall, out any) (http.Header, error) {
	req, err := a.request(c)
	if err != nil {
		return nil, err
	}
	status, header, data, err := a.roundTrip(ctx, req)
	if err != nil {
		return header, named(c.method, err)
	}
	return header, readAnswer(c.method, status, header, data, out, a.now())
}

// request makes the HTTP request of a call.
func (a *API) request(c apiCall) (*http.Request, error) {
	kind, body := "application/x-www-form-urlencoded", []byte(c.form.Encode())
	if c.body != nil {
		kind = "application/json; charset=utf-8"
		var err error
		if body, err = json.Marshal(c.body); err != nil {
			return nil, &apiError{method: c.method, word: "not_encodable", sure: true}
		}
	}
	req, err := http.NewRequest(http.MethodPost, a.base+c.method, bytes.NewReader(body))
	if err != nil {
		return nil, &apiError{method: c.method, word: "bad_url", sure: true}
	}
	req.Header.Set("Content-Type", kind)
	if c.token != "" {
		req.Header.Set("Authorization", "Bearer "+c.token.reveal())
	}
	if c.client != "" {
		req.SetBasicAuth(url.QueryEscape(c.client), url.QueryEscape(c.secret.reveal()))
	}
	return req, nil
}

// roundTrip sends a request and reads the answer. Where the request surely
// never left, the error is an *apiError that says so.
func (a *API) roundTrip(ctx context.Context, req *http.Request) (int, http.Header, []byte, error) {
	var connected atomic.Bool
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connected.Store(true) }}
	res, err := a.http.Do(req.WithContext(httptrace.WithClientTrace(ctx, trace)))
	if err != nil {
		var wrapped *url.Error // names the URL, which may be secret
		if errors.As(err, &wrapped) {
			err = wrapped.Err
		}
		if !connected.Load() {
			err = &apiError{word: "unreachable", sure: true, err: err}
		}
		return 0, nil, nil, err
	}
	defer res.Body.Close()
	data, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	if err != nil && res.StatusCode < 300 {
		return 0, res.Header, nil, err
	}
	return res.StatusCode, res.Header, data, nil
}

// named gives an error the name of the method.
func named(method string, err error) error {
	var known *apiError
	if errors.As(err, &known) {
		known.method = method
		return known
	}
	return fmt.Errorf("calling %s: %w", method, err)
}
