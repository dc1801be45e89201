package slack

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/time/rate"
)

// OAuthConfig is what the pages for installing the app are made of.
type OAuthConfig struct {
	Installations *Installations // required; with client and secret
	// BaseURL is where people reach the program, such as
	// https://coach.example.org. Required.
	BaseURL string
	// AuthorizeURL is Slack's page; empty is https://slack.com/oauth/v2/authorize.
	AuthorizeURL string
	// Follow asks for the permissions to go on in threads, too: see
	// ManifestConfig.
	Follow bool
	// Installed is called after an installation was kept, to welcome the one
	// who did it; nil does nothing. Its error is logged.
	Installed func(ctx context.Context, i Installation) error
	// Logger gets what operators should know; nil discards it.
	Logger *slog.Logger
}

// The paths of the pages, below the base URL.
const (
	PathInstall = "/slack/install" // begins an installation
	PathOAuth   = "/slack/oauth"   // where Slack sends people back to
)

const (
	stateCookie = "coach_slack_install"
	stateLife   = 10 * time.Minute
)

// An OAuth serves PathInstall and PathOAuth. It may be used by many
// goroutines.
type OAuth struct {
	c     OAuthConfig
	limit *rate.Limiter
}

// NewOAuth makes an OAuth.
func NewOAuth(c OAuthConfig) (*OAuth, error) {
	base, err := url.Parse(c.BaseURL)
	if err != nil || base.Host == "" || !isSafe(base) {
		return nil, errors.New("the base URL must begin with https://")
	}
	if c.Installations == nil || c.Installations.c.Client == "" || c.Installations.c.Secret == "" {
		return nil, errors.New("installing by OAuth needs the app's client id and secret: see its page Basic Information")
	}
	c.BaseURL = strings.TrimSuffix(c.BaseURL, "/")
	if c.AuthorizeURL == "" {
		c.AuthorizeURL = "https://slack.com/oauth/v2/authorize"
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return &OAuth{c: c, limit: rate.NewLimiter(10, 50)}, nil
}

// ServeHTTP implements http.Handler.
func (o *OAuth) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range map[string]string{
		"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
		"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
	} {
		w.Header().Set(name, value)
	}
	switch {
	case r.URL.Path != PathInstall && r.URL.Path != PathOAuth:
		http.NotFound(w, r)
	case r.Method != http.MethodGet:
		w.Header().Set("Allow", http.MethodGet)
		installPage(w, http.StatusMethodNotAllowed, "Open this page in a browser.")
	case !o.limit.Allow():
		w.Header().Set("Retry-After", "5")
		installPage(w, http.StatusTooManyRequests, "Too many people install at this moment. Try again in a few seconds.")
	case r.URL.Path == PathInstall:
		o.begin(w, r)
	default:
		o.finish(w, r)
	}
}

// begin sends a browser to Slack, with a state that only this browser can
// bring back.
func (o *OAuth) begin(w http.ResponseWriter, r *http.Request) {
	state, secret, err := o.newState()
	if err != nil {
		o.fail(w, "making a state", err)
		return
	}
	http.SetCookie(w, o.cookie(secret, int(stateLife/time.Second)))
	query := url.Values{
		"client_id": {o.c.Installations.c.Client}, "state": {state}, "redirect_uri": {o.redirect()},
		"scope": {strings.Join(requiredScopes(o.c.Follow), ",")},
	}
	http.Redirect(w, r, o.c.AuthorizeURL+"?"+query.Encode(), http.StatusFound)
}

// redirect is where Slack sends people back to.
func (o *OAuth) redirect() string { return o.c.BaseURL + PathOAuth }

// cookie binds a state to a browser; an age below 0 deletes it.
func (o *OAuth) cookie(value string, age int) *http.Cookie {
	return &http.Cookie{
		Name: stateCookie, Value: value, Path: PathOAuth, MaxAge: age, HttpOnly: true,
		Secure: strings.HasPrefix(o.c.BaseURL, "https:"), SameSite: http.SameSiteLaxMode,
	}
}

// finish installs, when Slack sends the browser back.
func (o *OAuth) finish(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	secret := ""
	if cookie, err := r.Cookie(stateCookie); err == nil {
		secret = cookie.Value
	}
	err := o.useState(r.Context(), query.Get("state"), secret)
	switch {
	case errors.Is(err, errState):
		installPage(w, http.StatusBadRequest, "This link was used before, has expired, or was opened in another browser. Begin again at "+o.c.BaseURL+PathInstall+".")
		return
	case err != nil:
		o.fail(w, "checking a state", err)
		return
	}
	http.SetCookie(w, o.cookie("", -1))
	if query.Get("code") == "" {
		o.c.Logger.Info("an installation was not granted", "error", word(query.Get("error")))
		installPage(w, http.StatusOK, "Nothing was installed.")
		return
	}
	o.install(w, r, query.Get("code"))
}

// install exchanges the code for tokens and keeps them.
func (o *OAuth) install(w http.ResponseWriter, r *http.Request, code string) {
	s := o.c.Installations
	g, err := s.access(r.Context(), url.Values{"code": {code}, "redirect_uri": {o.redirect()}})
	if err != nil {
		o.fail(w, "exchanging a code", err)
		return
	}
	i := g.installation(s.c.API.now())
	ctx := context.WithoutCancel(r.Context()) // a code serves once
	if err := s.Save(ctx, i); err != nil {
		o.fail(w, "keeping an installation", err)
		return
	}
	o.c.Logger.Info("the app was installed", "organisation", i.Team == "")
	installPage(w, http.StatusOK, "The career coach is installed. Go back to Slack and send it a message.")
	if o.c.Installed != nil {
		if err := o.c.Installed(ctx, i); err != nil {
			o.c.Logger.Warn("the installer could not be welcomed", "error", refreshWord(err))
		}
	}
}

// fail shows that it is not the person's fault.
func (o *OAuth) fail(w http.ResponseWriter, doing string, err error) {
	o.c.Logger.Error("an installation failed", "doing", doing, "error", refreshWord(err))
	installPage(w, http.StatusBadGateway, "The installation failed. Try again; if it fails again, the operator of the coach finds the reason in its log.")
}
