package skills

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"careercoach/bot/bottest"
	"careercoach/knowledge"
)

func embedded(t testing.TB) *knowledge.Base { return bottest.Embedded(t) }

func proposals(list []Proposal) string {
	var out []string
	for _, p := range list {
		s := fmt.Sprintf("%s %d", p.Skill, p.Level)
		if p.Evidence != Said {
			s += " " + p.Evidence.String()
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestRead(t *testing.T) {
	base := embedded(t)
	for _, c := range []struct{ said, want string }{
		{"5 yrs Java, some Terraform, ran on-call", "skill-languages 3, skill-iac 2, soft-operations 3"},
		{"Java 5 years", "skill-languages 3"},
		{"java (1 year)", "skill-languages 2"},
		{"18 months of Kubernetes", "skill-containers 2"},
		{"30 months of Kubernetes", "skill-containers 3"},
		{"3+ years docker and python", "skill-containers 3, skill-languages 3"},
		{"Docker and Terraform for 4 years", "skill-containers 3, skill-iac 3"},
		{"Java 5 yrs Terraform 1 yr", "skill-languages 3, skill-iac 2"},
		{"5 yrs Java 1 yr Terraform", "skill-languages 3, skill-iac 2"},
		{"never used Kubernetes", "skill-containers 0"},
		{"no terraform but lots of docker", "skill-iac 0, skill-containers 2"},
		{"I want to learn Terraform", ""},
		{"would like to do more machine learning", ""},
		{"learning Terraform", "skill-iac 1"},
		{"took a course on algorithms", "skill-algorithms 1"},
		{"built CI/CD pipelines with Jenkins", "skill-cicd 3"},
		{"helped build the deployment pipelines", "skill-cicd 2"},
		{"taught Java to new hires", "skill-languages 4"},
		{"mentored two juniors", "soft-mentoring 3"},
		{"led the design reviews for system design", "soft-mentoring 4, skill-system-design 4"},
		{"Docker", "skill-containers 2"},
		{"kubernets and terrafrom", "skill-containers 2, skill-iac 2"},
		{"I go to work", ""},
		{"3 years of Go", "skill-languages 3"},
		{"2 yrs go", "skill-languages 3"},
		{"the rest I learned later", ""},
		{"wrote REST services", "skill-microservices 3"},
		{"used Java ten years ago", "skill-languages 2"},
		{"Java 1 year, later 5 years of Python", "skill-languages 3"},
		{"strong in SQL", "skill-data-stores 3"},
		{"I like long walks", ""},
		{"shipped Terraform modules to production", "skill-iac 3 project"},
		{"a side project in Python", "skill-languages 2 project"},
		{"", ""},
		{"my colleague did the Terraform", ""},
		{"my manager wrote the Java, but I ran the deployment pipelines", "skill-cicd 3"},
		{"my colleague and I built it in Java", "skill-languages 3"},
		{"he taught Java, I used Docker", "skill-containers 2"},
		{"i hate java", ""},
		{"why system design", ""},
		{"is Terraform needed?", ""},
		{"used python for scripts, taught it to interns", "skill-languages 4"},
		{"Docker. It was fun.", "skill-containers 2"},
		{"led the architecture of our payment system, no AWS", "skill-system-design 4, skill-aws 0"},
	} {
		if got := proposals(Read(base, c.said)); got != c.want {
			t.Errorf("%q:\ngot  %s\nwant %s", c.said, got, c.want)
		}
	}
}

func TestShorthand(t *testing.T) {
	base := embedded(t)
	for _, c := range []struct{ typed, want, problem string }{
		{"java 3, terraform 1", "skill-languages 3, skill-iac 1", ""},
		{"java 3 terraform 1 project and docker ?", "skill-languages 3, skill-iac 1 project, skill-containers -1", ""},
		{"system design: 2; go=4", "skill-system-design 2, skill-languages 4", ""},
		{"java 2, python 3", "skill-languages 3", ""},
		{"terraform 0 project", "skill-iac 0", ""},
		{"terraform needs 1", "skill-iac needs 1", ""},
		{"observabilty 3 with story", "skill-observability 3 story", ""},
		{"java 7", "", "a number from 0 to 4"},
		{"java", "", "is missing"},
		{"cobol 3", "", "no skill called cobol"},
		{"terraform needs ?", "", "a number from 0 to 4"},
		{"", "", "such as java 3"},
	} {
		claims, problem := Shorthand(base, c.typed)
		var got []string
		for _, cl := range claims {
			s := fmt.Sprintf("%s %d", cl.Skill, cl.Level)
			if cl.Required {
				s = fmt.Sprintf("%s needs %d", cl.Skill, cl.Level)
			}
			if cl.Evidence != Said {
				s += " " + cl.Evidence.String()
			}
			got = append(got, s)
		}
		if s := strings.Join(got, ", "); s != c.want || !strings.Contains(problem, c.problem) || (c.problem == "") != (problem == "") {
			t.Errorf("%q: got %s (%q), want %s (%q)", c.typed, s, problem, c.want, c.problem)
		}
	}
}

func TestLoose(t *testing.T) {
	base := embedded(t)
	for _, c := range []struct{ typed, want, problem string }{
		{"yes but mentoring 4", "soft-mentoring 4", ""},
		{"java 3, terraform 1, foo 2", "skill-languages 3, skill-iac 1", "no skill called foo"},
		{"foo 2, java 3", "skill-languages 3", "no skill called foo"},
		{"system design 4, aws 0", "skill-system-design 4, skill-aws 0", ""},
		{"gap terraform 2", "skill-iac 2", ""},
		{"actually java is 2 and docker should be a 3 project", "skill-languages 2, skill-containers 3 project", ""},
		{"java 7, docker 2", "skill-containers 2", "a number from 0 to 4"},
		{"thanks", "", "no skill with a level"},
		{"I did 3 of them", "", "no skill called did"},
		{"5 years java", "", "At which level, 0 to 4, is java?"},
		{"?", "", "no skill with a level"},
		{"", "", "no skill with a level"},
	} {
		claims, problem := Loose(base, c.typed)
		var list []Proposal
		for _, cl := range claims {
			list = append(list, Proposal{Claim: cl})
		}
		if s := proposals(list); s != c.want || !strings.Contains(problem, c.problem) || (c.problem == "") != (problem == "") {
			t.Errorf("%q: got %s (%q), want %s (%q)", c.typed, s, problem, c.want, c.problem)
		}
	}
}

func FuzzLoose(f *testing.F) {
	for _, s := range []string{"yes but mentoring 4", "java is 3, foo 2", "java is", "3 3 3", "terraform needs a 2", "go should be", "\xff 4"} {
		f.Add(s)
	}
	base := embedded(f)
	f.Fuzz(func(t *testing.T, s string) {
		claims, problem := Loose(base, s)
		if len(claims) == 0 && problem == "" || len(claims) > maxClaims || len(problem) > 500 {
			t.Errorf("got %v and %q of %q", claims, problem, s)
		}
		for _, c := range claims {
			if c.Level < Unknown || c.Level > MaxLevel || c.Required && c.Level == Unknown {
				t.Errorf("got %+v of %q", c, s)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"5 yrs Java, some Terraform, ran on-call", "no terraform but docker", "\xff1.5 years c++", "go go go 3 y", "a, , .;\n", "ǅava 5 years", "1e9 years java"} {
		f.Add(s)
	}
	base := embedded(f)
	f.Fuzz(func(t *testing.T, s string) {
		seen := map[knowledge.SubjectID]bool{}
		for _, p := range Read(base, s) {
			if p.Level < 0 || p.Level > MaxLevel || seen[p.Skill] || required().skill(p.Skill) == nil || p.Required {
				t.Errorf("got %+v of %q", p, s)
			}
			if utf8.RuneCountInString(p.Words) > maxWords || strings.ContainsAny(p.Words, "\n\r") {
				t.Errorf("got the words %q of %q", p.Words, s)
			}
			seen[p.Skill] = true
		}
	})
}

func FuzzShorthand(f *testing.F) {
	for _, s := range []string{"java 3, terraform 1", "java ?", "terraform needs 2", "aws 4 story story", "?", "c++ 3\xff"} {
		f.Add(s)
	}
	base := embedded(f)
	f.Fuzz(func(t *testing.T, s string) {
		claims, problem := Shorthand(base, s)
		if (problem == "") != (len(claims) > 0) || len(problem) > 500 {
			t.Errorf("got %v and %q of %q", claims, problem, s)
		}
		for _, c := range claims {
			if c.Level < Unknown || c.Level > MaxLevel || c.Required && c.Level == Unknown || len(claims) > maxClaims {
				t.Errorf("got %+v of %q", c, s)
			}
		}
	})
}
