package markup

import (
	"strings"
	"unicode/utf8"

	"careercoach/bot"
)

// SourceRuns names every source once, with its date and, where the name alone
// cannot carry the link honestly, with its address: "Guide (2025)". Links says
// whether addresses are used at all.
func SourceRuns(given []bot.Source, links bool) []Run {
	var out []Run
	for i, s := range replySources(given).list {
		if i > 0 {
			out = append(out, Run{Text: "; "})
		}
		dest := s.url
		if !links || strings.ContainsRune(dest, utf8.RuneError) || dest != "" && hidesHost(dest) {
			dest = ""
		}
		shown := Honest(s.title, dest)
		if dest == "" || !shown {
			out = append(out, Run{Text: s.title})
		} else {
			out = append(out, Run{Text: s.title, URL: dest})
		}
		if s.date != "" {
			out = append(out, Run{Text: " (" + s.date + ")"})
		}
		if dest != "" && !shown {
			out = append(out, Run{Text: " "}, Run{Text: dest, URL: dest})
		}
	}
	return mergeRuns(out)
}

// PlainRuns writes runs as text without marks, the addresses of links in
// parentheses.
func PlainRuns(rs []Run) string {
	spans := make([]span, len(rs))
	for i, r := range rs {
		spans[i] = span{r.Text, style{url: r.URL}}
	}
	return spansText(layout{look{link: linkSuffix}}.links(spans))
}
