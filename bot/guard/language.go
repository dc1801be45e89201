package guard

// language tells whether a message is in another language than English.
func (g *Guard) language(raw string, m *message) Finding {
	if code, ok := g.scriptOf(raw, m); ok {
		return g.foreign(code)
	}
	var e evidence
	g.weigh(m, &e)
	odd := g.weighLetters(raw, &e)
	best := e.best()
	if e.words[best] < leastEvidence && odd < leastOdd {
		return Finding{}
	}
	g.weighEnglish(m, best, &e)
	if e.isForeign(best) {
		return g.foreign(g.tongues[best].code)
	}
	if odd >= leastOdd && e.total >= 4 && e.english <= 0.12*e.total {
		return Finding{Kind: KindLanguage, Reply: g.other}
	}
	return Finding{}
}

// maxTongues is how many languages the lists may hold.
const maxTongues = 32

// foreign makes the finding for a language, known to the lists or not.
func (g *Guard) foreign(code string) Finding {
	for _, t := range g.tongues {
		if t.code == code {
			return Finding{Kind: KindLanguage, Reply: t.reply, Language: code}
		}
	}
	return Finding{Kind: KindLanguage, Reply: g.other, Language: code}
}
