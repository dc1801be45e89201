package discord

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"
)

const (
	// maxRequest is how large an interaction may be, in bytes.
	maxRequest = 1 << 20
	// maxAge is how old a signed request may be, and how far ahead of our
	// clock.
	maxAge = 5 * time.Minute
)

// Handler is the endpoint for interactions over HTTP: POST to any path it is
// served at. It needs Config.PublicKey, and fails without. Requests that are
// not signed by Discord get 401. Interactions come either to the endpoint or
// over the gateway, as the developer portal says; messages come over the
// gateway alone, so that Serve is needed beside it.
func (a *Adapter) Handler(r Receiver) (http.Handler, error) {
	if a.key == nil || len(a.key) != ed25519.PublicKeySize {
		return nil, errors.New("serving interactions over HTTP: Config.PublicKey is required: it is in the developer portal (your application, General Information)")
	}
	in := a.intake(r)
	return http.HandlerFunc(in.serveHTTP), nil
}

// serveHTTP answers one request.
func (in *intake) serveHTTP(w http.ResponseWriter, r *http.Request) {
	begun := in.now()
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "only POST is answered here", http.StatusMethodNotAllowed)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		http.Error(w, "the body is too large or was cut off", http.StatusRequestEntityTooLarge)
		return
	}
	if !verify(in.key, r.Header.Get("X-Signature-Ed25519"), r.Header.Get("X-Signature-Timestamp"), body, begun) {
		in.stats.badSignatures.Add(1)
		http.Error(w, "the signature is not valid", http.StatusUnauthorized)
		return
	}
	i, err := decodeInteraction(body)
	if err != nil {
		in.stats.badEvents.Add(1)
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	in.overHTTP(w, r, i, begun)
}

// overHTTP answers an interaction in the response.
func (in *intake) overHTTP(w http.ResponseWriter, r *http.Request, i interaction, begun time.Time) {
	defer in.survive("an interaction over HTTP")
	to, e, first := in.decide(r.Context(), i)
	if first != nil {
		_ = respond(w, *first)
		return
	}
	k := in.expect(i, to, begun, func(_ context.Context, c callback) error { return respond(w, c) })
	if k == nil {
		_ = respond(w, deferral(to))
		return
	}
	ctx := context.WithoutCancel(r.Context())
	in.background.Go(func() {
		defer in.survive("taking in an interaction over HTTP")
		k.take(ctx, e)
	})
	k.run(ctx) // here, as the response is written where the request is handled
}

// respond writes a first answer.
func respond(w http.ResponseWriter, c callback) error {
	data, err := json.Marshal(c)
	if err != nil {
		http.Error(w, "the answer cannot be written", http.StatusInternalServerError)
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	_, err = w.Write(data)
	return err
}

// verify reports whether Discord signed a request: timestamp and raw body, not
// longer ago than maxAge.
func verify(key ed25519.PublicKey, signature, timestamp string, body []byte, now time.Time) bool {
	at, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil || len(timestamp) > 12 {
		return false
	}
	if age := now.Sub(time.Unix(at, 0)); age > maxAge || age < -maxAge {
		return false
	}
	return verifyBytes(key, signature, append([]byte(timestamp), body...))
}

// verifyBytes reports whether a signature in hexadecimal is one of a message.
func verifyBytes(key ed25519.PublicKey, signature string, message []byte) bool {
	sig, err := hex.DecodeString(signature)
	return err == nil && len(sig) == ed25519.SignatureSize && len(key) == ed25519.PublicKeySize && ed25519.Verify(key, message, sig)
}
