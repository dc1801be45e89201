package boltstore

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// panicked is a panic as an error. bbolt panics on pages that make no sense;
// memory that the file no longer backs faults.
type panicked struct{ value any }

func (p *panicked) Error() string { return fmt.Sprint(p.value) }

// guarded calls a function and returns its panic or memory fault as a panicked
// error. It sees to this goroutine alone.
func guarded(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = &panicked{p}
		}
	}()
	return f()
}

// asDamage says of a panic, and of bytes that cannot be read, which file is
// damaged and what to do.
func asDamage(path string, err error) error {
	var p *panicked
	switch {
	case errors.As(err, &p):
		return fmt.Errorf("%s: %w: %w: move it away and restore a backup", path, ErrDamaged, err)
	case errors.Is(err, ErrDamaged):
		return fmt.Errorf("%s: %w: move it away and restore a backup", path, err)
	}
	return err
}
