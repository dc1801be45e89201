package discord_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"careercoach/adapters/discord"
	"careercoach/bot"
)

// A sent is the body of a request of the coach's, or of its answer to one.
type sent struct {
	route string // method and path, with names for what is different each time
	body  []byte
}

// A capture is a transport that keeps what is sent.
type capture struct {
	next http.RoundTripper
	mu   sync.Mutex
	all  []sent
}

// Names in the paths that are captured.
var pathNames = []struct {
	pattern *regexp.Regexp
	with    string
}{
	{regexp.MustCompile(`^/interactions/\d+/[^/]+/callback$`), "/interactions/{interaction_id}/{interaction_token}/callback"},
	{regexp.MustCompile(`^/webhooks/\d+/[^/]+/messages/@original$`), "/webhooks/{webhook_id}/{webhook_token}/messages/@original"},
	{regexp.MustCompile(`^/webhooks/\d+/[^/]+$`), "/webhooks/{webhook_id}/{webhook_token}"},
	{regexp.MustCompile(`^/channels/\d+/messages/\d+$`), "/channels/{channel_id}/messages/{message_id}"},
	{regexp.MustCompile(`^/channels/\d+/messages$`), "/channels/{channel_id}/messages"},
	{regexp.MustCompile(`^/applications/\d+/commands$`), "/applications/{application_id}/commands"},
	{regexp.MustCompile(`^/applications/\d+/guilds/\d+/commands$`), "/applications/{application_id}/guilds/{guild_id}/commands"},
}

// The routes whose bodies are messages and first answers.
const (
	routeCallback = "POST /interactions/{interaction_id}/{interaction_token}/callback"
	routeOriginal = "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original"
	routeFollowUp = "POST /webhooks/{webhook_id}/{webhook_token}"
	routePost     = "POST /channels/{channel_id}/messages"
	routeEdit     = "PATCH /channels/{channel_id}/messages/{message_id}"
	routeCommands = "PUT /applications/{application_id}/commands"
	routeTrial    = "PUT /applications/{application_id}/guilds/{guild_id}/commands"
	routeDirect   = "POST /users/@me/channels"
)

// RoundTrip implements http.RoundTripper.
func (c *capture) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil && r.ContentLength != 0 {
		data, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		r.Body = io.NopCloser(bytes.NewReader(data))
		path := strings.TrimPrefix(r.URL.Path, "/api")
		for _, n := range pathNames {
			path = n.pattern.ReplaceAllString(path, n.with)
		}
		c.keep(r.Method+" "+path, jsonOf(r.Header.Get("Content-Type"), data))
	}
	return c.next.RoundTrip(r)
}

func (c *capture) keep(route string, body []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all = append(c.all, sent{route, body})
}

// jsonOf is the JSON of a body, also of one with files.
func jsonOf(kind string, data []byte) []byte {
	media, params, err := mime.ParseMediaType(kind)
	if err != nil || media != "multipart/form-data" {
		return data
	}
	part, err := multipart.NewReader(bytes.NewReader(data), params["boundary"]).NextPart()
	if err != nil || part.FormName() != "payload_json" {
		return nil
	}
	body, _ := io.ReadAll(part)
	return body
}

// numbered answers with the reply of the number in the text; what is slow takes
// two seconds.
type numbered []bot.Reply

func (n numbered) Turn(m bot.Message, mem bot.Memory) (bot.Reply, bot.Memory) {
	mem.Conversation.At = m.Time
	if strings.HasPrefix(m.Text, "slow") {
		time.Sleep(2 * time.Second)
	}
	i, err := strconv.Atoi(m.Text[strings.LastIndexByte(m.Text, ' ')+1:])
	if err != nil || i >= len(n) {
		return bot.Reply{Body: "done", Decision: bot.DecisionFlow}, mem
	}
	return n[i], mem
}

// runScript has people do all that they can do, and returns what the coach sent
// and answered. There are so many replies to each thing that is done.
func runScript(t *testing.T, seed uint64, each int) []sent {
	t.Helper()
	replies, forms := discord.ScriptReplies(seed, each), discord.ScriptForms(seed, each)
	c := &capture{}
	prepare := func(_ *fake, config *discord.Config) {
		c.next = config.Transport
		config.Transport = c
		config.ListenAllowed = true
		config.Levels = func() []string { return []string{"Senior Engineer", "Lead <@1>"} }
		config.Suggest = func(typed string) []string { return []string{typed + "?", "@everyone", strings.Repeat("long ", 30)} }
		config.Form = func(name string) (bot.Form, bool) {
			i := slices.IndexFunc(forms, func(f bot.Form) bool { return f.Name == name })
			return forms[max(i, 0)], i >= 0
		}
		config.Workspace = func(_ context.Context, _ string, change func(*bot.Workspace)) (w bot.Workspace, err error) {
			if w.Contact = "@here <@1> [x](http://y.example)"; change != nil {
				change(&w)
			}
			return w, nil
		}
	}
	inWorld(t, numbered(replies), prepare, func(w *world) {
		w.connected(10*time.Second, 1)
		for i := range each {
			w.doAll(i, forms[i].Name)
			time.Sleep(time.Minute)
		}
		overHTTP(t, w, c)
	})
	inWorld(t, numbered(replies), func(f *fake, config *discord.Config) {
		prepare(f, config)
		config.TrialServer, config.Workspace = guildID, nil
	}, func(w *world) { w.connected(10*time.Second, 1); time.Sleep(time.Minute) })
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.all
}

// doAll has somebody do everything, with the reply of a number.
func (w *world) doAll(i int, form string) {
	who := strconv.Itoa(600000000000000000 + i)
	member := map[string]any{"user": map[string]any{"id": who}, "permissions": "32"}
	act := func(more map[string]any) {
		more["member"] = member
		w.command(more)
		time.Sleep(4 * time.Second)
	}
	asked := func(text string, options ...any) map[string]any {
		return map[string]any{"data": map[string]any{"name": "coach", "type": 1, "options": append(options, map[string]any{"name": "question", "type": 3, "value": text})}}
	}
	fast, late := fmt.Sprint("reply ", i), fmt.Sprint("slow reply ", i)
	hide := map[string]any{"name": "hide", "value": true}
	direct := strconv.Itoa(710000000000000000 + i)
	id := w.say("", direct, who, fmt.Sprint("reply ", (i+1)%7))
	time.Sleep(4 * time.Second)
	w.emit("MESSAGE_UPDATE", map[string]any{
		"id": id, "channel_id": direct, "author": map[string]any{"id": who}, "content": fast, "type": 0,
		"timestamp": time.Now().Add(-4 * time.Second).UTC().Format(time.RFC3339Nano), "edited_timestamp": time.Now().UTC().Format(time.RFC3339Nano),
	})
	w.say(guildID, channelID, who, "<@"+selfID+"> "+fast)
	time.Sleep(4 * time.Second)
	for _, text := range []string{fast, late} {
		act(asked(text))
		act(asked(text, hide))
		for _, flags := range []int{0, 64} {
			act(click("t:"+who+":"+text, who, flags))
		}
		act(click("t:"+alice+":"+text, who, 0))
	}
	act(click("p:"+who+":1", who, 0))
	act(click("x:"+who+":card", who, 0))
	act(click("y:"+who+":card", who, 0))
	act(click("o!"+who+":"+form, who, 0))
	typing := map[string]any{"name": "question", "type": 3, "value": fast, "focused": true}
	act(map[string]any{"type": 4, "data": map[string]any{"name": "coach", "type": 1, "options": []any{typing}}})
	act(setting("32", "show"))
	act(setting("32", "contact", "who", "@everyone "+fast))
	if _, err := w.adapter.Send(context.Background(), bot.Outgoing{
		ID: who, Conversation: w.adapter.Direct(bot.ConversationID{PersonID: bot.PersonID{User: who}}), Reply: bot.Reply{Body: fast, Decision: bot.DecisionFlow},
	}); err != nil {
		w.t.Errorf("sending a direct message: %v", err)
	}
}

// overHTTP has commands come over HTTP and keeps the answers.
func overHTTP(t *testing.T, w *world, c *capture) {
	t.Helper()
	key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	a, err := discord.New(discord.Config{Token: "x", Application: appID, Transport: c, PublicKey: hex.EncodeToString(key.Public().(ed25519.PublicKey)), AnswerWithin: -1})
	if err != nil {
		t.Fatal(err)
	}
	door, err := a.Handler(w.delivery)
	if err != nil {
		t.Fatal(err)
	}
	for n, body := range []string{
		`{"type":1}`,
		`{"type":2,"id":"1481000000645922816","token":"a","user":{"id":"` + alice + `"},"data":{"name":"coach","type":1,"options":[{"name":"question","value":"reply 1"}]}}`,
		`{"type":2,"id":"1481000000645922817","token":"a","user":{"id":"` + alice + `"},"data":{"name":"nothing","type":1}}`,
		`{"type":4,"id":"1481000000645922818","token":"a","user":{"id":"` + alice + `"},"data":{"name":"coach","type":1}}`,
	} {
		stamp := strconv.FormatInt(time.Now().Unix(), 10)
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
		r.Header.Set("X-Signature-Timestamp", stamp)
		r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(key, []byte(stamp+body))))
		answer := httptest.NewRecorder()
		door.ServeHTTP(answer, r)
		if answer.Code != http.StatusOK {
			t.Errorf("request %d over HTTP gets %d %s", n, answer.Code, answer.Body)
		}
		c.keep(routeCallback, answer.Body.Bytes())
	}
}

// TestScript has the coach send hundreds of bodies of every kind: each is valid
// to the project's own validator and, where DISCORD_OPENAPI names Discord's
// OpenAPI file, to that.
func TestScript(t *testing.T) {
	seed := rand.Uint64()
	all := runScript(t, seed, 40)
	published := openAPI(t)
	counts := map[string]int{}
	for _, s := range all {
		counts[kindOf(s)]++
		if err := ownValidator(s.route)(s.body); err != nil {
			t.Errorf("seed %d: %s is not valid: %v\n%s", seed, s.route, err, s.body)
		}
		if err := published.check(s); err != nil {
			t.Errorf("seed %d: %s is not what Discord publishes: %v\n%s", seed, s.route, err, s.body)
		}
	}
	t.Logf("%d bodies: %v", len(all), counts)
	for kind, least := range map[string]int{
		routePost: 40, routeEdit: 20, routeOriginal: 20, routeFollowUp: 10, routeCommands: 1, routeTrial: 1, routeDirect: 1,
		"callback 1": 1, "callback 4": 40, "callback 5": 20, "callback 6": 20, "callback 7": 20, "callback 8": 20, "callback 9": 20,
	} {
		if counts[kind] < least {
			t.Errorf("of %s there are %d, want %d at least", kind, counts[kind], least)
		}
	}
}

// kindOf is the route of a body; of first answers their type.
func kindOf(s sent) string {
	var c struct{ Type int }
	if s.route == routeCallback && json.Unmarshal(s.body, &c) == nil {
		return fmt.Sprint("callback ", c.Type)
	}
	return s.route
}

// ownValidator is the project's own for a route.
func ownValidator(route string) func([]byte) error {
	switch route {
	case routeCallback:
		return discord.ValidateCallback
	case routePost, routeEdit, routeOriginal, routeFollowUp:
		return discord.ValidateMessage
	case routeCommands, routeTrial:
		return discord.ValidateCommands
	case routeDirect:
		return func(body []byte) error {
			if !regexp.MustCompile(`^\{"recipient_id":"\d{17,20}"\}$`).Match(body) {
				return fmt.Errorf("it names no user")
			}
			return nil
		}
	}
	return func([]byte) error { return fmt.Errorf("nobody knows %s", route) }
}
