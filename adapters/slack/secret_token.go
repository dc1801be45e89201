package slack

import (
	"fmt"
	"log/slog"
	"strings"
)

// A Token opens a workspace, or an app, to whoever has it: it shows itself in
// no log and no error. JSON holds it in full.
type Token string

// hidden is what a token shows of itself.
const hidden = "[token]"

// String hides the token.
func (t Token) String() string { return hidden }

// GoString hides the token.
func (t Token) GoString() string { return hidden }

// Format hides the token, whatever the verb.
func (t Token) Format(f fmt.State, _ rune) { fmt.Fprint(f, hidden) }

// LogValue hides the token.
func (t Token) LogValue() slog.Value { return slog.StringValue(hidden) }

// reveal is the token itself.
func (t Token) reveal() string { return string(t) }

// isBot reports whether it is a bot's token, rotated or not.
func (t Token) isBot() bool {
	return strings.HasPrefix(string(t), "xoxb-") || strings.HasPrefix(string(t), "xoxe.xoxb-")
}
