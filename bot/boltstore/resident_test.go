package boltstore

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// millions in the environment turns BenchmarkMillion on; it takes minutes and
// 1.5 GB of disk.
const millions = "BOLTSTORE_MILLION"

// resident opens a file, reads ten thousand records of a million and says how
// long the open and the median read took, in microseconds, and how much memory
// the process has of its own, in KiB.
func resident(path string) error {
	began := time.Now()
	s, err := Open(Config{Path: path})
	if err != nil {
		return err
	}
	opening := time.Since(began)
	var reads []float64
	for range 10_000 {
		key := benchKey(rand.IntN(1_000_000))
		began := time.Now()
		r, err := s.Get(context.Background(), key)
		reads = append(reads, float64(time.Since(began).Nanoseconds())/1000)
		if err != nil || len(r.Value) != benchSize {
			return fmt.Errorf("get %q: %d bytes, %w", key, len(r.Value), err)
		}
	}
	own, err := residentMemory()
	if err != nil {
		return err
	}
	fmt.Println(opening.Microseconds(), median(reads), own)
	return s.Close()
}

// residentMemory returns RssAnon in KiB.
func residentMemory() (int, error) {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0, err
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if text, ok := strings.CutPrefix(lines.Text(), "RssAnon:"); ok {
			return strconv.Atoi(strings.Fields(text)[0])
		}
	}
	return 0, fmt.Errorf("/proc/self/status names no RssAnon")
}

// BenchmarkMillion opens and reads a million records of 1 KB in a process of
// its own.
func BenchmarkMillion(b *testing.B) {
	if os.Getenv(millions) == "" {
		b.Skip("set " + millions + " to have a million records written")
	}
	s := openTest(b, Config{Path: filepath.Join(b.TempDir(), "coach.db")})
	preload(b, s, 1_000_000)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	var openings, reads, owns []float64
	for b.Loop() {
		for range rounds {
			out, err := child(b, "resident", s.path).Output()
			var opening, read, own float64
			if _, scan := fmt.Sscan(string(out), &opening, &read, &own); err != nil || scan != nil {
				b.Fatalf("got %q, %v, %v", out, err, scan)
			}
			openings, reads, owns = append(openings, opening/1000), append(reads, read), append(owns, own/1024)
		}
	}
	b.ReportMetric(median(openings), "ms-to-open")
	b.ReportMetric(median(reads), "µs/get")
	b.ReportMetric(median(owns), "MiB-RssAnon")
}
