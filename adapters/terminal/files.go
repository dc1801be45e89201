package terminal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"careercoach/bot"
)

// maxNumber bounds the numbers given to files of the same name.
const maxNumber = 1000

// write writes a file that came with a reply and says where it is.
func (t *Terminal) write(f bot.File) string {
	path, err := writeNew(t.Dir, f)
	if err != nil {
		return fmt.Sprintf("The file %s could not be written: %v. Change to a directory that you may write to, and ask for it again.", f.Name, err)
	}
	return "Written to " + path
}

// writeNew writes a file that its owner alone may read, under its name or, not
// to overwrite another, under one with a number. It returns the whole path.
func writeNew(dir string, f bot.File) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	name := filepath.Base(filepath.Clean("/" + f.Name))
	ending := filepath.Ext(name)
	for n := 1; n <= maxNumber; n++ {
		path := filepath.Join(dir, numbered(name, ending, n))
		err := writeExclusive(path, f.Data)
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
	return "", fmt.Errorf("%s has %d files of that name: remove some", dir, maxNumber)
}

// numbered puts a number before the ending, from 2.
func numbered(name, ending string, n int) string {
	if n == 1 {
		return name
	}
	return fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ending), n, ending)
}

// writeExclusive writes a file that is not there yet, whole or not at all.
func writeExclusive(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
