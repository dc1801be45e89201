package slack

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	"careercoach/bot/delivery"
)

// hookBody is the body of what is sent to a response_url.
type hookBody struct {
	Type    string          `json:"response_type"`
	Replace bool            `json:"replace_original"`
	Delete  bool            `json:"delete_original,omitempty"`
	Thread  string          `json:"thread_ts,omitempty"`
	Text    string          `json:"text,omitempty"`
	Blocks  json.RawMessage `json:"blocks,omitempty"`
	Links   bool            `json:"unfurl_links"`
	Media   bool            `json:"unfurl_media"`
}

// respond sends the reply to the response_url of its address.
func (p *posting) respond(ctx context.Context, d draft, kind string, inPlace bool) error {
	r := hookBody{Type: kind, Replace: inPlace, Text: d.text, Blocks: d.blocks}
	if !inPlace {
		r.Thread = p.to.Thread
	}
	return p.respondTo(ctx, p.to.ResponseURL, r)
}

// respondTo sends a response. It fails with delivery.ErrWindowClosed where the
// URL takes no more, which is noticed beforehand if five uses went through
// this Sender, and with a permanent error where the URL is not Slack's.
func (s *Sender) respondTo(ctx context.Context, to string, r hookBody) error {
	if !s.isOurs(to) {
		return delivery.Permanent("foreign_response_url", nil)
	}
	lane := respondLane(to)
	if err := s.c.API.turn(ctx, respondMethod, lane, paceRespond); err != nil {
		return err
	}
	if !s.uses.take(to, s.now()) {
		return delivery.ErrWindowClosed
	}
	err := s.c.API.respond(ctx, to, r)
	if hasWord(err, "unreachable", "rate_limited") {
		s.uses.giveBack(to)
	}
	s.c.API.heed(err, lane, paceRespond)
	return err
}

// workspaceID is what Slack calls a workspace or an organisation.
var workspaceID = regexp.MustCompile(`^[TE][A-Z0-9]{2,30}$`)

// respondLane is the lane of a response_url: that of the workspace which its
// path names second, or one for all where it names none.
func respondLane(to string) string {
	if u, err := url.Parse(to); err == nil {
		if parts := strings.Split(u.Path, "/"); len(parts) > 2 && workspaceID.MatchString(parts[2]) {
			return "respond/" + parts[2]
		}
	}
	return "respond"
}

// isOurs reports whether a response_url is one of Slack's.
func (s *Sender) isOurs(text string) bool {
	u, err := url.Parse(text)
	return err == nil && u.User == nil && u.Opaque == "" && u.Scheme+"://"+u.Host == s.c.RespondTo
}

// respondMethod stands for the method in errors.
const respondMethod = "response_url"

// respond posts to a response_url, which was checked.
func (a *API) respond(ctx context.Context, to string, r hookBody) error {
	body, err := json.Marshal(r)
	if err != nil {
		return &apiError{method: respondMethod, word: "not_encodable", sure: true}
	}
	req, err := http.NewRequest(http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return &apiError{method: respondMethod, word: "bad_url", sure: true}
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	status, header, data, err := a.roundTrip(ctx, req)
	if err != nil {
		return named(respondMethod, err)
	}
	return readResponse(status, header, data, a.now())
}

// readResponse reads the answer of a response_url: "ok", a word, or JSON.
func readResponse(status int, header http.Header, data []byte, now time.Time) error {
	var a answer
	if json.Unmarshal(data, &a) == nil && a.Error != "" || status == http.StatusTooManyRequests {
		return readAnswer(respondMethod, status, header, data, nil, now)
	}
	switch {
	case status < 300:
		return nil
	case status >= 500:
		return fmt.Errorf("calling %s: status %d", respondMethod, status)
	case status == http.StatusNotFound || status == http.StatusGone:
		return &apiError{method: respondMethod, word: "expired_url", sure: true}
	}
	text := word(string(bytes.TrimSpace(data)))
	if text == "" || text == "other" {
		text = fmt.Sprintf("status_%d", status)
	}
	return &apiError{method: respondMethod, word: text, sure: true}
}

// maxUses is how often a response_url may be used, within useLife.
const (
	maxUses = 5
	useLife = 30 * time.Minute
)

// uses counts the uses of response_urls. Its zero value is ready; it may be
// used by many goroutines.
type uses struct {
	mu    sync.Mutex
	seen  map[[16]byte]use
	swept time.Time
}

// use is how often a URL was used since when.
type use struct {
	count int
	first time.Time
}

// take counts a use, or reports false where there is none left.
func (u *uses) take(to string, now time.Time) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.seen == nil {
		u.seen = map[[16]byte]use{}
	}
	if now.Sub(u.swept) > time.Minute {
		u.swept = now
		for key, old := range u.seen {
			if now.Sub(old.first) > useLife {
				delete(u.seen, key)
			}
		}
	}
	key := useKey(to)
	got, ok := u.seen[key]
	if !ok {
		got.first = now
	}
	if got.count >= maxUses || now.Sub(got.first) >= useLife {
		return false
	}
	got.count++
	u.seen[key] = got
	return true
}

// giveBack takes a use back that Slack did not count.
func (u *uses) giveBack(to string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if got, ok := u.seen[useKey(to)]; ok && got.count > 0 {
		got.count--
		u.seen[useKey(to)] = got
	}
}

// useKey is a URL's key: not the URL, which is a secret.
func useKey(to string) (key [16]byte) {
	sum := sha256.Sum256([]byte(to))
	copy(key[:], sum[:])
	return key
}
