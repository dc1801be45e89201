package discord

import (
	"context"
	"sync"
)

// memoryNotes are Notes for as long as the program runs.
type memoryNotes struct {
	mu     sync.Mutex
	values map[string][]byte
}

// Note returns a value.
func (m *memoryNotes) Note(_ context.Context, name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.values[name], nil
}

// SetNote keeps a value.
func (m *memoryNotes) SetNote(_ context.Context, name string, value []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.values == nil {
		m.values = map[string][]byte{}
	}
	if value == nil {
		delete(m.values, name)
		return nil
	}
	m.values[name] = value
	return nil
}
