package discord

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
)

// Register registers the commands, everywhere or with Config.TrialServer, where
// they are not those that were registered last. Serve does it at the beginning
// of each session; it is to be called when Config.Levels or Config.Regions give
// something else, and at the start where all interactions come over HTTP.
func (a *Adapter) Register(ctx context.Context) error {
	a.register.Lock()
	defer a.register.Unlock()
	app, err := a.applicationID(ctx)
	if err != nil {
		return err
	}
	commands := a.Commands()
	hash, err := commandsHash(commands)
	if err != nil {
		return err
	}
	name := "discord/commands/" + app + "/" + a.config.TrialServer
	if known, err := a.config.Notes.Note(ctx, name); err == nil && string(known) == hash {
		return nil
	}
	err = a.rest.do(ctx, request{method: http.MethodPut, path: a.commandsPath(app), route: route{name: "PUT commands"}, body: commands}, nil)
	if err != nil {
		return fmt.Errorf("registering the commands: %w", err)
	}
	a.log.Info("the commands were registered", "commands", len(commands))
	if err := a.config.Notes.SetNote(ctx, name, []byte(hash)); err != nil {
		return fmt.Errorf("noting that the commands were registered: %w", err)
	}
	return nil
}

// commandsPath is where the commands lie.
func (a *Adapter) commandsPath(app string) string {
	if a.config.TrialServer != "" {
		return "/applications/" + app + "/guilds/" + a.config.TrialServer + "/commands"
	}
	return "/applications/" + app + "/commands"
}

// applicationID is the application's id: that of the config, of the gateway or
// what Discord is asked for.
func (a *Adapter) applicationID(ctx context.Context) (string, error) {
	if id := a.self.Load().application; id != "" {
		return id, nil
	}
	app, err := a.application(ctx)
	if err != nil {
		return "", fmt.Errorf("asking for the application's id: %w", err)
	}
	if !isSnowflake(app.ID) {
		return "", errors.New("asking for the application's id: the answer has none: give it as Config.Application")
	}
	return app.ID, nil
}

// commandsHash tells definitions of commands apart.
func commandsHash(commands []Command) (string, error) {
	data, err := json.Marshal(commands)
	if err != nil {
		return "", fmt.Errorf("encoding the commands: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}
