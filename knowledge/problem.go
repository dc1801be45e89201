package knowledge

import (
	"fmt"
	"sort"
	"strings"
)

// Severity tells an error, which stops loading, from a warning.
type Severity int

// The severities.
const (
	SeverityError Severity = iota
	SeverityWarning
)

// String returns "error" or "warning".
func (s Severity) String() string {
	if s == SeverityWarning {
		return "warning"
	}
	return "error"
}

// A Problem is one thing wrong with a knowledge directory: where it is, what
// is wrong, and how to mend it.
type Problem struct {
	Severity Severity
	File     string // path within its layer, after the layer's name
	Line     int    // from 1; 0 where the whole file is meant
	Message  string
	Mend     string // what to do; never empty for errors
}

// String formats the problem as "file:line: severity: message; mend".
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	fmt.Fprintf(&b, ": %s: %s", p.Severity, p.Message)
	if p.Mend != "" {
		b.WriteString("; ")
		b.WriteString(p.Mend)
	}
	return b.String()
}

// Problems is what a check found. It is an error when it holds one.
type Problems []Problem

// Error lists every problem of severity error, one a line.
func (ps Problems) Error() string {
	var lines []string
	for _, p := range ps.Errors() {
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

// Errors returns the problems that stop loading.
func (ps Problems) Errors() Problems { return ps.with(SeverityError) }

// Warnings returns the problems that do not stop loading.
func (ps Problems) Warnings() Problems { return ps.with(SeverityWarning) }

func (ps Problems) with(s Severity) Problems {
	var out Problems
	for _, p := range ps {
		if p.Severity == s {
			out = append(out, p)
		}
	}
	return out
}

// sort orders the problems by file and line, errors before warnings.
func (ps Problems) sort() {
	sort.SliceStable(ps, func(i, j int) bool {
		a, b := ps[i], ps[j]
		if a.File != b.File {
			return a.File < b.File
		}
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Severity < b.Severity
	})
}
