package terminal

import (
	"os"
	"testing"
)

func TestDetectPipe(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer out.Close()
	c := Detect(in, out, func(string) string { return "" })
	if c.Interactive || c.Color || c.Width() != 0 || c.In != in || c.Out != out {
		t.Errorf("a pipe gave %+v", c)
	}
}
