package skills

import "strings"

// The words by which people say how well they know something. Each set is made
// anew, so that nothing in the package can change.

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

func wishes() map[string]bool {
	return set("want wants wanna wish hope hoping plan planning interested would like gonna eager keen")
}

func negations() map[string]bool {
	return set("no never not none zero nothing without dont doesnt didnt cant cannot havent hasnt isnt aint lack lacking")
}

func helped() map[string]bool {
	return set("helped assisted shadowed supported paired contributed")
}

func led() map[string]bool {
	return set("led lead leading taught teach teaching trained mentored coached headed architected directed chaired")
}

func did() map[string]bool {
	return set(`built build building shipped ship ran run running deployed deploy designed wrote write writing maintained maintain
		migrated implemented created delivered owned own owning operated automated developed launched administered released
		introduced debugged optimized optimised tuned production myself alone`)
}

// shows are words for work that can be shown.
func shows() map[string]bool {
	return set("project projects portfolio github gitlab production shipped launched released")
}

func studied() map[string]bool {
	return set("learning learned learnt learn studied studying study course courses class university college bootcamp theory theoretical read reading heard understand tutorial tutorials book explain")
}

func little() map[string]bool {
	return set("some bit little basic basics beginner familiar intermediate junior hobby toy occasionally sometimes few")
}

func strong() map[string]bool {
	return set("expert expertise advanced strong senior fluent proficient solid good great confident deep experienced professionally professional daily mastered")
}

func worked() map[string]bool {
	return set("used use using worked work working know knows knowledge experience touched done tried")
}

func questionWords() map[string]bool {
	return set("why what whats how which when where who should does is are")
}

// pronouns stand for a skill that was named before.
func pronouns() map[string]bool { return set("it this that them these those both") }

// others are people who are not the one who tells.
func others() map[string]bool {
	return set("colleague colleagues coworker coworkers teammate teammates manager managers boss friend friends brother sister somebody someone others he she they")
}

func articles() map[string]bool { return set("my a the our his her their another other one of") }

func dislikes() map[string]bool { return set("hate hated hates dislike dislikes loathe avoid") }

func unit() map[string]bool { return set("y yr yrs year years month months mo mos mth mths") }

func months() map[string]bool { return set("month months mo mos mth mths") }

// neutral are words that may stand beside a name and say nothing.
func neutral() map[string]bool {
	return set("of in with and a an the my i have about for years exp experience")
}

func spelledNumbers() map[string]float64 {
	return map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "half": 0.5}
}
