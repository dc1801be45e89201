package slack

import (
	"reflect"
	"slices"
)

// checkChannel checks the name of a channel in rich text.
func checkChannel(c *checker, path string, o map[string]any) {
	if id, _ := o["channel_id"].(string); !channelID.MatchString(id) {
		c.fault(path, "%.80q is no channel", id)
	}
}

// checkChannels checks a choice of channels: those that are chosen already.
func checkChannels(c *checker, path string, o map[string]any) {
	chosen, _ := o["initial_conversations"].([]any)
	most := c.number(path, o["max_selected_items"], 1, maxOptions)
	if len(chosen) > most || o["initial_conversations"] != nil && len(chosen) == 0 {
		c.fault(path, "%d channels are chosen, not 1 to %d", len(chosen), most)
	}
	for _, id := range chosen {
		checkChannel(c, path, map[string]any{"channel_id": id})
	}
}

// checkRadio checks a choice of one.
func checkRadio(c *checker, path string, o map[string]any) {
	c.options(path, o["options"], maxBoxes)
	options, _ := o["options"].([]any)
	same := func(option any) bool { return reflect.DeepEqual(option, o["initial_option"]) }
	if o["initial_option"] != nil && !slices.ContainsFunc(options, same) {
		c.fault(path, "what is chosen is none of the options")
	}
}
