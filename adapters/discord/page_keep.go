package discord

import (
	"sync"

	"careercoach/bot"
)

// maxKept bounds the replies that a pager keeps, and maxKeptText the text of
// all of them together, in bytes.
const (
	maxKept     = 256
	maxKeptText = 4 << 20
)

// A Pager keeps long replies for as long as somebody may turn their pages: the
// latest few hundred, in memory. The zero value is ready; its methods may be
// called concurrently.
type Pager struct {
	mu    sync.Mutex
	kept  map[string]keptReply
	order []string // the oldest first
	size  int
}

type keptReply struct {
	reply   bot.Reply
	options Options
}

func (k keptReply) size() int { return len(k.reply.Body) }

// Keep remembers a reply that was shown in a message, under a name such as the
// message's id. A reply kept under the same name before is dropped. Files and
// picture are not kept: a page is turned by an answer that takes no files.
func (p *Pager) Keep(name string, r bot.Reply, o Options) {
	r.Candidates, r.Files, o.Picture = nil, nil, nil
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept == nil {
		p.kept = map[string]keptReply{}
	}
	p.drop(name)
	k := keptReply{r, o}
	p.kept[name] = k
	p.order = append(p.order, name)
	p.size += k.size()
	for len(p.order) > maxKept || p.size > maxKeptText && len(p.order) > 1 {
		p.drop(p.order[0])
	}
}

// Drop forgets a reply.
func (p *Pager) Drop(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop(name)
}

// DropOf forgets all replies of an asker.
func (p *Pager) DropOf(asker string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, name := range append([]string{}, p.order...) {
		if p.kept[name].options.Asker == asker {
			p.drop(name)
		}
	}
}

func (p *Pager) drop(name string) {
	k, ok := p.kept[name]
	if !ok {
		return
	}
	delete(p.kept, name)
	p.size -= k.size()
	for i, n := range p.order {
		if n == name {
			p.order = append(p.order[:i], p.order[i+1:]...)
			return
		}
	}
}

// Turn renders another page of a reply, from 0. It returns false where the
// reply is no longer kept; Gone is then what to tell the person.
func (p *Pager) Turn(name string, number int) (Message, bool) {
	p.mu.Lock()
	k, ok := p.kept[name]
	p.mu.Unlock()
	if !ok {
		return Message{}, false
	}
	k.options.Page = number
	return Render(k.reply, k.options), true
}

// Gone tells a person that a page can no longer be turned.
func Gone() bot.Reply {
	return bot.Reply{
		Body:     "I no longer have the other pages of this answer. Please ask again.",
		Decision: bot.DecisionFlow, Private: true,
	}
}

// Forget drops what is kept in memory of the replies to a person, a user's id:
// to be called when they have themselves forgotten. Pages of their answers can
// then no longer be turned.
func (a *Adapter) Forget(user string) { a.pages.DropOf(user) }
