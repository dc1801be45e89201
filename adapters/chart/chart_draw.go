package chart

import (
	"image/color"
	"strconv"
	"strings"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"careercoach/bot"
)

// The colors of the picture.
func ink() color.Color   { return color.RGBA{R: 0x1d, G: 0x1c, B: 0x1d, A: 255} }
func quiet() color.Color { return color.RGBA{R: 0x61, G: 0x60, B: 0x61, A: 255} }
func grid() color.Color  { return color.RGBA{R: 0xdd, G: 0xdd, B: 0xdd, A: 255} }
func fill() color.Color  { return color.RGBA{R: 0x8f, G: 0xb8, B: 0xde, A: 255} }
func mark() color.Color  { return color.RGBA{R: 0x0b, G: 0x3d, B: 0x70, A: 255} }
func own() color.Color   { return color.RGBA{R: 0xc4, G: 0x4e, B: 0x1a, A: 255} }

// draw writes title, bars, axis and source from the top to the bottom.
func (d *drawing) draw(title, source []string, height vg.Length) {
	y := height - margin
	for _, line := range title {
		y -= 30
		d.text(margin, y+7, line, d.style(23, bold, ink()))
	}
	y -= 10
	bottom := y - vg.Length(len(d.p.Bars))*perBar
	for _, t := range d.ticks {
		d.canvas.StrokeLine2(draw.LineStyle{Color: grid(), Width: 1}, d.x(t), bottom-6, d.x(t), y)
	}
	for _, b := range d.p.Bars {
		d.bar(b, y)
		y -= perBar
	}
	for _, b := range d.p.Bars {
		d.through(b, y+vg.Length(len(d.p.Bars))*perBar)
	}
	d.axis(bottom)
	y = bottom - axis
	for _, line := range source {
		y -= 19
		d.text(margin, y+4, line, d.style(14, regular, quiet()))
	}
}

// x is where an amount stands.
func (d *drawing) x(v float64) vg.Length { return margin + vg.Length(v)*d.scale }

// bar draws one range below its name and its figure: from low to high, or from
// nothing where there is no low end, with a line at the median.
func (d *drawing) bar(b bot.Bar, top vg.Length) {
	d.rectangle(margin+1, top-28, width-margin-1, top, color.White) // the grid stays behind the bars
	name := d.fit(b.Label, d.style(17, bold, ink()), width-2*margin)
	d.text(margin, top-19, name, d.style(17, bold, ink()))
	d.figure(b, name, top-19)
	low, high := 0.0, 0.0
	if b.Low != nil {
		low = *b.Low
	}
	for _, v := range numbers(b) {
		high = max(high, v)
	}
	if low == high {
		low = 0
	}
	y := top - 28 - barHigh
	color := fill()
	if b.Own {
		color = own()
	}
	d.rectangle(d.x(low), y, d.x(high), y+barHigh, color)
	if b.Median != nil {
		d.rectangle(d.x(*b.Median)-2.5, y-3, d.x(*b.Median)+2.5, y+barHigh+3, mark())
	}
	if b.Open {
		d.text(min(d.x(high)+4, width-margin-9), y+7, "+", d.style(17, bold, mark()))
	}
}

// through draws lines at the ends of the person's own bar through all others,
// but not through their names.
func (d *drawing) through(b bot.Bar, top vg.Length) {
	if !b.Own {
		return
	}
	for _, v := range numbers(b) {
		for i := range d.p.Bars {
			y := top - vg.Length(i)*perBar
			d.canvas.StrokeLine2(draw.LineStyle{Color: own(), Width: 2}, d.x(v), y-perBar+4, d.x(v), y-26)
		}
	}
}

// figure writes the amounts behind a bar's name, the shorter way where the
// longer one does not fit.
func (d *drawing) figure(b bot.Bar, name string, y vg.Length) {
	sty := d.style(15, regular, ink())
	left := margin + d.style(17, bold, ink()).Width(name) + 10
	for _, said := range []string{b.Text, strings.ReplaceAll(b.Text, "median ", "med. "), d.amounts(b)} {
		if said = shown(said); left+sty.Width(said) <= width-margin {
			d.text(width-margin-sty.Width(said), y, said, sty)
			return
		}
	}
}

// amounts writes a bar's numbers shortly: "$120k–$160k".
func (d *drawing) amounts(b bot.Bar) string {
	var parts []string
	for _, v := range []*float64{b.Low, b.High} {
		if v != nil {
			parts = append(parts, short(d.p.Currency, *v))
		}
	}
	if values := numbers(b); len(parts) == 0 {
		parts = append(parts, short(d.p.Currency, values[0]))
	}
	return strings.Join(parts, "–")
}

// axis writes the amounts under the grid and what the bars and lines are.
func (d *drawing) axis(y vg.Length) {
	d.canvas.StrokeLine2(draw.LineStyle{Color: quiet(), Width: 1}, margin, y-6, width-margin, y-6)
	sty := d.style(15, regular, ink())
	for i, t := range d.ticks {
		label := short("", t)
		x := d.x(t) - sty.Width(label)/2
		if i == 0 {
			x = margin
		}
		d.text(min(x, width-margin-sty.Width(label)), y-24, label, sty)
	}
	d.text(margin, y-48, d.legend(), d.style(14, regular, quiet()))
}

// legend names the currency, and says what bars and lines mean as far as there
// are such.
func (d *drawing) legend() string {
	said := []string{d.p.Currency}
	ranges, medians := false, false
	for _, b := range d.p.Bars {
		if b.Own {
			said = append(said, "orange: "+lower(b.Label))
		}
		ranges = ranges || b.Low != nil && b.High != nil && *b.Low != *b.High
		medians = medians || b.Median != nil
	}
	if ranges {
		said = append(said, "bar: low to high")
	}
	if medians {
		said = append(said, "dark line: median")
	}
	return strings.Join(said, " · ")
}

// lower writes a label within a line.
func lower(label string) string {
	label = shown(label)
	if label == "" {
		return "yours"
	}
	return strings.ToLower(label[:1]) + label[1:]
}

// short writes an amount in at most four digits: "$120k", "INR 2.5M".
func short(currency string, v float64) string {
	sign := map[string]string{"USD": "$", "EUR": "€", "GBP": "£", "": ""}
	before, ok := sign[currency]
	if !ok {
		before = currency + " "
	}
	for _, s := range []struct {
		unit float64
		sign string
	}{{1e9, "B"}, {1e6, "M"}, {1e3, "k"}} {
		if v >= s.unit {
			return before + trimmed(v/s.unit) + s.sign
		}
	}
	return before + trimmed(v)
}

func trimmed(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}

func (d *drawing) text(x, y vg.Length, s string, sty text.Style) {
	if s != "" {
		d.canvas.FillText(sty, vg.Point{X: x, Y: y}, s)
	}
}

func (d *drawing) rectangle(x0, y0, x1, y1 vg.Length, c color.Color) {
	d.canvas.FillPolygon(c, []vg.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}})
}

// fit shortens text to a width.
func (d *drawing) fit(s string, sty text.Style, room vg.Length) string {
	s = shown(s)
	if sty.Width(s) <= room {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && sty.Width(string(runes)+"…") > room {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}

// wrap breaks text into at most three lines that fit the picture.
func (d *drawing) wrap(s string, size vg.Length, w weight) []string {
	sty := d.style(size, w, ink())
	var lines []string
	line := ""
	for _, word := range strings.Fields(shown(s)) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && sty.Width(longer) > width-2*margin && len(lines) < 2 {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	if line == "" {
		return lines
	}
	return append(lines, d.fit(line, sty, width-2*margin))
}
