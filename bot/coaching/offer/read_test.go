package offer

import (
	"reflect"
	"strings"
	"testing"

	"careercoach/bot/bottest"
	"careercoach/knowledge"
)

func base(t testing.TB) *knowledge.Base { return bottest.Embedded(t) }

func us(o Offer) Offer {
	o.Region, o.Currency = "region-us", "USD"
	if o.Place == "" {
		o.Place = "United States"
	}
	return o
}

func seattle(o Offer) Offer {
	o.Place, o.City = "Seattle", true
	return us(o)
}

func india(o Offer, city string) Offer {
	o.Region, o.Place, o.City, o.Currency = "region-india", city, true, "INR"
	return o
}

func TestRead(t *testing.T) {
	b := base(t)
	for _, test := range []struct {
		said string
		want Offer
	}{
		{"I got 230k TC for L5 in Seattle", seattle(Offer{Level: "l5", Total: 230e3})},
		{"230,000 total comp, L5, Seattle", seattle(Offer{Level: "l5", Total: 230e3})},
		{"they offered us $230K, L5", us(Offer{Level: "l5", Total: 230e3})},
		{"offer in the US: 230k, SDE 1", us(Offer{Level: "l4", Total: 230e3})},
		{"offer lead 280k tc us", us(Offer{Title: "level-lead", Total: 280e3})},
		{"offered 150k base 40k sign on 100k stock senior bangalore", india(Offer{Title: "level-senior", Base: 150e3, SignOn: []float64{40e3}, Stock: 100e3}, "Bangalore")},
		{"base 150k sign on 40k stock 100k L5 seattle", seattle(Offer{Level: "l5", Base: 150e3, SignOn: []float64{40e3}, Stock: 100e3})},
		{"L5 Seattle 230k base 160k sign-on 40k", seattle(Offer{Level: "l5", Total: 230e3, Base: 160e3, SignOn: []float64{40e3}})},
		{"Base: $190,000/yr; Sign-on: Year 1 $90,000, Year 2 $60,000; RSUs: $480,000 (5%, 15%, 40%, 40%) L6 Seattle",
			seattle(Offer{Level: "l6", Base: 190e3, SignOn: []float64{90e3, 60e3}, Stock: 480e3, Vesting: []float64{5, 15, 40, 40}})},
		{"base 185k, sign on 85k + 60k, rsu 500k over 4 years, seattle", seattle(Offer{Base: 185e3, SignOn: []float64{85e3, 60e3}, Stock: 500e3})},
		{"base 185k, sign on 85k and 60k, stock 500k evenly, seattle", seattle(Offer{Base: 185e3, SignOn: []float64{85e3, 60e3}, Stock: 500e3, Vesting: []float64{25, 25, 25, 25}})},
		{"base 160k sign-on 40k and 30k stock 200k seattle", seattle(Offer{Base: 160e3, SignOn: []float64{40e3, 30e3}, Stock: 200e3})},
		{"base 160k sign-on 40k and 230k for L5 seattle", seattle(Offer{Level: "l5", Total: 230e3, Base: 160e3, SignOn: []float64{40e3}})},
		{"seattle, base 185k, 60k second year sign-on", seattle(Offer{Base: 185e3, SignOn: []float64{0, 60e3}})},
		{"185,000 base; 15% bonus; equity $240,000 vesting 50/50; signing bonus 50k; seattle",
			seattle(Offer{Base: 185e3, Bonus: 27750, SignOn: []float64{50e3}, Stock: 240e3, Vesting: []float64{50, 50}})},
		{"seattle 160k base, bonus 20k", seattle(Offer{Base: 160e3, Bonus: 20e3})},
		{"seattle 160k base 50k stock per year", seattle(Offer{Base: 160e3, Stock: 200e3, Vesting: []float64{25, 25, 25, 25}})},
		{"seattle 160k base 200k stock 25% a year", seattle(Offer{Base: 160e3, Stock: 200e3, Vesting: []float64{25, 25, 25, 25}})},
		{"seattle 160k base 200k stock amazon vesting", seattle(Offer{Base: 160e3, Stock: 200e3, Vesting: []float64{5, 15, 40, 40}})},
		{"seattle 160k base 200k stock -20%", seattle(Offer{Base: 160e3, Stock: 200e3, Price: -20})},
		{"seattle 160k base 200k stock if the share price drops by 20%", seattle(Offer{Base: 160e3, Stock: 200e3, Price: -20})},
		{"seattle 160k base 200k stock, stock up 10 percent", seattle(Offer{Base: 160e3, Stock: 200e3, Price: 10})},
		{"45 lakh CTC in Hyderabad", india(Offer{Total: 45e5}, "Hyderabad")},
		{"45L ctc hyderabad", india(Offer{Total: 45e5}, "Hyderabad")},
		{"45 LPA hyderabad", india(Offer{Total: 45e5}, "Hyderabad")},
		{"1.2 crore tc, Hyderabad", india(Offer{Total: 12e6}, "Hyderabad")},
		{"base ₹45,00,000 hyderabad", india(Offer{Base: 45e5}, "Hyderabad")},
		{"£80k base london", Offer{Region: "region-london-berlin", Place: "London", City: true, Currency: "GBP", Base: 80e3}},
		{"85.000 EUR base, berlin", Offer{Region: "region-london-berlin", Place: "Berlin", City: true, Currency: "EUR", Base: 85e3}},
		{"162,5k euros base, berlin", Offer{Region: "region-london-berlin", Place: "Berlin", City: true, Currency: "EUR", Base: 162500}},
		{"total 120k EUR", Offer{Region: "region-london-berlin", Place: "London and Berlin", Currency: "EUR", Total: 120e3}},
		{"C$150k total in Vancouver", Offer{Region: "region-canada", Place: "Vancouver", City: true, Currency: "CAD", Total: 150e3}},
		{"$150k total in Toronto", Offer{Region: "region-canada", Place: "Toronto", City: true, Currency: "CAD", Total: 150e3}},
		{"US$ 150k total in Toronto", Offer{Region: "region-canada", Place: "Toronto", City: true, Currency: "USD", Total: 150e3}},
		{"1.2m BRL total, brazil", Offer{Region: "region-brazil", Place: "Brazil", Currency: "BRL", Total: 12e5}},
		{"100k tc dublin", Offer{Elsewhere: "Dublin", Total: 100e3}},
		{"L7 seattle 600k tc", seattle(Offer{Level: "l6", Number: "L7", Total: 600e3})},
		{"L3 seattle 100k tc", seattle(Offer{Number: "L3", Total: 100e3})},
		{"SDE II seattle 200k tc", seattle(Offer{Unknown: "SDE II", Total: 200e3})},
		{"L5 230k tc", Offer{Level: "l5", Total: 230e3}},
		{"L5 in Seattle, 401k match, starts 2026, 4 years, 1 week to decide", Offer{Level: "l5", Region: "region-us", Place: "Seattle", City: true}},
	} {
		if got := Read(b, test.said, "").Offer; !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q:\n got %+v\nwant %+v", test.said, got, test.want)
		}
	}
}

func TestReadWhatIsLeftOut(t *testing.T) {
	b := base(t)
	for _, test := range []struct {
		said  string
		check func(Reading) bool
	}{
		{"base 160, seattle", func(r Reading) bool { return !r.Offer.Given() && len(r.Unread) == 1 }},
		{"seattle base 160k 20k 30k stock", func(r Reading) bool { return r.Offer.Stock == 30e3 && len(r.Unread) == 1 }},
		{"-230k tc seattle", func(r Reading) bool { return !r.Offer.Given() && len(r.Unread) == 1 && r.Unread[0] == "-230k" }},
		{"8000 a month in Seattle", func(r Reading) bool { return r.Period }},
		{"$60 an hour", func(r Reading) bool { return r.Period }},
		{"a week to decide on 200k in Seattle", func(r Reading) bool { return !r.Period && r.Offer.Total == 200e3 }},
		{"160k base, 1,500 RSUs", func(r Reading) bool { return r.Shares == 1500 && r.Offer.Stock == 0 }},
		{"160k base 200k stock 10/20/30", func(r Reading) bool { return r.BadVesting == "10/20/30" && r.Offer.Vesting == nil }},
		{"£90k base, $40k sign-on", func(r Reading) bool { return r.Mixed }},
		{"$90k tc toronto", func(r Reading) bool { return r.Unsure == "CAD" }},
		{"150k tc pune", func(r Reading) bool { return r.Unsure == "INR" }},
		{"$200k tc, L5", func(r Reading) bool { return r.Guessed && r.Offer.Region == "region-us" }},
		{"200k tc seattle 15%", func(r Reading) bool { return r.Offer.Price == 0 && len(r.Unread) == 1 }},
		{"200k stock 150k base -100%", func(r Reading) bool { return r.Offer.Price == 0 && len(r.Unread) == 1 }},
		{"9999999999999999999999k tc", func(r Reading) bool { return !r.Offer.Given() && len(r.Unread) == 1 }},
	} {
		if r := Read(b, test.said, ""); !test.check(r) {
			t.Errorf("%q is read as %+v", test.said, r)
		}
	}
}

// The place of the settings is taken where the currency does not say another.
func TestReadAtHome(t *testing.T) {
	b := base(t)
	for _, test := range []struct {
		said, region, currency string
	}{
		{"230k tc", "region-india", "INR"},
		{"45 lakh tc", "region-india", "INR"},
		{"£90k tc", "", "GBP"},
		{"$230k tc", "region-us", "USD"},
		{"230k tc, seattle", "region-us", "USD"},
		{"230k tc, dublin", "", ""},
	} {
		o := Read(b, test.said, "region-india").Offer
		if string(o.Region) != test.region || o.Currency != test.currency {
			t.Errorf("%q at home in India: got %q in %q, want %q in %q", test.said, o.Currency, o.Region, test.currency, test.region)
		}
	}
}

func TestText(t *testing.T) {
	b := base(t)
	for said, want := range map[string]string{
		"I got 230k TC for L5 in Seattle":                                     "offer L5 Seattle 230k tc",
		"base 160k sign-on 40k and 30k stock 200k 5/15/40/40 L5 seattle -20%": "offer L5 Seattle 160k base 40k/30k sign 200k stock 5/15/40/40 -20%",
		"£80k base london":                                    "offer London gbp 80k base",
		"45 lakh CTC in Hyderabad":                            "offer Hyderabad 4.5m tc",
		"162,345 base seattle 100k stock evenly over 3 years": "offer Seattle 162345 base 100k stock even over 3 years",
		"L5 senior San Francisco Bay Area 160k base 20k bonus 200k stock 50/50 -20%": "offer L5 sr USA 160k base 20k bonus 200k stock even over 2 years -20%",
	} {
		if got := Read(b, said, "").Offer.Text(b); got != want {
			t.Errorf("%q: got %q, want %q", said, got, want)
		}
	}
	long := seattle(Offer{Level: "l5", Title: "level-senior", Base: 160345, Bonus: 20345, SignOn: []float64{40345, 30345}, Stock: 200345, Vesting: []float64{5, 15, 40, 40}})
	if got := long.Text(b); got != "" {
		t.Errorf("what does not fit is written as %q of %d bytes, want nothing", got, len(got))
	}
}

// Whatever is read can be written as a line that begins the flow and reads the
// same, or not at all.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"I got 230k TC for L5 in Seattle", "offered 150k base 40k sign on 100k stock senior bangalore", "45 lakh", "45L", "£80k", "1.2m EUR",
		"base 160k sign 40k/30k stock 100k 5/15/40/40 -20%", "40k + 30k sign-on year 1 and year 2", "US$ 1.234,5k", "25%,25%,25%,25%", "5-15-40-40",
		"L7 250k", "sde iii", "401(k) match", "8000 a month", "evenly over 3 years", "\xff\xfe12k", "İ 5k ſ K", "1/1/1/1/1/1/1/1/1k", "$$$$", "100 % bonus 7k base", "-0%",
	} {
		f.Add(seed)
	}
	b := base(f)
	f.Fuzz(func(t *testing.T, said string) {
		r := Read(b, said, "")
		again := Read(b, said, "")
		if !reflect.DeepEqual(r, again) {
			t.Fatalf("%q is read as %+v and as %+v", said, r, again)
		}
		o := r.Offer
		for _, v := range append([]float64{o.Total, o.Base, o.Bonus, o.Stock}, o.SignOn...) {
			if v < 0 || v > 5*maxAmount {
				t.Errorf("%q holds the amount %v", said, v)
			}
		}
		if o.Vesting != nil && !sums(o.Vesting) || len(o.SignOn) > maxSignOn || o.Price <= -100 {
			t.Errorf("%q is read as %+v", said, o)
		}
		Begins(said)
		if text := o.Text(b); o.Given() && text != "" && (len(text) > maxText || !Begins(text) || strings.Contains(text, "\n")) {
			t.Errorf("%q is written as %q, which does not begin the flow", said, text)
		}
		for _, y := range o.Years() {
			if y.Total() < 0 {
				t.Errorf("%q: a year pays %v", said, y.Total())
			}
		}
	})
}
