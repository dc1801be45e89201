package boltstore

import (
	"encoding/binary"
	"hash/fnv"
)

// What bbolt writes into its first two pages, which tells the size that its
// file must have. bbolt itself maps the file and trusts it.
const (
	boltMagic      = 0xED0CDAED
	boltVersion    = 2
	pageHeaderSize = 16
	boltMetaSize   = 64
)

// boltMeta is the part of a meta page that matters here.
type boltMeta struct {
	pageSize uint32
	pages    uint64 // that the file has, in use and free
	tx       uint64 // that wrote it
}

// readBoltMeta reads a meta page; ok is false for one that bbolt did not write
// or not to its end.
func readBoltMeta(page []byte) (m boltMeta, ok bool) {
	if len(page) < pageHeaderSize+boltMetaSize {
		return m, false
	}
	b, order := page[pageHeaderSize:pageHeaderSize+boltMetaSize], binary.NativeEndian
	sum := fnv.New64a()
	sum.Write(b[:56])
	ok = order.Uint32(b) == boltMagic && order.Uint32(b[4:]) == boltVersion && order.Uint64(b[56:]) == sum.Sum64()
	return boltMeta{pageSize: order.Uint32(b[8:]), pages: order.Uint64(b[40:]), tx: order.Uint64(b[48:])}, ok
}
