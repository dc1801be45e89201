package offer

import (
	"slices"
	"strings"

	"careercoach/bot"
)

// The fields of the form.
const (
	fieldWhere  = "where"
	fieldPay    = "pay"
	fieldSignOn = "signon"
	fieldStock  = "stock"
	fieldPrice  = "price"
)

// Flows returns the command of the offer lab, which keeps nothing, and the one
// that keeps an offer for those who ask for it.
func Flows() []bot.Flow {
	return []bot.Flow{{
		Name: "offer", Title: "Offer lab", Menu: "offer lab",
		About:  "Sets an offer beside every band that applies, year by year; nothing of it is kept unless you ask.",
		Starts: []string{"offer", "offer lab", "check my offer", "check an offer", "evaluate my offer", "weigh my offer", "i got an offer", "i have an offer"},
		Opens:  []string{"offer lab", "check my offer", "evaluate my offer", "weigh my offer"},
		Reads:  Begins, Anytime: true, // what somebody is offered is to stand in no story
		Form:   form(),
		Unkept: true,
		Finish: func(r bot.Run) bot.Outcome { return bot.Outcome{Reply: reply(r)} },
	}, keeping()}
}

// form is the form that an offer can be filled into.
func form() *bot.Form {
	return &bot.Form{
		Name: "offer", Command: "/offer", Title: "Offer lab", Button: "Fill in a form",
		Fields: []bot.FormField{
			{Name: fieldWhere, Label: "Level and place", Hint: "L5 in Seattle", Optional: true, Max: 200},
			{Name: fieldPay, Label: "Base a year, or the total", Hint: "160k, 15% bonus; or: total 230k; with the currency", Max: 200},
			{Name: fieldSignOn, Label: "Sign-on, year 1 and year 2", Hint: "40k and 30k", Optional: true, Max: 200},
			{Name: fieldStock, Label: "Stock grant and how it vests", Hint: "200k, 5/15/40/40 or evenly", Optional: true, Max: 200},
			{Name: fieldPrice, Label: "Share price: change in percent", Hint: "-20", Optional: true, Max: 50},
		},
	}
}

// told is what a person told of the offer: what they typed, or the fields of the
// form as if typed.
func told(r bot.Run) string {
	if len(r.Fields) == 0 {
		return r.Rest
	}
	var lines []string
	for _, f := range r.Fields {
		if value := strings.TrimSpace(f.Value); value != "" {
			lines = append(lines, typed(f.Name, value))
		}
	}
	return strings.Join(lines, "\n")
}

// typed writes a field as somebody would type it.
func typed(field, value string) string {
	switch field {
	case fieldPay:
		if !says(value, labelBase, labelTotal) {
			return "base " + value
		}
	case fieldSignOn:
		if !says(value, labelSignOn) {
			return "sign-on " + value
		}
	case fieldStock:
		if !says(value, labelStock) {
			return "stock " + value
		}
	case fieldPrice:
		if value = strings.TrimRight(value, "% "); !strings.ContainsAny(value, "%") && len(value) > 0 && isDigit(value[len(value)-1]) {
			value += "%"
		}
		return "share price " + value
	}
	return value
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// says reports that a text holds one of some labels.
func says(text string, labels ...string) bool {
	return slices.ContainsFunc(cut(prepared(text)), func(p part) bool {
		return p.kind == kindLabel && slices.Contains(labels, p.text)
	})
}
