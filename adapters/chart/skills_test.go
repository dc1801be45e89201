package chart

import (
	"bytes"
	"image/color"
	"image/png"
	"os"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"careercoach/bot"
)

// gaps is a picture of the most skills, with every kind of bar.
func gaps() bot.Picture {
	return bot.Picture{
		Title: "Your skills beside Senior Amazon Engineer, AWS teams",
		Skills: []bot.SkillBar{
			{Label: "System design", Required: 4, Claimed: 2},
			{Label: "Mentoring and influence", Required: 4, Claimed: 1},
			{Label: "Operational discipline", Required: 4, Claimed: 3, Evidenced: 3},
			{Label: "Cross-team collaboration", Required: 4, Unknown: true},
			{Label: "Observability", Required: 3, Claimed: 3},
			{Label: "Performance tuning", Required: 3, Unknown: true},
			{Label: "Technical communication", Required: 3, Claimed: 0},
			{Label: "Algorithms and data structures", Required: 3, Claimed: 4, Evidenced: 4},
			{Label: "Embedded and device engineering with more words", Required: 1, Claimed: 2, Evidenced: 2},
			{Label: "Infrastructure as code", Required: 2, Unknown: true},
		},
		Source: "Amazon Engineer career guide (Himalayas) (2025); required levels are our reading",
	}
}

func TestSkillsPNG(t *testing.T) {
	one, err := PNG(gaps())
	if err != nil {
		t.Fatal(err)
	}
	if again, err := PNG(gaps()); err != nil || !bytes.Equal(one, again) {
		t.Errorf("the same picture gave other bytes (%v)", err)
	}
	img, err := png.DecodeConfig(bytes.NewReader(one))
	if err != nil || img.Width != 1080 || img.Height > 2200 {
		t.Errorf("got a picture of %d × %d (%v), want 1080 pixels wide and no higher than 2200", img.Width, img.Height, err)
	}
	if path := os.Getenv("CHART_SKILLS_OUT"); path != "" {
		if err := os.WriteFile(path, one, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// The bars end at their levels, and the mark stands at what is required.
func TestSkillsStandWhereTheyShould(t *testing.T) {
	data, err := PNG(bot.Picture{Skills: []bot.SkillBar{{Label: "a", Required: 3, Claimed: 2, Evidenced: 1}}})
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	top := margin + legendHigh
	claimed, shown := int(2*(top+28+claimedHigh/2)), int(2*(top+28+claimedHigh+2+shownHigh/2))
	at := func(level float64) int { return int(2 * (margin + vg.Length(level)*(width-2*margin-8)/4)) }
	for _, c := range []struct {
		name string
		x, y int
		want color.Color
		is   bool
	}{
		{"within what is claimed", at(2) - 4, claimed, fill(), true},
		{"behind what is claimed", at(2) + 4, claimed, fill(), false},
		{"within what is evidenced", at(1) - 4, shown, mark(), true},
		{"behind what is evidenced", at(1) + 4, shown, mark(), false},
		{"at what is required", at(3), claimed, needed(), true},
		{"beside what is required", at(3) + 9, claimed, needed(), false},
	} {
		r, g, b, _ := img.At(c.x, c.y).RGBA()
		wr, wg, wb, _ := c.want.RGBA()
		if got := r>>8 == wr>>8 && g>>8 == wg>>8 && b>>8 == wb>>8; got != c.is {
			t.Errorf("%s: got the color %v there: %v, want %v", c.name, c.want, got, c.is)
		}
	}
}

func TestSkillsPNGRefuses(t *testing.T) {
	for want, skills := range map[string][]bot.SkillBar{
		"11 skills":    make([]bot.SkillBar, bot.MaxBars+1),
		"the level 5":  {{Label: "x", Required: 5}},
		"the level -1": {{Label: "x", Claimed: -1}},
	} {
		if _, err := PNG(bot.Picture{Skills: skills}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want an error with %q", err, want)
		}
	}
}

func TestOddSkills(t *testing.T) {
	for _, label := range []string{"", "日本語 \U0001F600", strings.Repeat("w", 100_000), "a\x00\x1b[31m\u202eb\xff"} {
		data, err := PNG(bot.Picture{Title: label, Source: label, Skills: []bot.SkillBar{{Label: label, Unknown: true}}})
		if err != nil {
			t.Errorf("%.20q: %v", label, err)
			continue
		}
		if img, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || img.Width != 1080 || img.Height > 1000 {
			t.Errorf("%.20q: got %d × %d (%v), want a picture 1080 wide", label, img.Width, img.Height, err)
		}
	}
}
