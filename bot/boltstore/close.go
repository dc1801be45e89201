package boltstore

import (
	"fmt"

	"careercoach/bot"
)

var _ bot.Store = (*Store)(nil)

// Close implements bot.Store. It finishes the commits that were handed in and
// waits for reads and a backup that run. It may be called again.
func (s *Store) Close() error { return s.close() }

// shut closes everything, in the order in which it depends on each other.
func (s *Store) shut() error {
	s.stop()
	s.closed.Store(true)
	s.jobs.Close()
	s.line.close()
	s.ended.Wait()
	s.open.Lock()
	defer s.open.Unlock()
	s.holder.remove()
	if s.stuck.Load() {
		return fmt.Errorf("closing %s: bbolt failed, the file stays locked until the process ends", s.path)
	}
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("closing %s: %w", s.path, err)
	}
	return nil
}
