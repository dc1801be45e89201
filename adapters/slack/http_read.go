package slack

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// open reads a request and verifies it. A body of nil with status 200 is a
// check of the certificate, which is not signed.
func (d *door) open(w http.ResponseWriter, r *http.Request) (body []byte, status int) {
	if !slices.Contains(d.paths, r.URL.Path) {
		return nil, http.StatusNotFound
	}
	if r.Method == http.MethodGet && r.URL.Query().Get("ssl_check") == "1" {
		return nil, http.StatusOK
	}
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		return nil, http.StatusMethodNotAllowed
	}
	if r.ContentLength > d.maxBody {
		return nil, http.StatusRequestEntityTooLarge
	}
	body, err := d.read(w, r)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, http.StatusRequestEntityTooLarge
	case err != nil:
		return nil, http.StatusBadRequest
	case isCertificateCheck(r, body):
		return nil, http.StatusOK
	}
	if err := verify(d.secrets, r.Header, body, d.config.Now()); err != nil {
		d.count.badSignature.Add(1)
		d.log.Debug("refused a request", "why", err)
		return nil, http.StatusUnauthorized
	}
	if mediaType(r) == "" {
		return nil, http.StatusUnsupportedMediaType
	}
	return body, http.StatusOK
}

// read reads the body, within its bound of bytes and time; it is never nil.
func (d *door) read(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	// The recorders of tests know no deadline.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(maxBound))
	size := max(min(r.ContentLength, d.maxBody), 0)
	body := make([]byte, 0, size+512)
	limited := http.MaxBytesReader(w, r.Body, d.maxBody)
	for {
		n, err := limited.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case errors.Is(err, io.EOF):
			return body, nil
		case err != nil:
			return nil, err
		case len(body) == cap(body):
			body = slices.Grow(body, cap(body))
		}
	}
}

// The types of what Slack sends.
const (
	typeJSON = "application/json"
	typeForm = "application/x-www-form-urlencoded"
)

// mediaType is the type of a request's body; empty where it is none of
// Slack's.
func mediaType(r *http.Request) string {
	name, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || name != typeJSON && name != typeForm {
		return ""
	}
	return name
}

// isCertificateCheck recognises what Slack sends now and then to look at the
// certificate.
func isCertificateCheck(r *http.Request, body []byte) bool {
	if len(body) > 200 || mediaType(r) != typeForm {
		return false
	}
	form, err := url.ParseQuery(string(body))
	return err == nil && form.Get("ssl_check") == "1" && !form.Has("command") && !form.Has("payload")
}
