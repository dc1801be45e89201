package slack

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// isApp reports whether it is an app-level token.
func (t Token) isApp() bool { return strings.HasPrefix(string(t), "xapp-") }

// newTokenHint says what is wrong with the app-level token and where a new one
// is made.
func newTokenHint(wrong string) string {
	return wrong + ": make an app-level token with the scope connections:write at https://api.slack.com/apps, " +
		"your app, Basic Information, App-Level Tokens, and give it to the coach as Slack's app token"
}

// socketTime bounds the opening of a socket.
const socketTime = 15 * time.Second

// maxFrame is the longest frame that is read, in bytes: a message has at most
// 40,000 characters, and stands in its blocks once more.
const maxFrame = 4 << 20

// dial opens a socket.
func (s *Socket) dial(ctx context.Context) (*socketConn, error) {
	ctx, cancel := context.WithTimeout(ctx, socketTime)
	defer cancel()
	address, err := s.ask(ctx)
	if err != nil {
		return nil, err
	}
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: socketTime}
	conn, res, err := dialer.DialContext(ctx, address, nil)
	if err != nil {
		if res != nil {
			return nil, fmt.Errorf("connecting to Slack's socket: status %d", res.StatusCode)
		}
		return nil, fmt.Errorf("connecting to Slack's socket: %w", withoutURL(err))
	}
	return newSocketConn(s, conn), nil
}

// ask asks Slack where to connect to. Each address serves once.
func (s *Socket) ask(ctx context.Context) (string, error) {
	var got struct {
		URL string `json:"url"`
	}
	_, err := s.config.API.call(ctx, apiCall{method: "apps.connections.open", token: s.config.AppToken}, &got)
	if err != nil {
		return "", socketRefusal(err)
	}
	u, err := url.Parse(got.URL)
	if err != nil || !isSafeSocket(u) {
		return "", errors.New("connecting to Slack's socket: the address that Slack gave is not wss://")
	}
	return got.URL, nil
}

// isSafeSocket reports whether a socket may be opened to a URL: encrypted, or
// to this machine.
func isSafeSocket(u *url.URL) bool {
	asHTTP := *u
	switch u.Scheme {
	case "wss":
		asHTTP.Scheme = "https"
	case "ws":
		asHTTP.Scheme = "http"
	default:
		return false
	}
	return u.Host != "" && isSafe(&asHTTP)
}

// withoutURL drops the address from an error of the network: its ticket is a
// secret.
func withoutURL(err error) error {
	var known *url.Error
	if errors.As(err, &known) {
		return known.Err
	}
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}

// socketRefusal says what an operator must mend where trying again is of no
// use; other errors it leaves as they are.
func socketRefusal(err error) error {
	var e *apiError
	if !errors.As(err, &e) {
		return err
	}
	switch e.word {
	case "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_args", "not_allowed_token_type":
		return fmt.Errorf("%w: %s", ErrSocketRefused, newTokenHint("Slack does not accept the app-level token ("+e.word+")"))
	case "missing_scope", "no_permission":
		return fmt.Errorf("%w: %s", ErrSocketRefused, newTokenHint("the app-level token may not open sockets ("+e.word+")"))
	case "forbidden_team", "access_denied", "app_not_found", "invalid_app", "socket_mode_disabled":
		return fmt.Errorf("%w: Slack refuses the app (%s): check at https://api.slack.com/apps that it is installed and that Socket Mode is switched on", ErrSocketRefused, e.word)
	}
	return err
}

// A backoff grows the pause between sockets that do not last. Its zero value
// is ready.
type backoff struct{ short int }

const (
	firstPause = 500 * time.Millisecond
	lastPause  = 30 * time.Second
	// lasting is how long a socket must have lived to count as one that works.
	lasting = 30 * time.Second
	// usedShort bounds the pause after a socket that was of use, however often
	// sockets were cut before: it stays within two seconds.
	usedShort = 2
)

// next is the pause after a socket that lived for some time and was of use or
// not, or failed with an error: half of it certain, half by chance, so that
// many coaches do not come back at once.
func (b *backoff) next(lived time.Duration, used bool, err error) time.Duration {
	switch {
	case lived >= lasting:
		b.short = 0
	case used:
		b.short = min(b.short, usedShort)
	}
	d := min(firstPause<<min(b.short, 10), lastPause)
	b.short++
	d = d/2 + rand.N(d/2+1)
	var e *apiError
	if errors.As(err, &e) {
		d = max(d, e.after)
	}
	return d
}
