package state_test

import (
	"fmt"
	"testing"

	"careercoach/bot"
	"careercoach/bot/memstore"
	"careercoach/bot/state"
	"careercoach/knowledge"
)

// BenchmarkTurn is what state costs a turn: read, write and the bytes kept,
// for a conversation as full as it gets.
func BenchmarkTurn(b *testing.B) {
	store := memstore.New(memstore.Config{})
	defer store.Close()
	mem := bot.Memory{Conversation: fullConversation()}
	s, err := state.Load(b.Context(), store, ada)
	if err != nil {
		b.Fatal(err)
	}
	s.Memory = mem
	records, err := s.Records(mem, "slack:T1:C1:1.2", noon, bot.Retention{})
	if err != nil {
		b.Fatal(err)
	}
	records[0].Expires = records[0].Expires.AddDate(100, 0, 0)
	if _, err := store.Commit(b.Context(), bot.Tx{Put: records}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		s, err := state.Load(b.Context(), store, ada)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Records(s.Memory, "slack:T1:C1:1.2", noon, bot.Retention{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(records[0].Value)), "bytes")
}

// fullConversation has all that a long conversation has.
func fullConversation() bot.Conversation {
	focus := bot.Focus{Subjects: []knowledge.SubjectID{"level-senior", "region-us"}, Aspect: "pay", Card: "level-senior-pay"}
	c := bot.Conversation{Focus: focus, Question: "what does a senior engineer make in the us", At: noon, Turns: 100}
	for i := range bot.MaxRecent {
		c.Recent = append(c.Recent, bot.Exchange{Time: noon, Question: fmt.Sprint("what does a senior engineer make, question ", i), Decision: "answer", Card: "level-senior-pay"})
	}
	for range 5 {
		c.Earlier = append(c.Earlier, focus)
	}
	for range 3 {
		c.Offers = append(c.Offers, bot.Offer{Label: "Mid-level and senior engineer pay", Text: "what do mid-level and senior engineers make", Card: "pay-mid"})
	}
	return c
}

func BenchmarkMask(b *testing.B) {
	for b.Loop() {
		state.Mask("hello, my name is Jane and I wonder whether nurses in Romania get parental leave, write to jane@example.com")
	}
}
