package bot_test

import (
	"testing"

	"careercoach/bot"
	"careercoach/bot/find"
	"careercoach/knowledge"
)

// embedded returns the coach with the embedded knowledge; the saved model must
// be of the knowledge as it stands.
func embedded(t testing.TB) *bot.Coach {
	t.Helper()
	base, saved, err := knowledge.LoadEmbedded()
	if err != nil {
		t.Fatal(err)
	}
	model, err := find.ReadModel(saved)
	if err != nil {
		t.Fatalf("the snapshot is stale, run `go test ./bot/find -run TestSnapshot -update`: %v", err)
	}
	coach, err := bot.New(bot.Config{Base: base, Model: model})
	if err != nil {
		t.Fatal(err)
	}
	return coach
}

// TestCardsAnswerTheirQuestions asks every question of every card: it is
// answered by that card and by no neighbour.
func TestCardsAnswerTheirQuestions(t *testing.T) {
	coach := embedded(t)
	for i := range coach.Base().Cards {
		card := &coach.Base().Cards[i]
		for _, question := range card.Questions {
			reply, _ := coach.Turn(bot.Message{Text: question}, bot.Memory{})
			if reply.Card != card.ID {
				t.Errorf("%q is answered by %s %q, want card %q", question, reply.Decision, reply.Card, card.ID)
			}
		}
	}
}

func BenchmarkTurn(b *testing.B) {
	coach := embedded(b)
	var questions []string
	for i := range coach.Base().Cards {
		questions = append(questions, "so "+coach.Base().Cards[i].Questions[0]+" roughly")
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		coach.Turn(bot.Message{Text: questions[i%len(questions)]}, bot.Memory{})
		i++
	}
}
