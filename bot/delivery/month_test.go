package delivery_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"careercoach/bot"
	"careercoach/bot/boltstore"
	"careercoach/bot/delivery"
	"careercoach/bot/memstore"
)

// A month of reminders, in which clocks go forward in some zones and back in
// others, the program stops and starts again, and at times does not run for
// hours or days. What comes is compared with what people see who look at the
// wall clock of their zone every minute.

// monthPeople is how many people live through the month in memory.
var monthPeople = flag.Int("month-people", 1_000, "how many people the simulated month of reminders has")

// The month: clocks go forward in New York on 8 March, in Casablanca on the
// 22nd, in Gaza on the 28th and in Berlin on the 29th, and back in Sydney and,
// by half an hour, on Lord Howe on 5 April.
var (
	monthBegins = time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC)
	monthEnds   = time.Date(2026, 4, 8, 23, 59, 30, 0, time.UTC)
)

// A downtime is when the program does not run.
type downtime struct{ from, to time.Time }

// downtimes are seconds, hours and days, half a minute after what is due.
func downtimes() (out []downtime) {
	for _, d := range []struct{ after, takes time.Duration }{
		{30 * time.Hour, 20 * time.Second},
		{77 * time.Hour, 2 * time.Hour}, // the night in which New York changes
		{150 * time.Hour, 30 * time.Hour},
		{240 * time.Hour, time.Second},
		{333 * time.Hour, 11 * time.Hour},
		{400 * time.Hour, 5 * 24 * time.Hour},
		{576 * time.Hour, time.Hour}, // the night in which Berlin changes
		{733 * time.Hour, 14 * time.Hour},
		{748 * time.Hour, time.Minute},
		{800 * time.Hour, 10 * time.Second},
	} {
		from := monthBegins.Add(d.after + 30*time.Second)
		out = append(out, downtime{from, from.Add(d.takes)})
	}
	return out
}

// A dweller is somebody who is reminded.
type dweller struct {
	name   string
	rule   bot.Reminder
	asks   time.Time // when they ask for reminders
	every  int       // says something after every so many reminders; 0: never
	snooze bool      // and has it come back after five hours and a half
}

func TestMonthOfReminders(t *testing.T) {
	var store bot.Store
	live(t, *monthPeople, func(now func() time.Time) bot.Store {
		if store == nil {
			store = memstore.New(memstore.Config{Now: now})
		}
		return store
	}, func(bot.Store) error { return nil })
}

// The store on disk is closed and opened again in each downtime.
func TestMonthOfRemindersOnDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "coach.db")
	live(t, 60, func(now func() time.Time) bot.Store {
		store, err := boltstore.Open(boltstore.Config{Path: path, Now: now})
		if err != nil {
			t.Fatal(err)
		}
		return store
	}, bot.Store.Close)
}

// live has people live through the month and compares what they got.
func live(t *testing.T, people int, open func(now func() time.Time) bot.Store, shut func(bot.Store) error) {
	dwellers := dwellersOf(people)
	m := &month{dwellers: map[string]*dweller{}, got: map[string][]time.Time{}, ids: map[string]bool{}}
	for i := range dwellers {
		m.dwellers[dwellers[i].name] = &dwellers[i]
	}
	synctest.Test(t, func(t *testing.T) { m.run(t, dwellers, open, shut) })
	watchmakerIn := newWatchmakers(t)
	reminders, wrong := 0, 0
	for i := range dwellers {
		want, got := watchmakerIn(dwellers[i].rule.Zone).reminders(&dwellers[i]), m.got[dwellers[i].name]
		reminders += len(want)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			if wrong++; wrong <= 5 {
				t.Errorf("%+v:\n got  %v\n want %v", dwellers[i], got, want)
			}
		}
	}
	if wrong > 0 || m.doubled > 0 {
		t.Errorf("%d of %d people got other reminders than they should, %d came twice", wrong, people, m.doubled)
	}
	t.Logf("%d people, %d reminders", people, reminders)
}

// dwellersOf makes people up, always the same.
func dwellersOf(n int) []dweller {
	random := rand.New(rand.NewPCG(3, 4))
	zones := []string{"America/New_York", "Europe/Berlin", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "Asia/Gaza", "Africa/Casablanca", "America/Los_Angeles", ""}
	out := make([]dweller, n)
	for i := range out {
		d := &out[i]
		d.name = "p" + strconv.Itoa(i)
		d.asks = monthBegins.Add(time.Duration(random.IntN(48*60))*time.Minute + time.Second)
		d.rule = bot.Reminder{Hour: random.IntN(24), Minute: []int{0, 0, 15, 30, 45, random.IntN(60)}[random.IntN(6)], Zone: zones[random.IntN(len(zones))]}
		if random.IntN(4) == 0 { // many are reminded in the hours in which clocks change
			d.rule.Hour = random.IntN(3)
		}
		d.rule.Weekdays = []time.Weekday{time.Weekday(random.IntN(7))}
		if random.IntN(3) == 0 {
			d.rule.Weekdays = append(d.rule.Weekdays, (d.rule.Weekdays[0]+3)%7)
		}
		if random.IntN(20) == 0 {
			d.rule.Weekdays = []time.Weekday{0, 1, 2, 3, 4, 5, 6}
		}
		d.every = random.IntN(4)
		d.snooze = d.every == 1 && random.IntN(3) == 0
	}
	return out
}

// A month is the platform that the people are on, and its time.
type month struct {
	dwellers map[string]*dweller
	off      time.Duration // of its time from the bubble's

	mu       sync.Mutex
	receive  func(bot.Event)
	got      map[string][]time.Time
	ids      map[string]bool
	doubled  int
	messages int
}

func (m *month) now() time.Time { return time.Now().Add(m.off).UTC() }

// run is the month in a bubble.
func (m *month) run(t *testing.T, dwellers []dweller, open func(func() time.Time) bot.Store, shut func(bot.Store) error) {
	m.off = time.Until(monthBegins)
	config := delivery.Config{
		Coach:        newReminder(t),
		Senders:      map[string]delivery.Sender{"chat": m},
		Now:          m.now,
		QueueLimit:   len(dwellers) + 1,
		PerPerson:    delivery.Limit{Rate: -1},
		PerWorkspace: delivery.Limit{Rate: -1},
	}
	var stop func()
	start := func() {
		config.Store = open(m.now)
		stop = m.start(t, config)
	}
	end := func() {
		stop()
		if err := shut(config.Store); err != nil {
			t.Error(err)
		}
	}
	start()
	for _, a := range m.actions(dwellers, start, end) {
		time.Sleep(a.at.Sub(m.now()))
		a.do()
	}
	end()
	if err := config.Store.Close(); err != nil {
		t.Error(err)
	}
}

// An action is something that happens at its time.
type action struct {
	at time.Time
	do func()
}

// actions are what happens in the month, besides reminders.
func (m *month) actions(dwellers []dweller, start, end func()) []action {
	out := []action{{monthEnds, func() {}}}
	for i := range dwellers {
		d := &dwellers[i]
		out = append(out, action{d.asks, func() { m.say(d.name, "remind "+d.order()) }})
	}
	for _, d := range downtimes() {
		out = append(out, action{d.from, end}, action{d.to, start})
	}
	slices.SortStableFunc(out, func(a, b action) int { return a.at.Compare(b.at) })
	return out
}

// order is the rule as the coach reads it.
func (d *dweller) order() string {
	days := ""
	for i, w := range d.rule.Weekdays {
		if i > 0 {
			days += ","
		}
		days += strconv.Itoa(int(w))
	}
	zone := d.rule.Zone
	if zone == "" {
		zone = "UTC"
	}
	return fmt.Sprintf("%s %d:%02d %s", days, d.rule.Hour, d.rule.Minute, zone)
}

// start starts a delivery.
func (m *month) start(t *testing.T, config delivery.Config) (stop func()) {
	d, err := delivery.New(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	m.mu.Lock()
	m.receive = func(e bot.Event) {
		if got, err := d.Receive(context.Background(), e); got != delivery.Accepted {
			t.Errorf("receiving %s: %q, %v", e.ID, got, err)
		}
	}
	m.mu.Unlock()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- d.Run(ctx) }()
	return func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// say has somebody say something.
func (m *month) say(who, text string) {
	m.mu.Lock()
	m.messages++
	id, receive := "m"+strconv.Itoa(m.messages), m.receive
	m.mu.Unlock()
	receive(bot.Event{ID: id, Conversation: place(who), Message: bot.Message{Text: text, Time: m.now()}})
}

// Send implements delivery.Sender.
func (m *month) Send(_ context.Context, out bot.Outgoing) (json.RawMessage, error) {
	if out.Conversation.Channel != "" {
		return nil, nil // an answer
	}
	m.mu.Lock()
	who := out.Conversation.User
	if m.ids[out.ID] {
		m.doubled++
	}
	m.ids[out.ID] = true
	m.got[who] = append(m.got[who], m.now().Truncate(time.Minute))
	n := len(m.got[who])
	m.mu.Unlock()
	d := m.dwellers[who]
	if d.every > 0 && n%d.every == 0 {
		text := "thanks"
		if d.snooze && n%2 == 1 {
			text = "snooze 5h30m"
		}
		go m.say(who, text)
	}
	return nil, nil
}

// A watchmaker knows at which moment the clocks of a zone come to a wall time,
// from having looked at them every minute.
type watchmaker struct {
	loc   *time.Location
	first map[int64]time.Time // by the minutes that the wall shows
}

// newWatchmakers returns a function that gives the watchmaker of a zone.
func newWatchmakers(t *testing.T) func(zone string) *watchmaker {
	all := map[string]*watchmaker{}
	return func(zone string) *watchmaker {
		if all[zone] == nil {
			loc, err := time.LoadLocation(zone)
			if err != nil {
				t.Fatal(err)
			}
			all[zone] = &watchmaker{loc, map[int64]time.Time{}}
			all[zone].watch()
		}
		return all[zone]
	}
}

// watch looks at the clocks.
func (w *watchmaker) watch() {
	shown := int64(0)
	for now := monthBegins.Add(-48 * time.Hour); now.Before(monthEnds.Add(48 * time.Hour)); now = now.Add(time.Minute) {
		wall := wallMinute(now.In(w.loc))
		for skipped := shown + 1; shown > 0 && skipped < wall; skipped++ {
			w.first[skipped] = now
		}
		if wall > shown {
			w.first[wall] = now
			shown = wall
		}
	}
}

// wallMinute counts the minutes that a wall clock shows.
func wallMinute(t time.Time) int64 {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC).Unix() / 60
}

// occurrences are the moments of a rule in the month.
func (w *watchmaker) occurrences(r bot.Reminder) (out []time.Time) {
	for day := monthBegins.AddDate(0, 0, -1); day.Before(monthEnds.AddDate(0, 0, 1)); day = day.AddDate(0, 0, 1) {
		if slices.Contains(r.Weekdays, day.Weekday()) {
			out = append(out, w.first[day.Unix()/60+int64(r.Hour*60+r.Minute)])
		}
	}
	return out
}

// reminders are when somebody is to be reminded, to the minute.
func (w *watchmaker) reminders(d *dweller) (out []time.Time) {
	occurrences, downtimes := w.occurrences(d.rule), downtimes()
	var snoozed time.Time
	at, unanswered := d.asks, 0
	for unanswered < 3 {
		due := slices.Clone(occurrences)
		if !snoozed.IsZero() {
			due = append(due, snoozed)
		}
		slices.SortFunc(due, time.Time.Compare)
		due = slices.DeleteFunc(due, func(t time.Time) bool { return !t.After(at) })
		if len(due) == 0 || !due[0].Before(monthEnds) {
			return out
		}
		at = due[0]
		if down := slices.IndexFunc(downtimes, func(d downtime) bool { return !at.Before(d.from) && at.Before(d.to) }); down >= 0 {
			at = downtimes[down].to
			if !slices.ContainsFunc(due, func(t time.Time) bool { return !t.After(at) && at.Sub(t) < 12*time.Hour }) {
				continue
			}
		}
		out = append(out, at.Truncate(time.Minute))
		unanswered++
		if n := len(out); unanswered < 3 && d.every > 0 && n%d.every == 0 {
			unanswered = 0
			if d.snooze && n%2 == 1 {
				snoozed = at.Add(5*time.Hour + 30*time.Minute)
			}
		}
	}
	return out
}
