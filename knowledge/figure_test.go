package knowledge_test

import (
	"testing"

	"careercoach/knowledge"
)

func number(v float64) *float64 { return &v }

func TestFigureFormat(t *testing.T) {
	for _, c := range []struct {
		figure knowledge.Figure
		value  float64
		want   string
	}{
		{knowledge.Figure{}, 0, "0"},
		{knowledge.Figure{}, 999, "999"},
		{knowledge.Figure{}, 1000, "1,000"},
		{knowledge.Figure{}, 999999, "999,999"},
		{knowledge.Figure{}, 1234.5, "1,234.5"},
		{knowledge.Figure{}, -12345, "-12,345"},
		{knowledge.Figure{}, 0.125, "0.125"},
		{knowledge.Figure{}, 1e6, "1M"},
		{knowledge.Figure{}, 2_250_000, "2.25M"},
		{knowledge.Figure{}, 2_255_000, "2,255,000"}, // never rounded
		{knowledge.Figure{}, 999_999_999, "999,999,999"},
		{knowledge.Figure{}, 1e9, "1B"},
		{knowledge.Figure{}, 1_200_000_000, "1.2B"},
		{knowledge.Figure{}, -2e6, "-2M"},
		{knowledge.Figure{Currency: "USD"}, 220000, "$220,000"},
		{knowledge.Figure{Currency: "GBP"}, 35000, "£35,000"},
		{knowledge.Figure{Currency: "EUR"}, 0.5, "€0.5"},
		{knowledge.Figure{Currency: "INR"}, 2_500_000, "INR 2.5M"},
		{knowledge.Figure{Unit: "percent"}, 98, "98%"},
		{knowledge.Figure{Unit: "%"}, 1, "1%"},
		{knowledge.Figure{Unit: "months"}, 9, "9 months"},
		{knowledge.Figure{Unit: "months"}, 1, "1 month"},
		{knowledge.Figure{Unit: "hours a week"}, 1, "1 hour a week"},
		{knowledge.Figure{Unit: "countries"}, 1, "1 country"},
		{knowledge.Figure{Unit: "classes per year"}, 1, "1 class per year"},
		{knowledge.Figure{Unit: "staff"}, 1, "1 staff"},
	} {
		if got := c.figure.Format(c.value); got != c.want {
			t.Errorf("%v of %q %q: got %q, want %q", c.value, c.figure.Unit, c.figure.Currency, got, c.want)
		}
	}
}

func TestFigureString(t *testing.T) {
	for _, c := range []struct {
		figure knowledge.Figure
		want   string
	}{
		{knowledge.Figure{Low: number(9), High: number(12), Unit: "months"}, "9–12 months"},
		{knowledge.Figure{Low: number(9), High: number(9), Unit: "months"}, "9 months"},
		{knowledge.Figure{Low: number(1), High: number(1), Unit: "years"}, "1 year"},
		{knowledge.Figure{Low: number(1), High: number(1), Unit: "years", Open: true}, "1+ years"},
		{knowledge.Figure{Low: number(90), High: number(98), Unit: "percent"}, "90–98%"},
		{knowledge.Figure{Low: number(90), High: number(98), Unit: "percent", Open: true}, "90–98+%"},
		{knowledge.Figure{Low: number(10), Unit: "years"}, "from 10 years"},
		{knowledge.Figure{High: number(10), Unit: "years"}, "up to 10 years"},
		{knowledge.Figure{Low: number(10), Unit: "years", Open: true}, "from 10+ years"},
		{knowledge.Figure{Low: number(90000), High: number(150000), Currency: "USD"}, "$90,000–$150,000"},
		{knowledge.Figure{Low: number(90000), High: number(150000), Currency: "USD", Open: true}, "$90,000–$150,000+"},
		{knowledge.Figure{Low: number(400000), High: number(2e6), Currency: "INR"}, "INR 400,000–2M"},
		{knowledge.Figure{Low: number(400000), High: number(400000), Currency: "INR", Open: true}, "INR 400,000+"},
		{knowledge.Figure{Median: number(220000), Average: number(240000), Currency: "USD"}, "median $220,000, average $240,000"},
		{knowledge.Figure{Low: number(1), High: number(3), Median: number(2)}, "1–3, median 2"},
		{knowledge.Figure{Low: number(1), High: number(3), Display: "one to three"}, "one to three"},
	} {
		if got := c.figure.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

const fees = `
sources: [{id: s, title: S}]
subjects: [{id: fees, name: Fees}]
figures:
  - {id: fee, subjects: [fees], aspect: cost, low: 1200, high: 3000, open: true, median: 2000, average: 2100, currency: USD, source: s}
  - {id: weeks, subjects: [fees], aspect: duration, value: 1, unit: weeks, source: s}
  - {id: words, subjects: [fees], aspect: cost, display: nothing at all, source: s}
`

func TestQuotes(t *testing.T) {
	for _, c := range []struct{ answer, want string }{
		{"It costs {{fee}}.", "It costs $1,200–$3,000+, median $2,000, average $2,100."},
		{"{{fee.low}} {{fee.high}} {{fee.median}} {{fee.average}}", "$1,200 $3,000+ $2,000 $2,100"},
		{"{{ fee.low }}", "$1,200"},
		{"{{weeks}} {{weeks.value}} {{weeks.low}} {{weeks.high}}", "1 week 1 week 1 week 1 week"},
		{"{{words}}", "nothing at all"},
		{`\{{fee}} and {{weeks}}`, "{{fee}} and 1 week"},
		{`{{weeks}}\{{`, "1 week{{"},
		{"{{weeks}}{{weeks}}", "1 week1 week"},
		{"a } b { c }} d", "a } b { c }} d"},
		{"`{` and `}`", "`{` and `}`"},
	} {
		base := load(t, file(fees+"cards:\n  - id: x\n    questions: [q]\n    answer: '"+c.answer+"'\n    caution: '"+c.answer+"'\n"))
		card, _ := base.Card("x")
		if card.Answer != c.want || card.Caution != c.want {
			t.Errorf("%q: got answer %q and caution %q, want %q", c.answer, card.Answer, card.Caution, c.want)
		}
	}
}

func TestQuotesThatCannotBeFilled(t *testing.T) {
	for _, c := range []struct{ answer, want string }{
		{"{{}}", `the quoted figure "" is declared nowhere`},
		{"{{x}}", `the quoted figure "x" is declared nowhere`},
		{"{{fees}}", `the quoted figure "fees" is declared nowhere`}, // a subject
		{"{{fee.lowest}}", `the quoted figure "fee" has no "lowest"`},
		{"{{fee.}}", `the quoted figure "fee" has no ""`},
		{"{{fee.low.high}}", `the quoted figure "fee" has no "low.high"`},
		{"{{words.low}}", `the quoted figure "words" has no "low"`},
		{"{{fee}", `a {{ has no }}`},
		{`\\{{fee`, ``},
		{"{{fee}} {{fee", `a {{ has no }}`},
	} {
		problems := knowledge.Check(file(fees + "cards:\n  - id: x\n    questions: [q]\n    answer: '" + c.answer + "'\n"))
		got := ""
		for _, p := range problems.Errors() {
			got += p.Message
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.answer, got, c.want)
		}
	}
}
