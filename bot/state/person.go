package state

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"careercoach/bot"
)

// A Personal is what was kept about a person, outside any conversation, when it
// was loaded. It does not change.
type Personal struct {
	// Person is the zero value where nothing is kept.
	Person bot.Person

	id       bot.PersonID
	revision uint64
	expires  time.Time
}

// LoadPerson reads what is kept about a person. That nothing is kept is no
// error. It fails with ErrNewer or ErrDamaged where the record cannot be read,
// and with the store's errors.
func LoadPerson(ctx context.Context, store bot.Store, id bot.PersonID) (Personal, error) {
	record, err := store.Get(ctx, PersonKey(id))
	if err != nil {
		return Personal{}, fmt.Errorf("loading a person: %w", err)
	}
	p := Personal{id: id, revision: record.Revision, expires: record.Expires}
	if record.Revision > 0 {
		err = personFormat().decode(record.Value, &p.Person)
	}
	return p, err
}

// Record is what to put where the coach changes something about the person and
// they said nothing: it does not keep them any longer.
func (p Personal) Record(next bot.Person) (bot.Record, error) {
	record := bot.Record{Key: PersonKey(p.id), Revision: p.revision}
	if !next.Kept() {
		return record, nil
	}
	record.Expires = p.expires
	var err error
	record.Value, err = personFormat().encode(next)
	return record, err
}

// String says nothing of what is kept, so that it may be logged.
func (p Personal) String() string {
	return fmt.Sprintf("what is kept about a person at revision %d", p.revision)
}

// LogValue is String.
func (p Personal) LogValue() slog.Value { return slog.StringValue(p.String()) }
