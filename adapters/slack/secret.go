package slack

import (
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"
)

// ErrSealed: a record cannot be opened with the keys there are. Nothing is
// lost: with the key it was sealed with it can be read again.
var ErrSealed = errors.New("the record cannot be opened with these keys: put the key it was sealed with back behind the current one")

// Keys seal what must not lie open in the store. The first key seals, all of
// them open, so that a key is replaced by putting a new one in front and
// taking the old one away once everything is sealed anew. The zero Keys seal
// and open nothing. Keys may be used by many goroutines.
type Keys struct {
	sealing string // id of the first key
	ciphers map[string]cipher.AEAD
}

// ParseKeys reads keys of 32 bytes in base64, separated by commas or white
// space, the current one first. Its errors quote no key.
func ParseKeys(text string) (Keys, error) {
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r <= ' ' })
	if len(fields) == 0 {
		return Keys{}, errors.New("there is no key: make one of 32 random bytes in base64, for example with `openssl rand -base64 32`")
	}
	keys := Keys{ciphers: map[string]cipher.AEAD{}}
	for i, field := range fields {
		id, box, err := parseKey(field)
		if err != nil {
			return Keys{}, fmt.Errorf("reading key %d of %d: %w", i+1, len(fields), err)
		}
		if i == 0 {
			keys.sealing = id
		}
		keys.ciphers[id] = box
	}
	return keys, nil
}

// parseKey reads one key. Its id says which it is and nothing more.
func parseKey(field string) (string, cipher.AEAD, error) {
	field = strings.TrimRight(strings.NewReplacer("-", "+", "_", "/").Replace(field), "=")
	key, err := base64.RawStdEncoding.DecodeString(field)
	if err != nil || len(key) != chacha20poly1305.KeySize {
		return "", nil, errors.New("a key is 32 bytes in base64, for example from `openssl rand -base64 32`")
	}
	box, err := chacha20poly1305.NewX(key)
	if err != nil {
		return "", nil, err
	}
	sum := sha256.Sum256(append([]byte("key id\x00"), key...))
	return hex.EncodeToString(sum[:4]), box, nil
}

// sealed is a record as it lies in the store.
type sealed struct {
	Version int    `json:"v"`
	Key     string `json:"k"` // id of the key
	Box     []byte `json:"b"` // nonce and ciphertext
}

// sealedVersion is the version that is written.
const sealedVersion = 1

// seal closes a value so that it opens under the same name alone.
func (k Keys) seal(name string, value []byte) ([]byte, error) {
	box := k.ciphers[k.sealing]
	if box == nil {
		return nil, errors.New("sealing a record: there is no key")
	}
	nonce := make([]byte, box.NonceSize(), box.NonceSize()+len(value)+box.Overhead())
	rand.Read(nonce)
	return json.Marshal(sealed{sealedVersion, k.sealing, box.Seal(nonce, nonce, value, []byte(name))})
}

// open opens what seal closed under a name. It fails with ErrSealed.
func (k Keys) open(name string, record []byte) ([]byte, error) {
	var s sealed
	if json.Unmarshal(record, &s) != nil || s.Version != sealedVersion {
		return nil, fmt.Errorf("opening a record: %w", ErrSealed)
	}
	box := k.ciphers[s.Key]
	if box == nil || len(s.Box) < box.NonceSize() {
		return nil, fmt.Errorf("opening a record: %w", ErrSealed)
	}
	value, err := box.Open(nil, s.Box[:box.NonceSize()], s.Box[box.NonceSize():], []byte(name))
	if err != nil {
		return nil, fmt.Errorf("opening a record: %w", ErrSealed)
	}
	return value, nil
}

// outdated reports whether a record is sealed with another than the current key.
func (k Keys) outdated(record []byte) bool {
	var s sealed
	return json.Unmarshal(record, &s) == nil && s.Key != k.sealing
}
