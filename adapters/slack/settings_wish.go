package slack

import (
	"sync"
)

// wish reads what somebody wants of the settings; false where it is nothing of
// them, or nobody grants wishes.
func (i *Inbound) wish(raw, channel string) (Wish, bool) {
	if i.config.Callbacks.Admin == nil {
		return Wish{}, false
	}
	return parseWish(raw, channel)
}

// wishing is the verdict on a wish, which is granted to the person alone. Its
// id keeps it from being granted twice.
func (v Visit) wishing(w Wish, id string) verdict {
	if v.surface == surfaceThread {
		v.ephemeral = true
	}
	return verdict{why: "settings", visit: v, once: id, task: &task{kind: taskAdmin, visit: v, wish: w}}
}

// known remembers the ids of what was done without the receiver, which knows
// those of events. Its zero value is ready; it may be used by many goroutines.
type known struct {
	mu   sync.Mutex
	ids  map[string]bool
	ring [maxKnown]string
	next int
}

// maxKnown is how many ids are remembered.
const maxKnown = 1000

// add remembers an id, and reports whether it is new. An empty id always is.
func (k *known) add(id string) bool {
	if id == "" {
		return true
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.ids[id] {
		return false
	}
	if k.ids == nil {
		k.ids = make(map[string]bool, maxKnown)
	}
	delete(k.ids, k.ring[k.next])
	k.ids[id], k.ring[k.next] = true, id
	k.next = (k.next + 1) % maxKnown
	return true
}
