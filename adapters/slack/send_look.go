package slack

import (
	"context"
	"net/url"
	"slices"
)

// found is what an earlier try left behind.
type found struct {
	message receipt      // without TS it left no message
	files   []sharedFile // the files that others than the person shared there, at any time
}

// sharedFile is a file in a message.
type sharedFile struct{ name, ts string }

// since reports whether a file was shared after the message.
func (f found) since(name string) bool {
	return slices.ContainsFunc(f.files, func(s sharedFile) bool { return s.name == name && s.ts > f.message.TS })
}

// historyPage is a page of a conversation.
type historyPage struct {
	Messages []struct {
		TS       string   `json:"ts"`
		User     string   `json:"user"`
		Metadata metadata `json:"metadata"`
		Files    []struct {
			Name string `json:"name"`
		} `json:"files"`
	} `json:"messages"`
	Next struct {
		Cursor string `json:"next_cursor"`
	} `json:"response_metadata"`
}

// lookPages is how many pages of 200 messages are looked through.
const lookPages = 5

// look searches a place for the reply that an earlier try may have posted.
// Where the app may not read it finds nothing.
func (p *posting) look(ctx context.Context, at place) (found, error) {
	if at.channel != "" && at.channel == p.to.User {
		var err error
		if at, err = p.directPlace(ctx); err != nil {
			return found{}, p.blind(err)
		}
	}
	method, form := "conversations.history", url.Values{"channel": {at.channel}, "limit": {"200"}, "include_all_metadata": {"true"}}
	if at.thread != "" {
		method = "conversations.replies"
		form.Set("ts", at.thread)
	}
	var f found
	for range lookPages {
		var page historyPage
		err := p.invoke(ctx, p.to, apiCall{method: method, form: form}, &page, methodLine(method, p.to.Team))
		if err != nil {
			return f, p.blind(err)
		}
		p.search(&f, at.channel, page)
		if f.message.TS != "" && at.thread == "" || page.Next.Cursor == "" { // the newest come first, in threads last
			break
		}
		form.Set("cursor", page.Next.Cursor)
	}
	return f, nil
}

// search adds what is found on a page.
func (p *posting) search(f *found, channel string, page historyPage) {
	for _, m := range page.Messages {
		if m.User == p.to.User {
			continue
		}
		if m.Metadata.Type == metadataType && m.Metadata.Payload.ID == p.mark() {
			f.message = receipt{channel, m.TS}
		}
		for _, file := range m.Files {
			f.files = append(f.files, sharedFile{file.Name, m.TS})
		}
	}
}

// blind passes over a refusal to let the app read, as nothing can be done
// about it here; other errors stay.
func (p *posting) blind(err error) error {
	if later, ok := permanentWord(err); ok {
		p.c.Logger.Warn("it cannot be seen whether a reply arrived; it is sent again", "word", later)
		return nil
	}
	return err
}
