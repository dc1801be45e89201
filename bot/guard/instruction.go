package guard

import "strings"

// instruction looks for orders to the program and for fragments of code. The
// words have been compared already: ordered says whether they hold an order.
func (g *Guard) instruction(raw string, ordered bool) (Finding, bool) {
	plain, coded, posed := g.fragments.remove(raw)
	if !ordered && !coded {
		return Finding{}, false
	}
	rest := g.rest(plain, ordered || posed || g.orders(plain))
	if rest != "" {
		m := g.read(rest, nil)
		if f := g.language(rest, &m); f.Kind != KindNone {
			return f, true
		}
	}
	return Finding{Kind: KindInstruction, Rest: rest}, true
}

// orders reports whether a text holds an order.
func (g *Guard) orders(s string) bool {
	m := g.read(s, nil)
	i, ok := g.listen(&m)
	return ok && g.rules[i].kind == KindInstruction
}

// rest returns what a message asks when its orders are left out. Where there
// are orders, a sentence without one stays if it asks, or if it tells of the
// writer beside a sentence that asks; where there are none, all of it stays.
func (g *Guard) rest(s string, ordered bool) string {
	var kept []string
	asks := false
	for _, sentence := range cutSentences(s) {
		switch {
		case !ordered:
			sentence = trim(sentence)
			asks = asks || hasWord(sentence)
		case g.orders(sentence):
			sentence = g.question(sentence)
			asks = asks || sentence != ""
		case g.asks(sentence):
			sentence = g.bare(sentence)
			asks = true
		case !g.tells(sentence):
			continue
		}
		if hasWord(sentence) {
			kept = append(kept, trim(sentence))
		}
	}
	if !asks {
		return ""
	}
	return strings.Join(kept, " ")
}

// question returns the part of a sentence that asks: from the first clause
// that does to the next that orders.
func (g *Guard) question(sentence string) string {
	var kept []string
	open := false
	for _, clause := range cutClauses(sentence) {
		switch {
		case g.orders(clause):
			open = false
		case open:
			kept[len(kept)-1] += clause
		case g.asks(clause):
			kept = append(kept, g.bare(clause))
			open = true
		}
	}
	for i := range kept {
		kept[i] = trim(kept[i])
	}
	return strings.Join(kept, " ")
}

// asks reports whether a text reads like a question.
func (g *Guard) asks(s string) bool {
	s = strings.TrimSpace(s)
	if strings.HasSuffix(s, "?") {
		return true
	}
	m := g.read(g.bare(s), nil)
	if len(m.words) < 2 {
		return false
	}
	first, second := &m.words[0], &m.words[1]
	if first.has(asking) {
		return true
	}
	switch first.text {
	case "tell", "show", "give", "teach", "help":
		return second.text == "me" || second.text == "us"
	}
	return false
}

// tells reports whether a text speaks of its writer.
func (g *Guard) tells(s string) bool {
	m := g.read(s, nil)
	return len(m.words) > 0 && m.words[0].has(context)
}

// bare cuts off the words that lead up to a question: "and then tell me what"
// becomes "what".
func (g *Guard) bare(s string) string {
	s = trim(s)
	for {
		head, tail, ok := strings.Cut(s, " ")
		if !ok {
			return s
		}
		e := g.words[strings.ToLower(strings.TrimRight(head, ",:;"))]
		tail = strings.TrimSpace(tail)
		switch {
		case e != nil && e.flags&before != 0:
			s = trim(tail)
		case g.isRequest(head, tail):
			_, s, _ = strings.Cut(tail, " ")
			s = trim(s)
		default:
			return s
		}
	}
}

// isRequest reports whether a text begins with "tell me" and a question.
func (g *Guard) isRequest(head, tail string) bool {
	switch strings.ToLower(head) {
	case "tell", "show", "answer":
	default:
		return false
	}
	object, question, _ := strings.Cut(tail, " ")
	if o := strings.ToLower(strings.TrimRight(object, ",:")); o != "me" && o != "us" && o != "this" {
		return false
	}
	first, _, _ := strings.Cut(strings.TrimSpace(question), " ")
	switch strings.ToLower(strings.TrimRight(first, ",:'")) {
	case "what", "whats", "what's", "who", "whom", "whose", "when", "where", "why", "which", "how", "if", "whether", "is", "are", "do", "does", "can":
		return true
	}
	return false
}
