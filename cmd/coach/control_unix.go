//go:build !windows

package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
)

// controlSupported reports whether a running coach can be asked on this system.
const controlSupported = true

// listenPrivately listens on a socket that only this user may use, from its
// first moment where the system can do that.
func listenPrivately(path string) (net.Listener, error) {
	if len(path) > maxSocket {
		return nil, fmt.Errorf("the path of the socket %s has more than %d bytes: choose a shorter one with --db", path, maxSocket)
	}
	private := func(_, _ string, c syscall.RawConn) error {
		return c.Control(func(fd uintptr) { _ = syscall.Fchmod(int(fd), 0o600) }) // not everywhere possible
	}
	l, err := (&net.ListenConfig{Control: private}).Listen(context.Background(), "unix", path)
	if err != nil {
		return nil, fmt.Errorf("listening for the commands: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("protecting the socket: %w", err), l.Close())
	}
	return l, nil
}
