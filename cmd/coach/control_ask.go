package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"time"

	"careercoach/bot/boltstore"
)

// A client asks the control of a store.
type client struct {
	web    *http.Client
	path   string       // of the store's file
	holder string       // who holds it; empty where this process does
	close  func() error // ends it
}

// client opens the file that the flag names or, where it is held, turns to the
// process that holds it. It makes no new file.
func (f *dbFlag) client() (*client, error) {
	path, err := f.existing()
	if err != nil {
		return nil, err
	}
	file, err := boltstore.Open(boltstore.Config{Path: path, CompactFrom: -1, SweepEvery: -1})
	var held *boltstore.HeldError
	switch {
	case errors.As(err, &held):
		return remoteClient(held)
	case err != nil:
		return nil, err
	}
	web := &http.Client{Transport: inProcess{control{file}.handler()}}
	return &client{web: web, path: path, close: file.Close}, nil
}

// existing returns the path of a file that is there.
func (f *dbFlag) existing() (string, error) {
	path, err := f.locate(runtime.GOOS, os.Getenv)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return "", fmt.Errorf("there is no store at %s: the first conversation makes it; --db names another", path)
	}
	return path, nil
}

// answerWithin is how long a running coach may take until it begins to answer:
// a check of a large file takes its time.
const answerWithin = time.Minute

// remoteClient asks the process that holds a file.
func remoteClient(held *boltstore.HeldError) (*client, error) {
	if !controlSupported {
		return nil, fmt.Errorf("%w (asking a running coach is not supported on this system)", held)
	}
	socket := dialPath(socketOf(held.Path))
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", socket)
	}
	try, err := dial(context.Background(), "", "")
	if err != nil {
		return nil, fmt.Errorf("%w: it does not answer at %s", held, socket)
	}
	try.Close()
	transport := &http.Transport{DialContext: dial, ResponseHeaderTimeout: answerWithin}
	return &client{
		web:    &http.Client{Transport: transport},
		path:   held.Path,
		holder: fmt.Sprintf("%s, process %d", held.Holder.Command, held.Holder.PID),
		close:  func() error { transport.CloseIdleConnections(); return nil },
	}, nil
}

// ask asks for a value.
func (a *client) ask(ctx context.Context, method, what string, into any) error {
	var answer bytes.Buffer
	if err := a.stream(ctx, method, what, &answer); err != nil {
		return err
	}
	if err := json.Unmarshal(answer.Bytes(), into); err != nil {
		return fmt.Errorf("reading what the running coach says: %w: is it of another version?", err)
	}
	return nil
}

// stream asks for something that is written as it comes. What is cut short is
// an error.
func (a *client) stream(ctx context.Context, method, what string, w io.Writer) error {
	request, err := http.NewRequestWithContext(ctx, method, "http://coach"+what, nil)
	if err != nil {
		return err
	}
	response, err := a.web.Do(request)
	if err != nil {
		return fmt.Errorf("asking the coach that holds %s: %w", a.path, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return errorOf(response)
	}
	if _, err := io.Copy(w, response.Body); err != nil {
		return fmt.Errorf("reading from the coach that holds %s: %w", a.path, err)
	}
	return nil
}

// errorOf reads the error of an answer.
func errorOf(response *http.Response) error {
	var e errorJSON
	if json.NewDecoder(io.LimitReader(response.Body, 1<<20)).Decode(&e) != nil || e.Error == "" {
		return fmt.Errorf("the running coach says %s: is it of another version?", response.Status)
	}
	return errors.New(e.Error)
}
