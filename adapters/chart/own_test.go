package chart

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"

	"careercoach/bot"
)

// The person's own bar has a color of its own and lines through the others.
func TestOwnBar(t *testing.T) {
	p := bot.Picture{Currency: "USD", Bars: []bot.Bar{
		{Label: "Your offer", Low: number(200), High: number(300), Own: true},
		{Label: "band", Low: number(100), High: number(400)},
	}}
	count := func(p bot.Picture) map[color.Color]int {
		data, err := PNG(p)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		out := map[color.Color]int{}
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				out[color.RGBAModel.Convert(img.At(x, y))]++
			}
		}
		return out
	}
	with := count(p)
	p.Bars[0].Own = false
	without := count(p)
	if with[own()] < 1000 || without[own()] != 0 {
		t.Errorf("got %d points of the own color with an own bar and %d without", with[own()], without[own()])
	}
	if with[fill()] >= without[fill()] {
		t.Errorf("the own bar is drawn as the others are")
	}
}
