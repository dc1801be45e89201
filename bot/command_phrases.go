package bot

import "strings"

// phrases are the wordings of the commands, one a line, as plain writes them.
// They are whole messages: a question that merely holds one is a question.
// Those behind a slash are commands only with it.
func phrases(c command) string {
	switch c {
	case commandPrivacy:
		return `
privacy
my privacy
privacy notice
privacy settings
what do you store
what do you store about me
what do you keep about me
what are you storing about me
what is stored about me
what is kept about me
what data do you store
what data do you store about me
what data do you have about me
what data do you keep about me
what have you stored about me
which data do you store about me`
	case commandExport:
		return `
export my data
export all my data
export data
export everything about me
export everything you have about me
download my data
download all my data
send me my data
give me my data
give me a copy of my data
/export
/export me`
	case commandForget:
		return `
forget me
forget about me
forget everything
forget all about me
forget everything about me
forget everything you know about me
forget my data
delete me
delete my data
delete all my data
delete everything about me
delete everything you know about me
delete everything you have about me
erase me
erase my data
erase all my data
erase everything about me
remove my data
remove all my data
wipe my data
/forget
/delete
/erase`
	case commandConfirm:
		return `
yes delete everything`
	case commandRefuse:
		return `
no keep it`
	case commandHistory:
		return `
history
my history
show history
show my history
recent questions
my recent questions
show my recent questions
my questions
my last questions
what did i ask
what have i asked
what did i ask before
what did i ask you
/recent
/questions`
	case commandSettings:
		return `
settings
my settings
show settings
show my settings
what are my settings
change settings
change my settings
preferences
my preferences
/setting
/settings show`
	case commandReset:
		return `
settings reset
reset settings
reset my settings
reset all settings
reset all my settings`
	}
	return ""
}

// phraseOrder returns the command that words are a wording of.
func phraseOrder(words string, slash bool) (order, bool) {
	if words == "" {
		return order{}, false
	}
	for _, c := range []command{commandPrivacy, commandExport, commandForget, commandConfirm, commandRefuse, commandHistory, commandSettings, commandReset} {
		for line := range strings.Lines(phrases(c)) {
			line = strings.TrimSuffix(line, "\n")
			if line == words || slash && line == "/"+words {
				return order{command: c}, true
			}
		}
	}
	return order{}, false
}

// alwaysOrders reports the wordings that no card may take.
func alwaysOrders(words string) bool {
	return words == "forget me" || words == "export my data" || words == "yes delete everything" || words == "no keep it"
}

// reaction returns what is said to a command that waits for a yes or no.
func reaction(words string) (command, bool) {
	switch words {
	case "yes", "yes delete everything", "delete everything", "1":
		return commandConfirm, true
	case "no", "no keep it", "keep it", "cancel", "stop", "2":
		return commandRefuse, true
	}
	return "", false
}
