package chart

import (
	"bytes"
	"image/png"
	"math"
	"os"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"careercoach/bot"
)

func number(v float64) *float64 { return &v }

// engineers is a picture of ranges, a single number and a median alone.
func engineers() bot.Picture {
	return bot.Picture{
		Title: "Pay of engineers by level", Currency: "USD",
		Bars: []bot.Bar{
			{Label: "Principal", Low: number(300000), Median: number(360000), High: number(420000), Open: true, Text: "$300,000–$420,000+, median $360,000"},
			{Label: "Senior Engineer with a long name", Low: number(200000), High: number(240000), Text: "$200,000–$240,000"},
			{Label: "Engineer", Median: number(155000), Text: "median $155,000"},
			{Label: "Junior", Average: number(120000), Text: "average $120,000"},
		},
		Source: "A guide to careers (2025)",
	}
}

func TestPNG(t *testing.T) {
	one, err := PNG(engineers())
	if err != nil {
		t.Fatal(err)
	}
	again, err := PNG(engineers())
	if err != nil || !bytes.Equal(one, again) {
		t.Errorf("the same picture gave other bytes (%v)", err)
	}
	img, err := png.Decode(bytes.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	if got := img.Bounds(); got.Dx() != 1080 || got.Dy() < 500 || got.Dy() > 2000 {
		t.Errorf("got a picture of %v, want 1080 pixels wide and no higher than 2000", got)
	}
	if path := os.Getenv("CHART_OUT"); path != "" {
		if err := os.WriteFile(path, one, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A bar reaches from its low to its high end, with the mark at the median.
func TestBarsStandWhereTheyShould(t *testing.T) {
	p := bot.Picture{Currency: "USD", Bars: []bot.Bar{
		{Label: "a", Low: number(100), Median: number(300), High: number(400)},
		{Label: "b", Low: number(500), High: number(500)},
	}}
	data, err := PNG(p)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	// The first bar's middle, in pixels: margin, the gap, its name, half of it.
	y := int(2 * (margin + 10 + 28 + barHigh/2))
	at := func(v float64) int { return int(2 * (margin + vg.Length(v)*(width-2*margin)/500)) }
	is := func(x int, want [3]uint8) bool {
		r, g, b, _ := img.At(x, y).RGBA()
		return [3]uint8{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)} == want
	}
	light, dark := [3]uint8{0x8f, 0xb8, 0xde}, [3]uint8{0x0b, 0x3d, 0x70}
	for _, c := range []struct {
		name string
		x    int
		want [3]uint8
		is   bool
	}{
		{"before the low end", at(100) - 4, light, false},
		{"behind the low end", at(100) + 4, light, true},
		{"at the median", at(300), dark, true},
		{"beside the median", at(300) + 9, light, true},
		{"before the high end", at(400) - 4, light, true},
		{"behind the high end", at(400) + 4, light, false},
	} {
		if got := is(c.x, c.want); got != c.is {
			t.Errorf("%s: got color %v there: %v, want %v", c.name, c.want, got, c.is)
		}
	}
}

func TestPNGRefuses(t *testing.T) {
	many := bot.Picture{Bars: make([]bot.Bar, bot.MaxBars+1)}
	for name, p := range map[string]bot.Picture{
		"not 1 to":   {},
		"11 bars":    many,
		"no number":  {Bars: []bot.Bar{{Label: "x"}}},
		"number NaN": {Bars: []bot.Bar{{Label: "x", Low: number(math.NaN())}}},
		"number -1":  {Bars: []bot.Bar{{Label: "x", High: number(-1)}}},
	} {
		if _, err := PNG(p); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v, want an error with %q", err, name)
		}
	}
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		most float64
		want int
		last float64
	}{{420000, 6, 500000}, {1, 6, 1}, {20e6, 5, 20e6}, {100000, 6, 100000}, {155000, 5, 200000}} {
		got := ticks(c.most)
		if len(got) != c.want || math.Abs(got[len(got)-1]-c.last) > 1e-9*c.last {
			t.Errorf("ticks(%v): got %v, want %d up to %v", c.most, got, c.want, c.last)
		}
	}
}

func TestShort(t *testing.T) {
	for _, c := range []struct {
		currency string
		v        float64
		want     string
	}{{"USD", 120000, "$120k"}, {"INR", 2.5e6, "INR 2.5M"}, {"EUR", 950, "€950"}, {"", 0, "0"}, {"GBP", 1e9, "£1B"}} {
		if got := short(c.currency, c.v); got != c.want {
			t.Errorf("short(%q, %v): got %q, want %q", c.currency, c.v, got, c.want)
		}
	}
}

// What cannot be drawn well is still drawn, or refused; it never panics and
// never takes long.
func TestOddPictures(t *testing.T) {
	for name, b := range map[string]bot.Bar{
		"unknown letters":    {Label: "日本語 \U0001F600", Low: number(1), High: number(2)},
		"control characters": {Label: "a\x00\x1b[31m\u202eb\xff", Low: number(1)},
		"long words":         {Label: strings.Repeat("w", 100_000), Text: strings.Repeat("1 ", 100_000), Median: number(5)},
		"high below low":     {Label: "x", Low: number(9), High: number(1), Median: number(5)},
		"nothing":            {Label: "", Low: number(0), High: number(0)},
		"tiny":               {Label: "x", High: number(5e-324)},
		"huge":               {Label: "x", High: number(1e15), Open: true},
	} {
		data, err := PNG(bot.Picture{Title: b.Label, Currency: b.Label, Source: b.Text, Bars: []bot.Bar{b}})
		if err != nil {
			t.Errorf("%s: got %v, want a picture", name, err)
			continue
		}
		if img, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || img.Width != 1080 || img.Height > 1000 {
			t.Errorf("%s: got %d × %d (%v), want a picture 1080 wide", name, img.Width, img.Height, err)
		}
	}
}
