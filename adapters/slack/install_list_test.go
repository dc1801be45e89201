package slack

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"
)

func TestUninstalled(t *testing.T) {
	clock, f := newTestClock(), newFakeSlack(t)
	var forgotten []string
	fail := errors.New("not now")
	s, store := testInstalls(t, f, clock, func(c *InstallConfig) {
		c.Forget = func(_ context.Context, workspace string) error {
			forgotten = append(forgotten, workspace)
			return fail
		}
	})
	i := rotating(clock.now())
	if err := s.Save(t.Context(), i); err != nil {
		t.Fatal(err)
	}
	if err := s.Uninstalled(t.Context(), "T1", "", clock.now().Add(-time.Minute)); err != nil || len(forgotten) > 0 {
		t.Errorf("got %v and %v forgotten for an event from before the installation", err, forgotten)
	}
	if err := s.Removed(t.Context(), Removal{Team: "T1", Uninstalled: true}); !errors.Is(err, fail) {
		t.Errorf("got %v, want the failure of Forget, to be told again", err)
	}
	if _, err := s.Token(t.Context(), "T1", ""); !errors.Is(err, ErrNotInstalled) {
		t.Errorf("got %v, want ErrNotInstalled at once", err)
	}
	fail = nil
	if err := s.Removed(t.Context(), Removal{Team: "T1", Uninstalled: true}); err != nil || len(forgotten) != 2 || forgotten[1] != "T1" {
		t.Errorf("got %v and %v forgotten, want T1 twice", err, forgotten)
	}
	if records, _ := store.List(t.Context(), InstallPrefix, "", 10); len(records) != 0 {
		t.Errorf("got %d records left, want none", len(records))
	}
	if err := s.Save(t.Context(), i); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Token(t.Context(), "T1", ""); err != nil {
		t.Errorf("installed again: %v", err)
	}
}

func TestRevoked(t *testing.T) {
	clock := newTestClock()
	s, _ := testInstalls(t, newFakeSlack(t), clock, nil)
	if err := s.Save(t.Context(), rotating(clock.now())); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		r    Removal
		gone bool
	}{
		{Removal{Team: "T1", Users: []string{"U1"}}, false},
		{Removal{Team: "T1", Bots: []string{"UX"}}, false},
		{Removal{Team: "T2", Bots: []string{"UB"}}, false},
		{Removal{Enterprise: "E1", Teams: []string{"T1"}, Bots: []string{"UB"}}, false},
		{Removal{}, false},
		{Removal{Team: "T1", Bots: []string{"UX", "UB"}}, true},
		{Removal{Team: "T1", Bots: []string{"UB"}}, true},
	} {
		if err := s.Removed(t.Context(), c.r); err != nil {
			t.Errorf("%+v: %v", c.r, err)
		}
		if _, err := s.Token(t.Context(), "T1", ""); errors.Is(err, ErrNotInstalled) != c.gone {
			t.Errorf("%+v: got %v, want it gone: %v", c.r, err, c.gone)
		}
	}
}

// After Reseal the old key is not needed.
func TestReseal(t *testing.T) {
	clock, f := newTestClock(), newFakeSlack(t)
	old, store := testInstalls(t, f, clock, nil)
	for n := range 250 {
		if err := old.Save(t.Context(), Installation{Team: fmt.Sprint("T", n), Token: "xoxb-1"}); err != nil {
			t.Fatal(err)
		}
	}
	with := func(keys string) *Installations {
		s, err := NewInstallations(InstallConfig{Records: store, Keys: testKeys(t, keys), API: f.api(clock.now)})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if _, err := with(testKey(2)).Token(t.Context(), "T7", ""); !errors.Is(err, ErrSealed) {
		t.Errorf("got %v, want ErrSealed", err)
	}
	if all, err := with(testKey(2)).All(t.Context()); len(all) != 0 || !errors.Is(err, ErrSealed) {
		t.Errorf("got %d, %v, want ErrSealed", len(all), err)
	}
	both := with(testKey(2) + "," + testKey(1))
	for _, want := range []int{250, 0} {
		if got, err := both.Reseal(t.Context()); got != want || err != nil {
			t.Errorf("got %d, %v, want %d", got, err, want)
		}
	}
	if all, err := with(testKey(2)).All(t.Context()); len(all) != 250 || err != nil {
		t.Errorf("got %d, %v, want 250", len(all), err)
	}
}
