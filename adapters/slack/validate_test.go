package slack

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// section wraps a text in a message that is in order but for the text.
func section(text string) string {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return fmt.Sprintf(`{"text":"t","blocks":[{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":%s}}]}`, b)
}

// blocks wraps blocks in a message.
func blocksOf(blocks ...string) string {
	return `{"text":"t","blocks":[` + strings.Join(blocks, ",") + `]}`
}

// optionOf is an option with a value.
func optionOf(value string) string {
	return fmt.Sprintf(`{"text":{"type":"plain_text","text":"o"},"value":%q}`, value)
}

// inputOf wraps an element in a block, whose id is "i" or the one given.
func inputOf(element string, id ...string) string {
	return fmt.Sprintf(`{"type":"input","block_id":%q,"label":{"type":"plain_text","text":"l"},"element":%s}`, strings.Join(append(id, "i")[:1], ""), element)
}

// modalOf wraps blocks in a form with further fields.
func modalOf(more string, blocks ...string) string {
	const text = `{"type":"plain_text","text":"t"}`
	return `{"type":"modal","callback_id":"c","title":` + text + `,"submit":` + text + `,"close":` + text + more + `,"blocks":[` + strings.Join(blocks, ",") + `]}`
}

func TestValidateAccepts(t *testing.T) {
	for _, message := range []string{
		section("*bold* <https://a.example/?a=1&amp;b=2|the guide> &lt;!channel&gt;"),
		section("<mailto:me@a.example|me@a.example>"),
		blocksOf(inputOf(`{"type":"checkboxes","action_id":"a","options":[`+optionOf("v")+`]}`), inputOf(`{"type":"multi_static_select","action_id":"a","placeholder":{"type":"plain_text","text":"p"},"options":[`+optionOf("v")+`],"max_selected_items":2}`, "b")),
		modalOf(`,"private_metadata":"x"`, inputOf(`{"type":"plain_text_input","action_id":"a","multiline":true,"min_length":2,"max_length":3000}`)),
		blocksOf(`{"type":"divider"}`),
		`{"type":"home","blocks":[` + strings.Repeat(`{"type":"divider"},`, 99) + `{"type":"divider"}]}`,
	} {
		if err := Validate([]byte(message)); err != nil {
			t.Errorf("%.120s: %v", message, err)
		}
	}
}

func TestValidateRefuses(t *testing.T) {
	ten := func(s string, n int) string { return strings.TrimSuffix(strings.Repeat(s+",", n), ",") }
	button := func(id, text, value string) string {
		return fmt.Sprintf(`{"type":"button","action_id":%q,"text":{"type":"plain_text","text":%q},"value":%q}`, id, text, value)
	}
	option := optionOf
	field := func(more string) string { return inputOf(`{"type":"plain_text_input","action_id":"a"` + more + `}`) }
	menu := func(options string) string {
		return `{"type":"actions","elements":[{"type":"static_select","action_id":"a","placeholder":{"type":"plain_text","text":"p"},"options":[` + options + `]}]}`
	}
	rows := func(rows string) string { return `{"type":"table","rows":[` + rows + `]}` }
	const cell = `{"type":"raw_text","text":"x"}`
	for message, want := range map[string]string{
		`{`:                                      "validating",
		`{"text":"","blocks":[]}`:                "0 blocks",
		`{"text":"<!here>","blocks":[1]}`:        "unescaped sign",
		`{"text":"a & b","blocks":[1]}`:          "unescaped sign",
		`{"text":"@here","blocks":[1]}`:          "a mention or a broadcast",
		blocksOf(ten(`{"type":"divider"}`, 51)):  "51 blocks",
		blocksOf(`{"type":"carousel"}`):          `type "carousel"`,
		blocksOf(`{"type":"divider","color":1}`): `a field "color"`,
		blocksOf(`{"type":"section"}`):           "lacks text",
		blocksOf(`{"type":"divider","block_id":"a"}`, `{"type":"divider","block_id":"a"}`):                   "used twice",
		blocksOf(`{"type":"divider","block_id":"` + strings.Repeat("a", 256) + `"}`):                         "256 characters",
		blocksOf(`{"type":"header","text":{"type":"mrkdwn","text":"x","verbatim":true}}`):                    "no plain",
		blocksOf(`{"type":"header","text":{"type":"plain_text","text":" "}}`):                                "blank",
		blocksOf(`{"type":"header","text":{"type":"plain_text","text":"` + strings.Repeat("x", 151) + `"}}`): "151 characters",
		section("a < b"):                                                   "markup that is no link",
		section("a > b"):                                                   "unescaped sign",
		section("a & b"):                                                   "unescaped sign",
		section("<!channel>"):                                              "a mention",
		section("<@U012AB3CD>"):                                            "a mention",
		section("<!date^1^{date}|x>"):                                      "a mention",
		section("<https://a.example>"):                                     "markup that is no link",
		section("<javascript:alert(1)|x>"):                                 "a link to",
		section("<https://b.example|a.example>"):                           "does not say",
		section("<https://a.example@b.example/|x>"):                        "a link to",
		section(strings.Repeat("x", 3001)):                                 "3001 characters",
		section(strings.Repeat("\U0001F600", 1501)):                        "3002 characters",
		blocksOf(`{"type":"section","text":{"type":"mrkdwn","text":"x"}}`): "look for names",
		blocksOf(`{"type":"actions","elements":[]}`):                       "0 elements",
		blocksOf(`{"type":"actions","elements":[` + ten(button("a", "t", "v"), 26) + `]}`):                                     "26 elements",
		blocksOf(`{"type":"actions","elements":[` + button("a", strings.Repeat("x", 76), "v") + `]}`):                          "76 characters",
		blocksOf(`{"type":"actions","elements":[` + button("a", "t", strings.Repeat("x", 2001)) + `]}`):                        "2001 characters",
		blocksOf(`{"type":"actions","elements":[` + button("a", "t", "<!here>") + `]}`):                                        "a mention",
		blocksOf(menu(option("v") + "," + option("v"))):                                                                        "another option's",
		blocksOf(menu(option(strings.Repeat("v", 76)))):                                                                        "76 characters",
		blocksOf(menu(ten(option("v"), 101))):                                                                                  "101 options",
		blocksOf(rows(`[`+cell+`]`), rows(`[`+cell+`]`)):                                                                       "2 tables",
		blocksOf(rows(ten(`[`+cell+`]`, 101))):                                                                                 "101 rows",
		blocksOf(rows(`[` + ten(cell, 21) + `]`)):                                                                              "21 elements",
		blocksOf(rows(`[` + cell + `],[` + cell + `,` + cell + `]`)):                                                           "row 1 has 2 cells",
		blocksOf(rows(`[{"type":"raw_text","text":""}]`)):                                                                      "0 characters",
		blocksOf(ten(`{"type":"section","text":{"type":"mrkdwn","verbatim":true,"text":"`+strings.Repeat("x", 2500)+`"}}`, 4)): "of 9000 characters",
		blocksOf(inputOf(`{"type":"checkboxes","action_id":"a","options":[` + ten(option("v"), 11) + `]}`)):                    "11 options",
		blocksOf(inputOf(`{"type":"checkboxes","action_id":"a","options":[]}`)):                                                "0 options",
		blocksOf(`{"type":"actions","elements":[{"type":"checkboxes","action_id":"a","options":[` + option("v") + `]}]}`):      `no action of type "checkboxes"`,
		blocksOf(`{"type":"input","label":{"type":"plain_text","text":"l"},"element":{}}`):                                     "lacks block_id",
		blocksOf(field("")):                                                                       `no input of type "plain_text_input"`,
		blocksOf(inputOf(`{}`), inputOf(`{}`)):                                                    "used twice",
		modalOf("", field(`,"max_length":3001`)):                                                  "not a number from 1 to 3000",
		modalOf("", field(`,"min_length":9,"max_length":8`)):                                      "at least 9 and at most 8",
		modalOf(`,"private_metadata":"`+strings.Repeat("x", 3001)+`"`, "1"):                       "3001 characters",
		modalOf(`,"clear":1`, "1"):                                                                `a field "clear"`,
		`{"type":"modal","title":{"type":"plain_text","text":"` + strings.Repeat("x", 25) + `"}}`: "25 characters",
		blocksOf(`{"type":"image","slack_file":{},"alt_text":"a"}`):                               "no id of a file",
		blocksOf(`{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U1"}]}]}`):             `type "user"`,
		blocksOf(`{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"}]}]}`):        `type "broadcast"`,
		blocksOf(`{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"@here"}]}]}`):             "a mention",
		blocksOf(`{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"link","url":"ftp://a","text":"x"}]}]}`): "a link to",
	} {
		err := Validate([]byte(message))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.160s: got %v, want %q", message, err, want)
		}
	}
}
