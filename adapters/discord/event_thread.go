package discord

import "sync"

// maxThreads bounds the threads that are known.
const maxThreads = 50_000

// threads are the threads that are known, with the channels they hang on, and
// the roles that are the coach's own. The zero value is ready; it is safe for
// concurrent use.
type threads struct {
	mu      sync.Mutex
	parents map[snowflake]parent
	roles   map[snowflake]snowflake // by server, the role that Discord made for the coach
}

// A parent is what a thread hangs on.
type parent struct{ guild, channel snowflake }

// learn takes the threads and roles of a server.
func (t *threads) learn(g guild, self string) {
	for _, c := range g.Threads {
		t.add(g.ID, c)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, r := range g.Roles {
		if self != "" && string(r.Tags.Bot) == self {
			if t.roles == nil {
				t.roles = map[snowflake]snowflake{}
			}
			t.roles[g.ID] = r.ID
		}
	}
}

// add learns a thread; other channels are passed over.
func (t *threads) add(guild snowflake, c channel) {
	if c.ID == "" || !c.isThread() {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.parents == nil || len(t.parents) >= maxThreads {
		t.parents = map[snowflake]parent{}
	}
	if guild == "" {
		guild = c.Guild
	}
	t.parents[c.ID] = parent{guild, c.Parent}
}

// drop forgets a thread.
func (t *threads) drop(id snowflake) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.parents, id)
}

// forget forgets a server.
func (t *threads) forget(guild snowflake) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.roles, guild)
	for id, p := range t.parents {
		if p.guild == guild {
			delete(t.parents, id)
		}
	}
}

// place returns a channel and thread for what is said in a channel: a thread's
// parent, where it is known, and the thread.
func (t *threads) place(id snowflake) (channel, thread string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	p, ok := t.parents[id]
	switch {
	case !ok:
		return string(id), ""
	case p.channel == "":
		return string(id), string(id)
	}
	return string(p.channel), string(id)
}

// role is the coach's own role in a server; "" where it is not known.
func (t *threads) role(guild snowflake) snowflake {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.roles[guild]
}
