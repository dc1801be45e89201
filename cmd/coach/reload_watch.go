package main

// watched returns a channel that holds a token when the knowledge was loaded
// again, until somebody takes it. It is to be called before the first reload.
func (l *library) watched() chan struct{} {
	c := make(chan struct{}, 1)
	l.watchers = append(l.watchers, c)
	return c
}

// tell tells those who watch.
func (l *library) tell() {
	for _, c := range l.watchers {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}
