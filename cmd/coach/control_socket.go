package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
)

// maxSocket is how long the path of a socket may be on every system, in bytes.
const maxSocket = 103

// The names of a socket that stands elsewhere, as its path would be too long;
// a symbolic link in its place leads to it.
const (
	elsewhere  = "coach-"
	socketName = "control.sock"
)

// socketOf returns where the socket of a store's file stands: beside the file
// itself, not beside a link to it.
func socketOf(db string) string {
	if real, err := filepath.EvalSymlinks(db); err == nil {
		db = real
	}
	if whole, err := filepath.Abs(db); err == nil {
		db = whole
	}
	return db + ".sock"
}

// dialPath returns what to dial for a socket: where the link in its place
// leads.
func dialPath(socket string) string {
	if target, err := os.Readlink(socket); err == nil {
		return target
	}
	return socket
}

// listenControl listens on the socket of a store's file. Only who holds the
// file may call it: a socket that is there already is one of the dead.
func listenControl(db string) (net.Listener, error) {
	socket := socketOf(db)
	if err := clearSocket(socket); err != nil {
		return nil, err
	}
	if len(socket) <= maxSocket {
		return listenPrivately(socket)
	}
	return listenElsewhere(socket)
}

// listenElsewhere listens on a socket with a short path, and links to it.
func listenElsewhere(socket string) (net.Listener, error) {
	dir, err := os.MkdirTemp(os.Getenv("XDG_RUNTIME_DIR"), elsewhere) // mode 0700
	if err != nil {
		return nil, fmt.Errorf("the path of the socket is too long, and there is no place for a shorter one: %w", err)
	}
	l, err := listenPrivately(filepath.Join(dir, socketName))
	if err == nil {
		err = os.Symlink(filepath.Join(dir, socketName), socket)
	}
	if err != nil {
		if l != nil {
			l.Close()
		}
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return linkedListener{l, socket, dir}, nil
}

// linkedListener removes its link and directory when it is closed.
type linkedListener struct {
	net.Listener
	link, dir string
}

// Close implements net.Listener.
func (l linkedListener) Close() error {
	return errors.Join(l.Listener.Close(), removeIfThere(l.link), os.RemoveAll(l.dir))
}

// clearSocket removes what a killed process left: a socket, or a link with
// what it leads to. It touches nothing else.
func clearSocket(socket string) error {
	info, err := os.Lstat(socket)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("looking for an old socket: %w", err)
	case info.Mode()&fs.ModeSymlink != 0:
		target := dialPath(socket)
		if dir := filepath.Dir(target); filepath.Base(target) == socketName && strings.HasPrefix(filepath.Base(dir), elsewhere) {
			_ = removeIfThere(target)
			_ = removeIfThere(dir) // only where it is empty
		}
	case info.Mode()&fs.ModeSocket == 0:
		return fmt.Errorf("%s is in the way of the socket: move it away", socket)
	}
	return removeIfThere(socket)
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("removing an old socket: %w", err)
	}
	return nil
}
