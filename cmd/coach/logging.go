package main

import (
	"fmt"
	"io"
	"log/slog"

	"github.com/spf13/pflag"
)

// logFlags say what is logged, and how. No line at any level holds the text of
// a message, a name or a token.
type logFlags struct {
	format string
	level  string
}

func (f *logFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.format, "log-format", "text", "the `format` of log lines on standard error: text or json")
	flags.StringVar(&f.level, "log-level", "warn", "the least `level` that is logged: debug, info, warn or error")
}

// logger makes the logger.
func (f *logFlags) logger(out io.Writer) (*slog.Logger, error) {
	var level slog.Level
	switch f.level {
	case "debug", "info", "warn", "error":
		_ = level.UnmarshalText([]byte(f.level)) // it knows these four
	default:
		return nil, fmt.Errorf("--log-level %q: choose debug, info, warn or error", f.level)
	}
	options := &slog.HandlerOptions{Level: level, ReplaceAttr: withoutUser}
	switch f.format {
	case "text":
		return slog.New(slog.NewTextHandler(out, options)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(out, options)), nil
	}
	return nil, fmt.Errorf("--log-format %q: choose text or json", f.format)
}

// withoutUser leaves out the conversation of the terminal: its path holds the
// name of a user of this machine.
func withoutUser(_ []string, a slog.Attr) slog.Attr {
	if a.Key == "conversation" && isTerminal(a.Value.String()) {
		return slog.String(a.Key, platform)
	}
	return a
}
