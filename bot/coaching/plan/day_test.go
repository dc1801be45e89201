package plan

import (
	"testing"
	"time"
)

func TestReadDay(t *testing.T) {
	for text, want := range map[string]string{ // counted from Monday, 5 January 2026
		"5 months": "2026-06-05", "in 5 months": "2026-06-05", "7": "2026-08-05", "20 weeks": "2026-05-25", "half a year": "2026-07-05", "a half year": "2026-07-05",
		"a year": "2027-01-05", "about 2 years": "2028-01-05", "90 days": "2026-04-05", "1 month": "2026-02-05", "6 weeks": "2026-02-16", "3 yrs": "2029-01-05",
		"12 days": "2026-01-17", "3 weeks": "2026-01-26", "6w": "2026-02-16", "3mo": "2026-04-05", "2 mnths": "2026-03-05", "3 moths": "2026-04-05", "6 weks": "2026-02-16",
		"six weeks": "2026-02-16", "twenty weeks": "2026-05-25", "a couple of months": "2026-03-05", "a fortnight": "2026-01-19", "1.5 years": "2027-07-05",
		"a year and a half": "2027-07-05", "two and a half years": "2028-07-05", "5 months 3 weeks": "2026-06-26", "1 year and 6 months": "2027-07-05",
		"6-8 weeks": "2026-02-16", "6 to 8 weeks": "2026-02-16", "roughly half a year from now": "2026-07-05", "in 3 weeks?": "2026-01-26", "in a day": "2026-01-06", "in a year's time": "2027-01-05",
		"I have 10 hours a week for 6 months": "2026-07-05", "22 months": "2027-11-05", "10 months": "2026-11-05",

		"2027-03-01": "2027-03-01", "2027/3/1": "2027-03-01", "2027-03": "2027-03-01", "1.3.2027": "2027-03-01", "3/31/2027": "2027-03-31", "31/3/2027": "2027-03-31", "3/3/2027": "2027-03-03",
		"29 feb 2028": "2028-02-29", "29 feb": "2028-02-29", "1 March 2027": "2027-03-01", "march 1st, 2027": "2027-03-01", "the 1st of March": "2026-03-01", "on 4 january": "2027-01-04", "5 jan": "2026-01-05",
		"next june": "2026-06-01", "june": "2026-06-01", "in june": "2026-06-01", "by sept": "2026-09-01", "June 2027": "2027-06-01", "1 feburary": "2026-02-01", "end of march": "2026-03-31",
		"end of feb 2028": "2028-02-29", "mid-june": "2026-06-15", "early may": "2026-05-01", "beginning of next month": "2026-02-01", "end of the year": "2026-12-31", "end of 2027": "2027-12-31",
		"end of next year": "2027-12-31", "next year": "2027-01-05", "next month": "2026-02-05", "tomorrow": "2026-01-06", "today": "2026-01-05", "the day after tomorrow": "2026-01-06",
		"i have an interview on monday": "2026-01-12", "my loop is on 3 March": "2026-03-03", "friday": "2026-01-09", "next wed": "2026-01-07", "no later than june": "2026-06-01", "yesterday": "2026-01-04",
		"2020-01-01": "2020-01-01", "march 2020": "2020-03-01",

		"in -3 months": "why", "-3 months": "why", "3 months ago": "why", "29 feb 2027": "why", "31 april": "why", "3/4/2027": "why", "in 3 weeks or on 5 may": "why",

		"soon": "", "": "", "months": "", "0 months": "", "5 apples": "", "I may be ready": "", "I have 3 interviews": "", "a match": "", "what is dive deep": "", "not in 5 months": "",
		"why 5 months": "", "idk": "", "on a day of mine": "", "the sun": "", "9999999999999999999 weeks": "", "10 hours a week": "", "1e9": "",
	} {
		got := ""
		switch told := readDay(text, monday); {
		case told.why != "":
			got = "why"
		case !told.day.IsZero():
			got = told.day.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	august := time.Date(2026, 8, 31, 0, 0, 0, 0, time.UTC)
	if got := readDay("6 months", august).day; got.Format(time.DateOnly) != "2027-02-28" {
		t.Errorf("6 months after 31 August are %v, want the last of February", got)
	}
}

func FuzzReadDay(f *testing.F) {
	for _, seed := range []string{"5 months", "in half a year", "9999999999999999999 weeks", "1e9", "٣ weeks", "end of", "29 feb", "1000 years and 1000 years", "a a a half half", "-", "--3 - months", "2027-13-40", "and a half"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		told := readDay(text, monday)
		if !told.day.IsZero() && (told.why != "" || told.day.Hour() != 0) {
			t.Errorf("%q is %v, %q", text, told.day, told.why)
		}
	})
}
