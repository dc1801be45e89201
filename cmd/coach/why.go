package main

import (
	"sync"

	"careercoach/bot"
)

// lastTurn is a coach that knows how its last turn came about.
type lastTurn struct {
	*bot.Coach

	mu      sync.Mutex
	message bot.Message
	memory  bot.Memory
	taken   bool
}

// Turn implements delivery.Answerer.
func (l *lastTurn) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	l.mu.Lock()
	l.message, l.memory, l.taken = m, mem, true
	l.mu.Unlock()
	return l.Coach.Turn(m, mem)
}

// why explains the last turn in Markdown; "" where there was none.
func (l *lastTurn) why() string {
	l.mu.Lock()
	m, mem, taken := l.message, l.memory, l.taken
	l.mu.Unlock()
	if !taken {
		return ""
	}
	return l.Explain(m, mem)
}
