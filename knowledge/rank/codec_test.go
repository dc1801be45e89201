package rank

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"reflect"
	"testing"
)

func reload(t testing.TB, x *Index) *Index {
	t.Helper()
	data, err := x.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	y := new(Index)
	if err := y.UnmarshalBinary(data); err != nil {
		t.Fatal(err)
	}
	return y
}

func TestRoundTrip(t *testing.T) {
	x := mustBuild(t, library(), Options{Everyday: true})
	y := reload(t, x)
	for _, q := range []string{"when do you close", "extend my laon", "what is the weather", "xyzzy"} {
		if a, b := x.Search(q, 5), y.Search(q, 5); !reflect.DeepEqual(a, b) {
			t.Errorf("%q: %+v, after loading %+v", q, a, b)
		}
	}
	a, _ := x.MarshalBinary()
	b, _ := y.MarshalBinary()
	if !bytes.Equal(a, b) {
		t.Error("saving what was loaded gives other bytes")
	}
}

func TestDeterministic(t *testing.T) {
	a, _ := mustBuild(t, synthetic(120, 4), Options{Workers: 1, Everyday: true}).MarshalBinary()
	b, _ := mustBuild(t, synthetic(120, 4), Options{Workers: 3, Everyday: true}).MarshalBinary()
	if !bytes.Equal(a, b) {
		t.Error("the same documents give other bytes")
	}
}

func TestFingerprint(t *testing.T) {
	x := mustBuild(t, library(), Options{})
	if x.Fingerprint() != FingerprintOf(library(), Options{Workers: 7}) || reload(t, x).Fingerprint() != x.Fingerprint() {
		t.Error("the same documents have another fingerprint")
	}
	seen := map[Fingerprint]string{x.Fingerprint(): "library"}
	note := func(name string, f Fingerprint) {
		if other, ok := seen[f]; ok {
			t.Errorf("%s and %s have one fingerprint", name, other)
		}
		seen[f] = name
	}
	note("everyday", FingerprintOf(library(), Options{Everyday: true}))
	note("background", FingerprintOf(library(), Options{Background: []string{"x"}}))
	for name, change := range map[string]func(*Document){
		"id":       func(d *Document) { d.ID += "x" },
		"title":    func(d *Document) { d.Title += "x" },
		"body":     func(d *Document) { d.Body += "x" },
		"question": func(d *Document) { d.Questions = append([]string{"x"}, d.Questions...) },
	} {
		docs := library()
		change(&docs[2])
		note(name, FingerprintOf(docs, Options{}))
	}
}

func TestCorrupt(t *testing.T) {
	data, _ := mustBuild(t, library()[:3], Options{}).MarshalBinary()
	x := mustBuild(t, library(), Options{})
	try := func(name string, b []byte) {
		if err := x.UnmarshalBinary(b); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	try("empty", nil)
	try("short", data[:20])
	try("cut", data[:len(data)-1])
	try("longer", append(bytes.Clone(data), 0))
	for i := 0; i < len(data); i += 37 {
		b := bytes.Clone(data)
		b[i] ^= 0x10
		try("flipped", b)
	}
	if x.Len() != len(library()) || x.Search("extend my loan", 1).Candidates[0].ID != "renew" {
		t.Error("a failed load changed the index")
	}
}

// FuzzUnmarshalIndex mends the checksum, so that the fuzzer reaches what lies
// behind it.
func FuzzUnmarshalIndex(f *testing.F) {
	for _, n := range []int{0, 1, 3} {
		data, _ := mustBuild(f, library()[:n], Options{}).MarshalBinary()
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4 {
			data = bytes.Clone(data)
			copy(data, magic)
			binary.LittleEndian.PutUint32(data[len(data)-4:], crc32.ChecksumIEEE(data[:len(data)-4]))
		}
		var x Index
		if err := x.UnmarshalBinary(data); err != nil {
			if !errors.Is(err, ErrCorrupt) {
				t.Fatal(err)
			}
			return
		}
		x.Search("when are you open on sunday, and how do I renew?", 3)
		if _, err := x.MarshalBinary(); err != nil {
			t.Fatal(err)
		}
	})
}
