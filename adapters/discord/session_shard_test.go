package discord

import "testing"

func TestGatewayURL(t *testing.T) {
	for _, c := range []struct{ address, api, want string }{
		{"wss://gateway.example", "", "wss://gateway.example/?v=9&encoding=json"},
		{"wss://gateway.example/", "https://discord.com/api/v10", "wss://gateway.example/?v=10&encoding=json"},
		{"wss://gateway.example/?v=8&compress=zlib-stream", "https://discord.com/api/v10/", "wss://gateway.example/?v=10&encoding=json"},
		{"ws://127.0.0.1:80/link", "http://127.0.0.1/api", "ws://127.0.0.1:80/link/?v=9&encoding=json"},
	} {
		if got := gatewayURL(c.address, c.api); got != c.want {
			t.Errorf("at %s of %s: got %s, want %s", c.address, c.api, got, c.want)
		}
	}
}
