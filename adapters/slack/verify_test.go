package slack

import (
	"encoding/hex"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// signedHeader makes the headers of a signed request.
func signedHeader(stamp, signature string) http.Header {
	h := http.Header{}
	h.Set("X-Slack-Request-Timestamp", stamp)
	h.Set("X-Slack-Signature", signature)
	return h
}

// The signature was computed apart from this program, with
// printf %s 'v0:1767614400:command=%2Fcoach&text=a+b' | openssl dgst -sha256 -hmac harbour
func TestVerifyKnownSignature(t *testing.T) {
	const known = "v0=c232b2a2c5f4e39d3e428590fdfc4d87bd89ac4b5369a345b983d13b1d5b484c"
	body := []byte("command=%2Fcoach&text=a+b")
	if err := verify([]Token{"harbour"}, signedHeader("1767614400", known), body, noon); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestVerify(t *testing.T) {
	body := []byte(`{"type":"x"}`)
	at := func(d time.Duration) string { return strconv.FormatInt(noon.Add(d).Unix(), 10) }
	good := func(stamp string) string { return "v0=" + hex.EncodeToString(sign("new", stamp, body)) }
	now := at(0)
	for _, c := range []struct {
		name             string
		stamp, signature string
		body             string
		want             error
	}{
		{"sound", now, good(now), string(body), nil},
		{"upper case", now, "v0=" + strings.ToUpper(good(now)[3:]), string(body), nil},
		{"the older secret", now, "v0=" + hex.EncodeToString(sign("old", now, body)), string(body), nil},
		{"five minutes old", at(-5 * time.Minute), good(at(-5 * time.Minute)), string(body), nil},
		{"five minutes ahead", at(5 * time.Minute), good(at(5 * time.Minute)), string(body), nil},
		{"too old", at(-5*time.Minute - time.Second), good(at(-5*time.Minute - time.Second)), string(body), errStale},
		{"too new", at(5*time.Minute + time.Second), good(at(5*time.Minute + time.Second)), string(body), errStale},
		{"another time", at(time.Second), good(now), string(body), errBadSignature},
		{"one byte more", now, good(now), string(body) + "\n", errBadSignature},
		{"another secret", now, "v0=" + hex.EncodeToString(sign("wrong", now, body)), string(body), errBadSignature},
		{"none", now, "", string(body), errNoSignature},
		{"no version", now, good(now)[3:], string(body), errNoSignature},
		{"another version", now, "v1=" + good(now)[3:], string(body), errNoSignature},
		{"short", now, good(now)[:40], string(body), errNoSignature},
		{"no hex", now, "v0=" + strings.Repeat("zz", 32), string(body), errNoSignature},
		{"no time", "", good(""), string(body), errNoSignature},
		{"a negative time", "-5", good("-5"), string(body), errNoSignature},
		{"a time beyond numbers", "99999999999999999999", good("99999999999999999999"), string(body), errNoSignature},
		{"a time beyond dates", "9223372036854775807", good("9223372036854775807"), string(body), errStale},
	} {
		got := verify([]Token{"old", "new"}, signedHeader(c.stamp, c.signature), []byte(c.body), noon)
		if !errors.Is(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
