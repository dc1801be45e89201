package knowledge_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"careercoach/knowledge"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// files makes a layer of files by name.
func files(content map[string]string) knowledge.Layer {
	system := fstest.MapFS{}
	for name, text := range content {
		system[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return knowledge.Layer{FS: system}
}

// file makes a layer of one file, a.yaml.
func file(text string) knowledge.Layer { return files(map[string]string{"a.yaml": text}) }

// load loads layers that have no errors.
func load(t *testing.T, layers ...knowledge.Layer) *knowledge.Base {
	t.Helper()
	base, err := knowledge.Load(layers...)
	if err != nil {
		t.Fatalf("Load failed:\n%v", err)
	}
	return base
}

func lines(problems knowledge.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

// checkGolden compares got with a file under testdata, or rewrites that.
func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant (%s):\n%s", got, path, want)
	}
}

// A directory with several mistakes in several files: all are named at once,
// in the order of files and lines.
func TestCheckReportsAllAtOnce(t *testing.T) {
	layer := knowledge.Layer{Name: "broken", FS: os.DirFS("testdata/broken")}
	checkGolden(t, "broken.golden", lines(knowledge.Check(layer)))
}

const card = `cards:
  - id: refunds
    questions: [refund please]
    answer: Write to billing.
`

// Each case is one file, a.yaml, that ends a card of its own.
func TestCheckErrors(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"an unknown field", card + "    anwser: x\n",
			`a.yaml:5: error: unknown field "anwser"; did you mean "answer"?`},
		{"an unknown field that is like no other", "topics:\n  - id: t\n    colour: red\n",
			`a.yaml:3: error: unknown field "colour"; use one of: id, title, summary, ask, order`},
		{"an unknown list", "card:\n  - id: x\n",
			`a.yaml:1: error: unknown field "card"; did you mean "cards"?`},
		{"a list that stands twice", card + card,
			`a.yaml:5: error: "cards" stands twice in this file; join the two lists`},
		{"a field that stands twice", card + "    answer: Another.\n",
			`a.yaml:5: error: field "answer" stands twice in this entry; remove one of the two`},
		{"a field that is no name", card + "    ? [a, b]\n    : c\n",
			`a.yaml:5: error: unknown field ""; use one of: id, title, topic, subjects, aspect, decision, questions, answer, sources, as_of, caution, related`},
		{"a file that is a list", "- id: x\n",
			"a.yaml:1: error: a knowledge file has named lists at its top; begin it with `cards:`"},
		{"a file that is a text", "\nHello\n",
			"a.yaml:2: error: a knowledge file has named lists at its top; begin it with `cards:`"},
		{"a table that is no list", "cards:\n  id: x\n",
			"a.yaml:1: error: a list is expected here; begin each entry with `- id: …`"},
		{"an entry that is a text", card + "  - refunds\n",
			"a.yaml:5: error: an entry with named fields is expected here; begin it with `- id: …`"},
		{"no id", "cards:\n  - questions: [q]\n    answer: a\n",
			"a.yaml:2: error: a card has no id; add `id:` with a short unique name"},
		{"an id with a blank", "topics:\n  - title: x\n    id: to pic\n",
			`a.yaml:3: error: the id "to pic" has white space or control characters; write hyphens instead`},
		{"an id with another blank", "kinds:\n  - id: \"a\\u00a0b\"\n",
			`a.yaml:2: error: the id "a\u00a0b" has white space or control characters; write hyphens instead`},
		{"an id with a control character", "aspects:\n  - id: \"a\\x07\"\n",
			`a.yaml:2: error: the id "a\a" has white space or control characters; write hyphens instead`},
		{"an id of 101 characters", "topics:\n  - id: " + strings.Repeat("ö", 101) + "\n",
			`a.yaml:2: error: the id of this topic has more than 100 characters; shorten it`},
		{"a card without an answer", "cards:\n  - id: x\n    questions: [q]\n    answer: \" \"\n",
			"a.yaml:4: error: card \"x\" has no answer; add `answer: |` with Markdown below it"},
		{"a card without questions", "cards:\n  - id: x\n    answer: a\n",
			"a.yaml:2: error: card \"x\" has no question; add `questions:` with at least one way people ask"},
		{"a card with blank questions", "cards:\n  - id: x\n    answer: a\n    questions: [\"\", \" \"]\n",
			"a.yaml:4: error: card \"x\" has no question; add `questions:` with at least one way people ask"},
		{"an unknown decision", card + "    decision: maybe\n",
			`a.yaml:5: error: "maybe" is no decision a card can carry; use one of: answer, smalltalk, decline`},
		{"an id twice", card + "  - answer: b\n    questions: [other]\n    id: refunds\n",
			`a.yaml:7: error: card "refunds" stands already in a.yaml:2; give this one another id`},
		{"a source without a title", "sources:\n  - {id: s, date: 2024}\n",
			"a.yaml:2: error: source \"s\" has no title; add `title:` with what a reader should see"},
		{"an address that is none", "sources:\n  - id: s\n    title: S\n    date: 2024\n    url: www.example.com\n",
			`a.yaml:5: error: the url "www.example.com" of source "s" is no web address; write it with https://`},
		{"an address that runs code", "sources:\n  - id: s\n    title: S\n    date: 2024\n    url: javascript:alert(1)\n",
			`a.yaml:5: error: the url "javascript:alert(1)" of source "s" is no web address; write it with https://`},
		{"an unknown subject", card + "    subjects:\n      - billing\n",
			"a.yaml:6: error: the subject \"billing\" is declared nowhere; declare it under `subjects:`, or take the reference out"},
		{"an unknown related card", card + "    related: [\n      refunds,\n      refund]\n",
			`a.yaml:7: error: the related card "refund" is declared nowhere; did you mean "refunds"?`},
		{"an unknown source", card + "    sources: [handbook]\n",
			"a.yaml:5: error: the source \"handbook\" is declared nowhere; declare it under `sources:`, or write its title in words"},
		{"an unknown figure", card + "    caution: Only {{fees.low}} so far.\n",
			`a.yaml:5: error: the quoted figure "fees" is declared nowhere; declare it under figures, or write \{{ for a literal {{`},
		{"a quote without an end", card + "    caution: Only {{fees so far.\n",
			`a.yaml:5: error: a {{ has no }}; close it, or write \{{ for a literal {{`},
	} {
		t.Run(c.name, func(t *testing.T) { checkFile(t, c.file, c.want) })
	}
}

func checkFile(t *testing.T, file, want string) {
	t.Helper()
	layer := files(map[string]string{"a.yaml": file})
	if got := strings.TrimSpace(lines(knowledge.Check(layer))); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// subject ends a file that has what a subject must have to give no warning.
const subject = card + `  - {id: fees, subjects: [fees], aspect: overview, questions: [fees], answer: Fees.}
sources:
  - {id: s, title: S, date: 2024}
subjects:
  - {id: fees, kind: matter, name: Fees, aliases: [fee]}
`

func TestCheckSubjects(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"a good one", subject, ""},
		{"no name", subject + "  - {id: x, kind: matter, aliases: [y], parent: fees}\n",
			"a.yaml:10: error: subject \"x\" has no name; add `name:` with what people call it\n" +
				"a.yaml:10: warning: subject \"x\" has no overview card; add a card with `aspect: overview` that says what it is"},
		{"an unknown parent", strings.ReplaceAll(subject, "aliases", "parent: fee, aliases"),
			`a.yaml:9: error: the parent "fee" of subject "fees" is declared nowhere; did you mean "fees"?`},
		{"its own parent", strings.ReplaceAll(subject, "aliases", "parent: fees, aliases"),
			"a.yaml:9: error: subject \"fees\" is a part of itself; take one `parent:` of the circle out"},
		{"no kind", strings.ReplaceAll(subject, "kind: matter, ", ""),
			"a.yaml:9: warning: subject \"fees\" has no kind; add `kind:` with a word such as program or level, so that it can be listed and compared"},
		{"no aliases", strings.ReplaceAll(subject, ", aliases: [fee]", ""),
			"a.yaml:9: warning: subject \"fees\" has no aliases; add `aliases:` with the other names people type"},
		{"no overview", strings.ReplaceAll(subject, "overview", "cost"),
			"a.yaml:9: warning: subject \"fees\" has no overview card; add a card with `aspect: overview` that says what it is"},
	} {
		t.Run(c.name, func(t *testing.T) { checkFile(t, c.file, c.want) })
	}
}

func TestCheckFigures(t *testing.T) {
	// Line 10 holds the list's name, line 11 the figure.
	figure := func(fields string) string {
		return subject + "figures:\n  - {id: fig, subjects: [fees], aspect: cost, source: s, " + fields + "}\n"
	}
	for _, c := range []struct{ name, file, want string }{
		{"a good one", figure("value: 3"), ""},
		{"only a text", figure("display: three"), ""},
		{"no source", strings.ReplaceAll(figure("value: 3"), "source: s, ", ""),
			"a.yaml:11: error: figure \"fig\" has no source; add `source:` with the id of a source"},
		{"neither id nor source", subject + "figures:\n  - {subjects: [fees], aspect: cost, value: 3}\n",
			"a.yaml:11: error: this figure has no source; add `source:` with the id of a source"},
		{"an unknown source", strings.ReplaceAll(figure("value: 3"), "source: s", "source: handbook"),
			"a.yaml:11: error: the source \"handbook\" is declared nowhere; declare it under `sources:`, or write its title in words"},
		{"no subjects", strings.ReplaceAll(figure("value: 3"), "[fees], aspect: cost", "[], aspect: cost"),
			"a.yaml:11: error: figure \"fig\" has no subjects; add `subjects: [id]`"},
		{"an unknown subject", strings.ReplaceAll(figure("value: 3"), "[fees], aspect: cost", "[fee], aspect: cost"),
			`a.yaml:11: error: the subject "fee" is declared nowhere; did you mean "fees"?`},
		{"no aspect", strings.ReplaceAll(figure("value: 3"), "aspect: cost, ", ""),
			"a.yaml:11: error: figure \"fig\" has no aspect; add `aspect:` with what it tells: pay, duration, cost"},
		{"no number", figure("unit: days"),
			"a.yaml:11: error: figure \"fig\" has no number; add `value:`, or `low:` and `high:`, or `median:` and `average:`"},
		{"a value and a range", figure("value: 3, low: 2"),
			"a.yaml:11: error: figure \"fig\" has both a value and a range; keep one of them"},
		{"a range upside down", figure("\n    low: 3, high: 2"),
			"a.yaml:12: error: figure \"fig\" has a low above its high; swap them"},
		{"no end of a number", figure("average: .inf"),
			"a.yaml:11: error: the average of figure \"fig\" is no finite number; write digits alone"},
		{"a number that is none", figure("median: .nan"),
			"a.yaml:11: error: the median of figure \"fig\" is no finite number; write digits alone"},
		{"a unit and a currency", figure("value: 3, unit: days, currency: USD"),
			"a.yaml:11: error: figure \"fig\" has both a unit and a currency; keep one of them"},
		{"a currency that is none", figure("value: 3, currency: $"),
			`a.yaml:11: error: "$" is no currency code; write three capital letters such as USD`},
		{"a currency in small letters", figure("value: 3, currency: usd"),
			`a.yaml:11: error: "usd" is no currency code; write three capital letters such as USD`},
		{"a dot in its id", strings.ReplaceAll(figure("value: 3"), "id: fig", "id: fig.1"),
			`a.yaml:11: error: figure "fig.1" has a dot or a brace in its id; in {{id.low}} these have a meaning; write hyphens`},
		{"a quote of a number it has not", figure("value: 3") + "---\n" + strings.ReplaceAll(card, "billing", "billing within {{fig.median}} days") + "    title: x\n",
			`a.yaml:14: error: card "refunds" stands already in a.yaml:2; give this one another id` + "\n" +
				`a.yaml:16: error: the quoted figure "fig" has no "median"; name one of its numbers: value, low, median, average, high`},
	} {
		t.Run(c.name, func(t *testing.T) { checkFile(t, c.file, c.want) })
	}
}

// Values of the wrong type: the message says what stands there and what should,
// in words for people who do not program.
func TestCheckTypes(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"a text for a list", "cards:\n  - id: x\n    questions: How do I?\n    answer: a\n",
			"a.yaml:3: error: field \"questions\" holds the text \"How do I?\" where a list is expected; write `questions: [one, two]`, or one entry a line, each behind a dash"},
		{"names for a list", card + "    sources: {a: b}\n",
			"a.yaml:5: error: field \"sources\" holds names with values where a list is expected; write `sources: [one, two]`, or one entry a line, each behind a dash"},
		{"a list for a text", "cards:\n  - id: x\n    questions: [q]\n    answer: [a](b)\n",
			"a.yaml:4: error: this is not valid YAML: this line does not fit the ones above it; mend its indent, or the quote marks around its value"},
		{"braces for a text", "cards:\n  - id: x\n    questions: [q]\n    answer: {a}\n",
			`a.yaml:4: error: field "answer" holds names with values where a text is expected; a text with brackets or braces needs quote marks`},
		{"brackets for a text", "cards:\n  - id: x\n    questions: [q]\n    answer: [a, b]\n",
			`a.yaml:4: error: field "answer" holds a list where a text is expected; a text with brackets or braces needs quote marks`},
		{"a list for an id", "cards:\n  - id: [x]\n    questions: [q]\n    answer: a\n",
			`a.yaml:2: error: field "id" holds a list where a text is expected; a text with brackets or braces needs quote marks`},
		{"a colon within a question", "cards:\n  - id: x\n    answer: a\n    questions:\n      - fine\n      - pay: how much\n",
			`a.yaml:6: error: field "questions" holds names with values where a text is expected; a text with a colon, brackets or braces needs quote marks`},
		{"a dash with nothing behind it", "cards:\n  - id: x\n    answer: a\n    questions:\n      - fine\n      -\n",
			`a.yaml:6: error: field "questions" has an empty entry; write a text behind the dash, or take the dash out`},
		{"a text for a number", subject + "figures:\n  - subjects: [fees]\n    aspect: cost\n    source: s\n    low: $3,000\n",
			`a.yaml:14: error: field "low" holds the text "$3,000" where a number is expected; write digits alone, with a point before the decimals`},
		{"a list for a number", subject + "figures:\n  - subjects: [fees]\n    aspect: cost\n    source: s\n    value: [1, 2]\n",
			`a.yaml:14: error: field "value" holds a list where a number is expected; write digits alone, with a point before the decimals`},
		{"decimals for a whole number", "topics:\n  - id: t\n    order: 1.5\n",
			`a.yaml:3: error: field "order" holds the number 1.5 where a whole number is expected; write digits alone`},
		{"a quoted whole number", "topics:\n  - id: t\n    order: \"3\"\n",
			`a.yaml:3: error: field "order" holds the text "3" where a whole number is expected; write digits alone`},
		{"a word for a switch", subject + "figures:\n  - subjects: [fees]\n    aspect: cost\n    source: s\n    value: 1\n    open: perhaps\n",
			`a.yaml:15: error: field "open" holds the text "perhaps" where a switch is expected; write true or false`},
		{"a text for attributes", strings.ReplaceAll(subject, "aliases", "attributes: US, aliases"),
			"a.yaml:9: error: field \"attributes\" holds the text \"US\" where names with values is expected; write one a line, indented: `country: US`"},
		{"attributes of attributes", strings.ReplaceAll(subject, "aliases", "attributes: {country: {code: US}}, aliases"),
			`a.yaml:9: error: field "country" holds names with values where a text, number, switch or list of them is expected; a text with a colon, brackets or braces needs quote marks`},
		{"an attribute twice", strings.ReplaceAll(subject, "aliases", "attributes: {country: US, country: UK}, aliases"),
			`a.yaml:9: error: attribute "country" stands twice in this entry; remove one of the two, or write a list`},
		{"a long text", "cards:\n  - id: x\n    answer: a\n    questions: " + strings.Repeat("long ", 20) + "\n",
			"a.yaml:4: error: field \"questions\" holds the text \"" + strings.Repeat("long ", 8) + "…\" where a list is expected; write `questions: [one, two]`, or one entry a line, each behind a dash"},
	} {
		t.Run(c.name, func(t *testing.T) { checkFile(t, c.file, c.want) })
	}
}

func TestCheckWarnings(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"a source without a date", "sources:\n  - {id: s, title: S}\n",
			"a.yaml:2: warning: source \"s\" has no date; add `date:` so that people can judge its age"},
		{"a source in words", card + "    sources: [The handbook of 2024]\n",
			"a.yaml:5: warning: source \"the-handbook-of-2024\" has no date; add `date:` so that people can judge its age"},
		{"a question in two cards", card + "  - id: other\n    answer: b\n    questions:\n      - my own\n      - Refund, please!\n",
			`a.yaml:9: warning: the question "Refund, please!" stands in card "refunds" too; leave it in the one card it fits best`},
		{"a question twice in one card", strings.ReplaceAll(card, "[refund please]", "[refund please, Refund please?]"), ""},
		{"a card that nobody can reach", card + "  - id: other\n    questions: [REFUND PLEASE]\n    answer: b\n",
			`a.yaml:5: warning: nobody can reach card "other": all its questions are other cards' or have no words; give it a question of its own` + "\n" +
				`a.yaml:6: warning: the question "REFUND PLEASE" stands in card "refunds" too; leave it in the one card it fits best`},
		{"a card whose questions have no words", "cards:\n  - {id: x, questions: [\"?\"], answer: a}\n",
			`a.yaml:2: warning: nobody can reach card "x": all its questions are other cards' or have no words; give it a question of its own`},
		{"an error and a warning", card + "    sources: [The handbook]\n    anwser: x\n",
			"a.yaml:5: warning: source \"the-handbook\" has no date; add `date:` so that people can judge its age\n" +
				`a.yaml:6: error: unknown field "anwser"; did you mean "answer"?`},
	} {
		t.Run(c.name, func(t *testing.T) { checkFile(t, c.file, c.want) })
	}
}

// What cannot be read is named once: nothing that refers to it, or would be
// said of it, is reported on top.
func TestCheckWithoutConsequences(t *testing.T) {
	using := "cards:\n  - {id: x, questions: [q], answer: \"{{fee}}\", sources: [s], subjects: [fees], related: [lost]}\n"
	for _, c := range []struct{ name, other, want string }{
		{"a file that is no YAML", "sources:\n  - id: s\n    title: \"S\n",
			"b.yaml:3: error: this is not valid YAML: a quote mark is opened here and never closed; close it\n"},
		{"a list under another name", "source:\n  - id: s\n",
			"b.yaml:1: error: unknown field \"source\"; did you mean \"sources\"?\n"},
		{"an entry with an id of the wrong type", "sources:\n  - id: {s}\n    title: S\n",
			"b.yaml:2: error: field \"id\" holds names with values where a text is expected; a text with brackets or braces needs quote marks\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := lines(knowledge.Check(files(map[string]string{"a.yaml": using, "b.yaml": c.other})))
			if got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// An entry with a mistake in one field can still be referred to.
func TestCheckKeepsWhatItCouldRead(t *testing.T) {
	text := card + "    related: [other]\n  - id: other\n    questions: a text\n    answer: b\n"
	got := lines(knowledge.Check(file(text)))
	want := "a.yaml:7: error: field \"questions\" holds the text \"a text\" where a list is expected; write `questions: [one, two]`, or one entry a line, each behind a dash\n"
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
