// Package chart draws the picture of a reply as PNG: one bar for each range of
// money, with its median, over an axis that begins at nothing; or the levels of
// skills. The picture is made for a telephone held upright. The same picture
// gives the same bytes.
package chart

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"careercoach/adapters/markup"
	"careercoach/bot"
)

// Measures of the picture in points; two pixels make a point.
const (
	width   vg.Length = 540
	margin  vg.Length = 22
	dpi               = 144
	perBar  vg.Length = 78
	barHigh vg.Length = 26
	axis    vg.Length = 60
)

// PNG draws a picture. It fails where there is nothing to draw: fewer than one
// bar or skill, more than bot.MaxBars, a bar without a number or with one
// outside 0 to 1e15, a skill with a level outside 0 to bot.MaxSkillLevel. It is
// safe for concurrent use.
func PNG(p bot.Picture) ([]byte, error) {
	if len(p.Skills) > 0 {
		return skillsPNG(p)
	}
	most, err := highest(p)
	if err != nil {
		return nil, err
	}
	if p.Currency = shown(p.Currency); len(p.Currency) > 3 {
		p.Currency = "" // none that could be printed
	}
	d := drawing{fonts: font.NewCache(liberation.Collection()), p: p}
	d.ticks = ticks(most)
	d.scale = (width - 2*margin) / vg.Length(max(most, d.ticks[len(d.ticks)-1]))
	title := d.wrap(p.Title, 23, bold)
	source := d.wrap(sourceLine(p), 14, regular)
	height := 2*margin + vg.Length(len(title))*30 + 10 + vg.Length(len(p.Bars))*perBar + axis + vg.Length(len(source))*19
	canvas := vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(dpi), vgimg.UseBackgroundColor(color.White))
	d.canvas = draw.New(canvas)
	d.draw(title, source, height)
	var out bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: canvas}).WriteTo(&out); err != nil {
		return nil, fmt.Errorf("writing a picture: %w", err)
	}
	return out.Bytes(), nil
}

func sourceLine(p bot.Picture) string {
	if p.Source == "" {
		return ""
	}
	return "Source: " + p.Source
}

// largest is the largest number that is drawn.
const largest = 1e15

// highest returns the largest number of a picture, at least 1.
func highest(p bot.Picture) (float64, error) {
	if len(p.Bars) == 0 || len(p.Bars) > bot.MaxBars {
		return 0, fmt.Errorf("drawing a picture: it has %d bars, not 1 to %d", len(p.Bars), bot.MaxBars)
	}
	most := 0.0
	for _, b := range p.Bars {
		values := numbers(b)
		if len(values) == 0 {
			return 0, fmt.Errorf("drawing a picture: the bar %q has no number", b.Label)
		}
		for _, v := range values {
			if math.IsNaN(v) || v > largest || v < 0 {
				return 0, fmt.Errorf("drawing a picture: the bar %q has the number %v", b.Label, v)
			}
		}
		most = max(most, slices.Max(values))
	}
	return max(most, 1), nil
}

func numbers(b bot.Bar) []float64 {
	var out []float64
	for _, v := range []*float64{b.Low, b.Median, b.High, b.Average} {
		if v != nil {
			out = append(out, *v)
		}
	}
	return out
}

// ticks returns three to six round numbers from 0 on, the last one at or above
// most.
func ticks(most float64) []float64 {
	step := math.Pow(10, math.Floor(math.Log10(most)))
	for _, part := range []float64{0.2, 0.25, 0.5, 1, 2} {
		if most/(step*part) <= 5 {
			step *= part
			break
		}
	}
	out := []float64{0}
	for out[len(out)-1] < most {
		out = append(out, float64(len(out))*step)
	}
	return out
}

// drawing is a picture being drawn.
type drawing struct {
	canvas draw.Canvas
	fonts  *font.Cache
	p      bot.Picture
	ticks  []float64
	scale  vg.Length // points for one unit of money
}

// style returns how text of a size and weight is written.
func (d *drawing) style(size vg.Length, weight weight, c color.Color) text.Style {
	f := font.Font{Typeface: "Liberation", Variant: "Sans", Size: size}
	if weight == bold {
		f.Weight = xfont.WeightBold
	}
	return text.Style{Color: c, Font: f, Handler: text.Plain{Fonts: d.fonts}}
}

type weight bool

const (
	regular weight = false
	bold    weight = true
)

// maxShown is how many characters of a text are considered: more than fit.
const maxShown = 300

// shown is text without what cannot be drawn.
func shown(s string) string {
	s = strings.TrimSpace(markup.Clean(s))
	if runes := []rune(s); len(runes) > maxShown {
		return string(runes[:maxShown])
	}
	return s
}
