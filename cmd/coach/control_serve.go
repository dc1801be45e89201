package main

import (
	"context"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// controlEnd bounds how long the end waits for what is being answered.
const controlEnd = time.Second

// offer lets other processes ask this one about its store, over a socket that
// only its owner may use, until the function that it returns is called. Where
// that is not possible it is logged, and the coach works all the same.
func (m *memory) offer(logger *slog.Logger) (end func()) {
	if m.file == nil {
		return func() {}
	}
	listener, err := listenControl(m.path)
	if err != nil {
		logger.Warn("the commands db, unanswered and feedback cannot ask this process", "error", err)
		return func() {}
	}
	return serveControl(listener, control{m.file}.handler())
}

// serveControl answers until the function that it returns is called; that
// removes the socket.
func serveControl(listener net.Listener, handler http.Handler) (end func()) {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ErrorLog:          log.New(io.Discard, "", 0), // it may quote what it was sent
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(listener) // until it is shut down
	}()
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), controlEnd)
		defer cancel()
		if server.Shutdown(ctx) != nil {
			_ = server.Close() // cuts off a backup that runs
		}
		<-ended
	}
}
