package delivery

import (
	"context"
	"time"
)

// clockEvery is how often the clock is looked at.
const clockEvery = 10 * time.Second

// watch looks now and then whether the clock was set back and whether the
// waiting jobs must be counted again, until the context ends.
func (d *Delivery) watch(ctx context.Context) {
	ticker := time.NewTicker(clockEvery)
	defer ticker.Stop()
	for last := d.now(); ; {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		now := d.now().Round(0) // by the wall, not by how long the program runs
		if now.Before(last.Add(-time.Second)) {
			if err := d.mendTimes(ctx); err != nil {
				d.config.Logger.Error("giving retries new times after the clock was set back", "error", word(err))
				continue // the next look tries again
			}
		}
		last = now
		if err := d.countAgain(ctx); err != nil {
			d.config.Logger.Error("counting the waiting jobs again", "error", word(err))
		}
	}
}
