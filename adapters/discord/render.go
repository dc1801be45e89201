package discord

import (
	"fmt"
	"strings"

	"careercoach/adapters/chart"
	"careercoach/adapters/markup"
	"careercoach/bot"
)

// A Place is where a reply is shown. The zero value is a channel.
type Place int

// The places.
const (
	PlaceChannel     Place = iota // a message that everybody in a channel sees
	PlaceDirect                   // a direct message
	PlaceInteraction              // the answer to a command or a click, anywhere
)

// Options say how a reply is shown.
type Options struct {
	Place Place
	// Hide shows the answer to an interaction to its asker alone, as Private
	// does of a reply. It has no effect in other places.
	Hide bool
	// Asker is the user whose reply it is, a snowflake: the components carry
	// it. Empty where anybody may click.
	Asker string
	// Feedback puts the two feedback buttons under answers.
	Feedback bool
	// Page is the page of a long reply that is shown, from 0; out of range it
	// is the nearest there is.
	Page int
	// Plain writes text without an embed, for channels in which the coach may
	// not post embeds.
	Plain bool
	// Picture stands below the text of the first page; nil for none.
	Picture *Picture
	// Again is what was asked in a channel: where the answer is for one person
	// alone, a button asks it again unseen by others. Empty: no button.
	Again string
}

// A Picture is shown as a file that comes with the message.
type Picture struct {
	Name        string // such as pay.png
	Data        []byte
	Description string // for people who cannot see it
}

// Drawn draws a reply's picture.
func Drawn(p bot.Picture) (*Picture, error) {
	data, err := chart.PNG(p)
	if err != nil {
		return nil, fmt.Errorf("drawing a picture: %w", err)
	}
	return &Picture{Name: p.Name() + ".png", Data: data, Description: p.Alt()}, nil
}

// Render makes a message of a reply, within all of Discord's limits. It never
// pings anybody, and shows nothing to others that is for one person alone: in
// a channel, a private reply becomes a hint how to get it. The same reply and
// options make the same message.
func Render(r bot.Reply, o Options) Message {
	if r.Private && o.Place == PlaceChannel {
		r, o.Picture = elsewhere(o.Again), nil
	}
	o.Hide = o.Place == PlaceInteraction && (o.Hide || r.Private)
	files := r.Files
	if o.Place != PlaceDirect && len(files) > 0 {
		files = nil
		r.Body += "\n\n" + filesElsewhere
	}
	pages := layOut(r, o.Plain)
	o.Page = max(0, min(o.Page, len(pages)-1))
	m := show(r, o, pages[o.Page], len(pages))
	m.Components = rows(r, o, len(pages))
	m.Pages = len(pages)
	if o.Hide {
		m.Flags |= flagEphemeral
	}
	if o.Page == 0 {
		m = attach(m, files, o.Picture)
	}
	return m
}

// filesElsewhere says where files are to be had.
const filesElsewhere = "I send files in a direct message only: please ask me there again."

// elsewhere takes the place of a private reply where others would read it. The
// answer to its button is seen by who clicks alone.
func elsewhere(again string) bot.Reply {
	r := bot.Reply{
		Title:    "For you alone",
		Body:     "I answer that where nobody else reads it: send me a direct message, or use a command such as `/privacy`.",
		Decision: bot.DecisionFlow,
	}
	if again != "" {
		r.Body = "I answer that where nobody else reads it: click below, and only you see the answer."
		r.Choices = []bot.Choice{{Label: "Show it to me alone", Text: again}}
	}
	return r
}

// show writes one page, as an embed or as plain text.
func show(r bot.Reply, o Options, p page, pages int) Message {
	if o.Plain {
		return Message{Content: plainContent(r, p, o.Page, pages), Flags: flagSuppressEmbeds}
	}
	e := Embed{
		Title:       title(r.Title),
		Description: p.text,
		Color:       color(r.Decision),
		Fields:      p.fields,
	}
	if foot := footer(r.Sources, o.Page, pages); foot != "" {
		e.Footer = &Footer{Text: foot}
	}
	if e.Title == "" && e.Description == "" && len(e.Fields) == 0 {
		e.Description = nothing
	}
	return Message{Embeds: list[Embed]{e}}
}

// nothing stands where a reply has no text at all.
const nothing = "–"

// plainContent writes a page without an embed.
func plainContent(r bot.Reply, p page, number, pages int) string {
	var parts []string
	if t := title(r.Title); t != "" {
		parts = append(parts, "**"+t+"**")
	}
	if p.text != "" {
		parts = append(parts, p.text)
	}
	if foot := footer(r.Sources, number, pages); foot != "" {
		parts = append(parts, "-# "+markup.EscapeDiscord(shorten(foot, maxPlainFooter)))
	}
	if len(parts) == 0 {
		return nothing
	}
	return strings.Join(parts, "\n")
}

// attach adds the files of a message. What Discord cannot take stays out.
func attach(m Message, files []bot.File, p *Picture) Message {
	if p != nil && len(p.Data) > 0 {
		name := attachmentName(p.Name, "picture.png")
		m = m.with(bot.File{Name: name, MediaType: "image/png", Data: p.Data}, shorten(oneLine(p.Description), maxDescription))
		if len(m.Embeds) > 0 {
			m.Embeds[0].Image = &Image{URL: "attachment://" + name}
		}
	}
	for _, f := range files {
		if len(m.Files) == maxFiles {
			break
		}
		f.Name = attachmentName(f.Name, "file")
		m = m.with(f, "")
	}
	return m
}

// attachmentName keeps of a name what Discord keeps: letters, digits, dots, dashes
// and underscores.
func attachmentName(name, otherwise string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '-', r == '_':
			return r
		}
		return '_'
	}, name)
	name = strings.TrimLeft(name[max(0, len(name)-100):], ".")
	if strings.Trim(name, "_.") == "" {
		return otherwise
	}
	return name
}
