package knowledge

// fillDefaults gives every entry the values that an author may leave out.
func (b *Base) fillDefaults() {
	for i := range b.Topics {
		if t := &b.Topics[i]; t.Title == "" {
			t.Title = words(string(t.ID))
		}
	}
	for i := range b.Kinds {
		k := &b.Kinds[i]
		if k.Name == "" {
			k.Name = words(string(k.ID))
		}
		if k.Plural == "" {
			k.Plural = plural(k.Name)
		}
	}
	for i := range b.Subjects {
		if s := &b.Subjects[i]; s.Kind == "" {
			s.Kind = "subject"
		}
	}
	for i := range b.Cards {
		if c := &b.Cards[i]; c.Decision == "" {
			c.Decision = DecisionAnswer
		}
	}
	for i := range b.Figures {
		if f := &b.Figures[i]; f.Value != nil {
			f.Low, f.High = f.Value, f.Value
		}
	}
}
