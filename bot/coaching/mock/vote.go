package mock

import "careercoach/bot/rehearse"

// A Vote is how an interviewer of the rehearsal would vote, by our own rule.
type Vote string

// The votes.
const (
	VoteInclined    Vote = "inclined"
	VoteNotInclined Vote = "not inclined"
	VoteCannotSay   Vote = "cannot say"
)

// inclinedFrom is the mean total from which a vote is inclined.
const inclinedFrom = 20

// voteRule says the rule of vote.
const voteRule = "Inclined: more than half of an interviewer's questions have an answer with points, 20 of 28 or more on average, and none without your own actions. Cannot say: half or fewer have points. Else: not inclined."

// voteOf returns the vote on one interviewer's questions: how many answers had
// points, and their mean.
func voteOf(exchanges []exchange) (vote Vote, scored int, mean float64) {
	blank := false // an answer in which the person did nothing
	for i := range exchanges {
		best := exchanges[i].best()
		if best == nil {
			continue
		}
		scored++
		mean += float64(best.points())
		blank = blank || best.feedback().Score(rehearse.Actions).Level == rehearse.Missing
	}
	if scored > 0 {
		mean /= float64(scored)
	}
	switch {
	case scored*2 <= len(exchanges):
		return VoteCannotSay, scored, mean
	case mean >= inclinedFrom && !blank:
		return VoteInclined, scored, mean
	}
	return VoteNotInclined, scored, mean
}
