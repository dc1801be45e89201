package state

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

// An Opinion is what one person thinks of one answer, as it is kept.
type Opinion struct {
	Card    knowledge.CardID `json:"c,omitempty"` // empty for a computed answer
	Helpful bool             `json:"h,omitempty"`
	Comment string           `json:"t,omitempty"` // masked
	Day     time.Time        `json:"d,omitzero"`  // midnight UTC
}

func feedbackFormat() format { return format{name: "feedback", version: 1} }

// FeedbackRecord is what to put for a click on a feedback button or a comment
// behind it. A person has one opinion of a card, the last; a comment stays
// until another takes its place or the opinion turns. The comment is masked.
func FeedbackRecord(ctx context.Context, store bot.Store, id bot.PersonID, event string, f bot.Feedback, now time.Time, keep bot.Retention) (bot.Record, error) {
	record, err := store.Get(ctx, feedbackKey(id, event, f))
	if err != nil {
		return bot.Record{}, fmt.Errorf("loading feedback: %w", err)
	}
	o := Opinion{f.Card, f.Helpful, Mask(f.Comment), dayOf(now)}
	if record.Revision > 0 {
		var before Opinion
		if err := feedbackFormat().decode(record.Value, &before); err != nil {
			return bot.Record{}, err
		}
		if before.Helpful == o.Helpful {
			o.Comment = cmp.Or(o.Comment, before.Comment)
		}
	}
	value, err := feedbackFormat().encode(o)
	return bot.Record{
		Key:      feedbackKey(id, event, f),
		Revision: record.Revision,
		Value:    value,
		Expires:  o.Day.Add(keep.WithDefaults().People),
	}, err
}

// A CardFeedback is what people think of one card.
type CardFeedback struct {
	Card               knowledge.CardID // empty for all computed answers
	Helpful, Unhelpful int              // people
	Comments           []string         // masked, the oldest first
}

// Feedback returns what people think of each card, those that helped least
// first, then by card.
func Feedback(ctx context.Context, store bot.Store) ([]CardFeedback, error) {
	opinions := map[knowledge.CardID][]Opinion{}
	err := each(ctx, store, FeedbackPrefix, func(r bot.Record) error {
		var o Opinion
		err := feedbackFormat().decode(r.Value, &o)
		opinions[o.Card] = append(opinions[o.Card], o)
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []CardFeedback
	for card, list := range opinions {
		out = append(out, summary(card, list))
	}
	slices.SortFunc(out, func(a, b CardFeedback) int {
		return cmp.Or(cmp.Compare(b.Unhelpful-b.Helpful, a.Unhelpful-a.Helpful), cmp.Compare(a.Card, b.Card))
	})
	return out, nil
}

// summary counts the opinions of one card.
func summary(card knowledge.CardID, list []Opinion) CardFeedback {
	slices.SortStableFunc(list, func(a, b Opinion) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Comment, b.Comment))
	})
	out := CardFeedback{Card: card}
	for _, o := range list {
		if o.Helpful {
			out.Helpful++
		} else {
			out.Unhelpful++
		}
		if o.Comment != "" {
			out.Comments = append(out.Comments, o.Comment)
		}
	}
	return out
}
