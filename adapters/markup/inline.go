package markup

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// spans converts the inline children of a block.
func (c converter) spans(parent ast.Node) []span {
	return c.inline(nil, parent, style{})
}

// inline appends the inline children of parent, shown in style s, to dst.
func (c converter) inline(dst []span, parent ast.Node, s style) []span {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			dst = c.text(dst, n, s)
		case *ast.String:
			dst = append(dst, span{Clean(unescape(string(n.Value))), s})
		case *ast.CodeSpan:
			inner := s
			inner.code = true
			dst = c.inline(dst, n, inner)
		case *ast.Emphasis:
			inner := s
			inner.bold = s.bold || n.Level > 1
			inner.italic = s.italic || n.Level == 1
			dst = c.inline(dst, n, inner)
		case *ast.Link:
			dst = c.link(dst, n, string(n.Destination), s)
		case *ast.Image:
			dst = c.link(dst, n, string(n.Destination), s)
		case *ast.AutoLink:
			dst = append(dst, c.autoLink(n, s))
		default:
			dst = c.inline(dst, n, s)
		}
	}
	return dst
}

func (c converter) text(dst []span, n *ast.Text, s style) []span {
	t := string(n.Value(c.source))
	if !n.IsRaw() && !s.code {
		t = unescape(t)
	}
	dst = append(dst, span{Clean(t), s})
	switch {
	case n.HardLineBreak():
		dst = append(dst, span{"\n", s})
	case n.SoftLineBreak():
		dst = append(dst, span{" ", s})
	}
	return dst
}

// link appends a link's or an image's text. A destination that is no web or
// mail address is written out, so that it is seen and leads nowhere.
func (c converter) link(dst []span, n ast.Node, destination string, s style) []span {
	dest := Clean(unescape(destination))
	if u := linkURL(dest); u != "" {
		inner := s
		inner.url = u
		before := len(dst)
		dst = c.inline(dst, n, inner)
		if spansText(dst[before:]) == "" {
			dst = append(dst, span{u, inner})
		}
		return dst
	}
	dst = c.inline(dst, n, s)
	if dest == "" {
		return dst
	}
	return append(dst, span{" (" + dest + ")", s})
}

func (c converter) autoLink(n *ast.AutoLink, s style) span {
	label := Clean(string(n.Label(c.source)))
	dest := label
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + label
	}
	s.url = linkURL(dest)
	return span{label, s}
}

// linkURL returns dest as an address that may stand in a link, or "". The
// characters that end an address in one dialect or another are encoded.
func linkURL(dest string) string {
	dest = strings.NewReplacer(" ", "%20", "<", "%3C", ">", "%3E", `"`, "%22", "|", "%7C", "`", "%60").Replace(dest)
	u, err := url.Parse(dest)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	return dest
}

// spansText returns the bare text of spans.
func spansText(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.text)
	}
	return b.String()
}
