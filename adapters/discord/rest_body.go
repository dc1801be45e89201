package discord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"strings"

	"careercoach/bot"
)

// encodeBody writes the body of a request and says what it is: JSON, or a form
// of JSON and files. Without either there is none.
func encodeBody(body any, files []bot.File) (kind string, data []byte, err error) {
	if body == nil {
		return "", nil, nil
	}
	if data, err = json.Marshal(body); err != nil {
		return "", nil, fmt.Errorf("encoding a body: %w", err)
	}
	if len(files) == 0 {
		return "application/json", data, nil
	}
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	err = writePart(w, `form-data; name="payload_json"`, "application/json", data)
	for i, f := range files {
		if err == nil {
			err = writePart(w, fmt.Sprintf(`form-data; name="files[%d]"; filename="%s"`, i, fileName(f.Name)), f.MediaType, f.Data)
		}
	}
	if err == nil {
		err = w.Close()
	}
	return w.FormDataContentType(), form.Bytes(), err
}

// writePart writes one part of a form.
func writePart(w *multipart.Writer, disposition, kind string, data []byte) error {
	if kind == "" || strings.ContainsAny(kind, "\r\n") {
		kind = "application/octet-stream"
	}
	part, err := w.CreatePart(textproto.MIMEHeader{"Content-Disposition": {disposition}, "Content-Type": {kind}})
	if err == nil {
		_, err = part.Write(data)
	}
	return err
}

// fileName makes a name fit for a header.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`"\/`, r) {
			return '_'
		}
		return r
	}, name)
	if name == "" {
		return "file"
	}
	return name
}
