package story

import (
	"fmt"
	"strings"

	"careercoach/bot"
	"careercoach/bot/coaching/cite"
	"careercoach/bot/coaching/prose"
	"careercoach/bot/rehearse"
)

// fileName is the file of an export.
const fileName = "stories.md"

// export sends the bank as a file.
func export(r bot.Run, bank *Bank) bot.Reply {
	if len(bank.Stories) == 0 {
		return none(r, bank)
	}
	body := "Your bank as a Markdown file: " + prose.CountOf(len(bank.Stories), "story", "stories")
	if n := len(bank.Archived()); n > 0 {
		body += fmt.Sprintf(", %d of them archived", n)
	}
	reply := brief(body + ", with the matrix and the ledger of figures.")
	reply.Files = []bot.File{{Name: fileName, MediaType: "text/markdown", Data: []byte(bank.Markdown())}}
	return reply
}

// Markdown writes the whole bank as a document: the stories, which shows
// which principle, every figure, and what is archived. What the person wrote
// is escaped, so that it shows as written.
func (b Bank) Markdown() string {
	var out strings.Builder
	out.WriteString("# My stories\n")
	active := b.Active()
	for i := range active {
		b.write(&out, &active[i], "##")
	}
	if len(active) > 0 {
		out.WriteString("\n## Principles\n\n" + table(listGrid(active)))
	}
	if all := b.entries(); len(all) > 0 {
		out.WriteString("\n## Figures\n\n" + table(figureGrid(all)))
	}
	if list := b.Clashes(); len(list) > 0 {
		out.WriteString("\nFigures to look at again; if they tell of the same thing they should agree:\n\n")
		for _, c := range list {
			fmt.Fprintf(&out, "- Story %d: “%s” Story %d: “%s”\n", c.One.Number, cite.Quote(c.OneFigure.Quote.Text), c.Other.Number, cite.Quote(c.OtherFigure.Quote.Text))
		}
	}
	old := b.Archived()
	if len(old) > 0 {
		out.WriteString("\n## Archived\n")
	}
	for i := range old {
		b.write(&out, &old[i], "###")
	}
	return out.String()
}

// write writes one story below a heading.
func (b *Bank) write(out *strings.Builder, s *Story, heading string) {
	fmt.Fprintf(out, "\n%s %d. %s\n", heading, s.Number, cite.Quote(s.Title))
	for _, p := range Parts() {
		if text := s.Text(p); text != "" {
			fmt.Fprintf(out, "\n**%s.** %s\n", prose.Upper(string(p)), cite.Block(text))
		}
	}
	out.WriteString("\n" + state(b, s) + "\n")
}

// listGrid is the matrix with the stories in one column.
func listGrid(stories []Story) [][]string {
	rows := [][]string{{"Principle", "Stories"}}
	for _, p := range rehearse.Principles() {
		var numbers []string
		for i := range stories {
			for _, id := range stories[i].Principles {
				if id == p.ID {
					numbers = append(numbers, fmt.Sprint(stories[i].Number))
				}
			}
		}
		rows = append(rows, []string{p.Name, strings.Join(numbers, ", ")})
	}
	return rows
}

// figureGrid is the ledger with whole sentences.
func figureGrid(all []entry) [][]string {
	rows := [][]string{{"Story", "Figure", "Sentence", "How it was measured"}}
	for _, e := range all {
		rows = append(rows, []string{fmt.Sprint(e.story.Number), e.figure.oneLine(), e.figure.Quote.Text, e.figure.how()})
	}
	return rows
}

// table writes rows as a Markdown table; the first is its header.
func table(rows [][]string) string {
	var out strings.Builder
	for i, row := range rows {
		out.WriteString("|")
		for _, cell := range row {
			out.WriteString(" " + cite.Quote(cell) + " |")
		}
		out.WriteString("\n")
		if i == 0 {
			out.WriteString(strings.Repeat("|---", len(row)) + "|\n")
		}
	}
	return out.String()
}
