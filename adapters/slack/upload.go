package slack

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A picture goes with a reply where everybody who reads it may see it.
type picture struct {
	name string // of the file
	alt  string // what it shows, in words
	png  []byte
}

// An upload is a file that Slack has and nobody sees yet.
type upload struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// upload gives Slack a file. It is seen by nobody until share.
func (s *Sender) upload(ctx context.Context, to address, name, alt string, data []byte) (upload, error) {
	const method = "files.getUploadURLExternal"
	form := url.Values{"filename": {name}, "length": {strconv.Itoa(len(data))}}
	if alt != "" {
		form.Set("alt_txt", cutText(alt, 1_000))
	}
	var got struct {
		URL  string `json:"upload_url"`
		File string `json:"file_id"`
	}
	if err := s.invoke(ctx, to, apiCall{method: method, form: form}, &got, methodLine(method, to.Team)); err != nil {
		return upload{}, err
	}
	if !s.takesFiles(got.URL) {
		return upload{}, &apiError{method: method, word: "foreign_upload_url", sure: true}
	}
	return upload{got.File, name}, s.c.API.put(ctx, got.URL, data)
}

// takesFiles reports whether a URL is one of Slack's for files.
func (s *Sender) takesFiles(text string) bool {
	u, err := url.Parse(text)
	if err != nil || !isSafe(u) {
		return false
	}
	base, err := url.Parse(s.c.API.base)
	return u.Host == "files.slack.com" || s.c.UploadTo != "" && u.Host == s.c.UploadTo ||
		err == nil && u.Host == base.Host || u.Scheme == "https" && strings.HasSuffix(u.Host, ".slack.com")
}

// put sends the bytes of a file. It may be repeated: nothing is seen of it.
func (a *API) put(ctx context.Context, to string, data []byte) error {
	const method = "upload"
	req, err := http.NewRequest(http.MethodPost, to, bytes.NewReader(data))
	if err != nil {
		return &apiError{method: method, word: "bad_url", sure: true}
	}
	req.Header.Set("Content-Type", "application/octet-stream")
	status, header, _, err := a.roundTrip(ctx, req)
	switch {
	case err != nil:
		return named(method, err)
	case status == http.StatusTooManyRequests:
		return &apiError{method: method, word: "rate_limited", after: retryAfter(header, a.now()), sure: true}
	case status >= 500:
		return fmt.Errorf("calling %s: status %d", method, status)
	case status >= 300:
		return &apiError{method: method, word: "status_" + strconv.Itoa(status), sure: true}
	}
	return nil
}

// share shows uploads in a place.
func (s *Sender) share(ctx context.Context, to address, at place, files []upload) error {
	const method = "files.completeUploadExternal"
	body := struct {
		Files   []upload `json:"files"`
		Channel string   `json:"channel_id"`
		Thread  string   `json:"thread_ts,omitempty"`
	}{files, at.channel, at.thread}
	lines := append(messageLines(to.Team, at.channel), methodLine(method, to.Team))
	return s.invoke(ctx, to, apiCall{method: method, body: body}, nil, lines...)
}

// sharePicture shows the picture behind a reply that was just posted. The
// reply is good without it, so a failure is only logged.
func (p *posting) sharePicture(ctx context.Context, posted receipt) {
	pic := p.draft.picture
	if len(pic.png) == 0 || !utf8.ValidString(pic.alt) {
		return
	}
	file, err := p.upload(ctx, p.to, pic.name, pic.alt, pic.png)
	if err == nil {
		err = p.share(ctx, p.to, place{posted.Channel, p.to.Thread}, []upload{file})
	}
	if err != nil && !isElsewhere(err) {
		p.c.Logger.Warn("a picture could not be shown", "word", refreshWord(err))
	}
}
