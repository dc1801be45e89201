package bot

import (
	"slices"
	"strings"

	"careercoach/bot/guard"
	"careercoach/knowledge/text"
)

const (
	// maxAside is how many words a message may have to be taken for a question
	// where any text would do as an answer.
	maxAside = 30
	// shortAside is how many words a question without its mark may have there.
	shortAside = 12
	// sureAside is the confidence from which a message that is no answer to a
	// step is answered as a question without a question mark.
	sureAside = 0.65
	// longText is how many words make a text that is an answer to a step also
	// after a long silence.
	longText = 25
)

// takesText reports that nearly any text is an answer.
func (in Input) takesText() bool { return in.Kind == InputText || in.Kind == InputChoice && in.Free }

// answer takes the message as an answer to the step that waits for one, or
// else as a question in between. It returns false after a long silence, unless
// the message is plainly an answer.
func (p *passage) answer(step *Step) (Reply, bool) {
	if !p.here() && !p.resumes(step) {
		return Reply{}, false
	}
	flow, run := p.flow(), p.run()
	if p.m.Chosen && !p.offers(flow, step) {
		if p.asks() {
			return p.aside(flow, step), true
		}
		if r, mem, ok := p.known(); ok {
			return p.comeBack(flow, step, r, mem), true
		}
		return p.again(flow, step, "That choice belongs to an earlier question, so I left it. The one that waits:"), true
	}
	words := len(strings.Fields(p.m.Text))
	if words < 2*longText {
		if found := p.guard.Look(p.m.Text); found.Kind == guard.KindCrisis || found.Kind == guard.KindThreat || found.Kind == guard.KindHarassment {
			return p.aside(flow, step), true
		}
	}
	if p.between(step, words) && !p.wished(step, run) {
		return p.aside(flow, step), true
	}
	if step.Input.takesText() && slices.Contains(unsure(), plain(p.m.Text)) && step.Check == nil {
		return p.again(flow, step, "No hurry: a few plain words are enough. "+skipOrStop(step)), true
	}
	g, retry, readable := p.given(step, p.m.Text, run)
	if retry == "" {
		return p.give(flow, step, g), true
	}
	if strings.HasSuffix(p.m.Text, "?") || words > 1 && p.asks() {
		return p.aside(flow, step), true
	}
	if !readable {
		if r, mem, ok := p.known(); ok {
			return p.comeBack(flow, step, r, mem), true
		}
	}
	return p.again(flow, step, retry), true
}

// between reports a question in between where the words could pass for an
// answer: one with its question mark where any text would do, also without it
// where the text is to be a long one, and one that only names a choice.
func (p *passage) between(step *Step, words int) bool {
	marked := strings.HasSuffix(p.m.Text, "?")
	switch in := step.Input; {
	case words < 2 || words > maxAside:
		return false
	case in.takesText():
		return (marked || in.Long && words <= shortAside) && p.asks()
	case in.Kind == InputChoice || in.Kind == InputChoices:
		exact := slices.ContainsFunc(in.Options(p.run()), func(o Option) bool { return slices.Contains(o.words(), plain(p.m.Text)) })
		return !exact && ordinal(p.m.Text) == 0 && p.wonders()
	}
	return false
}

// wished reports that the Check of a step that takes a long text reads a choice out
// of the message: what was worded as a question is a wish of this flow then.
func (p *passage) wished(step *Step, run Run) bool {
	if step.Input.Kind != InputText || !step.Input.Long || step.Check == nil {
		return false
	}
	g, retry, _ := p.given(step, p.m.Text, run)
	return retry == "" && len(g.Values) > 0
}

// wonders reports that the message begins as questions for a fact do. Some of
// those words begin names too ("Are Right, A Lot"): there the mark decides.
func (p *passage) wonders() bool {
	if strings.ContainsAny(p.m.Text, ",;\n") {
		return false
	}
	switch first, rest, _ := strings.Cut(plain(p.m.Text), " "); first {
	case "what", "how":
		return !strings.HasPrefix(rest, "about")
	case "whats", "who", "why", "when", "where", "which":
		return true
	}
	return strings.HasSuffix(p.m.Text, "?") && p.asks()
}

func skipOrStop(step *Step) string {
	if step.Optional {
		return "`skip` passes over it, `stop` leaves."
	}
	return "`stop` leaves; what you gave is kept."
}

// offers reports that what was chosen is among the choices of the step.
func (p *passage) offers(flow *Flow, step *Step) bool {
	asked := p.prompt(flow, step)
	offered := slices.Clone(asked.Choices)
	if asked.Select != nil {
		offered = append(offered, asked.Select.Options...)
	}
	if step.Input.Options != nil {
		offered = append(offered, choicesOf(step.Input.Options(p.run()))...)
	}
	is := func(said string) bool {
		said = strings.TrimSpace(said)
		_, number := readNumber(said)
		return number || slices.ContainsFunc(offered, func(c Choice) bool { return strings.EqualFold(said, c.Text) || strings.EqualFold(said, c.Label) })
	}
	if is(p.m.Text) {
		return true
	}
	for part := range strings.FieldsFuncSeq(p.m.Text, func(r rune) bool { return r == ',' }) {
		if !is(part) {
			return false
		}
	}
	return true
}

// given reads and checks what was typed for a step. readable reports that it
// is of the kind that is wanted, whatever Check says.
func (p *passage) given(step *Step, typed string, run Run) (g Given, retry string, readable bool) {
	if g, retry = step.Input.read(typed, run); retry != "" {
		return g, retry, false
	}
	if step.Check != nil {
		g.Step = step.ID
		g, retry = step.Check(run, g)
	}
	return g, retry, true
}

// resumes reports that a message answers a step so plainly that no silence
// before it matters: a button of the step, or a long text where one was asked.
func (p *passage) resumes(step *Step) bool {
	switch step.Input.Kind {
	case InputChoice, InputChoices:
		labels := map[string]bool{}
		for _, o := range step.Input.Options(p.run()) {
			labels[strings.ToLower(o.Label)] = true
		}
		for part := range strings.SplitSeq(strings.ToLower(p.m.Text), ", ") {
			if !labels[strings.TrimSpace(part)] {
				return false
			}
		}
		return true
	case InputText:
		return len(strings.Fields(p.m.Text)) >= longText && !p.asks()
	}
	return false
}

// asks reports that the message is worded as a question.
func (p *passage) asks() bool {
	asked, _ := p.split(text.Normalize(p.m.Text))
	for _, s := range asked {
		if p.reader.Asks(text.Tokenize(s)) {
			return true
		}
	}
	return false
}

// known answers the message as a question, with the memory after that, and
// reports that the coach has an answer to it, if it is more than a word, or small
// talk.
func (p *passage) known() (Reply, Memory, bool) {
	r, mem, _ := p.ask(p.m, p.mem, nil)
	return r, mem, r.Decision == DecisionAnswer && r.Confidence >= sureAside && len(strings.Fields(p.m.Text)) > 1 || r.Decision == DecisionSmalltalk && r.Card != ""
}

// aside answers a question in between and comes back to the step.
func (p *passage) aside(flow *Flow, step *Step) Reply {
	r, mem, _ := p.ask(p.m, p.mem, nil)
	return p.comeBack(flow, step, r, mem)
}

// comeBack puts the step's question below the answer to one in between, with
// the memory after that.
func (p *passage) comeBack(flow *Flow, step *Step, r Reply, mem Memory) Reply {
	p.mem = mem
	r.Unanswered = false // it was said in private
	if r.Caution != "" { // it is about the answer, not about the question below
		r.Body, r.Caution = r.Body+"\n\n"+r.Caution, ""
	}
	question := p.prompt(flow, step)
	if r.Decision == DecisionClarify || r.Decision == DecisionSuggest {
		r.Body += "\n\nAfter that, say `continue` to go on with your " + lowerFirst(flow.Title) + "."
		return r
	}
	r.Body += "\n\n**Back to your " + lowerFirst(flow.Title) + ":** " + lastParagraph(question.Body)
	r.Choices, r.Select, r.Form = question.Choices, question.Select, question.Form
	p.mem.Conversation.Offers = offersOf(r.Choices)
	p.change(func(*Progress) {})
	return r
}

// again asks a step again, with what was wrong.
func (p *passage) again(flow *Flow, step *Step, retry string) Reply {
	p.change(func(*Progress) {})
	r := p.prompt(flow, step)
	if question := lastParagraph(r.Body); question != "" {
		retry += "\n\n" + question // a click may have put this in the question's place
	}
	return Reply{Body: retry, Choices: r.Choices, Select: r.Select, Form: r.Form}
}

// lastParagraph is the last paragraph of a body: in the body of a step's
// question, the question itself.
func lastParagraph(body string) string {
	body = strings.TrimSpace(body)
	if i := strings.LastIndex(body, "\n\n"); i >= 0 {
		return body[i+2:]
	}
	return body
}

// lowerFirst writes a title within a sentence.
func lowerFirst(title string) string {
	return strings.ToLower(title[:1]) + title[1:]
}
