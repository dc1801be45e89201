package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"careercoach/adapters/slack"
)

// httpEnd bounds the wait for the requests in hand.
const httpEnd = 4 * time.Second

// listen takes Slack's requests in until the context ends.
func (c *slackConnection) listen(ctx context.Context, in *slack.Inbound) error {
	handler, err := c.web(in)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.http)
	if err != nil {
		return fmt.Errorf("listening for Slack (--slack-http %s): %w", c.http, err)
	}
	address := listener.Addr().String()
	c.listens.Store(&address)
	defer c.listens.Store(nil)
	c.logger.Info("listening for Slack", "address", address)
	return serveUntil(ctx, listener, handler, httpEnd)
}

// web are the pages of HTTP mode: Slack's requests, and with OAuth those for
// installing.
func (c *slackConnection) web(in *slack.Inbound) (http.Handler, error) {
	mux := http.NewServeMux()
	door, err := in.Handler(slack.HTTPConfig{SigningSecrets: c.signingSecrets})
	if err != nil {
		return nil, err
	}
	mux.Handle("/", door)
	if !c.byOAuth() {
		return mux, nil
	}
	oauth, err := slack.NewOAuth(slack.OAuthConfig{
		Installations: c.install, BaseURL: c.url, AuthorizeURL: c.authorizeURL(), Follow: c.follow, Logger: c.logger,
		Installed: func(ctx context.Context, i slack.Installation) error {
			return c.out.Welcome(ctx, i, welcomeReply(c.library.of(workspaceOf(i.Team, i.Enterprise)).Base()))
		},
	})
	if err != nil {
		return nil, err
	}
	mux.Handle(slack.PathInstall, oauth)
	mux.Handle(slack.PathOAuth, oauth)
	return mux, nil
}

// serveUntil serves until the context ends, and then waits for what is in hand
// within a bound.
func serveUntil(ctx context.Context, listener net.Listener, handler http.Handler, bound time.Duration) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          log.New(io.Discard, "", 0), // it may quote what it was sent
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serving on %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), bound)
	defer cancel()
	if err := server.Shutdown(ending); err != nil {
		_ = server.Close()
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving on %s: %w", listener.Addr(), err)
	}
	return nil
}
