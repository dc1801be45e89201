package slack

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"careercoach/bot"
)

const (
	// refreshBefore is how long before its end a token is replaced.
	refreshBefore = time.Hour
	// refreshLease is how long one process may take to replace a token until
	// another tries.
	refreshLease = time.Minute
	// refreshAgain is how long a token that is still good goes on being used
	// between two tries to replace it.
	refreshAgain = 30 * time.Second
	// refreshLook is how often it is looked whether another has finished.
	refreshLook = 200 * time.Millisecond
)

// Token implements Tokens.
func (s *Installations) Token(ctx context.Context, team, enterprise string) (Token, error) {
	i, _, err := s.find(ctx, team, enterprise)
	if err != nil {
		return "", err
	}
	left := i.Expires.Sub(s.c.API.now())
	if i.Expires.IsZero() || left > refreshBefore {
		return i.Token, nil
	}
	if left > time.Minute && s.triedLately(i.key()) {
		return i.Token, nil
	}
	fresh, err := s.refresh(ctx, i)
	if err != nil && left > time.Minute { // the old one is good for a while
		s.c.Logger.Warn("a token could not be replaced yet", "error", refreshWord(err))
		return i.Token, nil
	}
	return fresh, err
}

// triedLately reports whether a refresh was tried a short while ago, and notes
// that one is tried now otherwise.
func (s *Installations) triedLately(key string) bool {
	now := s.c.API.now()
	s.mu.Lock()
	defer s.mu.Unlock()
	if now.Sub(s.tried[key]) < refreshAgain {
		return true
	}
	s.tried[key] = now
	return false
}

// Renew implements Tokens.
func (s *Installations) Renew(ctx context.Context, team, enterprise string, stale Token) (Token, error) {
	i, _, err := s.find(ctx, team, enterprise)
	if err != nil || i.Token != stale {
		return i.Token, err
	}
	return s.refresh(ctx, i)
}

// refresh replaces the token of an installation, unless another does or did.
func (s *Installations) refresh(ctx context.Context, stale Installation) (Token, error) {
	key := stale.key()
	release, err := s.lock(ctx, key)
	if err != nil {
		return "", err
	}
	defer release()
	for {
		now, _, err := s.read(ctx, key)
		if err != nil || now.Token != stale.Token {
			return now.Token, err
		}
		if now.Refresh == "" {
			return "", fmt.Errorf("the token has expired and there is no other: %w", ErrNotInstalled)
		}
		lease, err := s.lease(ctx, key)
		if err != nil {
			return "", err
		}
		if lease.Revision > 0 {
			return s.exchange(ctx, key, stale, lease)
		}
		if err := s.pause(ctx, refreshLook); err != nil {
			return "", err
		}
	}
}

// lock keeps the goroutines of this process from refreshing the same token.
func (s *Installations) lock(ctx context.Context, key string) (release func(), err error) {
	for {
		s.mu.Lock()
		other := s.refreshing[key]
		if other == nil {
			mine := make(chan struct{})
			s.refreshing[key] = mine
			s.mu.Unlock()
			return func() {
				s.mu.Lock()
				delete(s.refreshing, key)
				s.mu.Unlock()
				close(mine)
			}, nil
		}
		s.mu.Unlock()
		select {
		case <-other:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// lease keeps other processes over the same store from refreshing. A Revision
// of 0 says that another has it.
func (s *Installations) lease(ctx context.Context, key string) (bot.Record, error) {
	r := bot.Record{Key: leaseKey(key), Value: []byte("1"), Expires: s.c.API.now().Add(refreshLease)}
	_, err := s.c.Records.Commit(ctx, bot.Tx{Put: []bot.Record{r}})
	switch {
	case errors.Is(err, bot.ErrConflict):
		return bot.Record{}, nil
	case err != nil:
		return bot.Record{}, fmt.Errorf("replacing a token: %w", err)
	}
	r.Revision = 1
	return r, nil
}

func leaseKey(key string) string { return InstallPrefix + "lease/" + key[len(InstallPrefix):] }

// exchange gets the next token, keeps it, and only then hands it out. What
// Slack gave is kept even if the context ends meanwhile: the old refresh token
// is of no use any more.
func (s *Installations) exchange(ctx context.Context, key string, stale Installation, lease bot.Record) (Token, error) {
	defer func() {
		lease.Value = nil
		s.c.Records.Commit(context.WithoutCancel(ctx), bot.Tx{Put: []bot.Record{lease}})
	}()
	i, revision, err := s.read(ctx, key)
	if err != nil || i.Token != stale.Token { // another was quicker
		return i.Token, err
	}
	form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {i.Refresh.reveal()}}
	grant, err := s.access(context.WithoutCancel(ctx), form)
	if err != nil {
		return "", s.refreshFailed(err)
	}
	i.Token, i.Refresh, i.Expires = grant.Token, grant.Refresh, grant.expires(s.c.API.now())
	return i.Token, s.keep(context.WithoutCancel(ctx), i, revision)
}

// pause waits, unless the context ends.
func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
