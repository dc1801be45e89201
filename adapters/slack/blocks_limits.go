package slack

// Slack's limits, in UTF-16 code units of the text as it is sent, escapes
// included.
const (
	maxBlocks      = 50
	maxHomeBlocks  = 100
	maxHeader      = 150
	maxSection     = 3000
	maxContextText = 3000
	maxContext     = 10
	maxButtonText  = 75
	maxValue       = 2000
	maxActions     = 25
	maxOptions     = 100
	maxOptionText  = 75
	maxOptionValue = 75
	maxPlaceholder = 150
	maxAltText     = 2000
	maxTableRows   = 100
	maxColumns     = 20
	maxCell        = 600 // ours: Slack names none
	maxID          = 255
	maxIndent      = 8
	maxLabel       = 2000
	maxInput       = 3000 // characters that a field of a form takes
	maxViewText    = 24   // title and buttons of a form
	maxMetadata    = 3000
	// maxText is Slack's limit for the fallback; ours is where it advises to
	// stop.
	maxText      = 40000
	fallbackText = 4000
	// maxMessage bounds all blocks of a message together, as JSON: Slack
	// refuses those that are longer than 11,000 to 13,000 and does not say
	// where exactly.
	maxMessage = 9000
)
