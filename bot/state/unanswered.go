package state

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// A Question is one that got no answer, as it is kept: nothing in it or in its
// key tells who asked it, in which workspace or at what time of the day.
type Question struct {
	Day time.Time `json:"-"` // midnight UTC
	// Text is the question, masked.
	Text string `json:"q"`
	// About is what was spoken of before, where the question alone says
	// little, such as "and for nurses?".
	About []knowledge.SubjectID `json:"a,omitempty"`
}

// fewWords is how many words that say something make a question that speaks
// for itself.
const fewWords = 3

func unansweredFormat() format { return format{name: "unanswered question", version: 1} }

// UnansweredRecord is what to put where Reply.Unanswered is set: question is
// what the person typed, before the conversation before the turn. Its key is
// random, so that it conflicts with nothing and leads to nobody; that also
// means that it must be in the transaction that finishes the event, or it is
// counted twice.
func UnansweredRecord(question string, before bot.Conversation, now time.Time, keep bot.Retention) (bot.Record, error) {
	q := Question{Text: Mask(question)}
	if text.Content(text.Tokenize(text.Normalize(q.Text))) < fewWords {
		q.About = before.Focus.Subjects
	}
	value, err := unansweredFormat().encode(q)
	if err != nil {
		return bot.Record{}, err
	}
	day := dayOf(now)
	return bot.Record{
		Key:     UnansweredPrefix + day.Format(time.DateOnly) + "/" + rand.Text(),
		Value:   value,
		Expires: day.Add(keep.WithDefaults().Unanswered),
	}, nil
}

// page is how many records are listed at once.
const page = 500

// Unanswered returns the questions that got no answer, by day.
func Unanswered(ctx context.Context, store bot.Store) ([]Question, error) {
	var out []Question
	err := each(ctx, store, UnansweredPrefix, func(r bot.Record) error {
		var q Question
		if err := unansweredFormat().decode(r.Value, &q); err != nil {
			return err
		}
		date, _, _ := cutKey(r.Key, UnansweredPrefix)
		day, err := time.Parse(time.DateOnly, date)
		if err != nil {
			return fmt.Errorf("reading the day of an unanswered question: %w", ErrDamaged)
		}
		q.Day = day
		out = append(out, q)
		return nil
	})
	return out, err
}

// DeleteUnanswered deletes the questions of the days before a moment, once
// they have become cards. It returns how many.
func DeleteUnanswered(ctx context.Context, store bot.Store, before time.Time) (int, error) {
	return deleteIf(ctx, store, UnansweredPrefix, func(r bot.Record) bool {
		date, _, _ := cutKey(r.Key, UnansweredPrefix)
		return date < before.UTC().Format(time.DateOnly)
	})
}
