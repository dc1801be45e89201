package discord

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// changed is a valid message with one thing changed by the test.
func changed(t *testing.T, change func(m object)) []byte {
	t.Helper()
	var m object
	raw := encoded(t, Render(samples()[0].reply, samples()[0].options))
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	change(m)
	return encoded(t, m)
}

func firstEmbed(m object) object { return m["embeds"].([]any)[0].(object) }
func firstRow(m object) object   { return m["components"].([]any)[0].(object) }
func firstButton(m object) object {
	return firstRow(m)["components"].([]any)[0].(object)
}

// with is a row with a select that has something more.
func with(row object, more ...any) object {
	s := row["components"].([]any)[0].(object)
	for i := 0; i < len(more); i += 2 {
		s[more[i].(string)] = more[i+1]
	}
	return row
}

func times(n int, v any) []any {
	out := make([]any, n)
	for i := range out {
		out[i] = v
	}
	return out
}

func TestValidateMessageRefuses(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n) }
	field := func(name, value string) object { return object{"name": name, "value": value} }
	options := func(n int) object {
		var all []any
		for i := range n {
			all = append(all, object{"label": "l", "value": fmt.Sprint(i)})
		}
		return object{"type": 1, "components": []any{object{"type": 3, "custom_id": "s", "options": all}}}
	}
	for _, c := range []struct {
		name, want string // want is part of the error; empty for none
		change     func(m object)
	}{
		{"nothing wrong", "", func(m object) {}},
		{"2000 characters", "", func(m object) { m["content"] = long(2000) }},
		{"2001 characters", "content has 2001", func(m object) { m["content"] = long(2001) }},
		{"parse null", "allowed_mentions.parse is not []", func(m object) { m["allowed_mentions"] = object{"parse": nil} }},
		{"no allowed_mentions", "allowed_mentions.parse is not []", func(m object) { delete(m, "allowed_mentions") }},
		{"parse everyone", "allowed_mentions.parse is not []", func(m object) { m["allowed_mentions"] = object{"parse": []any{"everyone"}} }},
		{"users", "names somebody", func(m object) { m["allowed_mentions"] = object{"parse": []any{}, "users": []any{"1"}} }},
		{"replied_user", "pings who is replied to", func(m object) { m["allowed_mentions"] = object{"parse": []any{}, "replied_user": true} }},
		{"null list", "body.embeds is null", func(m object) { m["embeds"] = nil }},
		{"11 embeds", "embeds has 11", func(m object) { m["embeds"] = times(11, object{"title": "x"}) }},
		{"title", "title has 257", func(m object) { firstEmbed(m)["title"] = long(257) }},
		{"description", "description has 4097", func(m object) { firstEmbed(m)["description"] = long(4097) }},
		{"26 fields", "fields has 26", func(m object) { firstEmbed(m)["fields"] = times(26, field("a", "b")) }},
		{"blank field name", "name is blank", func(m object) { firstEmbed(m)["fields"] = []any{field(" \u200b", "b")} }},
		{"field name", "name has 257", func(m object) { firstEmbed(m)["fields"] = []any{field(long(257), "b")} }},
		{"field value", "value has 1025", func(m object) { firstEmbed(m)["fields"] = []any{field("a", long(1025))} }},
		{"footer", "text has 2049", func(m object) { firstEmbed(m)["footer"] = object{"text": long(2049)} }},
		{"6000 over all", "together", func(m object) { m["embeds"] = times(2, object{"description": long(3001)}) }},
		{"unknown picture", "no file of the message", func(m object) { firstEmbed(m)["image"] = object{"url": "attachment://x.png"} }},
		{"six rows", "components has 6", func(m object) { m["components"] = times(6, firstRow(m)) }},
		{"six buttons", "components has 6", func(m object) { firstRow(m)["components"] = times(6, firstButton(m)) }},
		{"empty row", "components has 0", func(m object) { firstRow(m)["components"] = []any{} }},
		{"no row", "is no action row", func(m object) { m["components"] = []any{firstButton(m)} }},
		{"label", "label has 81", func(m object) { firstButton(m)["label"] = long(81) }},
		{"no label", "shows nothing", func(m object) { delete(firstButton(m), "label") }},
		{"custom_id", "custom_id has 101", func(m object) { firstButton(m)["custom_id"] = long(101) }},
		{"custom_id twice", "not the only one", func(m object) { firstRow(m)["components"] = times(2, firstButton(m)) }},
		{"style", "has the style 9", func(m object) { firstButton(m)["style"] = 9 }},
		{"link that does not lead to the web", "leads to no address", func(m object) {
			firstRow(m)["components"] = []any{object{"type": 2, "style": 5, "label": "x", "url": "javascript:x"}}
		}},
		{"26 options", "options has 26", func(m object) { m["components"] = []any{options(26)} }},
		{"25 options", "", func(m object) { m["components"] = []any{options(25)} }},
		{"no options", "options has 0", func(m object) { m["components"] = []any{options(0)} }},
		{"3 of 5 options", "", func(m object) { m["components"] = []any{with(options(5), "min_values", 2, "max_values", 3)} }},
		{"all of 5 options", "", func(m object) { m["components"] = []any{with(options(5), "min_values", 0, "max_values", 5)} }},
		{"6 of 5 options", "1 to 6 of 5", func(m object) { m["components"] = []any{with(options(5), "max_values", 6)} }},
		{"more than it may be", "3 to 2 of 5", func(m object) { m["components"] = []any{with(options(5), "min_values", 3, "max_values", 2)} }},
		{"2 of 1", "2 to 1 of 5", func(m object) { m["components"] = []any{with(options(5), "min_values", 2)} }},
		{"none of 5 options", "0 to 0 of 5", func(m object) { m["components"] = []any{with(options(5), "min_values", 0, "max_values", 0)} }},
		{"value twice", "value is not the only one", func(m object) {
			o := options(1)
			s := o["components"].([]any)[0].(object)
			s["options"] = times(2, object{"label": "l", "value": "v"})
			m["components"] = []any{o}
		}},
		{"select beside a button", "does not stand alone", func(m object) {
			firstRow(m)["components"] = append([]any{firstButton(m)}, options(1)["components"].([]any)...)
		}},
		{"41 newer components", "has 41 components", func(m object) {
			m["flags"], m["embeds"] = flagComponentsV2, []any{}
			m["components"] = times(41, object{"type": 10, "content": "x"})
		}},
		{"newer components beside an embed", "beside content or embeds", func(m object) { m["flags"] = flagComponentsV2 }},
		{"flags", "bits that a message cannot have", func(m object) { m["flags"] = 3 }},
		{"nonce", "nonce has 26", func(m object) { m["nonce"] = long(26) }},
		{"11 files", "attachments has 11", func(m object) { m["attachments"] = times(11, object{"id": "0", "filename": "f"}) }},
		{"nothing to show", "shows nothing", func(m object) { m["embeds"], m["components"] = []any{}, []any{} }},
		{"everyone", "calls everybody", func(m object) { firstEmbed(m)["description"] = "hi @everyone" }},
		{"mention", "holds", func(m object) { firstEmbed(m)["description"] = "hi <@123>" }},
		{"escaped mention", "", func(m object) { firstEmbed(m)["description"] = `hi \<\@123\>` }},
		{"mention in code", "", func(m object) { firstEmbed(m)["description"] = "`<@123>`" }},
	} {
		check(t, c.name, ValidateMessage(changed(t, c.change)), c.want)
	}
	check(t, "no JSON", ValidateMessage([]byte("{")), "reading a body")
	check(t, "a list", ValidateMessage([]byte("[]")), "message is no object")
}

func check(t *testing.T, name string, err error, want string) {
	t.Helper()
	switch {
	case want == "" && err != nil:
		t.Errorf("%s: %v, want no error", name, err)
	case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
		t.Errorf("%s: %v, want an error with %q", name, err, want)
	}
}

func TestValidateCallback(t *testing.T) {
	row := `{"type":1,"components":[{"type":4,"custom_id":"%d","style":1,"label":"l"}]}`
	rows := func(n int) string {
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf(row, i))
		}
		return `{"type":9,"data":{"custom_id":"f","title":"t","components":[` + strings.Join(all, ",") + `]}}`
	}
	choices := func(n int) string {
		all := strings.TrimSuffix(strings.Repeat(`{"name":"n","value":"v"},`, n), ",")
		return `{"type":8,"data":{"choices":[` + all + `]}}`
	}
	for _, c := range []struct{ body, want string }{
		{`{"type":1}`, ""},
		{`{"type":5}`, ""},
		{`{"type":5,"data":{"flags":64}}`, ""},
		{`{"type":5,"data":{"flags":4}}`, "flags of a deferral"},
		{`{"type":6}`, ""},
		{`{"type":4}`, "data is missing"},
		{`{"type":99}`, "type is 99"},
		{choices(0), ""}, {choices(25), ""}, {choices(26), "choices has 26"},
		{`{"type":8,"data":{}}`, "choices is missing"},
		{`{"type":8,"data":{"choices":[{"name":"","value":"v"}]}}`, "name is blank"},
		{rows(5), ""}, {rows(6), "components has 6"}, {rows(0), "components has 0"},
		{strings.Replace(rows(2), `"custom_id":"1"`, `"custom_id":"0"`, 1), "not the only one"},
		{strings.Replace(rows(1), `"title":"t"`, `"title":"`+strings.Repeat("t", 46)+`"`, 1), "title has 46"},
		{strings.Replace(rows(1), `"style":1`, `"style":1,"max_length":4001`, 1), "takes 0 to 4001"},
		{strings.Replace(rows(1), `"style":1`, `"style":1,"max_length":0`, 1), "takes 0 to 0"},
		{strings.Replace(rows(1), `"style":1`, `"style":1,"min_length":9,"max_length":8`, 1), "takes 9 to 8"},
		{strings.Replace(rows(1), `"style":1`, `"style":1,"min_length":4001`, 1), "takes 4001 to 4000"},
		{strings.Replace(rows(1), `"style":1`, `"style":3`, 1), "has the style 3"},
		{strings.Replace(rows(1), `"type":4`, `"type":2`, 1), "holds no input"},
	} {
		check(t, c.body, ValidateCallback([]byte(c.body)), c.want)
	}
}

func TestCommentForm(t *testing.T) {
	form, ok := commentForm("pay-senior", asker1)
	if !ok {
		t.Fatal("no form for a short card id")
	}
	check(t, "form", ValidateCallback(encoded(t, map[string]any{"type": 9, "data": form})), "")
	if c, ok := parseClick(form.CustomID); !ok || c.kind != clickForm || c.value != "pay-senior" || c.owner != asker1 {
		t.Errorf("the form's custom_id says %+v", c)
	}
	if _, ok := commentForm(strings.Repeat("c", 100), asker1); ok {
		t.Error("a form for a card id that cannot be carried")
	}
}

func TestValidateCommands(t *testing.T) {
	one := func(fields string) string {
		return `[{"name":"coach","description":"d"` + fields + `}]`
	}
	for _, c := range []struct{ body, want string }{
		{`[]`, ""},
		{one(`,"contexts":[0,1,2],"integration_types":[0,1]`), ""},
		{one(`,"contexts":null`), "is null"},
		{one(`,"default_member_permissions":32`), ""},
		{one(`,"default_member_permissions":"32"`), "a number above 0"},
		{`[{"name":"Coach","description":"d"}]`, "does not take"},
		{`[{"name":"co ach","description":"d"}]`, "does not take"},
		{`[{"name":"coach"}]`, "description is missing"},
		{`[{"name":"coach","description":"` + strings.Repeat("d", 101) + `"}]`, "description has 101"},
		{`[{"type":3,"name":"Ask the coach about this"}]`, ""},
		{`[{"type":3,"name":"Ask","description":"d"}]`, "menu entry with a description"},
		{`[{"name":"a","description":"d"},{"name":"a","description":"d"}]`, "another has"},
		{one(`,"options":[{"type":3,"name":"q","description":"d","autocomplete":true}]`), ""},
		{one(`,"options":[{"type":3,"name":"q","description":"d","autocomplete":true,"choices":[{"name":"n","value":"v"}]}]`), "beside choices"},
		{one(`,"options":[{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}]`), "required behind"},
		{one(`,"options":[` + strings.TrimSuffix(strings.Repeat(`{"type":3,"name":"q","description":"d"},`, 26), ",") + `]`), "options has 26"},
		{`[` + strings.TrimSuffix(strings.Repeat(`{"name":"a","description":"d"},`, 101), ",") + `]`, "there are 101 commands"},
		{one(`,"options":[` + strings.TrimSuffix(strings.Repeat(`{"type":3,"name":"q","description":"d","choices":[`+strings.TrimSuffix(strings.Repeat(`{"name":"`+strings.Repeat("n", 90)+`","value":"v"},`, 25), ",")+`]},`, 4), ",") + `]`), "characters in all"},
	} {
		check(t, c.body[:min(len(c.body), 120)], ValidateCommands([]byte(c.body)), c.want)
	}
}
