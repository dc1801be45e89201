//go:build !unix

package boltstore

import "errors"

func fill(string) error      { return errors.ErrUnsupported }
func fillFirst(string) error { return errors.ErrUnsupported }
