package rank

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
)

// version changes whenever the same documents give another index.
const version = 3

// A Fingerprint names the documents, the options and the version of this
// package that an index was built with. Indexes with equal fingerprints are
// equal.
type Fingerprint [16]byte

// String returns the fingerprint in hexadecimal.
func (f Fingerprint) String() string { return hex.EncodeToString(f[:]) }

// Fingerprint returns the index's fingerprint.
func (x *Index) Fingerprint() Fingerprint { return x.print }

// FingerprintOf returns the fingerprint that Build would give an index of
// these documents: a saved index with another one is stale.
func FingerprintOf(docs []Document, opt Options) Fingerprint { return fingerprint(docs, opt) }

func fingerprint(docs []Document, opt Options) Fingerprint {
	h := sha256.New()
	writeInt(h, version)
	writeInt(h, len(docs))
	for _, d := range docs {
		writeString(h, d.ID)
		writeString(h, d.Title)
		writeInt(h, len(d.Questions))
		for _, q := range d.Questions {
			writeString(h, q)
		}
		writeString(h, d.Body)
	}
	if opt.Everyday {
		writeInt(h, 1)
	} else {
		writeInt(h, 0)
	}
	writeInt(h, len(opt.Background))
	for _, b := range opt.Background {
		writeString(h, b)
	}
	return Fingerprint(h.Sum(nil)[:16])
}

func writeInt(h hash.Hash, n int) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	h.Write(b[:])
}

func writeString(h hash.Hash, s string) {
	writeInt(h, len(s))
	h.Write([]byte(s))
}
