package state

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
)

// thing is what the tests below keep; it was a bare string in version 0, had
// its field under another name in version 1.
type thing struct {
	Name string `json:"name"`
}

func things() format {
	return format{name: "thing", version: 2, steps: map[int]func([]byte) ([]byte, error){
		0: func(old []byte) ([]byte, error) {
			var s string
			if err := json.Unmarshal(old, &s); err != nil {
				return nil, err
			}
			return json.Marshal(map[string]string{"called": s})
		},
		1: func(old []byte) ([]byte, error) {
			var fields struct{ Called string }
			if err := json.Unmarshal(old, &fields); err != nil {
				return nil, err
			}
			return json.Marshal(thing{fields.Called})
		},
	}}
}

func TestVersions(t *testing.T) {
	for _, record := range []string{`0"ada"`, `1{"called":"ada"}`, `2{"name":"ada"}`} {
		var got thing
		if err := things().decode([]byte(record), &got); err != nil || got.Name != "ada" {
			t.Errorf("%s: got %+v, %v", record, got, err)
		}
	}
	data, err := things().encode(thing{"<ada>"})
	if want := `2{"name":"<ada>"}`; string(data) != want || err != nil {
		t.Errorf("written as %s, %v; want %s", data, err, want)
	}
}

func TestVersionsRefused(t *testing.T) {
	for _, c := range []struct {
		record string
		want   error
	}{
		{``, ErrDamaged},
		{`{"name":"ada"}`, ErrDamaged},
		{`2`, ErrDamaged},
		{`2{"name":"ada"`, ErrDamaged},
		{`2{"name":"ada"}x`, ErrDamaged},
		{`0{"name":"ada"}`, ErrDamaged},
		{`3{"name":"ada"}`, ErrNewer},
		{`9999{"name":"ada"}`, ErrNewer},
		{`10000{"name":"ada"}`, ErrDamaged},
		{`99999999999999999999{}`, ErrDamaged},
		{"\xb2{}", ErrDamaged},
		{"²{}", ErrDamaged},
	} {
		var got thing
		if err := things().decode([]byte(c.record), &got); !errors.Is(err, c.want) {
			t.Errorf("%q: got the error %v, want %v", c.record, err, c.want)
		}
	}
	var got thing
	if err := (format{name: "thing", version: 1}).decode([]byte(`0"ada"`), &got); !errors.Is(err, ErrDamaged) {
		t.Errorf("a version before the first step: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{`1{"c":{"q":"x","at":"2026-01-05T09:00:00Z"},"e":"id"}`, `0"x"`, `2{}`, `1null`, `1{"c":{"r":[{"t":"x"}]}}`, ``} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, kind := range []format{conversationFormat(), personFormat(), feedbackFormat(), receiptFormat(), unansweredFormat(), things()} {
			var record conversationRecord
			err := kind.decode(data, &record)
			if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNewer) {
				t.Fatalf("an error of neither kind: %v", err)
			}
			if err != nil {
				continue
			}
			again, err := kind.encode(record)
			if err != nil {
				t.Fatalf("what was read cannot be written: %v", err)
			}
			var second conversationRecord
			if err := kind.decode(again, &second); err != nil {
				t.Fatalf("what was written cannot be read: %v", err)
			}
			if third, _ := kind.encode(second); !bytes.Equal(third, again) {
				t.Fatalf("written as %s, then as %s", again, third)
			}
		}
	})
}
