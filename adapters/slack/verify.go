package slack

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxSkew is how far the time of a request may lie from the clock, on either
// side.
const maxSkew = 5 * time.Minute

// Why a request is not believed to be Slack's.
var (
	errNoSignature  = errors.New("the request carries no signature")
	errStale        = errors.New("the request is older or newer than five minutes")
	errBadSignature = errors.New("the signature is not one of these signing secrets")
)

// verify reports why a request is not Slack's; nil where it is. The signature
// covers the very bytes of the body. Several secrets are for the time in which
// one takes the place of another.
func verify(secrets []Token, header http.Header, body []byte, now time.Time) error {
	stamp := header.Get("X-Slack-Request-Timestamp")
	given, isV0 := strings.CutPrefix(header.Get("X-Slack-Signature"), "v0=")
	signature, err := hex.DecodeString(given)
	if !isV0 || err != nil || len(signature) != sha256.Size || len(stamp) > 20 {
		return errNoSignature
	}
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil || seconds < 0 {
		return errNoSignature
	}
	if skew := now.Sub(time.Unix(seconds, 0)); skew > maxSkew || skew < -maxSkew {
		return errStale
	}
	for _, secret := range secrets {
		if hmac.Equal(signature, sign(secret, stamp, body)) {
			return nil
		}
	}
	return errBadSignature
}

// sign is the signature of a body sent at a time.
func sign(secret Token, stamp string, body []byte) []byte {
	mac := hmac.New(sha256.New, []byte(secret.reveal()))
	mac.Write([]byte("v0:"))
	mac.Write([]byte(stamp))
	mac.Write([]byte(":"))
	mac.Write(body)
	return mac.Sum(nil)
}
