package discord

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"careercoach/bot"
)

func TestPagesHoldEverything(t *testing.T) {
	var b strings.Builder
	for i := range 400 {
		fmt.Fprintf(&b, "Sentence number w%dw of the text says something. ", i)
		if i%7 == 6 {
			b.WriteString("\n\n")
		}
	}
	for _, plain := range []bool{false, true} {
		r := bot.Reply{Title: "Long", Body: b.String(), Sources: []bot.Source{guideSource}, Decision: bot.DecisionAnswer}
		first := rendered(t, r, Options{Plain: plain})
		if first.Pages < 2 {
			t.Fatalf("plain %v: %d pages, want several", plain, first.Pages)
		}
		var all strings.Builder
		for n := range first.Pages {
			m := rendered(t, r, Options{Plain: plain, Page: n})
			text := m.Content
			if !plain {
				text = m.Embeds[0].Description + m.Embeds[0].Footer.Text
			}
			if !strings.Contains(text, guideSource.Title) {
				t.Errorf("plain %v: page %d does not name the source", plain, n)
			}
			all.WriteString(text)
		}
		for i := range 400 {
			if word := fmt.Sprintf("w%dw", i); strings.Count(all.String(), word) != 1 {
				t.Errorf("plain %v: %s is there %d times, want once", plain, word, strings.Count(all.String(), word))
			}
		}
	}
}

func TestPageButtons(t *testing.T) {
	r := bot.Reply{Body: overview()}
	pages := Render(r, Options{}).Pages
	for _, c := range []struct {
		page int
		want string
	}{{0, "More ›=1"}, {1, "‹ Back=0, More ›=2"}, {-3, "More ›=1"}, {99, "‹ Back=1"}} {
		m := rendered(t, r, Options{Page: c.page})
		var got []string
		for _, b := range m.Components[0].Components {
			click, _ := parseClick(b.CustomID)
			if click.kind != clickPage {
				t.Errorf("page %d: a button of kind %c", c.page, click.kind)
			}
			got = append(got, b.Label+"="+click.value)
		}
		if s := strings.Join(got, ", "); s != c.want || pages != 3 {
			t.Errorf("page %d of %d: %s, want %s of 3", c.page, pages, s, c.want)
		}
	}
}

func TestALongTableRepeatsItsHead(t *testing.T) {
	table := bot.Table{Header: []string{"Level", "Pay"}}
	for i := range 300 {
		table.Rows = append(table.Rows, []string{fmt.Sprint("level ", i), fmt.Sprint("$", 100+i)})
	}
	r := bot.Reply{Table: &table}
	pages := Render(r, Options{}).Pages
	for n := range pages {
		text := rendered(t, r, Options{Page: n}).Embeds[0].Description
		if !strings.HasPrefix(text, "```\nLevel") || !strings.HasSuffix(text, "\n```") || strings.Count(text, "```") != 2 {
			t.Errorf("page %d of %d is no table with a head:\n%s", n, pages, text)
		}
	}
	if pages < 2 {
		t.Errorf("%d pages, want several", pages)
	}
}

func TestAHeadingStaysWithItsText(t *testing.T) {
	filler := strings.Repeat("x", pageLength-30)
	body := filler + "\n\n## Heading\n\n" + strings.Repeat("text ", 30)
	if text := Render(bot.Reply{Body: body}, Options{}).Embeds[0].Description; strings.Contains(text, "Heading") {
		t.Errorf("the first page ends with the heading: %q", text[len(text)-40:])
	}
}

func TestEndlessRepliesAreCut(t *testing.T) {
	r := bot.Reply{Body: strings.Repeat("word ", 60_000), Sources: []bot.Source{guideSource}}
	if got := Render(r, Options{Plain: true}).Pages; got != maxPages {
		t.Errorf("%d pages of plain text, want %d", got, maxPages)
	}
	m := rendered(t, r, Options{Page: maxPages})
	if !strings.HasSuffix(m.Embeds[0].Description, cutNote) || !strings.Contains(m.Embeds[0].Footer.Text, guideSource.Title) {
		t.Errorf("%d pages, the last ends with %q and %q", m.Pages, m.Embeds[0].Description[len(m.Embeds[0].Description)-80:], m.Embeds[0].Footer.Text)
	}
}

func TestPagerTurnsAndForgets(t *testing.T) {
	var p Pager
	r := bot.Reply{Body: overview(), Private: true}
	o := Options{Place: PlaceInteraction, Asker: asker1}
	for i := range maxKept + 1 {
		p.Keep(fmt.Sprint(i), r, o)
	}
	if _, ok := p.Turn("0", 1); ok {
		t.Error("the oldest reply is still kept")
	}
	got, ok := p.Turn("1", 1)
	o.Page = 1
	if want := Render(r, o); !ok || string(encoded(t, got)) != string(encoded(t, want)) {
		t.Errorf("turned to %s\nwant %s", encoded(t, got), encoded(t, want))
	}
	p.Drop("1")
	if _, ok := p.Turn("1", 1); ok {
		t.Error("a dropped reply is still kept")
	}
	p.DropOf(asker1)
	if p.size != 0 || len(p.kept) != 0 || len(p.order) != 0 {
		t.Errorf("after all are dropped %d replies of %d bytes are kept", len(p.kept), p.size)
	}
	rendered(t, Gone(), Options{Place: PlaceInteraction})
}

func TestPagerBoundsItsMemory(t *testing.T) {
	var p Pager
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			p.Keep(fmt.Sprint(i), bot.Reply{Body: strings.Repeat("x", maxKeptText/3)}, Options{})
			p.Turn(fmt.Sprint(i), 0)
		})
	}
	wait.Wait()
	if p.size > maxKeptText || len(p.kept) != 3 {
		t.Errorf("%d replies of %d bytes are kept, want 3 within %d", len(p.kept), p.size, maxKeptText)
	}
}
