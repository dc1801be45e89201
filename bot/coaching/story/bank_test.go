package story

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"careercoach/bot"
	"careercoach/knowledge"
)

func TestLoadAndSave(t *testing.T) {
	p := bot.Profile{}
	if b := load(t, p); len(b.Stories) != 0 || b.Warned {
		t.Errorf("an empty profile holds %+v", b)
	}
	want := bankWith(pallets(), refunds())
	if err := want.Save(p); err != nil {
		t.Fatal(err)
	}
	want.Version = version
	if got := load(t, p); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestLoadRefuses(t *testing.T) {
	for name, kept := range map[string]string{
		"a newer version": `{"v":2}`,
		"another shape":   `[1]`,
	} {
		if _, err := Load(bot.Profile{record: []byte(kept)}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestSaveIsBounded(t *testing.T) {
	var many, long Bank
	for i := range MaxStories + 1 {
		many.Put(Story{ID: ID(fmt.Sprint(i)), Title: "Story"})
	}
	for i := range MaxStories {
		long.Put(Story{ID: ID(fmt.Sprint(i)), Action: strings.Repeat("<", MaxPart)})
	}
	for name, b := range map[string]Bank{"too many": many, "too long": long} {
		p := bot.Profile{}
		if err := b.Save(p); !errors.Is(err, ErrFull) || len(p) > 0 {
			t.Errorf("%s: got %v and %d kept, want ErrFull and nothing", name, err, len(p))
		}
	}
	many.Delete(1)
	p := bot.Profile{}
	if err := many.Save(p); err != nil {
		t.Errorf("%d stories: %v", len(many.Stories), err)
	}
}

// A full bank of stories of a usual length fits.
func TestUsualStoriesFit(t *testing.T) {
	var b Bank
	for i := range MaxStories {
		s := pallets()
		s.ID, s.Action = ID(fmt.Sprint(i)), strings.Repeat(s.Action+" ", 10) // about 2,200 characters
		b.Put(s)
	}
	if err := b.Save(bot.Profile{}); err != nil {
		t.Error(err)
	}
}

func TestNumbersAreNeverGivenAgain(t *testing.T) {
	b := bankWith(pallets(), refunds())
	b.Delete(2)
	if n := b.Put(palletsAgain()); n != 3 {
		t.Errorf("got number %d, want 3", n)
	}
	if b.Story(2) != nil || b.Story(1) == nil || b.Find("q").Number != 3 {
		t.Errorf("got %v", numbers(b.Stories))
	}
	changed := pallets()
	changed.Title = "Pallets"
	if n := b.Put(changed); n != 1 || b.Story(1).Title != "Pallets" || len(b.Stories) != 2 {
		t.Errorf("got number %d of %v, want the same story", n, numbers(b.Stories))
	}
}

func TestPutKeepsWhatItMust(t *testing.T) {
	b := bankWith(pallets())
	b.Use("p", noon)
	s := *b.Story(1)
	s.measure(s.claims()[len(s.claims())-2], "the shift log") // 40 and 12
	s.measure(s.claims()[0], "a guess")                       // forty pallets
	s.Situation = "In March 2024 we were late."
	b.Put(s)
	got := b.Story(1)
	if got.Used != 1 || !got.LastUse.Equal(noon) {
		t.Errorf("used %d at %v, want once", got.Used, got.LastUse)
	}
	var how []string
	for _, m := range got.Methods {
		how = append(how, m.Figure+"="+m.How)
	}
	if want := []string{"result|40=the shift log", "result|12=the shift log"}; !slices.Equal(how, want) {
		t.Errorf("got %v, want %v: what was said of figures that are gone goes", how, want)
	}
}

func TestUse(t *testing.T) {
	b := bankWith(pallets())
	for _, began := range []time.Time{noon, noon, noon.Add(time.Hour), {}, {}} {
		if !b.Use("p", began) {
			t.Fatal("there is no such story")
		}
	}
	if got := b.Story(1).Used; got != 4 {
		t.Errorf("used %d times, want 4: once a run, and whenever the run is not known", got)
	}
	if b.Use("none", noon) {
		t.Error("a story that is not there was used")
	}
}

func TestMerge(t *testing.T) {
	b := bankWith(pallets(), palletsAgain())
	b.Use("p", noon)
	b.Use("q", noon)
	b.Merge(1, 2)
	once := fmt.Sprint(b)
	b.Merge(1, 2)
	if again := fmt.Sprint(b); again != once {
		t.Errorf("merging again changes the bank:\n%s\n%s", once, again)
	}
	kept, other := b.Story(1), b.Story(2)
	if want := []knowledge.SubjectID{"ownership", "dive-deep", "deliver-results"}; !slices.Equal(kept.Principles, want) {
		t.Errorf("principles %v, want %v", kept.Principles, want)
	}
	if kept.Archived || !other.Archived || other.Into != "p" || b.Uses(*kept) != 2 {
		t.Errorf("kept %+v\nother %+v\nuses %d", kept, other, b.Uses(*kept))
	}
	b.Merge(2, 1)
	if b.Story(2).Archived || !b.Story(1).Archived || b.Uses(*b.Story(2)) != 2 {
		t.Errorf("merged the other way round: %+v", b)
	}
	for _, pair := range [][2]int{{1, 1}, {1, 9}, {9, 1}} {
		before := fmt.Sprint(b)
		if b.Merge(pair[0], pair[1]); fmt.Sprint(b) != before {
			t.Errorf("merging %v changes the bank", pair)
		}
	}
}

// The uses of all that was merged count for the last one, also once what was
// merged is deleted.
func TestMergeInARow(t *testing.T) {
	b := bankWith(pallets(), palletsAgain(), refunds())
	for _, id := range []ID{"p", "q", "r"} {
		b.Use(id, noon)
	}
	b.Merge(2, 1)
	b.Merge(3, 2)
	if got := b.Uses(*b.Story(3)); got != 3 {
		t.Errorf("used %d times, want 3", got)
	}
	b.Delete(1)
	b.Delete(2)
	if got := b.Uses(*b.Story(3)); got != 3 || len(b.Stories) != 1 {
		t.Errorf("used %d times in %d stories, want 3 in 1", got, len(b.Stories))
	}
	b.Delete(9)
}
