package rank

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkSize shows how building, asking and loading grow with the number
// of documents. An index is built once for each number; how long that took is
// the metric s/build.
func BenchmarkSize(b *testing.B) {
	for _, n := range []int{500, 5_000, 50_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs := synthetic(n, 5)
			start := time.Now()
			x, err := Build(docs, Options{})
			if err != nil {
				b.Fatal(err)
			}
			took := time.Since(start).Seconds()
			data, err := x.MarshalBinary()
			if err != nil {
				b.Fatal(err)
			}
			b.Run("search", func(b *testing.B) {
				b.ReportAllocs()
				for i := 0; b.Loop(); i++ {
					x.Search(docs[i*31%n].Questions[0], 5)
				}
				b.ReportMetric(took, "s/build")
			})
			b.Run("load", func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					if err := new(Index).UnmarshalBinary(data); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}
