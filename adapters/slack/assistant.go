package slack

// readThreadStarted decides about the assistant pane being opened, in the
// older view. In the newer one the messages tab is opened instead.
func readThreadStarted(body eventBody) (verdict, error) {
	var event struct {
		Thread struct {
			User    string `json:"user_id"`
			Channel string `json:"channel_id"`
			TS      string `json:"thread_ts"`
		} `json:"assistant_thread"`
	}
	if err := decode(body.Event, &event); err != nil {
		return verdict{}, err
	}
	if event.Thread.User == "" || event.Thread.Channel == "" {
		return ignore("names nobody"), nil
	}
	v := body.origin().visit(event.Thread.User, event.Thread.Channel, event.Thread.TS)
	v.surface = surfaceAssistant
	return verdict{why: "chat opened", visit: v, task: &task{kind: taskChat, visit: v}}, nil
}
