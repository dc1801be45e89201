package discord

// Discord's limits of what is shown, in UTF-16 code units.
const (
	maxContent     = 2000
	maxEmbeds      = 10
	maxTitle       = 256
	maxBody        = 4096
	maxFields      = 25
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxFooter      = 2048
	maxEmbedTotal  = 6000 // over all embeds of a message
	maxRows        = 5
	maxRowButtons  = 5
	maxLabel       = 80
	maxURL         = 512 // of a button
	maxOptions     = 25
	maxOptionText  = 100 // label, value and description
	maxPlaceholder = 150
	maxFiles       = 10
	maxFileName    = 1024
	maxDescription = 1024 // of a file
	maxFormTitle   = 45
	maxInputs      = 5
	maxInputLabel  = 45
	maxInputLength = 4000
	maxInputHint   = 100 // placeholder of an input
)

// Ours, which are narrower.
const (
	// pageLength is how much text a page holds. Together with title, fields
	// and footer it stays within maxEmbedTotal.
	pageLength = 2800
	// plainPageLength is the same for a page without an embed.
	plainPageLength = 1200
	fieldsLength    = 2000 // of all fields together
	footerLength    = 500
	maxPlainFooter  = 200 // before escaping, which may double it
	maxPages        = 25
	maxSelects      = 3 // of choices; with form, pages and feedback within maxRows
	// seenOfLabel is how much of a button's label is seen.
	seenOfLabel = 38
	// phoneWidth is how many columns of fixed-width type a phone shows in an
	// embed.
	phoneWidth = 34
)
