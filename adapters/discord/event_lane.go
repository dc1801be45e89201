package discord

import (
	"context"
	"hash/maphash"
	"sync"
)

const (
	// laneCount is how many persons' events are handled at a time.
	laneCount = 48
	// laneLength is how many events may wait in a lane.
	laneLength = 256
)

// lanes handle events: those of one person in their order, those of different
// persons side by side. What waits is bounded.
type lanes struct {
	seed  maphash.Seed
	lanes [laneCount]chan func(context.Context)
}

func newLanes() *lanes {
	l := &lanes{seed: maphash.MakeSeed()}
	for i := range l.lanes {
		l.lanes[i] = make(chan func(context.Context), laneLength)
	}
	return l
}

// put has a task done in the lane of a person; false where there is no room.
func (l *lanes) put(person string, task func(context.Context)) bool {
	select {
	case l.lanes[maphash.String(l.seed, person)%laneCount] <- task:
		return true
	default:
		return false
	}
}

// run does the tasks until the context ends; what waits then is left undone.
func (l *lanes) run(ctx context.Context) {
	var all sync.WaitGroup
	for _, lane := range l.lanes {
		all.Go(func() {
			for {
				select {
				case <-ctx.Done():
					return
				case task := <-lane:
					task(ctx)
				}
			}
		})
	}
	all.Wait()
}
