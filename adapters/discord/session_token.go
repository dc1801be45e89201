package discord

import (
	"fmt"
	"log/slog"
)

// A Token is a bot's secret: it shows itself in no log and no error.
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
