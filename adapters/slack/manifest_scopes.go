package slack

// A Scope is a permission that the app asks for.
type Scope struct {
	Name string
	Why  string // a sentence for the person who installs it
	// Optional scopes are asked for only where the coach is to go on in
	// threads without a mention: ManifestConfig.Follow.
	Optional bool
	// Without says what does not work without the scope, where everything else
	// does; empty where the coach cannot do without it.
	Without string
}

// Scopes are the permissions of the bot: those that it asks for, and then the
// optional ones.
func Scopes() []Scope {
	return []Scope{
		{Name: "app_mentions:read", Why: "To hear a question that mentions the coach in a channel."},
		{Name: "assistant:write", Why: "To offer first questions and give a title in the agent's pane."},
		{Name: "chat:write", Why: "To answer, and to show that an answer is on its way."},
		{Name: "commands", Why: "To be asked by /coach and the other commands, and by the message shortcut."},
		{Name: "files:write", Why: "To hand over your stored data as a file, and to show a comparison as a picture."},
		{Name: "im:history", Why: "To hear what is written to the coach directly, and to see whether an answer arrived before sending it again."},
		{Name: "im:write", Why: "To open the direct message in which a file is handed over."},
		{
			Name: scopeUsers, Why: "To let a workspace's admins, and nobody else, change its settings: the coach asks about whoever uses them, and about nobody else.",
			Without: "nobody can change a workspace's settings in Slack but who installed the app by OAuth",
		},
		{
			Name: "channels:history", Optional: true, Why: "To go on in a channel's thread without being mentioned again.",
			Without: "the coach does not go on in threads without being mentioned again",
		},
		{
			Name: "groups:history", Optional: true, Why: "The same in private channels.",
			Without: "in private channels the coach does not go on in threads without being mentioned again",
		},
	}
}

// requiredScopes are the names of the scopes that are asked for.
func requiredScopes(follow bool) []string {
	var names []string
	for _, s := range Scopes() {
		if !s.Optional || follow {
			names = append(names, s.Name)
		}
	}
	return names
}
