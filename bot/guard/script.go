package guard

import (
	"strings"
	"unicode"
)

// A script is a way of writing that tells the language, alone or by letters
// that only some languages write with it.
type script struct {
	table  *unicode.RangeTable
	code   string    // of the language that writes it most
	others []variant // languages to be told from it, first match first
}

// A variant is a language that shares a script.
type variant struct {
	code    string
	letters string // any of these, or
	words   string // any of these
}

// newScripts lists the scripts other than Latin.
func newScripts() []script {
	return []script{
		{unicode.Cyrillic, "ru", []variant{
			{"kk", "әғқңұһ", ""}, {"sr", "ђћџљњј", ""}, {"be", "ўЎ", ""},
			{"uk", "іїєґІЇЄҐ", "як яка який які що чи це та хто скільки зробити отримати дякую якщо треба можу скажи мене де коли працювати роботу"},
		}},
		{unicode.Arabic, "ar", []variant{{"ur", "ٹڈڑںےہھۓ", "علیکم"}, {"ps", "ښګټډړڼۍې", ""}, {"fa", "پچژگکی", ""}}},
		{unicode.Devanagari, "hi", nil},
		{unicode.Bengali, "bn", nil},
		{unicode.Hiragana, "ja", nil},
		{unicode.Katakana, "ja", nil},
		{unicode.Hangul, "ko", nil},
		{unicode.Han, "zh", nil},
		{unicode.Greek, "el", nil},
		{unicode.Hebrew, "he", nil},
		{unicode.Thai, "th", nil},
		{unicode.Tamil, "ta", nil},
		{unicode.Telugu, "te", nil},
		{unicode.Kannada, "kn", nil},
		{unicode.Malayalam, "ml", nil},
		{unicode.Gujarati, "gu", nil},
		{unicode.Gurmukhi, "pa", nil},
		{unicode.Oriya, "or", nil},
		{unicode.Sinhala, "si", nil},
		{unicode.Khmer, "km", nil},
		{unicode.Lao, "lo", nil},
		{unicode.Myanmar, "my", nil},
		{unicode.Ethiopic, "am", nil},
		{unicode.Georgian, "ka", nil},
		{unicode.Armenian, "hy", nil},
		{unicode.Tibetan, "bo", nil},
		{unicode.Mongolian, "mn", nil},
		{unicode.Thaana, "dv", nil},
		{unicode.Tifinagh, "zgh", nil},
		{unicode.Cherokee, "chr", nil},
	}
}

// maxScripts is how many scripts newScripts may list.
const maxScripts = 40

// scriptOf returns the language of a message that is mostly written in another
// script than Latin.
func (g *Guard) scriptOf(raw string, m *message) (code string, ok bool) {
	if isASCII(raw) {
		return "", false
	}
	var counts [maxScripts]int
	latin, foreign := g.countScripts(raw, &counts)
	if foreign < 2 || !g.outweighs(foreign, latin, m) {
		return "", false
	}
	best := 0
	for i := range g.scripts {
		if counts[i] > counts[best] {
			best = i
		}
	}
	s := &g.scripts[best]
	if s.code == "zh" && strings.ContainsFunc(raw, isKana) {
		return "ja", true
	}
	for _, v := range s.others {
		if strings.ContainsAny(raw, v.letters) || v.speaks(m) {
			return v.code, true
		}
	}
	return s.code, true
}

// speaks reports whether a word of the message is one of the variant's.
func (v *variant) speaks(m *message) bool {
	for i := range m.words {
		for w := range strings.FieldsSeq(v.words) {
			if w == m.words[i].text {
				return true
			}
		}
	}
	return false
}

func isKana(r rune) bool {
	return unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r)
}

// countScripts counts the letters of each script.
func (g *Guard) countScripts(raw string, counts *[maxScripts]int) (latin, foreign int) {
	for _, r := range raw {
		switch {
		case r < 0x370:
			if unicode.IsLetter(r) {
				latin++
			}
			continue
		case !unicode.IsLetter(r) && !unicode.IsMark(r):
			continue
		}
		for i := range g.scripts {
			if unicode.Is(g.scripts[i].table, r) {
				counts[i]++
				foreign++
				break
			}
		}
	}
	return latin, foreign
}

// outweighs reports whether the letters of other scripts say more than the
// Latin ones. English words of grammar count against them; names such as
// Amazon do not.
func (g *Guard) outweighs(foreign, latin int, m *message) bool {
	grammar := 0
	for i := range m.words {
		if m.words[i].has(english) {
			grammar++
		}
	}
	if grammar >= 2 {
		return foreign > 2*latin
	}
	return 4*foreign >= latin
}

// despair looks for despair told in a script without blanks, or in one whose
// words the phrases do not hold.
func (g *Guard) despair(raw string) (Finding, bool) {
	if isASCII(raw) {
		return Finding{}, false
	}
	folded := strings.ToLower(raw)
	for _, t := range g.tongues {
		for _, d := range t.despair {
			if strings.Contains(folded, d) {
				return Finding{Kind: KindCrisis, Reply: t.crisis, Language: t.code}, true
			}
		}
	}
	return Finding{}, false
}
