package state_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"careercoach/bot/state"
)

func TestMask(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// What is left alone.
		{"", ""},
		{"can I make 150k as L5 in 9-12 months?", "can I make 150k as L5 in 9-12 months?"},
		{"is $150,000 or €1.2M for 2019-2023 or 2025 right", "is $150,000 or €1.2M for 2019-2023 or 2025 right"},
		{"INR 2500000 is 25 lakh, 25,00,000", "INR 2500000 is 25 lakh, 25,00,000"},
		{"150000-220000 or 150000 to 220000 usd, 401k, H1B, 24/7, CI/CD, C#, c++, node.js, SDE2, COVID19", "150000-220000 or 150000 to 220000 usd, 401k, H1B, 24/7, CI/CD, C#, c++, node.js, SDE2, COVID19"},
		{"I'm a veteran and I am stuck, it's hard at amazon", "I'm a veteran and I am stuck, it's hard at amazon"},
		{"I'm Canadian, this is AWS, I'm an SDE", "I'm Canadian, this is AWS, I'm an SDE"},
		{"im gonna apply, call me back", "im gonna apply, call me back"},
		{"what does my manager think of level 6", "what does my manager think of level 6"},
		{"hi, is it 5 days a week @ amazon", "hi, is it 5 days a week @ amazon"},
		{"look at the dot in amazon.com", "look at the dot in amazon.com"},
		{"L4 vs L5: 150000 220000? 200-1,000 employees, step 4 on the road to L6", "L4 vs L5: 150000 220000? 200-1,000 employees, step 4 on the road to L6"},
		{"what is Upskilling 2025, is it called that", "what is Upskilling 2025, is it called that"},
		{"hello bot, what is Amazon Best Fit and Earth's Best Employer", "hello bot, what is Amazon Best Fit and Earth's Best Employer"},
		{"i'm mid-level, 45 years old, manager of 12 people since 2019", "i'm mid-level, 45 years old, manager of 12 people since 2019"},
		// Addresses and links.
		{"write jane.doe+x@example.co.uk now", "write [e-mail] now"},
		{"jane@localhost", "[e-mail]"},
		{"jane＠example.com", "[e-mail]"},
		{"ja\u200bne@exam\u00adple.com", "[e-mail]"},
		{"jane dot doe (at) example (dot) com", "jane dot [e-mail]"},
		{"jane at example dot com please", "[e-mail] please"},
		{"<mailto:jane@example.com|jane@example.com> ok", "[e-mail] ok"},
		{"see https://jane:pw@example.com/x?token=1 and www.jane.me", "see [link] and [link]"},
		{"<https://example.com/in/jane|my page>", "[link]"},
		{"linkedin.com/in/jane-doe", "[link]"},
		// Mentions.
		{"<@U123ABC> and <@!456> <@&7> <#C1|general> <!subteam^S1|@team> <!here>", "[mention] and [mention] [mention] [mention] [mention] [mention]"},
		{"ask @jane.doe or jane#1234", "ask [mention] or [mention]"},
		// Numbers.
		{"call +1 (555) 123-4567 today", "call [number] today"},
		{"020 7946 0958", "[number]"},
		{"ssn 123-45-6789", "ssn [number]"},
		{"born 12/05/1990", "born [number]"},
		{"10.11.12.13", "[number]"},
		{"born on March 4, 1985, or 3/4/85", "born [number], or [number]"},
		{"my SSN 123 45 6789", "my SSN [number]"},
		{"SF210012345 or req 2345678", "[number] or req [number]"},
		{"I live in Seattle WA 98109 or London EC1A 1BB", "I live in Seattle [address] or London [address]"},
		{"number ５５５１２３４５６７", "number [number]"},
		{"call five five five, one two three four", "call [number]"},
		{"call ٠٧٧٠٠٩٠٠١٢٣ or 𝟱𝟱𝟱𝟭𝟮𝟯𝟰𝟱𝟲𝟳", "call [number] or [number]"},
		{"employee id 104523 and job ID: SF2345678x", "employee id [number] and job ID [number]"},
		{"I am jdoe12345", "I am [number]"},
		{"my password is hunter2", "my password is [secret]"},
		{"key sk-abcDEF0123456789abcdef01", "key [secret]"},
		{"I live at 12 Old Baker Street", "I live at [address]"},
		// Names.
		{"my name is jane doe and I want a job", "my name is [name] and I want a job"},
		{"I'm Jane Doe, what is a bar raiser?", "I'm [name], what is a bar raiser?"},
		{"I’m priya", "I'm [name]"},
		{"this is John Smith from AWS", "this is [name] from AWS"},
		{"my manager Dave says no", "my manager [name] says no"},
		{"my recruiter is called O'Neil-Smith.", "my recruiter is called [name]."},
		{"ask Dr. Mary Sue", "ask Dr. [name]"},
		{"is it free? regards, Priya", "is it free? regards, [name]"},
		{"Hi Priya, can I apply", "Hi [name], can I apply"},
		{"hi this is JANE DOE", "hi this is [name]"},
		{"is mr smith going to interview me", "is mr [name] going to interview me"},
		{"ask recruiter Bob Jones or my girlfriend Anna", "ask recruiter [name] or my girlfriend [name]"},
		{"name: José Álvarez", "name: [name]"},
		{"my alias is jdoe", "my alias is [name]"},
	} {
		if got := state.Mask(c.in); got != c.want {
			t.Errorf("Mask(%q)\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func TestMaskIsBounded(t *testing.T) {
	got := state.Mask(strings.Repeat("é ", 10_000))
	if n := utf8.RuneCountInString(got); n > 300 {
		t.Errorf("masked to %d code points, want 300 at most", n)
	}
	// An address over the cut leaves no half.
	if got := state.Mask(strings.Repeat("a ", 146) + "jane@example.com"); strings.Contains(got, "jane") {
		t.Errorf("half an address is left: %q", got)
	}
}

var (
	callable = regexp.MustCompile(`\d{9,}`)
	address  = regexp.MustCompile(`[\pL\pN]@[\pL\pN]`)
)

func FuzzMask(f *testing.F) {
	for _, seed := range []string{
		"my name is jane doe", "I'm Priya @jane <@U1>", "jane@example.com", "+1 555 123 4567", "1,000,000,000", "a@b@c",
		"150000-220000", "one two three four five six", "pin is [secret]", "<https:", "http://a b", "[[e-mail]@x", "Dr. Dr. Who", "@@a", "٣٤٥٦٧٨٩٠١٢",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, message string) {
		got := state.Mask(message)
		switch {
		case !utf8.ValidString(got):
			t.Fatalf("%q is no UTF-8", got)
		case utf8.RuneCountInString(got) > 300:
			t.Fatalf("%q has %d code points", got, utf8.RuneCountInString(got))
		case callable.MatchString(strings.ReplaceAll(got, "000", "")):
			t.Fatalf("%q: a long number is left", got)
		case address.MatchString(got):
			t.Fatalf("%q: an address is left", got)
		}
		if again := state.Mask(got); again != got {
			t.Fatalf("%q, masked again, is %q", got, again)
		}
	})
}
