package offer

import (
	"encoding/json"
	"strings"
	"testing"

	"careercoach/bot"
)

// An offer is kept where that is asked for, and nothing else is.
func TestKept(t *testing.T) {
	coach := coach(t)
	mem := bot.Memory{}
	for _, step := range []struct {
		said  string
		holds []string
		kept  bool // afterwards
	}{
		{"keep my offer", []string{"No offer of yours is kept", "keep offer L5 Seattle 230k tc"}, false},
		{"I got 231k TC for L5 in Seattle", []string{"`keep` before it keeps it"}, false},
		{"share price -20%", []string{"I keep nothing of an offer"}, false},
		{"keep offer 8000 a month", []string{"I reckon in years"}, false},
		{"keep offer L5 Seattle 160k base 200k stock 5/15/40/40", []string{"Your offer: L5, Seattle", "This offer is kept, as you asked", "`delete my offer` drops it"}, true},
		{"my kept offer", []string{"This offer is kept"}, true},
		{"vesting 25/25/25/25", []string{"$210,000 a year"}, true},
		{"what if the share price drops 20%", []string{"Your offer: L5, Seattle", "-20%"}, true},
		{"delete my offer", []string{"No offer of yours is kept any more"}, false},
		{"my kept offer", []string{"No offer of yours is kept"}, false},
	} {
		var r bot.Reply
		r, mem = coach.Turn(bot.Message{Text: step.said}, mem)
		for _, want := range step.holds {
			if !strings.Contains(r.Title+r.Body, want) {
				t.Errorf("%q: no %q in %q", step.said, want, r.Title+": "+r.Body)
			}
		}
		record, err := Load(mem.Person.Profile)
		if err != nil || record.Offer.Given() != step.kept {
			t.Errorf("%q: kept %+v, %v, want %v", step.said, record, err, step.kept)
		}
	}
}

// What is not of this form is refused, not crashed on.
func TestLoadRefuses(t *testing.T) {
	for _, data := range []string{`[]`, `{"v":99}`, `{"v":1,"o":{}}`, `{"v":1,"o":{"Total":1,"Vesting":[1,2]}}`, `{"v":1,"o":{"Total":1,"Price":-200}}`} {
		profile := bot.Profile{profileName: json.RawMessage(data)}
		if record, err := Load(profile); err == nil {
			t.Errorf("%s is read as %+v", data, record)
		}
		r := bot.Run{Base: base(t), Person: bot.Person{Profile: profile}}
		if reply := keptReply(r); !strings.Contains(reply.Body, "I cannot show") {
			t.Errorf("%s: %q", data, reply.Body)
		}
	}
}
