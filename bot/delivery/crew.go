package delivery

// A crew is goroutines that are used again: the engine needs a deep stack, and
// growing one for every turn costs a tenth of the turn. It has as many as were
// ever needed at a time. One that does not come back is missed by nobody.
type crew struct {
	idle chan func()
	over chan struct{}
}

func newCrew() *crew { return &crew{make(chan func()), make(chan struct{})} }

// do runs f in another goroutine.
func (c *crew) do(f func()) {
	select {
	case c.idle <- f:
	default:
		go c.work(f)
	}
}

func (c *crew) work(f func()) {
	for {
		f()
		select {
		case f = <-c.idle:
		case <-c.over:
			return
		}
	}
}

// dismiss ends those that are idle, and the others when they become so.
func (c *crew) dismiss() { close(c.over) }
