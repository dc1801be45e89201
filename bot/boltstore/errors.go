package boltstore

import "errors"

// What is wrong with a file; Open wraps them with its path and what to do. It
// changes no such file.
var (
	// ErrDamaged: the file was a store, and something was cut off or changed.
	ErrDamaged = errors.New("the file is damaged")
	// ErrForeign: the file is none of this package.
	ErrForeign = errors.New("the file is no store of the coach")
	// ErrNewer: the file has a format that this version does not know.
	ErrNewer = errors.New("the file was written by a newer coach")
)
