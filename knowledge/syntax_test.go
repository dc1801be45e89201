package knowledge_test

import (
	"fmt"
	"strings"
	"testing"

	"careercoach/knowledge"
)

// What people get wrong in YAML: the line named is the one to mend.
func TestCheckSyntax(t *testing.T) {
	const symbol = "this is not valid YAML: a value begins with a symbol that YAML keeps for itself; put the text in quote marks"
	const misfit = "this is not valid YAML: this line does not fit the ones above it; mend its indent, or the quote marks around its value"
	for _, c := range []struct{ name, file, want string }{
		{"a colon in a text", "cards:\n  - id: x\n    answer: Note: write to us\n",
			"a.yaml:3: error: this is not valid YAML: a second colon makes no sense here; put the text in quote marks, or mend the indent"},
		{"a quote mark that is never closed", "cards:\n  - id: x\n    answer: \"Write\n      to us\n    title: y\n  - id: y\n",
			"a.yaml:3: error: this is not valid YAML: a quote mark is opened here and never closed; close it"},
		{"quote marks within quote marks", "cards:\n  - id: x\n    answer: \"Say \"hello\" to us\"\n    title: y\n",
			"a.yaml:3: error: " + misfit},
		{"an apostrophe within quote marks", "cards:\n  - id: x\n    answer: 'What's up'\n    title: y\n",
			"a.yaml:3: error: " + misfit},
		{"a bracket that is never closed", "cards:\n  - id: x\n    questions: [a, b\n    answer: y\n",
			"a.yaml:3: error: this is not valid YAML: a list is opened with [ and not closed on its line; close it with ], or put the text in quote marks"},
		{"a brace that is never closed", "cards:\n  - id: x\n    attributes: {a: b\n    answer: y\n",
			"a.yaml:3: error: this is not valid YAML: a brace is opened with { and not closed on its line; close it with }, or put the text in quote marks"},
		{"a quoted figure at the beginning", "cards:\n  - id: x\n    answer: {{fee}} dollars\n    title: y\n",
			"a.yaml:3: error: " + misfit},
		{"a link at the beginning", "cards:\n  - id: x\n    answer: [us](mailto:x)\n    title: y\n",
			"a.yaml:3: error: " + misfit},
		{"an at sign at the beginning", "cards:\n  - id: x\n    answer: @billing\n", "a.yaml:3: error: " + symbol},
		{"a backtick at the beginning", "cards:\n  - id: x\n    answer: `code`\n", "a.yaml:3: error: " + symbol},
		{"bold at the beginning", "cards:\n  - id: x\n    answer: **bold** text\n", "a.yaml:3: error: " + symbol},
		{"a tab for an indent", "cards:\n  - id: x\n\tanswer: y\n",
			"a.yaml:3: error: this is not valid YAML: a tab stands in the indent; indent with blanks"},
		{"an indent too small", "cards:\n  - id: x\n    questions: [q]\n   answer: y\n    title: z\n", "a.yaml:4: error: " + misfit},
		{"a dash too far left", "cards:\n  - id: x\n    answer: y\n - id: z\n", "a.yaml:4: error: " + misfit},
		{"a text under | that is not indented", "cards:\n  - id: x\n    answer: |\n    Write to us.\n  - id: y\n",
			"a.yaml:4: error: this is not valid YAML: a name with a colon is expected here; write `name: value`, or indent the line under the text it belongs to"},
		{"no blank behind a colon", "cards:\n  - id:x\n    answer: y\n",
			"a.yaml:3: error: this is not valid YAML: a second colon makes no sense here; put the text in quote marks, or mend the indent"},
		{"a dash within a line", "cards:\n  - id: x\n    questions: - a\n",
			"a.yaml:3: error: this is not valid YAML: a dash begins a list in the middle of a line; put the text in quote marks, or begin the list on the next line"},
		{"a backslash in double quote marks", "cards:\n  - id: x\n    answer: \"\\d\"\n",
			"a.yaml:3: error: this is not valid YAML: a backslash in double quote marks begins no escape that YAML knows; use single quote marks"},
		{"a later YAML than there is", "%YAML 3.0\n---\ncards: []\n",
			"a.yaml:1: error: this is not valid YAML: found incompatible YAML document; mend the line named here; often an indent or a missing quote mark"},
		{"a merge key", "cards:\n  - &a {id: x, questions: [q], answer: b}\n  - <<: *a\n    id: y\n    questions: [r]\n    answer: b\n",
			`a.yaml:3: error: unknown field "<<"; use one of: id, title, topic, subjects, aspect, decision, questions, answer, sources, as_of, caution, related`},
		{"no UTF-8", "cards:\n  - id: x\n    answer: caf\xe9\n",
			"a.yaml:3: error: this is no plain text in UTF-8; save the file as UTF-8 and take characters that do not show out"},
		{"a control character", "cards:\n  - id: x\n    answer: \x1b[31mred\n",
			"a.yaml:3: error: this is no plain text in UTF-8; save the file as UTF-8 and take characters that do not show out"},
		{"a second document", "cards: []\n---\ncards:\n  - id: x\n    answer: @y\n", "a.yaml:5: error: " + symbol},
	} {
		t.Run(c.name, func(t *testing.T) { checkFile(t, c.file, c.want) })
	}
}

// What YAML allows and people write, though it looks odd.
func TestLoadSyntax(t *testing.T) {
	for _, c := range []struct{ name, file string }{
		{"question marks in brackets", "cards:\n  - {id: x, questions: [How much?, how long? ], answer: a}\n"},
		{"a mark of the byte order", "\ufeff" + card},
		{"line ends of Windows", strings.ReplaceAll(card, "\n", "\r\n")},
		{"no line end at the end", strings.TrimSpace(card)},
		{"a comment alone", "# nothing yet\n"},
		{"nothing", ""},
		{"empty lists", "cards:\nsubjects: []\nfigures: ~\n"},
		{"empty fields", card + "    title:\n    related: ~\n    sources: []\n"},
		{"numbers for texts", "cards:\n  - {id: 2024, title: 12.5, questions: [42, true, 2024-01-02], answer: 7}\n"},
		{"aliases", "cards:\n  - {id: x, questions: &q [a, &b b], answer: c}\n  - {id: y, questions: *q, answer: *b}\n"},
	} {
		t.Run(c.name, func(t *testing.T) { load(t, file(c.file)) })
	}
}

// A file of several documents is read like several files.
func TestLoadDocuments(t *testing.T) {
	base := load(t, file(card+"---\n# nothing\n---\ncards:\n  - {id: second, questions: [q], answer: a}\n...\n"))
	for _, id := range []knowledge.CardID{"refunds", "second"} {
		if _, ok := base.Card(id); !ok {
			t.Errorf("card %q is missing", id)
		}
	}
}

// Files that grow beyond measure when their aliases are followed, or that nest
// beyond measure, are refused in little time and memory.
func TestCheckBombs(t *testing.T) {
	questions := strings.Repeat(" a", 50_000)
	var entries strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&entries, "  - {id: y%d, questions: *q, answer: a}\n", i)
	}
	doubling := "x0: &a0 [a, a]\n"
	for i := range 40 {
		doubling += fmt.Sprintf("x%d: &a%d [*a%d, *a%d]\n", i+1, i+1, i, i)
	}
	for _, c := range []struct{ name, file, want string }{
		{"one long list in many cards",
			"cards:\n  - {id: x, questions: &q [" + strings.ReplaceAll(questions, " ", ", ")[2:] + "], answer: a}\n" + entries.String(),
			"a.yaml: error: the aliases of this file repeat more than 16 MiB; write fewer of them"},
		{"one long question, often", "cards:\n  - {id: x, questions: [&q " + strings.Repeat("a", 100_000) + strings.Repeat(", *q", 10_000) + "], answer: a}\n",
			"a.yaml: error: the aliases of this file repeat more than 16 MiB; write fewer of them"},
		{"lists that double", doubling + "cards: *a40\n",
			`a.yaml:1: error: unknown field "x0"; use one of: topics, sources, kinds, aspects, subjects, figures, cards`},
		{"a list in itself", "cards: &a\n  - *a\n",
			"a.yaml:2: error: an entry with named fields is expected here; begin it with `- id: …`"},
		{"a question in itself", "cards:\n  - id: x\n    answer: y\n    questions: &q [*q]\n",
			`a.yaml:4: error: field "questions" holds a list where a text is expected; a text with a colon, brackets or braces needs quote marks`},
		{"lists in lists in brackets", "cards: " + strings.Repeat("[", 100_000),
			"a.yaml:1: error: this is not valid YAML: lists stand within lists beyond all measure; take some out"},
		{"lists in lists behind dashes", "cards:\n" + strings.Repeat("- ", 100_000),
			"a.yaml:2: error: this is not valid YAML: lists stand within lists beyond all measure; take some out"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := knowledge.Check(file(c.file))
			if len(got) == 0 || len(got) > 50 || got[0].String() != c.want {
				t.Errorf("got %d problems:\n%.300s\nwant at most 50, and first:\n%s", len(got), lines(got), c.want)
			}
		})
	}
}
