package text

import (
	"strings"
	"testing"
)

func TestNormalize(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"blank", " \t\n ", ""},
		{"case and blanks", "  What   IS\tthis? ", "what is this?"},
		{"line breaks", "one \n two\r\n\n three", "one\ntwo\nthree"},
		{"contraction", "What's the pay, and who's it for?", "what is the pay, and who is it for?"},
		{"without apostrophe", "whats that, I dont know", "what is that, i do not know"},
		{"curly quotes", "I can’t find “it” – won’t you help…", "i can not find \"it\" - will not you help..."},
		{"possessive", "Amazon's managers' rules", "amazon managers rules"},
		{"let us", "let's go", "let us go"},
		{"shorthand", "hw do u get in n wat r the reqs", "how do you get in and what are the requirements"},
		{"shorthand for to and for", "how 2 apply, is it 4 me", "how to apply, is it for me"},
		{"slashes", "diff b/w these w/o a degree, w/ pay, b/c I ask", "difference between these without a degree, with pay, because i ask"},
		{"experience", "5 yoe as swe", "5 years of experience as software engineer"},
		{"language R", "should i learn r or python", "should i learn r or python"},
		{"drawn out", "sooooo goood, helllo", "so good, hello"},
		{"roman numerals", "level iii and viii", "level iii and viii"},
		{"british", "organise the programme behaviour colour", "organize the program behavior color"},
		{"not british", "exercise your promise of four hours", "exercise your promise of four hours"},
		{"names with digits", "L5 SDE2 k8s c++ C# ci/cd", "l5 sde2 k8s c++ c# ci/cd"},
		{"money", "$150k or $150,000.50 or 1.5 million", "$150k or $150000.50 or 1.5 million"},
		{"abbreviations", "in the U.S. or the U.K., e.g. Ph.D. people", "in the usa or the uk, eg phd people"},
		{"country", "jobs in the US for us", "jobs in the usa for us"},
		{"accents", "résumé Zürich", "resume zurich"},
		{"compatibility forms", "ﬁnd ＡＴＭ", "find atm"},
		{"other scripts", "Привет नमस्ते", "привет नमस्ते"},
		{"slack mention", "<@U123ABC> hi <@U1|bob>", "hi"},
		{"discord mention", "<@!42> <@&7> <#99> <:wave:1> <t:1618:R> pay", "pay"},
		{"slack group", "<!here> <!subteam^S1|@team> ok", "ok"},
		{"slack link", "see <https://x.org/a?b|the page> now", "see the page now"},
		{"bare link", "see https://x.org/a?b=c. Then www.y.org, ok", "see . then , ok"},
		{"broadcast", "@here @everyone pay", "pay"},
		{"emoji", "thanks :tada: :+1: at 10:30:15", "thanks at 10:30:15"},
		{"entities", "r&amp;d &lt;b&gt; &amp;amp; x", "r&d b & x"},
		{"angle that is no markup", "a < b > c", "a < b > c"},
		{"invalid bytes", "pay\xff band\xc0", "pay band"},
		{"emoji signs", "thx🎉pls €50", "thanks please 50"},
		{"control characters", "a \x0e b\x00c\x7f", "a b c"},
		{"markdown", "*pay* _band_ `x`", "pay band x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Normalize(tt.in); got != tt.want {
				t.Errorf("Normalize(%q)\n got %q\nwant %q", tt.in, got, tt.want)
			}
		})
	}
}

// An expansion must not hold a short form: expanding twice changes nothing.
func TestShorthandIsFinal(t *testing.T) {
	for short, long := range shorthand() {
		if got := Normalize(long); got != long {
			t.Errorf("%s: %q expands further, to %q", short, long, got)
		}
	}
}

func TestNormalizeIsLinear(t *testing.T) {
	for _, s := range []string{"<", "&amp;", "w/", "1,000", "a.", ":a", "u ", "o", "<@"} {
		in := strings.Repeat(s, (1<<20)/len(s))
		if got := Normalize(in); len(got) > 4*len(in)+16 {
			t.Errorf("Normalize of %d times %q has %d bytes", len(in)/len(s), s, len(got))
		}
	}
}

func BenchmarkNormalize(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Normalize("Hi, what's the difference between a pending top-up and a failed payment?")
	}
}
