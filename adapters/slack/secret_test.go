package slack

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// testKey is the n-th key, in base64.
func testKey(n byte) string {
	return base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{n}, 32))
}

func testKeys(t *testing.T, text string) Keys {
	t.Helper()
	keys, err := ParseKeys(text)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func TestParseKeys(t *testing.T) {
	urlSafe := base64.RawURLEncoding.EncodeToString(bytes.Repeat([]byte{0xfb}, 32))
	for text, want := range map[string]int{
		testKey(1):                                 1,
		testKey(1) + "," + testKey(2):              2,
		" " + testKey(1) + "\n" + testKey(2) + " ": 2,
		urlSafe:                            1,
		"":                                 0,
		" ,\n":                             0,
		"hunter2hunter2":                   0,
		testKey(1) + "," + testKey(2)[:20]: 0,
		strings.Repeat("A", 1000):          0,
	} {
		keys, err := ParseKeys(text)
		if len(keys.ciphers) != want || (err == nil) != (want > 0) {
			t.Errorf("%q: got %d keys, %v, want %d", text, len(keys.ciphers), err, want)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the error quotes the key: %v", err)
		}
	}
}

func TestSeal(t *testing.T) {
	keys := testKeys(t, testKey(1))
	record, err := keys.seal("name", []byte("the secret"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(record, []byte("secret")) {
		t.Errorf("the record is open: %s", record)
	}
	again, _ := keys.seal("name", []byte("the secret"))
	if bytes.Equal(record, again) {
		t.Error("two records of one value are alike")
	}
	rotated := testKeys(t, testKey(2)+","+testKey(1))
	for _, k := range []Keys{keys, rotated} {
		if got, err := k.open("name", record); string(got) != "the secret" || err != nil {
			t.Errorf("got %q, %v, want the secret", got, err)
		}
	}
	if keys.outdated(record) || !rotated.outdated(record) {
		t.Error("a record is outdated for the new keys alone")
	}
	for name, open := range map[string]func() ([]byte, error){
		"another name": func() ([]byte, error) { return keys.open("other", record) },
		"another key":  func() ([]byte, error) { return testKeys(t, testKey(2)).open("name", record) },
		"no key":       func() ([]byte, error) { return Keys{}.open("name", record) },
		"cut":          func() ([]byte, error) { return keys.open("name", record[:len(record)/2]) },
		"empty":        func() ([]byte, error) { return keys.open("name", nil) },
	} {
		if got, err := open(); !errors.Is(err, ErrSealed) || got != nil {
			t.Errorf("%s: got %q, %v, want ErrSealed", name, got, err)
		}
	}
	if _, err := (Keys{}).seal("name", nil); err == nil {
		t.Error("no keys seal")
	}
}

// No change to a sealed record goes unnoticed.
func FuzzOpen(f *testing.F) {
	keys, err := ParseKeys(testKey(1))
	if err != nil {
		f.Fatal(err)
	}
	record, err := keys.seal("name", []byte("the secret"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(record)
	f.Add([]byte(`{"v":1,"k":"","b":""}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got, err := keys.open("name", data); err == nil && string(got) != "the secret" {
			t.Errorf("%q opened as %q", data, got)
		}
	})
}

// A token is shown by nothing but JSON.
func TestTokenHides(t *testing.T) {
	token := Token("xoxb-secret")
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "token", token, "in", Installation{Token: token})
	shown := log.String() + fmt.Sprint(token) + fmt.Sprintf("%s %q %v %+v %#v %x %d", token, token, token, token, token, token, token) +
		fmt.Sprintf("%v %+v %#v", Installation{Token: token}, &Installation{Token: token}, SenderConfig{Tokens: OneWorkspace{token}}) + token.String()
	if strings.Contains(shown, "secret") || strings.Contains(shown, fmt.Sprintf("%x", "secret")) {
		t.Errorf("the token is shown: %s", shown)
	}
	b, err := json.Marshal(Installation{Token: token})
	if err != nil || !strings.Contains(string(b), "xoxb-secret") {
		t.Errorf("got %s, %v, want the token in JSON", b, err)
	}
}
