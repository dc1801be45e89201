package slack

import (
	"context"
	"errors"
	"fmt"
	"time"

	"careercoach/bot"
)

// keep writes a refreshed installation. The one that it replaces was removed,
// or installed anew, where there is a conflict: that stands.
func (s *Installations) keep(ctx context.Context, i Installation, revision uint64) error {
	record, err := s.record(i, revision)
	if err != nil {
		return err
	}
	for try := 0; ; try++ {
		_, err = s.c.Records.Commit(ctx, bot.Tx{Put: []bot.Record{record}})
		if now, _, again := s.read(ctx, i.key()); again == nil && now.Token == i.Token {
			return nil
		}
		switch {
		case errors.Is(err, bot.ErrConflict):
			return fmt.Errorf("the installation was changed meanwhile: %w", err)
		case try == 4:
			s.c.Logger.Error("a new token could not be stored: the app may have to be installed again", "error", "store")
			return fmt.Errorf("storing a new token: %w", err)
		}
		if err := s.pause(ctx, time.Duration(try+1)*refreshLook); err != nil {
			return err
		}
	}
}

// refreshFailed tells the operator where only a new installation helps.
func (s *Installations) refreshFailed(err error) error {
	if hasWord(err, "invalid_refresh_token", "token_revoked", "account_inactive", "invalid_auth", "authorization_not_found") {
		s.c.Logger.Error("a workspace's token cannot be replaced: install the app there again", "error", refreshWord(err))
		return fmt.Errorf("replacing a token: %w (%w)", ErrNotInstalled, err)
	}
	if hasWord(err, "invalid_client_id", "bad_client_secret") {
		s.c.Logger.Error("the app's client id or secret is wrong: see its page Basic Information", "error", refreshWord(err))
	}
	return fmt.Errorf("replacing a token: %w", err)
}

// refreshWord is what the log says of an error.
func refreshWord(err error) string {
	var e *apiError
	switch {
	case errors.As(err, &e):
		return e.word
	case errors.Is(err, errGrant):
		return "no_bot_token"
	case errors.Is(err, bot.ErrConflict):
		return "store_conflict"
	}
	return "no_answer"
}
