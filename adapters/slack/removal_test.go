package slack

import (
	"errors"
	"testing"
	"time"
)

// What Slack says late about an installation that was there before does not
// touch the one that is there now.
func TestRemovalComparesTimes(t *testing.T) {
	for _, c := range []struct {
		name    string
		at      time.Duration // after it was installed; 0: Slack does not say
		removal Removal
		stays   bool
	}{
		{"uninstalled before", -time.Hour, Removal{Team: "T1", Uninstalled: true}, true},
		{"revoked before", -time.Hour, Removal{Team: "T1", Bots: []string{"UB"}}, true},
		{"uninstalled after", time.Hour, Removal{Team: "T1", Uninstalled: true}, false},
		{"revoked after", time.Hour, Removal{Team: "T1", Bots: []string{"UB"}}, false},
		{"another's token", time.Hour, Removal{Team: "T1", Users: []string{"UB"}}, true},
		{"in the same second", -300 * time.Millisecond, Removal{Team: "T1", Uninstalled: true}, false},
		{"nobody knows when", 0, Removal{Team: "T1", Uninstalled: true}, false},
	} {
		clock := newTestClock()
		s, _ := testInstalls(t, newFakeSlack(t), clock, nil)
		if err := s.Save(t.Context(), Installation{Team: "T1", Bot: "UB", Token: "xoxb-1", Installed: clock.now()}); err != nil {
			t.Fatal(err)
		}
		if c.at != 0 {
			c.removal.At = clock.now().Add(c.at)
		}
		if err := s.Removed(t.Context(), c.removal); err != nil {
			t.Fatal(err)
		}
		_, err := s.Token(t.Context(), "T1", "")
		if stays := !errors.Is(err, ErrNotInstalled); stays != c.stays {
			t.Errorf("%s: stays %v (%v), want %v", c.name, stays, err, c.stays)
		}
	}
}

// An event that does not say when it was, or says it strangely, is read.
func TestRemovalTime(t *testing.T) {
	for text, want := range map[string]time.Time{
		`1767600000`: time.Unix(1767600000, 0).UTC(), `null`: {}, `"soon"`: {}, `{}`: {}, `-5`: {},
	} {
		in := inboundFor(t, &inbox{}, nil)
		v := in.decide(envelope{kindEvent, []byte(`{"type":"event_callback","team_id":"T1","event_time":` + text + `,"event":{"type":"app_uninstalled"}}`)})
		if v.task == nil || !v.task.removal.At.Equal(want) {
			t.Errorf("%s: got %+v, want %v", text, v.task, want)
		}
	}
}
