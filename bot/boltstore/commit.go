package boltstore

import (
	"context"

	"careercoach/bot"
)

// Commit implements bot.Store. Transactions that arrive while another is being
// written share the next one of bbolt, each with its own answer.
func (s *Store) Commit(ctx context.Context, tx bot.Tx) (known []bot.JobID, err error) {
	if err := tx.Validate(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	tx, size := encode(tx)
	err = s.submit(&request{ctx: ctx, size: size, plan: func(g *group) (err error) {
		known, err = g.plan(tx)
		return err
	}})
	if err != nil {
		return nil, err
	}
	return known, nil
}

// encode returns a transaction with its own copy of the values and bodies, each
// behind room for its head, and their size. It runs in the caller's goroutine,
// so that the writer copies nothing.
func encode(tx bot.Tx) (bot.Tx, int) {
	size := 0
	for _, r := range tx.Put {
		size += headSize + len(r.Value)
	}
	for _, j := range tx.Add {
		size += jobHeadSize + len(j.Body)
	}
	room := make([]byte, size)
	cut := func(head int, value []byte) []byte {
		end := head + len(value)
		part := room[:end:end]
		room = room[end:]
		copy(part[head:], value)
		return part
	}
	out := bot.Tx{Put: make([]bot.Record, len(tx.Put)), Add: make([]bot.Job, len(tx.Add)), Done: tx.Done}
	for i, r := range tx.Put {
		if r.Value != nil {
			r.Value = cut(headSize, r.Value)
		}
		out.Put[i] = r
	}
	for i, j := range tx.Add {
		j.Body = cut(jobHeadSize, j.Body)
		out.Add[i] = j
	}
	return out, size
}
