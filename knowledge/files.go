package knowledge

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"syscall"
)

// maxFile is the largest knowledge file that is read, in bytes.
const maxFile = 16 << 20

// readLayer reads the knowledge files of a directory and of those below it.
// What is hidden is left out: there editors, version control and container
// mounts keep copies.
func (d *document) readLayer(index int, layer Layer) {
	at := place{layer: index, file: layer.Name}
	found := 0
	err := fs.WalkDir(layer.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			at := place{layer: index, file: path.Join(layer.Name, name)}
			d.lose(at, "the directory cannot be read: "+reason(err), "check its permissions")
			return fs.SkipDir
		case entry.IsDir() && isHidden(name):
			return fs.SkipDir
		case !entry.IsDir() && isKnowledgeFile(name):
			found++
			d.readFile(index, layer, name)
		}
		return nil
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		d.lose(at, "there is no such directory", "check the path")
	case errors.Is(err, syscall.ENOTDIR):
		d.lose(at, "this is a file, and a directory is expected", "give the directory it stands in")
	case err != nil:
		d.lose(at, "the directory cannot be read: "+reason(err), "check the path and its permissions")
	case found == 0:
		d.lose(at, "no *.yaml or *.yml file was found here", "add one; the smallest holds one card with an id, a question and an answer")
	}
}

func (d *document) readFile(index int, layer Layer, name string) {
	file := path.Join(layer.Name, name)
	at := place{layer: index, file: file}
	info, err := fs.Stat(layer.FS, name)
	switch {
	case err == nil && !info.Mode().IsRegular():
		d.lose(at, "this is no ordinary file", "rename it, or take it out")
		return
	case err == nil && info.Size() > maxFile:
		d.lose(at, fmt.Sprintf("the file has more than %d MiB", maxFile>>20), "split it")
		return
	}
	content, err := fs.ReadFile(layer.FS, name)
	if err != nil {
		d.lose(at, "the file cannot be read: "+reason(err), "check its permissions")
		return
	}
	d.decode(index, file, content)
}

// reason returns what went wrong without the path, which stands before it.
func reason(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err.Error()
	}
	return err.Error()
}

func isKnowledgeFile(name string) bool {
	return !isHidden(name) && (strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml"))
}

func isHidden(name string) bool {
	base := path.Base(name)
	return len(base) > 1 && base[0] == '.'
}
