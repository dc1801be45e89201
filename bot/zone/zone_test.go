package zone

import (
	"strings"
	"testing"
	"time"
)

func TestFind(t *testing.T) {
	for words, want := range map[string]string{
		"Europe/Berlin":               "Europe/Berlin",
		"europe berlin":               "Europe/Berlin",
		" EUROPE/BERLIN ":             "Europe/Berlin",
		"Berlin":                      "Europe/Berlin",
		"germany":                     "Europe/Berlin",
		"CET":                         "Europe/Berlin",
		"new york":                    "America/New_York",
		"America/New_York":            "America/New_York",
		"EST":                         "America/New_York",
		"eastern time":                "America/New_York",
		"Eastern Standard Time":       "America/New_York",
		"in Seattle":                  "America/Los_Angeles",
		"I'm in the Pacific timezone": "America/Los_Angeles",
		"São Paulo":                   "America/Sao_Paulo",
		"bangalore":                   "Asia/Kolkata",
		"port-au-prince":              "America/Port-au-Prince",
		"Lord Howe":                   "Australia/Lord_Howe",
		"istanbul":                    "Europe/Istanbul",
		"utc":                         "UTC",
		"GMT":                         "Etc/UTC",
		"UK":                          "Europe/London",
		"indianapolis":                "America/Indiana/Indianapolis",
	} {
		if got, ok := Find(words); got != want || !ok {
			t.Errorf("Find(%q) = %q, %v, want %q", words, got, ok, want)
		}
	}
	for _, words := range []string{"", "  ", "Local", "UTC+2", "+02:00", "Atlantis", "the moon", "12", "../etc", "time", "in"} {
		if got, ok := Find(words); ok {
			t.Errorf("Find(%q) = %q, want nothing", words, got)
		}
	}
}

// Every name there is can be loaded, and is found by itself and by no other.
func TestNamesLoad(t *testing.T) {
	n := 0
	for name := range strings.Lines(namesFile) {
		name = strings.TrimSpace(name)
		n++
		if _, err := time.LoadLocation(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got, _ := Find(name); got != name && !abbreviates(name) {
			t.Errorf("Find(%q) = %q, want itself", name, got)
		}
	}
	if n < 500 {
		t.Errorf("there are %d names, want those of the IANA", n)
	}
	places, err := readPlaces(placesFile)
	if err != nil {
		t.Fatal(err)
	}
	for words, name := range places {
		if _, err := time.LoadLocation(name); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	}
}

// abbreviates reports the old names that people mean otherwise.
func abbreviates(name string) bool {
	return !strings.Contains(name, "/") || strings.HasPrefix(name, "US/")
}

func TestLoad(t *testing.T) {
	for name, want := range map[string]string{"": "UTC", "Local": "UTC", "Nowhere/Else": "UTC", "Asia/Kathmandu": "Asia/Kathmandu"} {
		if got := Load(name).String(); got != want {
			t.Errorf("Load(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestCity(t *testing.T) {
	for name, want := range map[string]string{"": "UTC", "Etc/UTC": "UTC", "America/New_York": "New York", "America/Argentina/Buenos_Aires": "Buenos Aires", "Japan": "Japan"} {
		if got := City(name); got != want {
			t.Errorf("City(%q) = %q, want %q", name, got, want)
		}
	}
}

// What is found can be loaded, and nothing crashes.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{"berlin", "Europe/Berlin", "\xff", "İstanbul", "utc+2", "in in in", "東京"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, words string) {
		name, ok := Find(words)
		if !ok {
			if name != "" {
				t.Errorf("Find(%q) = %q, false", words, name)
			}
			return
		}
		if _, err := time.LoadLocation(name); err != nil {
			t.Errorf("Find(%q) = %q: %v", words, name, err)
		}
	})
}

// End comes on through every year and meets each change of the clocks.
func TestEnd(t *testing.T) {
	for _, name := range []string{"UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/New_York", "Asia/Kathmandu"} {
		changes := map[time.Time]bool{}
		start := time.Date(2020, 1, 1, 0, 0, 0, 0, Load(name))
		stop := start.AddDate(40, 0, 0)
		for at := start; at.Before(stop); {
			end := End(at)
			if end.IsZero() {
				break
			}
			if !end.After(at) {
				t.Fatalf("%s: after %v comes %v", name, at, end)
			}
			if offset(end) != offset(end.Add(-time.Second)) {
				changes[end.UTC()] = true
			}
			at = end
		}
		for at := start; at.Before(stop); at = at.Add(time.Hour / 2) {
			if offset(at) != offset(at.Add(-time.Second)) && !changes[at.UTC()] {
				t.Errorf("%s: the change at %v was not met", name, at)
			}
		}
	}
}

func offset(t time.Time) int {
	_, seconds := t.Zone()
	return seconds
}
