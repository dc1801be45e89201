package skills

import "testing"

func BenchmarkRead(b *testing.B) {
	base := embedded(b)
	for b.Loop() {
		if len(Read(base, "5 yrs Java, some Terraform, ran on-call")) != 3 {
			b.Fatal("not read")
		}
	}
}
