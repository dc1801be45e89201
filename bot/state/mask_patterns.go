package state

import (
	"regexp"
	"sync"
)

// A maskPattern is taken out as a whole.
type maskPattern struct {
	find *regexp.Regexp
	with string
}

// maskPatterns are applied in this order. They are made when they are first
// needed: most runs of the program mask nothing.
var maskPatterns = sync.OnceValue(func() []maskPattern {
	return []maskPattern{
		// Slack's and Discord's ways of writing mentions, addresses and links.
		{regexp.MustCompile(`(?i)<mailto:[^>]*>?`), maskedEmail},
		{regexp.MustCompile(`(?i)<tel:[^>]*>?`), maskedNumber},
		{regexp.MustCompile(`(?i)<https?:[^>\s|]*(?:\|[^>]*)?>?`), maskedLink},
		{regexp.MustCompile(`<[@#!&:][^>\s|]*(?:\|[^>]*)?>?|<[at]:[^>]*>`), maskedMention},
		// Links, with or without a scheme. They may hold an @ before the host.
		{regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.-]*://[^\s<>\[\]]+`), maskedLink},
		{regexp.MustCompile(`(?i)\bwww\.[^\s<>\[\]]+`), maskedLink},
		{regexp.MustCompile(`(?i)\b(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>\[\]]+`), maskedLink},
		// Passwords and keys that are called so.
		{regexp.MustCompile(`(?i)\b(pass ?word|passwd|pwd|passcode|pin|secret|token|api[ _-]?key)( is\b| was\b|[:=])\s*[^\s\[\]]+`), "$1$2 " + maskedSecret},
		// Addresses.
		{regexp.MustCompile(`[^\s<>()\[\],;:"|]+@[^\s<>()\[\],;:"|]+`), maskedEmail},
		{regexp.MustCompile(`(?i)[\pL\pN][\pL\pN.+_-]*\s*[(\[{<]\s*at\s*[)\]}>]\s*[\pL\pN][\pL\pN.-]*(?:\s*[(\[{<]\s*(?:dot|\.)\s*[)\]}>]\s*[\pL\pN-]+)*(?:\s+dot\s+[\pL\pN-]+)*`), maskedEmail},
		{regexp.MustCompile(`(?i)[\pL\pN][\pL\pN.+_-]*\s+at\s+[\pL\pN-]+(?:(?:\s+dot\s+|\s*[(\[{<]\s*(?:dot|\.)\s*[)\]}>]\s*)[\pL\pN-]+)*(?:\s+dot\s+|\s*[(\[{<]\s*(?:dot|\.)\s*[)\]}>]\s*)(?:com|org|net|edu|gov|mil|io|co|me|uk|de|fr|ca|au|dev|us|eu|info)\b(?:\s+dot\s+\pL{2,3}\b)?`), maskedEmail},
		{regexp.MustCompile(`@[\pL\pN_][\pL\pN_.-]*`), maskedMention},
		{regexp.MustCompile(`[\pL\pN_.]+#\d{4}\b`), maskedMention},
		{regexp.MustCompile(`\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b`), maskedAddress},
		// Numbers that are called somebody's or somewhat's own.
		{regexp.MustCompile(`(?i)\b((?:employee|badge|ticket|case|requisition|req|job|application|order|customer|account|phone|ssn|zip|postcode|passport|visa|id|login|alias|username|user name)(?: (?:id|number|no\.?|num|code|case))?)(?: (?:is|was))?\s*[:#]?\s*#?[\pL]{0,10}\d[\pL\d-]{2,}(?:[ -]\d+)*`), "$1 " + maskedNumber},
		{regexp.MustCompile(`(?i)\b(born|dob|date of birth|birthday)\b[^.;?!\[\]]{0,25}?\d[\d,/ .-]*\d`), "$1 " + maskedNumber},
		{regexp.MustCompile(`\b\d{1,3}(?:\.\d{1,3}){3}\b`), maskedNumber},
		{regexp.MustCompile(`\b(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:\d{4}|\d{2})\b`), maskedNumber},
		{regexp.MustCompile(`(?i)\b(my (?:login|alias|user ?name|handle|nick(?:name)?)(?: is| was|:| =|=) ?)[^\s\[\],.;?!:=]+`), "$1" + maskedName},
		{regexp.MustCompile(`(?i)(?:\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)\b[\s,.-]*){6,}`), maskedNumber + " "},
	}
})
