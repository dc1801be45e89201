package bot

import (
	"fmt"
	"strings"
	"time"
)

// confirmFor is how long "forget me" waits for its yes.
const confirmFor = 10 * time.Minute

// notKept says what there is to know where nothing is kept.
const notKept = "Nothing is stored here: the running conversation is in memory, so that follow-up questions work, and is gone when the program ends."

// privacy says what is kept and for how long.
func (c *Coach) privacy() Reply {
	r := Reply{Title: "Your privacy", Body: notKept}
	if c.kept != nil {
		r.Body = strings.Join([]string{
			"What I keep about you, under your id on this platform, and for how long:",
			c.keptList(),
			"Say `export my data` for all of it as files, and `forget me` to have it deleted at once. What was deleted may lie in unused parts of the file until they are written over, at the latest when it is compacted. Copies that the operator made before (backups) are not reached by that.",
		}, "\n\n")
	}
	r.Body += "\n\nThe chat platform keeps its own records under its own rules. Please don't tell me anything secret."
	return r
}

// keptList lists what is kept, with the retention in force.
func (c *Coach) keptList() string {
	k := c.kept
	var b strings.Builder
	for _, line := range []string{
		fmt.Sprintf("**This conversation**: what it is about, your last question, what you told me about yourself with it, and your last %d questions. %s after your last message.", MaxRecent, inWords(k.Conversations)),
		fmt.Sprintf("**Settings**, if you choose any (`settings`). %s after your last message.", inWords(k.People)),
		fmt.Sprintf("**Coaching**, if you use it (`coaching`): the answers of the run you are in, and what it noted: your stories, skills, the marks of rehearsals, plan and reminders. %s after your last message. Of an offer nothing is kept unless you say `keep offer`.", inWords(k.People)),
		fmt.Sprintf("**Feedback** that you give to answers. %s.", inWords(k.People)),
		fmt.Sprintf("**Questions I could not answer**, for the people who keep my knowledge: without who, where and at what time of the day, with e-mail addresses, telephone numbers, links, mentions and announced names masked. %s. As nobody can tell whose they are, they are in no export and stay when you are forgotten.", inWords(k.Unanswered)),
		fmt.Sprintf("**Messages and replies on their way**, until they are answered and sent; then their text is erased. The platform's number of a message stays %s or a little longer, so that none is answered twice, also after `forget me`; that of my reply %s, so that an edited question gets a new one.", inWords(KnownFor), inWords(k.Receipts)),
	} {
		b.WriteString("- " + line + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// export asks for the person's data.
func (c *Coach) export() Reply {
	if c.kept == nil {
		return Reply{Title: "Your data", Body: notKept + " There is nothing to export."}
	}
	return Reply{Title: "Your data", Body: "I am collecting everything I keep about you.", Effect: EffectExport}
}

// forget asks whether all is to be deleted, or orders it.
func (c *Coach) forget(confirmed bool, m Message, mem Memory) (Reply, Memory) {
	if c.kept == nil {
		return Reply{Body: notKept + " I have dropped what was in memory now.", Effect: EffectNone}, Memory{}
	}
	if confirmed {
		return Reply{Title: "Forgetting you", Body: "I am deleting everything I keep about you.", Effect: EffectForget}, Memory{}
	}
	mem.Conversation.Pending = Pending{Command: string(commandForget)}
	if !m.Time.IsZero() {
		mem.Conversation.Pending.Until = m.Time.Add(confirmFor)
	}
	return Reply{
		Title: "Delete everything?",
		Body: "I would delete everything I keep about you in this workspace: all conversations, settings, what coaching noted, feedback, and messages still waiting. " +
			"That cannot be undone. I wait " + inWords(confirmFor) + " for your yes.",
		Choices: []Choice{
			{Label: "Yes, delete everything", Text: "Yes, delete everything"},
			{Label: "No, keep it", Text: "No, keep it"},
		},
	}, mem
}

// history lists the last questions. They stand in a table, whose cells are
// plain text, so that nothing in them takes effect.
func history(conv Conversation) Reply {
	r := Reply{Title: "Your last questions"}
	t := &Table{Header: []string{"When (UTC)", "You asked", "I gave"}}
	for i := len(conv.Recent) - 1; i >= 0; i-- {
		e := conv.Recent[i]
		if e.Question == "" {
			continue
		}
		when := ""
		if !e.Time.IsZero() {
			when = e.Time.UTC().Format("2 Jan 15:04")
		}
		t.Rows = append(t.Rows, []string{when, e.Question, e.given()})
	}
	if len(t.Rows) == 0 {
		r.Body = "You have asked nothing here yet."
		return r
	}
	r.Body = fmt.Sprintf("The last I remember of this conversation, at most %d, the newest first.", MaxRecent)
	r.Table = t
	return r
}

// given says in words what a question got.
func (e Exchange) given() string {
	switch e.Decision {
	case DecisionAnswer, DecisionSmalltalk:
		return "an answer"
	case DecisionClarify:
		return "a question back"
	case DecisionSuggest:
		return "suggestions"
	case DecisionDecline:
		return "no answer"
	}
	return string(e.Decision)
}
