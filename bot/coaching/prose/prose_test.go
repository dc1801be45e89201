package prose_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"careercoach/bot/coaching/prose"
)

func TestProse(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{prose.Count(1, "week"), "1 week"},
		{prose.Count(0, "week"), "0 weeks"},
		{prose.Count(12, "week"), "12 weeks"},
		{prose.CountOf(1, "story", "stories"), "1 story"},
		{prose.CountOf(2, "story", "stories"), "2 stories"},
		{prose.And(nil), ""},
		{prose.And([]string{"a"}), "a"},
		{prose.And([]string{"a", "b"}), "a and b"},
		{prose.And([]string{"a", "b", "c"}), "a, b and c"},
		{prose.Upper("situation"), "Situation"},
		{prose.Upper("été"), "Été"},
		{prose.Upper(""), ""},
		{prose.Lower("Dive Deep"), "dive Deep"},
		{prose.Lower(""), ""},
		{prose.Clip("seven", 5), "seven"},
		{prose.Clip("sevens", 5), "seve…"},
		{prose.Clip("to be or", 4), "to…"},
		{prose.Plain(" U.S. – Amazon's “Café”, 3rd "), "us amazons café 3rd"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func FuzzClip(f *testing.F) {
	f.Add("", 1)
	f.Add("a b c", 2)
	f.Add("Ünïcödé \xff text", 7)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if n < 1 || n > 1000 {
			return
		}
		if got := prose.Clip(s, n); utf8.RuneCountInString(got) > n {
			t.Errorf("Clip(%q, %d) = %q, which is longer", s, n, got)
		}
		if got := prose.Plain(s); prose.Plain(got) != got || strings.Contains(got, "  ") {
			t.Errorf("Plain(%q) = %q, which is not plain", s, got)
		}
	})
}
