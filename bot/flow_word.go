package bot

import "slices"

// word obeys the words that steer any flow: stop, back, skip, continue, start
// over, discard. It returns false where the message is none of them, or there
// is no flow that it could mean.
func (p *passage) word() (Reply, bool) {
	if len(p.m.Text) > maxOrder {
		return Reply{}, false
	}
	words := plain(p.m.Text)
	for _, w := range []struct {
		phrases []string
		named   bool // the name of a flow may follow
		obey    func(name string) (Reply, bool)
	}{
		{[]string{"stop", "cancel", "quit", "exit", "leave", "stop it", "stop this", "stop here", "stopp", "quit it", "end", "end it", "enough", "nvm", "never mind", "nevermind", "forget it", "i want to stop", "lets stop", "i changed my mind", "im done", "no more"}, true, p.stop},
		{[]string{"back", "go back", "previous", "undo", "one back", "step back", "change my answer", "change my last answer"}, false, p.back},
		{[]string{"skip", "skip it", "skip this", "pass"}, false, p.skip},
		{[]string{"continue", "resume", "go on", "carry on", "where was i", "where were we"}, true, p.resume},
		{[]string{"repeat", "repeat that", "say that again", "again please", "what was the question", "what are the options", "options", "what do you mean", "what do you want to know", "i dont understand"}, false, p.repeat},
		{[]string{"start over", "restart", "start again", "begin again"}, true, p.startOver},
		{[]string{"discard", "drop"}, true, p.discard},
	} {
		if slices.Contains(w.phrases, words) {
			r, ok := p.obeyed(w.obey, "")
			if !ok && w.phrases[0] == "stop" {
				return p.letBe()
			}
			if !ok && w.phrases[0] == words && !p.chooses() && p.nothing(words) {
				return Reply{Body: "Nothing is open that I could do that with. `coaching` shows what I can coach you in."}, true
			}
			return r, ok
		}
		if rest, ok := cutWords(words, w.phrases...); ok && w.named {
			rest, _ = cutWords(rest, "my", "the", "with my", "with the")
			if flow := p.named(rest); flow != nil {
				return p.obeyed(w.obey, flow.Name)
			}
		}
	}
	return Reply{}, false
}

// letBe answers a word that ends things where nothing is open: it is small talk
// and leans on no answer before it.
func (p *passage) letBe() (Reply, bool) {
	alone := p.mem
	alone.Conversation = Conversation{At: alone.Conversation.At}
	r, _, _ := p.ask(p.m, alone, nil)
	return r, r.Decision == DecisionSmalltalk
}

// nothing reports that a word that steers can mean nothing else: no answer
// stands before it that it could be about.
func (p *passage) nothing(word string) bool {
	at := p.mem.Conversation
	free := at.Focus.Card == "" && len(at.Focus.Subjects) == 0
	return !p.m.Public && (word == "skip" || word == "discard" || free && (word == "back" || word == "continue"))
}

// obeyed obeys a word where it is private.
func (p *passage) obeyed(obey func(string) (Reply, bool), name string) (Reply, bool) {
	if p.chooses() {
		return Reply{}, false
	}
	if !p.m.Public {
		return obey(name)
	}
	tried := *p // it is obeyed once, where it is private
	_, ok := obey(name)
	if *p = tried; !ok {
		return Reply{}, false
	}
	return p.move(nil), true
}

// chooses reports that the step that waits has an option of these words.
func (p *passage) chooses() bool {
	step := p.asked()
	if step == nil || step.Input.Options == nil {
		return false
	}
	return slices.ContainsFunc(step.Input.Options(p.run()), func(o Option) bool { return slices.Contains(o.words(), plain(p.m.Text)) })
}

// named returns the flow of that name or title.
func (p *passage) named(words string) *Flow {
	for i := range p.flows.all {
		if f := &p.flows.all[i]; words == f.Name || words == plain(f.Title) {
			return f
		}
	}
	return nil
}

// means reports that a word that names a flow, or none, means this one.
func means(name string, at Progress) bool { return name == "" || name == at.Flow }

// stop leaves the flow the person is in.
func (p *passage) stop(name string) (Reply, bool) {
	flow := p.flow()
	if flow == nil || name == "" && !p.here() || !means(name, *p.mem.Person.Flow) {
		return Reply{}, false
	}
	kept := len(p.mem.Person.Flow.Given) > 0
	p.setAside("")
	p.note, p.mem.Person.Flow = "", nil
	if !kept {
		return Reply{Body: "Stopped. Nothing was given yet, so nothing is kept."}, true
	}
	return Reply{
		Body: "Stopped. What you gave so far is kept: `continue " + flow.Name + "` takes it up again, `discard " + flow.Name + "` drops it.",
		Choices: []Choice{
			{Label: "Continue", Text: "continue " + flow.Name},
			{Label: "Discard it", Text: "discard " + flow.Name},
		},
	}, true
}

// back takes the last answer back and asks its step again.
func (p *passage) back(string) (Reply, bool) {
	at := p.mem.Person.Flow
	if at == nil || !p.here() || p.flows.byName[at.Flow] == nil || len(p.flows.byName[at.Flow].Steps) == 0 {
		return Reply{}, false
	}
	flow := p.flows.byName[at.Flow]
	if len(at.Given) == 0 {
		r := p.again(flow, flow.step(at.Step), "This is the first question; there is nothing before it.")
		return r, true
	}
	last := at.Given[len(at.Given)-1]
	p.change(func(at *Progress) { at.Given, at.Done = at.Given[:len(at.Given)-1], false })
	return p.goTo(flow, last.Step, false), true
}

// skip passes over the step that waits.
func (p *passage) skip(string) (Reply, bool) {
	step := p.asked()
	if step == nil || !p.here() {
		return Reply{}, false
	}
	if !step.Optional {
		return p.again(p.flow(), step, "This one I need to go on. Say `stop` to leave."), true
	}
	return p.give(p.flow(), step, Given{Skipped: true, At: p.m.Time}), true
}

// resume goes on with the flow the person is in, or with one they left open.
func (p *passage) resume(name string) (Reply, bool) {
	if flow := p.flow(); flow != nil && means(name, *p.mem.Person.Flow) {
		return p.goTo(flow, p.mem.Person.Flow.Step, false), true
	}
	for _, at := range p.mem.Person.Paused {
		flow := p.flows.byName[at.Flow]
		if flow == nil || !means(name, at) {
			continue
		}
		p.setAside(at.Flow)
		p.mem.Person.Flow = &at
		if flow.step(at.Step) == nil { // a step of another version
			return p.start(flow, at.Rest), true
		}
		return p.goTo(flow, at.Step, false), true
	}
	return Reply{}, false
}

// repeat asks the step that waits again.
func (p *passage) repeat(string) (Reply, bool) {
	if step := p.asked(); step == nil || !p.here() {
		return Reply{}, false
	}
	return p.goTo(p.flow(), p.mem.Person.Flow.Step, false), true
}

// startOver begins a flow anew.
func (p *passage) startOver(name string) (Reply, bool) {
	flow := p.flow()
	if name != "" {
		flow = p.flows.byName[name]
	}
	if flow == nil || len(flow.Steps) == 0 {
		return Reply{}, false
	}
	rest := ""
	if open := p.open(flow.Name); open != nil {
		rest = open.Rest
	}
	return p.start(flow, rest), true
}

// discard drops a flow that was left open.
func (p *passage) discard(name string) (Reply, bool) {
	if flow := p.flow(); flow != nil && means(name, *p.mem.Person.Flow) {
		p.mem.Person.Flow = nil
		return Reply{Body: "Your " + lowerFirst(flow.Title) + " is dropped. Nothing of it is kept but what I had noted down already."}, true
	}
	for i, at := range p.mem.Person.Paused {
		if flow := p.flows.byName[at.Flow]; means(name, at) && flow != nil {
			p.mem.Person.Paused = slices.Delete(slices.Clone(p.mem.Person.Paused), i, i+1)
			return Reply{Body: "Your " + lowerFirst(flow.Title) + " is dropped. Nothing of it is kept but what I had noted down already."}, true
		}
	}
	return Reply{}, false
}

// unfinished asks whether to go on with a flow that was left open.
func (p *passage) unfinished(flow *Flow, open *Progress) Reply {
	since := ""
	if !open.Began.IsZero() {
		since = " from " + open.Began.UTC().Format("2 January")
	}
	given := plural(len(open.Given), "answer")
	p.setAside("") // what is said next is no answer to it
	p.note, p.mem.Person.Flow = "", nil
	return Reply{
		Body: "You have an unfinished " + lowerFirst(flow.Title) + since + ", with " + given + " given: continue?",
		Choices: []Choice{
			{Label: "Continue", Text: "continue " + flow.Name},
			{Label: "Start over", Text: "start over " + flow.Name},
		},
	}
}

// move says that what was begun where others read goes on in private. Of the
// message nothing is said again: it may hold what is nobody else's business.
func (p *passage) move(flow *Flow) Reply {
	what, begin := "That", "continue"
	if flow != nil {
		what, begin = "Your "+lowerFirst(flow.Title), flow.words()
	}
	return Reply{
		Body:   what + " is between you and me, so I go on in a direct message. If none arrives, allow direct messages from here, or write to me directly: `" + begin + "`",
		Effect: EffectMove,
	}
}

// words are words that begin the flow; a slash is not among them where it can
// be helped, as platforms take it for a command of their own.
func (f *Flow) words() string {
	switch {
	case f.Menu != "":
		return f.Menu
	case len(f.Starts) > 0:
		return f.Starts[0]
	}
	return "/" + f.Name
}
