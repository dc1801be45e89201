package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"careercoach/bot"
)

// maxLine is the longest line that is read, in bytes.
const maxLine = 1 << 20

// lineJSON is one line of input: a text, or the turns of a conversation.
type lineJSON struct {
	ID    string    `json:"id"`
	Text  *string   `json:"text"`
	Turns *[]string `json:"turns"`
}

// resultJSON is one line of output: the answers, or an error.
type resultJSON struct {
	ID      string       `json:"id"`
	Answers []answerJSON `json:"answers,omitempty"`
	Error   string       `json:"error,omitempty"`
}

// askLines answers line by line, flushing each, until the input ends.
func askLines(ctx context.Context, coach *bot.Coach, in io.Reader, out io.Writer) error {
	reader := bufio.NewReaderSize(in, 64<<10)
	for ctx.Err() == nil {
		line, tooLong, err := readLine(reader)
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("reading the questions: %w", err)
		}
		end := err != nil
		if tooLong || len(bytes.TrimSpace(line)) > 0 {
			if err := writeLine(out, answerLine(coach, line, tooLong)); err != nil {
				return fmt.Errorf("writing the answers: %w", err)
			}
		}
		if end {
			return nil
		}
	}
	return ctx.Err()
}

// readLine reads up to the next line end; of a line that is too long it keeps
// nothing. The error is io.EOF behind the last line.
func readLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if !tooLong {
			line = append(line, part...)
		}
		if len(bytes.TrimRight(line, "\r\n")) > maxLine {
			line, tooLong = nil, true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

func answerLine(coach *bot.Coach, line []byte, tooLong bool) resultJSON {
	if tooLong {
		return resultJSON{Error: fmt.Sprintf("the line has more than %d bytes: shorten it", maxLine)}
	}
	var q lineJSON
	if err := json.Unmarshal(line, &q); err != nil {
		var id struct {
			ID string `json:"id"`
		}
		_ = json.Unmarshal(line, &id) // the id alone may still be readable
		return resultJSON{ID: id.ID, Error: `this line is not of the form {"id":"q1","text":"…"} or {"id":"d1","turns":["…","…"]}`}
	}
	turns := []string{}
	switch {
	case (q.Text == nil) == (q.Turns == nil):
		return resultJSON{ID: q.ID, Error: `give either "text" or "turns"`}
	case q.Text != nil:
		turns = append(turns, *q.Text)
	default:
		turns = append(turns, *q.Turns...)
	}
	if len(turns) == 0 {
		return resultJSON{ID: q.ID, Error: `"turns" is empty: give at least one message`}
	}
	result := resultJSON{ID: q.ID}
	var mem bot.Memory
	for _, t := range turns {
		var reply bot.Reply
		reply, mem = coach.Turn(bot.Message{Text: t}, mem)
		result.Answers = append(result.Answers, answerOf(reply))
	}
	return result
}

func writeLine(out io.Writer, result resultJSON) error {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(result); err != nil {
		return err
	}
	_, err := out.Write(b.Bytes())
	return err
}
