package plan

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
)

func TestReadOrder(t *testing.T) {
	for message, want := range map[string]order{
		"plan":                                   {verb: show},
		"my plan":                                {verb: show},
		"Plan done 2":                            {verb: mark, rows: []int{2}},
		"plan done 2 and 4":                      {verb: mark, rows: []int{2, 4}},
		"plan done 2 week 3":                     {verb: mark, rows: []int{2}, week: 3},
		"plan done":                              {verb: mark},
		"plan done all":                          {verb: mark, every: true},
		"plan, skip number 3":                    {verb: skip, rows: []int{3}},
		"plan snooze 2":                          {verb: snooze, rows: []int{2}},
		"plan move 2 to":                         {},
		"plan snooze 2 until next week":          {verb: snooze, rows: []int{2}},
		"plan done 1 week 3, plan done 4 week 3": {verb: mark, rows: []int{1, 4}, week: 3},
		"plan done 1 week 3, plan done 4 week 5": {},
		"plan done 1, plan skip 2":               {},
		"plan open 2":                            {verb: reopen, rows: []int{2}},
		"plan week 7":                            {verb: show, week: 7},
		"plan next week":                         {verb: show, week: -1},
		"plan this week":                         {verb: show},
		"plan all":                               {verb: whole},
		"plan again":                             {verb: replan},
		"replan":                                 {verb: replan},
		"plan ics":                               {verb: file},
		"plan calendar":                          {verb: file},
		"plan stop":                              {verb: end},
		"plan stop yes":                          {verb: end, sure: true},
		"plan b":                                 {},
		"plan done x":                            {},
		"plan done 0":                            {},
		"plan done 1000":                         {},
		"plan all 3":                             {},
		"done 2":                                 {verb: mark, rows: []int{2}, loose: true},
		"finished 3":                             {verb: mark, rows: []int{3}, loose: true},
		"done":                                   {verb: mark, loose: true},
		"I did 2 and 4":                          {verb: mark, rows: []int{2, 4}, loose: true},
		"mark 2 as done":                         {verb: mark, rows: []int{2}, loose: true},
		"plan skip two":                          {verb: skip, rows: []int{2}},
		"plan done the second one":               {verb: mark, rows: []int{2}},
		"whole plan":                             {verb: whole},
		"show me the whole plan":                 {verb: whole},
		"all weeks":                              {verb: whole, loose: true},
		"delete my plan":                         {verb: end},
		"please cancel the plan":                 {verb: end},
		"export my plan":                         {verb: file},
		"plan hours 12":                          {verb: pace, hours: 12},
		"plan hours":                             {verb: pace},
		"plan 12 hours a week":                   {verb: pace, hours: 12},
		"change hours":                           {verb: pace, sure: true, loose: true},
		"change my hours to twelve":              {verb: pace, hours: 12, sure: true, loose: true},
		"I was sick for 3 weeks":                 {verb: missed, loose: true},
		"i missed last week":                     {verb: missed, loose: true},
		"I am behind with my plan":               {verb: missed},
		"i was away for 3 years":                 {},
		"I missed a deadline":                    {},
		"i was not away for 3 weeks":             {},
		"skip":                                   {},
		"show all":                               {},
		"open":                                   {},
		"8 hours":                                {},
		"delete my account plan":                 {},
		"is there a plan":                        {},
		"what is the plan of the academy":        {},
		"plan week 0":                            {},
		"":                                       {},
	} {
		got, ok := readOrder(message, false)
		if ok != (want.verb != "") || ok && !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %+v, %v, want %+v", message, got, ok, want)
		}
	}
	for message, want := range map[string]order{"": {verb: show}, "done 2": {verb: mark, rows: []int{2}}, "stop": {verb: end}} {
		if got, ok := readOrder(message, true); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("behind the command, %q: got %+v, %v, want %+v", message, got, ok, want)
		}
	}
}

// Whatever is read stays within bounds, and carrying it out twice is carrying
// it out once.
func FuzzReadOrder(f *testing.F) {
	for _, seed := range []string{"plan done 2 week 3", "plan", "plan snooze all", "replan", "plan skip 1, plan skip 2", "plan stop yes", "plan open 99", "PLAN DONE ٣", "plan week week", "plan all all"} {
		f.Add(seed, 3)
	}
	base := halfYear(nil)
	f.Fuzz(func(t *testing.T, message string, week int) {
		o, ok := readOrder(message, true)
		if !ok {
			return
		}
		if len(o.rows) > maxRows || o.week < -1 || o.week > maxWeeks {
			t.Fatalf("%q: %+v", message, o)
		}
		week = max(0, week%(base.Weeks()+1))
		once := act(base, o, week, monday)
		if twice := act(once, o, week, monday); !reflect.DeepEqual(once, twice) {
			if len(o.rows) > 0 || o.every { // without a number it goes by what is open
				t.Fatalf("%q: carried out twice, it differs", message)
			}
		}
		if !once.None() && !once.sound() {
			t.Fatalf("%q: it is no plan any more", message)
		}
	})
}

func TestReadWish(t *testing.T) {
	weekdays := "[Monday Tuesday Wednesday Thursday Friday]"
	for message, want := range map[string]string{
		"remind me on mondays at 18:00":                       "set [Monday] 18:00 ",
		"Remind me every Monday and Thursday at 6 pm, please": "set [Monday Thursday] 18:00 ",
		"remind me on mondays at 18:00 in Berlin":             "set [Monday] 18:00 Europe/Berlin",
		"remind me mon, wed, fri 7.30 America/New_York":       "set [Monday Wednesday Friday] 7:30 America/New_York",
		"remind me mon, wed, fri 7:30 America/New_York":       "set [Monday Wednesday Friday] 7:30 America/New_York",
		"remind me on weekdays at noon":                       "set " + weekdays + " 12:00 ",
		"remind me mon-fri at 8":                              "set " + weekdays + " 8:00 ",
		"remind me monday to friday at 8am":                   "set " + weekdays + " 8:00 ",
		"remind me daily at 7:30am in São Paulo":              "set [Monday Tuesday Wednesday Thursday Friday Saturday Sunday] 7:30 America/Sao_Paulo",
		"remind me on sunday":                                 "set [Sunday] - ",
		"remind me at 12 am":                                  "set [] 0:00 ",
		"set a reminder for tuesdays at 9":                    "set [Tuesday] 9:00 ",
		"reminders off":                                       "off [] - ",
		"turn my reminders off":                               "off [] - ",
		"reminders on":                                        "on [] - ",
		"reminders on please":                                 "on [] - ",
		"remind me tomorrow":                                  "snooze [] - ",
		"remind me in 3 days":                                 "snooze [] - +3d",
		"remind me in a week":                                 "snooze [] - +7d",
		"remind me again in 2 hours":                          "",
		"remind me in 2 hours":                                "snooze [] - +2h",
		"reminders":                                           "show [] - ",
		"stop reminders":                                      "off [] - ",
		"stop all my reminders please":                        "off [] - ",
		"cancel the reminders":                                "off [] - ",
		"no more reminders":                                   "off [] - ",
		"stop reminders on mondays":                           "",
		"can u remind me mondays":                             "set [Monday] - ",
		"remind me twice a week":                              "set [] -  2x",
		"remind me 3 times a week at 8":                       "set [] 8:00  3x",
		"weekly reminder":                                     "set [] -  1x",
		"remind me every evening at 8":                        "set [Monday Tuesday Wednesday Thursday Friday Saturday Sunday] 20:00 ",
		"remind me on mondays at 8 in the evening":            "set [Monday] 20:00 ",
		"remind me on mondays at 8 in the morning":            "set [Monday] 8:00 ",
		"remind me in 10 minutes":                             "snooze [] - +10m",
		"remind me in half an hour":                           "snooze [] - +30m",
		"remind me next week":                                 "snooze [] - +7d",
		"remind me what a bar raiser is":                      "",
		"remind me about virginia":                            "",
		"remind me to call mum on monday at 8":                "",
		"remind me at 25:00":                                  "",
		"remind me in 3 years":                                "",
		"remind me in 40 days":                                "",
		"on mondays at 18:00":                                 "",
		"":                                                    "",
	} {
		got := ""
		if w, ok := readWish(message, false); ok {
			got = w.String()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", message, got, want)
		}
	}
}

// String writes a wish for tests.
func (w wish) String() string {
	clock := "-"
	if w.timed {
		clock = fmt.Sprintf("%d:%02d", w.hour, w.minute)
	}
	s := fmt.Sprintf("%s %v %s %s", w.verb, append([]time.Weekday{}, w.days...), clock, w.zone)
	if w.times > 0 {
		s += fmt.Sprintf(" %dx", w.times)
	}
	switch {
	case w.afterMinutes > 0:
		s += fmt.Sprintf("+%dm", w.afterMinutes)
	case w.afterDays > 0:
		s += fmt.Sprintf("+%dd", w.afterDays)
	case w.afterHours > 0:
		s += fmt.Sprintf("+%dh", w.afterHours)
	}
	return s
}

func TestReadClock(t *testing.T) {
	for text, want := range map[string]string{
		"18:00": "18:00 true", "18.00": "18:00 true", "6pm": "18:00 true", "6 pm": "18:00 true", "6:30 p.m.": "18:30 true", "12am": "0:00 true",
		"12pm": "12:00 true", "0:00": "0:00 true", "23:59": "23:59 true", "18h": "18:00 true", "18": "18:00 false", "noon": "12:00 true", "7 o'clock": "7:00 true",
		"24:00": "", "13pm": "", "6:7": "", "6:60": "", "-1": "", "": "", "pm": "", "1800": "", "6:30:00": "",
	} {
		got := ""
		if hour, minute, clear, ok := readClock(text); ok {
			got = fmt.Sprintf("%d:%02d %v", hour, minute, clear)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Whatever is read makes a rule that occurs, or none.
func FuzzReadWish(f *testing.F) {
	for _, seed := range []string{"remind me on mondays at 18:00 in Berlin", "reminders off", "remind me in 3 days", "remind me mon-fri 6pm", "remind", "remind me at", "remind me in", "remind me \xff at 8"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, message string) {
		w, ok := readWish(message, true)
		if !ok {
			return
		}
		if w.hour < 0 || w.hour > 23 || w.minute < 0 || w.minute > 59 || len(w.days) > 7 || w.afterDays > 14 || w.afterHours > 24*14 {
			t.Fatalf("%q: %+v", message, w)
		}
		if w.verb == set && len(w.days) == 0 && !w.timed && w.zone == "" && w.times == 0 {
			t.Fatalf("%q sets nothing: %+v", message, w)
		}
	})
}

func TestCheckZone(t *testing.T) {
	for said, want := range map[string]string{
		"London, UK": "Europe/London", "london uk": "Europe/London", "Seattle, USA": "America/Los_Angeles", "Austin Texas": "America/Chicago",
		"seatle": "?did you mean `seattle`", "UTC+2": "?Johannesburg", "+05:30": "?Kolkata", "UTC+14": "?nearest large city", "London Ontario": "?do not know", "Atlantis": "?do not know",
	} {
		g, retry := checkZone(bot.Run{Now: monday}, bot.Given{Text: said})
		if part, refused := strings.CutPrefix(want, "?"); refused != (retry != "") || !strings.Contains(strings.ToLower(retry), strings.ToLower(part)) && refused || !refused && g.Text != want {
			t.Errorf("%q: got %q, %q, want %q", said, g.Text, retry, want)
		}
	}
}

func TestCheckStart(t *testing.T) {
	for said, want := range map[string]string{
		"im a software enginer": "engineer", "I work as a data engineer": "related", "total beginner": "scratch", "I can already code": "code", "a cook": "", "what is a developer": "", "i am not a developer": "",
	} {
		g, retry := checkStart(bot.Run{}, bot.Given{Text: said})
		got := ""
		if len(g.Values) > 0 {
			got = g.Values[0]
		}
		if got != want || (retry == "") != (want != "") {
			t.Errorf("%q: got %q, %q, want %q", said, got, retry, want)
		}
	}
}
