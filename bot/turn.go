package bot

import (
	"slices"
	"strconv"
	"strings"

	"careercoach/bot/find"
	"careercoach/bot/understand"
	"careercoach/knowledge"
	"careercoach/knowledge/text"
)

// Turn answers one message and returns what is remembered afterwards. It is a
// plain function of its arguments: no clock, no store, no network.
func (c *Coach) Turn(m Message, mem Memory) (Reply, Memory) {
	reply, mem, _ := c.take(m, mem)
	return reply, mem
}

// turn is Turn with what explains it.
func (c *Coach) turn(m Message, conv Conversation) (Reply, Conversation, *Trace) {
	trace := &Trace{Message: m.Text, Before: conv}
	conv.At = m.Time
	m.Text = clipTo(m.Text, maxMessage)
	if offer, ok := conv.chosen(m.Text); ok {
		if card, ok := c.base.Card(offer.Card); ok {
			trace.Why = "a choice of the last reply was sent back"
			reply, conv := c.giveCard(card, 1, conv)
			return c.offer(reply, conv, trace)
		}
		m.Text = offer.Text
	}
	if reply, conv, ok := c.remark(m.Text, conv); ok {
		trace.Why = "the message speaks of the last answer"
		return c.offer(reply, conv, trace)
	}
	if found := c.exact(m.Text, conv); len(found) > 0 {
		trace.Why = "a card asks this very question"
		reply, conv := c.giveCard(found[0].Card, 1, conv)
		reply.Candidates = candidates(found)
		conv.Question = text.Normalize(m.Text)
		return c.offer(reply, conv, trace)
	}
	reply, rest, done := c.heed(m.Text, trace)
	if done {
		return c.offer(reply, conv, trace)
	}
	if card := c.listed(rest, conv); card != nil {
		trace.Why = "a number of the list before was sent back"
		reply, conv := c.giveCard(card, 1, conv)
		return c.offer(reply, conv, trace)
	}
	steps := c.plan(rest)
	if len(steps) == 0 {
		reply := c.empty()
		trace.Why = "the message holds no words"
		return reply, conv, trace
	}
	var replies []Reply
	for _, s := range steps {
		reply, conv = c.answer(s, conv, trace)
		replies = append(replies, reply)
	}
	return c.offer(merge(replies), c.tell(text.Normalize(rest), conv), trace)
}

// offer notes the choices of a reply in the conversation.
func (c *Coach) offer(reply Reply, conv Conversation, trace *Trace) (Reply, Conversation, *Trace) {
	conv.Offers = offersOf(reply.Choices)
	return reply, conv, trace
}

// exact returns the card that asks just this, with the runners-up behind it;
// none where there is no such card or the message leans on the turn before.
func (c *Coach) exact(message string, conv Conversation) []find.Candidate {
	normalised := text.Normalize(message)
	tokens := c.tokens(normalised)
	if len(tokens) == 0 {
		return nil
	}
	found := c.finder.Exact(tokens)
	if len(found) == 0 {
		return nil
	}
	q := c.reader.Read(message, normalised, tokens)
	if len(conv.Focus.Subjects) > 0 && q.Lean >= leans || len(q.Cues) > 0 && len(q.Mentions) == 0 && c.reader.Bare(&q) {
		return nil
	}
	return found
}

// maxMessage is how much of a message is read, in code points.
const maxMessage = 4000

// chosen returns the offer that a message sends back: by text, label or number,
// or by a yes or no where one offer begins with it.
func (c Conversation) chosen(message string) (Offer, bool) {
	message = strings.TrimSpace(message)
	if n, err := strconv.Atoi(message); err == nil && n >= 1 && n <= len(c.Offers) {
		return c.Offers[n-1], true
	}
	label := strings.TrimRight(message, "?.! ")
	for _, o := range c.Offers {
		if strings.EqualFold(message, o.Text) || strings.EqualFold(message, o.Label) || label != "" && strings.EqualFold(label, strings.TrimRight(o.Label, "?.! ")) {
			return o, true
		}
	}
	for said, meant := range map[string]string{"yes": "yes,", "y": "yes,", "yep": "yes,", "yeah": "yes,", "sure": "yes,", "ok": "yes,", "no": "no,", "n": "no,", "nope": "no,"} {
		if strings.EqualFold(label, said) {
			return c.only(meant)
		}
	}
	return Offer{}, false
}

// only returns the one offer whose label begins with words, false where there
// are others or none.
func (c Conversation) only(words string) (Offer, bool) {
	begins := func(o Offer) bool { return strings.HasPrefix(strings.ToLower(o.Label)+",", words) }
	i := slices.IndexFunc(c.Offers, begins)
	if i < 0 || slices.ContainsFunc(c.Offers[i+1:], begins) {
		return Offer{}, false
	}
	return c.Offers[i], true
}

// listed returns the overview of the subject whose number in the list before a
// message gives, nil where it gives none.
func (c *Coach) listed(message string, conv Conversation) *knowledge.Card {
	n, err := strconv.Atoi(strings.TrimSpace(message))
	if err != nil || n < 1 || n > len(conv.Listed) {
		return nil
	}
	for _, card := range c.base.CardsAbout(conv.Listed[n-1]) {
		if card.Aspect == "overview" && card.Decision == knowledge.DecisionAnswer {
			return card
		}
	}
	return nil
}

// A question is one thing a message asks, with the sentences around it.
type question struct {
	raw     string
	text    string // normalised
	tokens  []text.Token
	context []text.Token // words of the other sentences; nil where there are none
}

// plan cuts a message into what it asks, at most two questions.
func (c *Coach) plan(raw string) []question {
	whole := text.Normalize(raw)
	if !slices.ContainsFunc(text.Tokenize(whole), func(t text.Token) bool { return strings.Trim(t.Text, "0123456789.?") != "" }) {
		return nil
	}
	asked, context := c.split(whole)
	var out []question
	for _, a := range asked {
		q := question{raw: raw, text: a, tokens: c.reader.Strip(c.tokens(a))}
		if len(context) > 0 {
			q.context = c.tokens(strings.Join(context, " "))
		}
		out = append(out, q)
	}
	return out
}

// tokens cuts normalised text into words and mends their spelling.
func (c *Coach) tokens(normalised string) []text.Token {
	tokens := text.Tokenize(normalised)
	for i := range tokens {
		if word, ok := c.finder.Correct(tokens[i].Text); ok {
			tokens[i].Text, tokens[i].Stem, tokens[i].Stop = word, text.Stem(word), text.IsStop(word)
		}
	}
	return tokens
}

// answer takes one question through the five steps.
func (c *Coach) answer(s question, conv Conversation, trace *Trace) (Reply, Conversation) {
	q := c.reader.Read(s.raw, s.text, s.tokens)
	c.addContext(&q, s.context)
	texts, full := c.resolve(&q, s, conv)
	ranking := c.finder.Find(&q, texts)
	step := &Finding{Query: q, Texts: texts, Ranking: ranking}
	trace.Findings = append(trace.Findings, step)
	reply, next, ok := c.compute(&q, ranking, conv, step)
	if !ok {
		reply, next = c.decide(&q, ranking, conv, step)
	}
	reply.Candidates = candidates(ranking.Candidates)
	if reply.Decision != DecisionDecline || reply.Card != "" {
		next.Question = full
	}
	return reply, next
}

// addContext lets the sentences around a question name its subjects.
func (c *Coach) addContext(q *understand.Query, context []text.Token) {
	if len(context) == 0 {
		return
	}
	q.Context = c.reader.Says(c.reader.Strip(context)) > 0
	around := c.reader.Read("", "", context)
	for _, m := range around.Mentions {
		m.Strength *= 0.6
		m.Start, m.End = 0, 0
		q.Mentions = append(q.Mentions, m)
	}
	q.Quantities = append(q.Quantities, around.Quantities...)
}

// candidates returns the first five of a ranking.
func candidates(ranked []find.Candidate) []Candidate {
	var out []Candidate
	for _, c := range ranked[:min(5, len(ranked))] {
		out = append(out, Candidate{c.Card.ID, round(c.Score)})
	}
	return out
}

func round(v float64) float64 { return float64(int(v*1000)) / 1000 }
