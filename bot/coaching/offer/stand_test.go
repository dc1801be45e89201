package offer

import (
	"testing"

	"careercoach/knowledge"
)

func ptr(v float64) *float64 { return &v }

func TestStand(t *testing.T) {
	band := &knowledge.Figure{Low: ptr(220e3), High: ptr(350e3), Currency: "USD"}
	open := &knowledge.Figure{Low: ptr(350e3), High: ptr(700e3), Open: true, Currency: "USD"}
	middle := &knowledge.Figure{Median: ptr(155e3), Average: ptr(165e3), Currency: "USD"}
	average := &knowledge.Figure{Average: ptr(165e3), Currency: "USD"}
	from := &knowledge.Figure{Low: ptr(100e3), Currency: "USD"}
	for _, test := range []struct {
		name    string
		figure  *knowledge.Figure
		amounts []float64
		want    string
	}{
		{"nothing", band, nil, ""},
		{"below", band, []float64{200e3}, "$20,000 below the low end"},
		{"low end", band, []float64{220e3}, "at the low end"},
		{"inside", band, []float64{230e3}, "inside, 8% of the way up"},
		{"hardly inside", band, []float64{220100}, "inside, 1% of the way up"},
		{"high end", band, []float64{350e3}, "at the high end"},
		{"above", band, []float64{360e3}, "$10,000 above the high end"},
		{"above an open end", open, []float64{800e3}, "above the highest amount named, where the band is open"},
		{"no high end", from, []float64{150e3}, "inside"},
		{"median and average", middle, []float64{160e3}, "$5,000 above the median, $5,000 below the average"},
		{"at the median", middle, []float64{155e3}, "at the median, $10,000 below the average"},
		{"average alone", average, []float64{155e3}, "$10,000 below the average"},
		{"years inside", band, []float64{230e3, 240e3}, "every year inside"},
		{"years in two zones", band, []float64{200e3, 210e3, 230e3, 230e3}, "years 1–2 up to $20,000 below the low end; years 3–4 inside, 8% of the way up"},
		{"years up and down", band, []float64{360e3, 230e3, 380e3}, "year 1 $10,000 above the high end; year 2 inside, 8% of the way up; year 3 $30,000 above the high end"},
		{"years above", band, []float64{360e3, 370e3}, "every year up to $20,000 above the high end"},
		{"years above an open end", open, []float64{710e3, 800e3}, "every year above the highest amount named, where the band is open"},
		{"years around a median", middle, []float64{150e3, 145e3, 160e3}, "years 1–2 up to $10,000 below the median; year 3 $5,000 above the median, $5,000 below the average"},
	} {
		if got := Stand(test.figure, test.amounts); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestBandsFor(t *testing.T) {
	b := base(t)
	for _, test := range []struct {
		said string
		want []knowledge.FigureID
	}{
		{"L5 seattle 230k tc", []knowledge.FigureID{"l5-pay", "level-engineer-pay", "pay-headline-range", "pay-headline-median"}},
		{"senior seattle 230k tc", []knowledge.FigureID{"level-senior-pay", "l6-pay", "pay-headline-range", "pay-headline-median"}},
		{"lead seattle 230k tc", []knowledge.FigureID{"level-lead-pay", "pay-headline-range", "pay-headline-median"}},
		{"L5 senior seattle 230k tc", []knowledge.FigureID{"l5-pay", "level-senior-pay", "pay-headline-range", "pay-headline-median"}},
		{"seattle 230k tc", []knowledge.FigureID{"l4-pay", "l5-pay", "l6-pay", "pay-headline-range", "pay-headline-median"}},
		{"L8 seattle 900k tc", []knowledge.FigureID{"l6-pay", "pay-headline-range", "pay-headline-median"}},
		{"L2 seattle 90k tc", []knowledge.FigureID{"pay-headline-range", "pay-headline-median"}},
		{"L5 hyderabad 45 lakh tc", []knowledge.FigureID{"region-india-local", "region-india-usd"}},
		{"london £90k tc", []knowledge.FigureID{"region-london-berlin-local", "region-london-berlin-usd"}},
		{"toronto US$ 150k tc", []knowledge.FigureID{"region-canada-local", "region-canada-usd"}},
		{"dublin 90k tc", nil},
	} {
		var got []knowledge.FigureID
		for _, band := range BandsFor(b, Read(b, test.said, "").Offer) {
			got = append(got, band.Figure.ID)
		}
		if len(got) != len(test.want) {
			t.Errorf("%q: got %q, want %q", test.said, got, test.want)
			continue
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("%q: got %q, want %q", test.said, got, test.want)
			}
		}
	}
}
