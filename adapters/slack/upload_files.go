package slack

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// errHalfDone: the message of a reply is posted, its files are not. The reply
// is tried again in doubt, finds its message, and goes on with the files.
var errHalfDone = errors.New("the files of a reply are missing yet")

// handOver sends a reply with files, which hold what is known about a person:
// to the direct message with them, wherever they asked.
func (p *posting) handOver(ctx context.Context) (receipt, error) {
	at, err := p.directPlace(ctx)
	if err != nil {
		return receipt{}, err
	}
	files, err := p.uploadAll(ctx)
	if word, refused := permanentWord(err); refused {
		p.c.Logger.Error("the files of a reply cannot be uploaded", "word", word)
		p.draft = draft{text: p.draft.text + "\n\n" + noFiles}
	} else if err != nil {
		return receipt{}, notYetPosted(err)
	}
	got, err := p.post(ctx, at)
	if err != nil {
		return receipt{}, err
	}
	if err := p.shareFiles(ctx, place{got.Channel, at.thread}, files); err != nil {
		return receipt{}, err
	}
	if !p.to.direct() {
		p.pointThere(ctx)
		return receipt{}, nil
	}
	return got, nil
}

// noFiles and seeDirect are what a person reads where a file cannot be given,
// and where it went elsewhere.
const (
	noFiles   = "The file could not be attached: this workspace does not let me upload files. Ask its admins, then ask me again."
	seeDirect = "I sent it to you as a direct message, so that nobody else sees it."
)

// directPlace is the direct message with the person.
func (p *posting) directPlace(ctx context.Context) (place, error) {
	if p.to.direct() && p.to.Channel != "" {
		return p.to.place(), nil
	}
	var got struct {
		Channel party `json:"channel"`
	}
	const method = "conversations.open"
	body := map[string]string{"users": p.to.User}
	err := p.invoke(ctx, p.to, apiCall{method: method, body: body}, &got, methodLine(method, p.to.Team))
	if err == nil && got.Channel.ID == "" {
		err = &apiError{method: method, word: "no_channel", sure: true}
	}
	return place{channel: got.Channel.ID}, err
}

// uploadAll gives Slack the files of the reply.
func (p *posting) uploadAll(ctx context.Context) ([]upload, error) {
	var files []upload
	for _, f := range p.out.Reply.Files {
		if len(f.Data) == 0 {
			continue
		}
		file, err := p.upload(ctx, p.to, f.Name, "", f.Data)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// notYetPosted turns an error before the message into one that is no reason
// to look for it.
func notYetPosted(err error) error {
	var e *apiError
	if errors.As(err, &e) && e.sure {
		return err
	}
	return &apiError{method: "upload", word: "upload_failed", sure: true, err: err}
}

// shareFiles shows the files, but for those that an earlier try has shown.
func (p *posting) shareFiles(ctx context.Context, at place, files []upload) error {
	if p.out.Doubt {
		seen, err := p.look(ctx, at)
		if err != nil {
			return fmt.Errorf("%w: %v", errHalfDone, err)
		}
		files = slices.DeleteFunc(slices.Clone(files), func(u upload) bool { return seen.since(u.Title) })
	}
	if len(files) == 0 {
		return nil
	}
	err := p.share(ctx, p.to, at, files)
	if _, refused := permanentWord(err); err != nil && !refused {
		return fmt.Errorf("%w: %v", errHalfDone, err)
	}
	return err
}

// pointThere tells the person, where they asked, where the answer went.
func (p *posting) pointThere(ctx context.Context) {
	d := draft{text: seeDirect}
	var err error
	if p.to.ResponseURL != "" {
		err = p.respond(ctx, d, "ephemeral", p.to.Ephemeral && p.to.Message != "")
	} else if p.to.Channel != "" && p.to.User != "" {
		err = p.whisper(ctx, d)
	}
	if err != nil {
		p.c.Logger.Info("a person could not be told where a file went", "word", refreshWord(err))
	}
}
