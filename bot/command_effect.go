package bot

import (
	"strconv"
	"strings"
)

// Counts is how much was deleted about a person, by kind.
type Counts struct {
	Conversations int // with the turns remembered in them
	Settings      int // settings and profile: 0 or 1
	Feedback      int
	Receipts      int
	Queued        int // messages not answered, replies and reminders not sent
}

// Forgotten is the reply to a person whose data was deleted: it takes the
// place of the one with EffectForget. It holds nothing of what was deleted.
func Forgotten(n Counts) Reply {
	var parts []string
	for _, p := range []struct {
		n         int
		one, many string
	}{
		{n.Conversations, "conversation", "conversations"},
		{n.Settings, "set of settings", "sets of settings"},
		{n.Feedback, "piece of feedback", "pieces of feedback"},
		{n.Queued, "waiting message, reply or reminder", "waiting messages, replies and reminders"},
		{n.Receipts, "receipt of a reply", "receipts of replies"},
	} {
		switch {
		case p.n == 1:
			parts = append(parts, "1 "+p.one)
		case p.n > 1:
			parts = append(parts, strconv.Itoa(p.n)+" "+p.many)
		}
	}
	deleted := "There was nothing left to delete."
	if len(parts) > 0 {
		deleted = "Deleted: " + strings.Join(parts, ", ") + "."
	}
	return Reply{
		Title:    "You are forgotten",
		Body:     deleted + " What you do with me from here on begins anew. In another workspace or server, and in direct messages where the platform keeps them apart, I know you separately: say `forget me` there too.",
		Decision: DecisionFlow, Confidence: 1, Private: true,
	}
}

// Exported is the reply to a person with everything that is kept about them:
// it takes the place of the one with EffectExport.
func Exported(files []File) Reply {
	var names []string
	for _, f := range files {
		names = append(names, "`"+f.Name+"`")
	}
	return Reply{
		Title:    "Your data",
		Body:     "Everything I keep about you here: " + strings.Join(names, " and ") + ". Say `forget me` to have it deleted.",
		Files:    files,
		Decision: DecisionFlow, Confidence: 1, Private: true,
	}
}
