package slack

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"time"

	"careercoach/bot"
)

// errState: the state that came back is none, or none any more.
var errState = errors.New("the state of the installation is not valid")

// state is what goes through Slack and comes back. It is sealed, so that
// nothing need be stored when an installation begins.
type state struct {
	Cookie []byte    `json:"c"` // SHA-256 of the browser's secret
	Until  time.Time `json:"u"`
}

// stateName is the name under which states are sealed.
const stateName = "oauth state"

// newState makes a state and the secret of the browser that it is bound to.
func (o *OAuth) newState() (text, secret string, err error) {
	secret = rand.Text()
	sum := sha256.Sum256([]byte(secret))
	s := o.c.Installations
	value, err := json.Marshal(state{sum[:], s.c.API.now().Add(stateLife)})
	if err != nil {
		return "", "", err
	}
	sealed, err := s.c.Keys.seal(stateName, value)
	return base64.RawURLEncoding.EncodeToString(sealed), secret, err
}

// useState checks a state and spends it: it is good once. It fails with
// errState, and with the store's errors.
func (o *OAuth) useState(ctx context.Context, text, secret string) error {
	s := o.c.Installations
	sealed, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || secret == "" {
		return errState
	}
	value, err := s.c.Keys.open(stateName, sealed)
	if err != nil {
		return errState
	}
	var got state
	if json.Unmarshal(value, &got) != nil || !s.c.API.now().Before(got.Until) {
		return errState
	}
	sum := sha256.Sum256([]byte(secret))
	if subtle.ConstantTimeCompare(sum[:], got.Cookie) != 1 {
		return errState
	}
	// A browser has one state at a time, so its secret names what is spent.
	spent := bot.Record{Key: InstallPrefix + "spent/" + hex.EncodeToString(got.Cookie), Value: []byte("1"), Expires: got.Until.Add(time.Minute)}
	_, err = s.c.Records.Commit(ctx, bot.Tx{Put: []bot.Record{spent}})
	if errors.Is(err, bot.ErrConflict) {
		return errState
	}
	if err != nil {
		return fmt.Errorf("spending a state: %w", err)
	}
	return nil
}

// pageText is every page there is.
const pageText = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Career coach</title><body style="font:1.1em/1.5 sans-serif;max-width:34em;margin:4em auto;padding:0 1em"><h1>Career coach</h1><p>{{.}}</p></body></html>
`

// installPage shows one sentence.
func installPage(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	t, err := template.New("page").Parse(pageText)
	if err != nil {
		return
	}
	t.Execute(w, text) // a browser that has gone needs no page
}
