package slack

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
)

// manifest is an app's configuration as Slack's pages take it.
type manifest struct {
	Metadata struct {
		Major int `json:"major_version"`
		Minor int `json:"minor_version"`
	} `json:"_metadata"`
	Display  manifestDisplay  `json:"display_information"`
	Features manifestFeatures `json:"features"`
	OAuth    manifestOAuth    `json:"oauth_config"`
	Settings manifestSettings `json:"settings"`
}

type manifestDisplay struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Color       string `json:"background_color"`
	Long        string `json:"long_description"`
}

type manifestFeatures struct {
	Home struct {
		Home     bool `json:"home_tab_enabled"`
		Messages bool `json:"messages_tab_enabled"`
		ReadOnly bool `json:"messages_tab_read_only_enabled"`
	} `json:"app_home"`
	Bot struct {
		Name   string `json:"display_name"`
		Online bool   `json:"always_online"`
	} `json:"bot_user"`
	Shortcuts []manifestShortcut `json:"shortcuts"`
	Commands  []manifestCommand  `json:"slash_commands"`
	Agent     struct {
		Description string   `json:"agent_description"`
		Prompts     []prompt `json:"suggested_prompts"`
	} `json:"agent_view"`
}

type manifestShortcut struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Callback    string `json:"callback_id"`
	Description string `json:"description"`
}

type manifestCommand struct {
	Command     string `json:"command"`
	URL         string `json:"url,omitempty"`
	Description string `json:"description"`
	Hint        string `json:"usage_hint"`
	Escape      bool   `json:"should_escape"`
}

type manifestOAuth struct {
	Redirects []string `json:"redirect_urls,omitempty"`
	Scopes    struct {
		Bot []string `json:"bot"`
	} `json:"scopes"`
}

type manifestSettings struct {
	Events struct {
		URL  string   `json:"request_url,omitempty"`
		List []string `json:"bot_events"`
	} `json:"event_subscriptions"`
	Interactivity struct {
		Enabled bool   `json:"is_enabled"`
		URL     string `json:"request_url,omitempty"`
	} `json:"interactivity"`
	OrgDeploy bool `json:"org_deploy_enabled"`
	Socket    bool `json:"socket_mode_enabled"`
	Rotation  bool `json:"token_rotation_enabled"`
}

// ManifestConfig says which app a manifest is for.
type ManifestConfig struct {
	// SocketMode says that events come over a socket; then tokens do not
	// rotate and BaseURL is not looked at. Else the app can be installed by
	// OAuth in many workspaces.
	SocketMode bool
	// BaseURL is where Slack reaches the program, such as
	// https://coach.example.org. Required without SocketMode.
	BaseURL string
	// Follow adds what the coach needs to go on in threads without a mention:
	// see InboundConfig.Follows.
	Follow bool
}

// Manifest is the manifest of the app, as indented JSON: what to paste where
// Slack asks for one. It fails where the base URL is none.
func Manifest(c ManifestConfig) ([]byte, error) {
	base := strings.TrimSuffix(c.BaseURL, "/")
	if u, err := url.Parse(base); !c.SocketMode && (err != nil || u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "") {
		return nil, errors.New("without Socket Mode Slack needs a base URL that begins with https://, such as https://coach.example.org")
	}
	if c.SocketMode {
		base = ""
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(newManifest(c, base))
	return out.Bytes(), err
}

// newManifest fills a manifest. Without a base URL nothing has one.
func newManifest(c ManifestConfig, base string) manifest {
	var m manifest
	m.Metadata.Major, m.Metadata.Minor = 1, 1
	m.Display = manifestDisplay{
		Name: "Career coach", Description: "Answers questions about growing into a job, with sources.",
		Color: "#1d4b73", Long: longDescription,
	}
	m.Features = newFeatures(eventsURL(base))
	m.OAuth.Scopes.Bot = requiredScopes(c.Follow)
	if base != "" {
		m.OAuth.Redirects = []string{base + PathOAuth}
	}
	m.Settings.Events.URL, m.Settings.Events.List = eventsURL(base), botEvents(c.Follow)
	m.Settings.Interactivity.Enabled, m.Settings.Interactivity.URL = true, eventsURL(base)
	m.Settings.OrgDeploy, m.Settings.Socket, m.Settings.Rotation = !c.SocketMode, c.SocketMode, !c.SocketMode
	return m
}

// PathEvents is where Slack sends everything in HTTP mode, below the base URL.
const PathEvents = "/slack/events"

// eventsURL is where Slack sends everything; empty in Socket Mode.
func eventsURL(base string) string {
	if base == "" {
		return ""
	}
	return base + PathEvents
}
