package main

import (
	"errors"
	"net"
)

// controlSupported reports whether a running coach can be asked on this system.
const controlSupported = false

// listenPrivately is not supported: nothing would keep others from a socket.
func listenPrivately(string) (net.Listener, error) {
	return nil, errors.New("asking a running coach is not supported on Windows: stop it first")
}
