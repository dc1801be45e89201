package markup

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// runs turns spans into runs: neighbours of one style together, links honest.
func runs(spans []span) []Run {
	var out []Run
	for i := 0; i < len(spans); {
		j := i + 1
		for j < len(spans) && spans[j].url == spans[i].url {
			j++
		}
		out = append(out, linkRuns(spans[i:j])...)
		i = j
	}
	return trimRuns(mergeRuns(out))
}

// linkRuns returns spans that share one address, "" included. A text that
// looks like another address gives way to the address; an address that hides
// its host behind a user name is shown and leads nowhere.
func linkRuns(spans []span) []Run {
	dest := spans[0].url
	text := strings.TrimSpace(spansText(spans))
	switch {
	case dest == "":
	case hidesHost(dest):
		return []Run{{Text: text + " (" + dest + ")"}}
	case !Honest(text, dest):
		return []Run{{Text: strings.TrimPrefix(dest, "mailto:"), URL: dest}}
	}
	if dest != "" {
		return []Run{oneLink(spans)}
	}
	var out []Run
	for _, s := range spans {
		out = append(out, Run{s.text, s.bold, s.italic, s.code, ""})
	}
	return out
}

// oneLink joins the spans of a link, in the style that all of them have: no
// dialect changes the style within a link.
func oneLink(spans []span) Run {
	r := Run{Bold: true, Italic: true, Code: true, URL: spans[0].url}
	for _, s := range spans {
		r.Text += s.text
		r.Bold, r.Italic, r.Code = r.Bold && s.bold, r.Italic && s.italic, r.Code && s.code
	}
	return r
}

// hidesHost reports an address such as https://known.example@other.example/.
func hidesHost(dest string) bool {
	u, err := url.Parse(dest)
	return err != nil || u.User != nil
}

// addresses matches what reads like a host name, with what stands before an @.
var addresses = regexp.MustCompile(`(?i)(?:[\p{L}\p{N}._%+-]+@)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}`)

// Honest reports that a link's text names no other host or mailbox than the
// one the link leads to. Characters that only look like others or cannot be
// seen are taken for what they look like.
func Honest(text, dest string) bool {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case r == '。':
			return '.'
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(text))
	u, err := url.Parse(strings.ToLower(dest))
	if err != nil {
		return false
	}
	host, mail := u.Hostname(), u.Scheme == "mailto"
	if mail {
		mailbox, _, _ := strings.Cut(u.Opaque, "?")
		host = mailbox
	}
	for _, said := range addresses.FindAllString(text, -1) {
		_, domain, _ := strings.Cut(host, "@")
		if host == said || mail && domain == said || !mail && strings.HasSuffix(host, "."+said) {
			continue
		}
		return false
	}
	return true
}

// mergeRuns joins neighbours of the same style and drops empty runs.
func mergeRuns(rs []Run) []Run {
	var out []Run
	for _, r := range rs {
		if r.Text == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].style() == r.style() {
			out[n-1].Text += r.Text
			continue
		}
		out = append(out, r)
	}
	return out
}

// style is the run without its text.
func (r Run) style() Run {
	r.Text = ""
	return r
}

// trimRuns drops the blanks at both ends.
func trimRuns(rs []Run) []Run {
	for len(rs) > 0 {
		rs[0].Text = strings.TrimLeft(rs[0].Text, " \n")
		if rs[0].Text != "" {
			break
		}
		rs = rs[1:]
	}
	for n := len(rs); n > 0; n = len(rs) {
		rs[n-1].Text = strings.TrimRight(rs[n-1].Text, " \n")
		if rs[n-1].Text != "" {
			break
		}
		rs = rs[:n-1]
	}
	return rs
}
