package offer

import (
	"reflect"
	"testing"
)

func TestYears(t *testing.T) {
	for _, test := range []struct {
		name  string
		offer Offer
		want  []float64 // totals
	}{
		{"nothing", Offer{}, nil},
		{"a total has no years", Offer{Total: 200e3}, nil},
		{"base", Offer{Base: 160e3, Bonus: 10e3}, []float64{170e3}},
		{"sign-on", Offer{Base: 160e3, SignOn: []float64{40e3, 30e3}}, []float64{200e3, 190e3, 160e3}},
		{"no schedule: evenly", Offer{Base: 160e3, Stock: 100e3}, []float64{185e3, 185e3, 185e3, 185e3}},
		{"5/15/40/40", Offer{Base: 160e3, Stock: 100e3, Vesting: []float64{5, 15, 40, 40}}, []float64{165e3, 175e3, 200e3, 200e3}},
		{"price", Offer{Base: 160e3, Stock: 100e3, Vesting: []float64{50, 50}, Price: -20}, []float64{200e3, 200e3}},
		{"sign-on for longer than stock", Offer{Stock: 100e3, Vesting: []float64{100}, SignOn: []float64{1e3, 2e3}}, []float64{101e3, 2e3, 0}},
	} {
		var got []float64
		for _, y := range test.offer.Years() {
			got = append(got, y.Total())
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestAmounts(t *testing.T) {
	for _, test := range []struct {
		name  string
		offer Offer
		want  []float64
	}{
		{"the total", Offer{Total: 230e3, Base: 160e3}, []float64{230e3}},
		{"the years, where the price changes", Offer{Total: 230e3, Base: 160e3, Stock: 100e3, Vesting: []float64{40, 60}, Price: 10}, []float64{204e3, 226e3}},
		{"years alike", Offer{Base: 160e3, Stock: 100e3}, []float64{185e3}},
		{"years", Offer{Base: 160e3, SignOn: []float64{10e3}}, []float64{170e3, 160e3}},
	} {
		if got := test.offer.Amounts(); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestYearsTable(t *testing.T) {
	o := Offer{Currency: "USD", Base: 162345, SignOn: []float64{40e3}, Stock: 100e3, Vesting: []float64{5, 15, 40, 40}, Price: -20}
	table := yearsTable(o)
	if want := []string{"Year", "Base", "Sign-on", "Stock", "Total USD", "At −20%"}; !reflect.DeepEqual(table.Header, want) {
		t.Errorf("got the header %q, want %q", table.Header, want)
	}
	want := [][]string{
		{"1", "162,345", "40k", "5k", "207,345", "206,345"},
		{"2", "162,345", "0", "15k", "177,345", "174,345"},
		{"3", "162,345", "0", "40k", "202,345", "194,345"},
		{"4", "162,345", "0", "40k", "202,345", "194,345"},
		{"All", "649,380", "40k", "100k", "789,380", "769,380"},
	}
	if !reflect.DeepEqual(table.Rows, want) {
		t.Errorf("got %q, want %q", table.Rows, want)
	}
	if got := yearsTable(Offer{Total: 200e3}); got != nil {
		t.Errorf("a total has the table %v, want none", got)
	}
}
