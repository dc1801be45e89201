package bot

import (
	"encoding/json"
	"fmt"
	"maps"
)

// A Profile is what coaching flows keep about a person, by a name of each
// flow's own: JSON of the flow's choosing. A nil Profile holds nothing and can
// only be read.
type Profile map[string]json.RawMessage

// Load reads what is kept under a name into v. It returns false, and leaves v
// alone, where nothing is. It fails where what is kept is not of v's shape.
func (p Profile) Load(name string, v any) (bool, error) {
	data, ok := p[name]
	if !ok {
		return false, nil
	}
	if err := json.Unmarshal(data, v); err != nil {
		return false, fmt.Errorf("reading %q of a profile: it is not what this version of the coach writes", name)
	}
	return true, nil
}

// Save keeps v under a name; a nil v keeps nothing there.
func (p Profile) Save(name string, v any) error {
	if v == nil {
		delete(p, name)
		return nil
	}
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("writing %q of a profile: %w", name, err)
	}
	p[name] = data
	return nil
}

// clone returns a profile that can be changed without the other.
func (p Profile) clone() Profile {
	if p == nil {
		return Profile{}
	}
	return maps.Clone(p)
}
