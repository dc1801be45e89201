package state

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"careercoach/bot"
)

func receiptFormat() format { return format{name: "receipt", version: 1} }

// Receipt returns what the platform said of the reply to an event, and the
// revision of its record: nil and 0 where none is known (any more).
func Receipt(ctx context.Context, store bot.Store, id bot.ConversationID, event string) (receipt json.RawMessage, revision uint64, err error) {
	record, err := store.Get(ctx, ReceiptKey(id, event))
	if err != nil {
		return nil, 0, fmt.Errorf("loading a receipt: %w", err)
	}
	if record.Revision == 0 {
		return nil, 0, nil
	}
	err = receiptFormat().decode(record.Value, &receipt)
	return receipt, record.Revision, err
}

// ReceiptRecord is what to put when the reply to an event was sent. revision
// is that of Receipt: 0 for a first reply. The reply that confirms a deletion
// gets no receipt, or something would be kept again.
func ReceiptRecord(id bot.ConversationID, event string, revision uint64, receipt json.RawMessage, now time.Time, keep bot.Retention) (bot.Record, error) {
	value, err := receiptFormat().encode(receipt)
	if err != nil {
		return bot.Record{}, err
	}
	return bot.Record{
		Key:      ReceiptKey(id, event),
		Revision: revision,
		Value:    value,
		Expires:  now.Add(keep.WithDefaults().Receipts),
	}, nil
}
