package knowledge

import (
	"fmt"
	"strings"
)

// suggestion returns the mend for an unknown field: the nearest known name, or
// all of them.
func suggestion(name string, known []string) string {
	if near := nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "use one of: " + strings.Join(known, ", ")
}

// declaration returns the mend for a reference to what is declared nowhere:
// the nearest known id, or where to declare it.
func declaration(id string, known []string, otherwise string) string {
	if near := nearest(id, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return otherwise
}

// nearest returns the known name at the smallest edit distance, or "" where
// none is within a third of the name's length.
func nearest(name string, known []string) string {
	name = strings.ToLower(name)
	best, bestDistance := "", len(name)/3+1
	for _, k := range known {
		if abs(len(name)-len(k)) >= bestDistance {
			continue
		}
		if d := editDistance(name, strings.ToLower(k)); d < bestDistance {
			best, bestDistance = k, d
		}
	}
	return best
}

// editDistance is the Levenshtein distance in bytes, with exchanged neighbours
// counted as one edit.
func editDistance(a, b string) int {
	previous, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			row[j] = last[j-1]
			if a[i-1] != b[j-1] {
				row[j] = 1 + min(last[j-1], last[j], row[j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], 1+previous[j-2])
			}
		}
		previous, last, row = last, row, previous
	}
	return last[len(b)]
}

func abs(n int) int { return max(n, -n) }
