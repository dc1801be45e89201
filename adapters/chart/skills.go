package chart

import (
	"bytes"
	"fmt"
	"image/color"
	"strconv"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"careercoach/bot"
)

// Measures of a picture of skills, in points.
const (
	perSkill    vg.Length = 74
	claimedHigh vg.Length = 16
	shownHigh   vg.Length = 10
	legendHigh  vg.Length = 62
	axisLabels  vg.Length = 30
)

// skillsPNG draws a picture of skills: for each a bar of what is claimed above
// one of what is evidenced, with a mark at what is required, from 0 to
// bot.MaxSkillLevel. What is not known is hatched up to what is required.
func skillsPNG(p bot.Picture) ([]byte, error) {
	if err := checkSkills(p.Skills); err != nil {
		return nil, err
	}
	d := drawing{fonts: font.NewCache(liberation.Collection()), p: p}
	d.scale = (width - 2*margin - 8) / bot.MaxSkillLevel
	title := d.wrap(p.Title, 23, bold)
	source := d.wrap(sourceLine(p), 14, regular)
	height := 2*margin + vg.Length(len(title))*30 + legendHigh + vg.Length(len(p.Skills))*perSkill + axisLabels + vg.Length(len(source))*19
	canvas := vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(dpi), vgimg.UseBackgroundColor(color.White))
	d.canvas = draw.New(canvas)
	d.drawSkills(title, source, height)
	var out bytes.Buffer
	if _, err := (vgimg.PngCanvas{Canvas: canvas}).WriteTo(&out); err != nil {
		return nil, fmt.Errorf("writing a picture: %w", err)
	}
	return out.Bytes(), nil
}

// checkSkills refuses too many skills, and levels out of their range.
func checkSkills(skills []bot.SkillBar) error {
	if len(skills) > bot.MaxBars {
		return fmt.Errorf("drawing a picture: it has %d skills, not 1 to %d", len(skills), bot.MaxBars)
	}
	for _, s := range skills {
		for _, level := range []int{s.Required, s.Claimed, s.Evidenced} {
			if level < 0 || level > bot.MaxSkillLevel {
				return fmt.Errorf("drawing a picture: the skill %q has the level %d, not 0 to %d", s.Label, level, bot.MaxSkillLevel)
			}
		}
	}
	return nil
}

// drawSkills writes title, legend, bars, axis and source from the top to the
// bottom.
func (d *drawing) drawSkills(title, source []string, height vg.Length) {
	y := height - margin
	for _, line := range title {
		y -= 30
		d.text(margin, y+7, line, d.style(23, bold, ink()))
	}
	d.skillsLegend(y)
	y -= legendHigh
	bottom := y - vg.Length(len(d.p.Skills))*perSkill
	for level := range bot.MaxSkillLevel + 1 {
		x := d.x(float64(level))
		d.canvas.StrokeLine2(draw.LineStyle{Color: grid(), Width: 1}, x, bottom, x, y)
	}
	for _, s := range d.p.Skills {
		d.skill(s, y)
		y -= perSkill
	}
	d.levels(bottom)
	y = bottom - axisLabels
	for _, line := range source {
		y -= 19
		d.text(margin, y+4, line, d.style(14, regular, quiet()))
	}
}

// skill draws the bars of one skill below its name and its levels.
func (d *drawing) skill(s bot.SkillBar, top vg.Length) {
	d.rectangle(margin+1, top-27, width-margin-1, top, color.White) // the grid stays behind the words
	said := d.style(15, regular, ink())
	numbers := d.levelsOf(s)
	room := width - 2*margin - said.Width(numbers) - 12
	d.text(margin, top-19, d.fit(s.Label, d.style(17, bold, ink()), room), d.style(17, bold, ink()))
	d.text(width-margin-said.Width(numbers), top-19, numbers, said)
	claimed, shown := top-28-claimedHigh, top-28-claimedHigh-shownHigh-2
	if s.Unknown {
		d.hatched(margin, shown, d.x(float64(max(s.Required, 1))), top-28)
	} else {
		d.level(s.Claimed, claimed, claimed+claimedHigh, fill())
		d.level(s.Evidenced, shown, shown+shownHigh, mark())
	}
	if s.Required > 0 {
		x := d.x(float64(s.Required))
		d.rectangle(x-2.5, shown-3, x+2.5, top-25, needed())
	}
}

// levelsOf writes the three levels shortly: "needs 4 · you 2 · shown 0".
func (d *drawing) levelsOf(s bot.SkillBar) string {
	if s.Unknown {
		return fmt.Sprintf("needs %d · you ?", s.Required)
	}
	return fmt.Sprintf("needs %d · you %d · shown %d", s.Required, s.Claimed, s.Evidenced)
}

// level draws one bar from 0 on; at 0 a stub stays to be seen.
func (d *drawing) level(level int, y0, y1 vg.Length, c color.Color) {
	d.rectangle(margin, y0, max(d.x(float64(level)), margin+3), y1, c)
}

// hatched draws an open bar with slanting lines.
func (d *drawing) hatched(x0, y0, x1, y1 vg.Length) {
	line := draw.LineStyle{Color: quiet(), Width: 1}
	high := y1 - y0
	for x := x0 - high; x < x1; x += 9 {
		from, to := max(x, x0), min(x+high, x1)
		if from < to {
			d.canvas.StrokeLine2(line, from, y0+from-x, to, y0+to-x)
		}
	}
	d.canvas.StrokeLines(line, []vg.Point{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}, {X: x0, Y: y0}})
}

// levels writes the axis and what the levels mean.
func (d *drawing) levels(y vg.Length) {
	d.canvas.StrokeLine2(draw.LineStyle{Color: quiet(), Width: 1}, margin, y, width-margin, y)
	sty := d.style(14, regular, ink())
	for i, meaning := range []string{"not yet", "can explain", "with help", "alone", "led"} {
		label := strconv.Itoa(i) + " " + meaning
		x := min(max(d.x(float64(i))-sty.Width(label)/2, margin), width-margin-sty.Width(label))
		d.text(x, y-18, label, sty)
	}
}

// skillsLegend shows what the bars mean, in two lines below y.
func (d *drawing) skillsLegend(y vg.Length) {
	sty := d.style(15, regular, ink())
	y -= 20
	x := d.legendText(margin, y, sty, "required", func(x vg.Length) { d.rectangle(x+10, y-3, x+15, y+14, needed()) })
	x = d.legendText(x, y, sty, "you say (claimed)", func(x vg.Length) { d.rectangle(x, y-1, x+24, y+12, fill()) })
	d.legendText(x, y, sty, "not known", func(x vg.Length) { d.hatched(x, y-1, x+24, y+12) })
	y -= 24
	d.legendText(margin, y, sty, "shown by a project or story (evidenced)", func(x vg.Length) { d.rectangle(x, y+1, x+24, y+10, mark()) })
}

// legendText writes a word behind its swatch and returns where the next begins.
func (d *drawing) legendText(x, y vg.Length, sty text.Style, word string, swatch func(vg.Length)) vg.Length {
	swatch(x)
	d.text(x+31, y, word, sty)
	return x + 31 + sty.Width(word) + 24
}

// needed is the color of what is required.
func needed() color.Color { return color.RGBA{R: 0xb3, G: 0x3a, B: 0x0e, A: 255} }
