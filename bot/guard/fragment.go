package guard

import (
	"encoding/base64"
	"regexp"
	"strings"
)

// fragments finds pieces of code and markup that no person writes into a
// question: statements of SQL, shell commands, HTML, the marks by which chat
// programs tell who speaks.
type fragments struct {
	roles   []*regexp.Regexp // marks of who speaks, with what others are made to say
	code    []*regexp.Regexp
	speaker *regexp.Regexp // "User:" before the person's own words
	encoded *regexp.Regexp // what may be base64
}

// The building blocks of the expressions below.
const (
	sqlVerb = `(drop\s+(table|database|schema|user|view)|truncate\s+table|delete\s+from|insert\s+into|alter\s+table|` +
		`update\s+\w+\s+set|union\s+(all\s+)?select|select\s+[\w*, ]{1,60}\s+from|exec(ute)?\s+xp_\w+|shutdown)\b`
	shellVerb = `(sudo\s+)?(rm\s+-\w+|cat\s+[./~]\S+|curl\s+\S+|wget\s+\S+|nc\s+-\w|bash\s+-c|sh\s+-c|chmod\s+[0-7+]+|` +
		`mkfs\S*|dd\s+if=\S+|printenv|env|whoami|ls\s+-\w+|ls|ping\s+-\w+|eval|exec|python3?\s+-c|reboot|shutdown)\b`
	roleName = `(assistant|system|developer|tool|function|ai|admin|root)`
	htmlName = `(user|human|assistant|system|developer|tool|function|prompt|instructions?|context|message|override|im_start|im_end|` +
		`script|style|iframe|img|svg|object|embed|form|input|button|link|meta|body|html|head|h1|h2|div|span|p|br|b|i|u|marquee|template|xml|video|audio|textarea|noscript)`
)

func newFragments() fragments {
	var f fragments
	f.roles = compileAll(
		// what another speaker is made to say, up to the next change of speaker
		`(?is)<\s*`+roleName+`\b[^<>]{0,200}>.*?(</\s*`+roleName+`\s*>|<\s*(user|human)\b|$)`,
		`(?is)<\|?\s*im_start\s*\|?>\s*`+roleName+`\b.*?(<\|?\s*im_end\s*\|?>|$)`,
		`(?is)<\|(system|assistant|developer)\|>.*?(<\|user\|>|<\|end\|>|<\|eot_id\|>|$)`,
		`(?is)<<SYS>>.*?(<</SYS>>|$)`,
		`(?i)\{[^{}]{0,400}"role"\s*:\s*"(system|assistant|developer|tool)"[^{}]{0,400}\}`,
		`(?im)^\s*(#{1,6}\s*|\[|\*\*)?assistant(\]|\*\*)?\s*:[^\n]*`,
		`\bASSISTANT\s*:[^\n]*`,
		// a call to everybody in the channel
		`(?i)\b(post|ping|write|say|send|type|mention|announce|tag|notify|output|reply|respond|echo|print|alert|shout|spam)\b[^.?!\n]{0,60}(@everyone|@here|@channel|<!(everyone|here|channel)>)[^.?!\n]{0,200}[.!]?`,
		// marks
		`<\|[^|<>\n]{1,40}\|>`,
		`(?i)\[/?(INST|SYS|SYSTEM|ADMIN|ASSISTANT|USER)\]\s*:?`,
		`(?im)^\s*(#{1,6}\s*|\[|\*\*)?system(\s+(prompt|message|override|note|notice|command|instruction|update))?(\]|\*\*)?\s*:(\*\*)?`,
		`(?im)^\s*#{1,6}\s*(instructions?|developer|prompt|human|user|response)\s*:`,
		`\b(SYSTEM|ADMIN|ROOT|DEVELOPER)(\s+(PROMPT|MESSAGE|OVERRIDE|NOTE|NOTICE|COMMAND|INSTRUCTION|UPDATE))?\s*:`,
		`(?i)"role"\s*:\s*"\w+"\s*,?`,
		"(?i)```\\s*(system|instructions?|bash|sh|sql)\\b",
	)
	f.code = compileAll(
		// HTML
		`(?is)<(script|style)\b[^<>]{0,200}>.*?(</\s*(script|style)\s*>|$)`,
		`(?i)</?\s*`+htmlName+`\b[^<>]{0,300}/?>`,
		`(?i)<a\s+href[^<>]{0,300}>|</a>`,
		// SQL, with a sign that it is more than talk about it
		`(?i)((?m:^)\s*\w{0,20}['"]\)*|['"]\)*|\d+)\s*;\s*`+sqlVerb+`[^;\n]{0,200}?(;|--|#|$)[;\-\s]*`,
		`(?i)((?m:^)\s*\w{0,20}['"]\)*\s*|['"]\)*\s*)?;?\s*\b`+sqlVerb+`[^;\n?]{0,200}?(;\s*(--)?|--)[\s;-]*`,
		`(?i)((?m:^)\s*\w{0,20})?['"]\s*\)*\s*(or|and|\|\|)\s+['"]?(\d+|[a-z]|true)['"]?\s*=\s*['"]?(\d+|[a-z]|true)['"]?\s*(--|#|;|/\*)?`,
		`(?i)\b(or|and)\s+1\s*=\s*1\b\s*(--|#|;)?`,
		`(?i)((?m:^)\s*\w{0,20})?['"]\s*\)*\s*`+sqlVerb+`[^;\n]{0,120}?(--|;|$)`,
		`((?m:^)\s*\w{0,20})?'\)*--`,
		// shell
		`(?im)(^|&&|\|\||[;|&(]|\$\(|`+"`"+`)\s*(sudo\s+)?(rm\s+-\w+|cat\s+[./~][^\s)`+"`"+`]+|curl\s+\S+|wget\s+\S+|nc\s+-\w|(ba)?sh\s+-c|chmod\s+[0-7+]+|dd\s+if=)(\s+[-/.~]\S*)*(\s*\|\s*(ba)?sh\b)?[;|&)`+"`"+`]*`,
		`(?im)(^|&&|\|\||[;|&(]|\$\(|`+"`"+`)\s*`+shellVerb+`\s*(`+"`"+`|\)|[;|&]|$)`,
		`\$\([^()\n]{1,200}\)|\$\{[^{}\n]{1,200}\}|\{\{[^{}\n]{0,200}\}\}|<%[^%\n]{0,200}%>|\{%[^%\n]{0,200}%\}`,
		`(?i)(\.\./){2,}\S*|/etc/(passwd|shadow|hosts)\S*`,
		`(?i)\b(process\.env|os\.environ|os\.system|subprocess\.\w+|__import__|javascript:|vbscript:|\bon(error|load|click|focus|blur|mouse\w+|key\w+)\s*=|document\.cookie)[^\s?]*`,
		`(\\x[0-9a-fA-F]{2}){3,}|\S*%3[Cc]\S*|(%[0-9a-fA-F]{2}){4,}|(\\u[0-9a-fA-F]{4}){3,}`,
	)
	f.speaker = regexp.MustCompile(`(?im)^\s*(user|human|question|me)\s*:`)
	f.encoded = regexp.MustCompile(`[A-Za-z0-9+/_-]{20,}={0,2}`)
	return f
}

func compileAll(list ...string) []*regexp.Regexp {
	out := make([]*regexp.Regexp, len(list))
	for i, e := range list {
		out[i] = regexp.MustCompile(e)
	}
	return out
}

// maxPlain is the longest word a message may have before it is suspected to
// be encoded.
const maxPlain = 20

// suspect reports whether a message may hold a fragment. Most hold none, and
// are spared the expressions.
func suspect(s string) bool {
	run := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '<', '>', ';', '|', '&', '`', '$', '{', '[', '=', '#', ':', '@', '\\', '%':
			return true
		case '.', '-':
			if i > 0 && s[i-1] == c {
				return true
			}
			run++
		case '/':
			if strings.HasPrefix(s[i:], "/etc/") {
				return true
			}
			run++
		case ' ', '\n', '\t', '?', '!', ',':
			run = 0
		case '\'', '"':
			if strings.IndexByte(s[i+1:], '=') >= 0 || i+1 < len(s) && (s[i+1] == ')' || s[i+1] == ' ') {
				return true
			}
		default:
			run++
		}
		if run >= maxPlain {
			return true
		}
	}
	return strings.HasPrefix(s, "rm ") || strings.HasPrefix(s, "curl ") || strings.HasPrefix(s, "sudo ")
}

// remove takes the fragments out of s. It reports whether there were any, and
// whether some of them pose as another speaker.
func (f *fragments) remove(s string) (rest string, found, posed bool) {
	if !suspect(s) {
		return s, false, false
	}
	rest = s
	for _, re := range f.roles {
		rest = re.ReplaceAllString(rest, "\n")
	}
	posed = rest != s
	rest = f.removeEncoded(rest)
	for _, re := range f.code {
		rest = re.ReplaceAllString(rest, "\n")
	}
	if rest == s {
		return s, false, false
	}
	return f.speaker.ReplaceAllString(rest, "\n"), true, posed
}

// removeEncoded takes out base64 that holds text.
func (f *fragments) removeEncoded(s string) string {
	return f.encoded.ReplaceAllStringFunc(s, func(token string) string {
		if holdsText(token) {
			return "\n"
		}
		return token
	})
}

// holdsText reports whether token is base64 of several plain words.
func holdsText(token string) bool {
	token = strings.TrimRight(token, "=")
	encoding := base64.RawStdEncoding
	if strings.ContainsAny(token, "-_") {
		encoding = base64.RawURLEncoding
	}
	b, err := encoding.DecodeString(token)
	if err != nil {
		return false
	}
	blanks := 0
	for _, c := range b {
		if c == ' ' {
			blanks++
		} else if c < ' ' && c != '\n' || c > '~' {
			return false
		}
	}
	return blanks > 0
}
