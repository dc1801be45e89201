package slack

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
)

// platform is Slack's name in a bot.PersonID.
const platform = "slack"

// longestID is how many bytes a bot.Event.ID may have.
const longestID = 200

// eventID makes the ID of an event of its parts; what is too long is hashed.
func eventID(parts ...string) string {
	id := platform + ":" + strings.Join(parts, ":")
	if len(id) <= longestID {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return platform + ":" + hex.EncodeToString(sum[:])
}

// triggerID makes the ID of a command or a click: of the trigger, which Slack
// gives out once, or where there is none of the whole payload.
func triggerID(trigger string, payload []byte) string {
	if trigger != "" {
		return eventID(trigger)
	}
	sum := sha256.Sum256(payload)
	return eventID(hex.EncodeToString(sum[:]))
}

// parseTS reads the ts of a message: seconds and microseconds since 1970.
func parseTS(ts string) (time.Time, bool) {
	whole, part, _ := strings.Cut(ts, ".")
	seconds, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || seconds <= 0 || seconds > 1<<33 {
		return time.Time{}, false
	}
	micros, err := strconv.ParseInt((part + "000000")[:6], 10, 64)
	if err != nil || micros < 0 {
		return time.Time{}, false
	}
	return time.Unix(seconds, micros*1000).UTC(), true
}
