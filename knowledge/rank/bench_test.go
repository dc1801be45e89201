package rank

import (
	"fmt"
	"testing"
)

// BenchmarkSize shows how building, asking and loading grow with the number of
// documents. Run it with -benchtime 1x for building and more for the rest.
func BenchmarkSize(b *testing.B) {
	for _, n := range []int{500, 5_000, 50_000} {
		docs := synthetic(n, 5)
		var x *Index
		b.Run(fmt.Sprint("build/", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var err error
				if x, err = Build(docs, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/doc")
		})
		if x == nil {
			continue
		}
		data, err := x.MarshalBinary()
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint("search/", n), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				x.Search(docs[i*31%n].Questions[0], 5)
			}
		})
		b.Run(fmt.Sprint("load/", n), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if err := new(Index).UnmarshalBinary(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
