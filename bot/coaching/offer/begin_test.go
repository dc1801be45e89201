package offer

import "testing"

func TestBegins(t *testing.T) {
	for message, want := range map[string]bool{
		"I got 230k TC for L5 in Seattle":                                   true,
		"i've got an offer, 230k, L5":                                       true,
		"offered 150k base 40k sign on 100k stock senior bangalore":         true,
		"offer L5 Seattle 230k tc":                                          true,
		"offer 45 lakh":                                                     true,
		"230k offer":                                                        true,
		"230k TC L5 Seattle":                                                true,
		"base 160k, sign-on 40k, RSUs 200k":                                 true,
		"they offered me £90k":                                              true,
		"Amazon offered 200k for L5, is that good?":                         false, // no part is named: a question
		"I got 230k TC for L5 in Seattle, is that good?":                    true,
		"is my offer of 160k base and 40k sign-on fair?":                    true,
		"I was offered 160k all in as SDE I. Is that inside the band?":      false,
		"I have an offer for $30/hour at a warehouse":                       true,
		"vesting 5/15/40/40":                                                true,
		"what if the share price drops 20%":                                 true,
		"share price -20%":                                                  true,
		"is 5/15/40/40 vesting usual":                                       false,
		"what is the share price":                                           false,
		"conversion rose by 20%":                                            false,
		"what does an L5 make in Seattle":                                   false,
		"what does an L5 with 230k TC get":                                  false,
		"what do you think of my offer of 230k for L5 in Seattle":           true,
		"can I negotiate an offer of $210,000?":                             true,
		"should I accept 187k base at L5":                                   true,
		"is an offer of 5 days to decide normal":                            false,
		"should I take an offer of 2 calls with the team?":                  false,
		"should I take Career Choice or the 9 months of the academy?":       false,
		"is 240k a good L5 offer":                                           false,
		"is a 30k sign on good":                                             false,
		"How do I negotiate an offer?":                                      false,
		"offer letter money checklist":                                      false,
		"offer":                                                             false, // one of Starts
		"my offer says SDE 1, what level is that?":                          false,
		"Does the 110k include stock?":                                      false,
		"150k to 220k, which level earns that":                              false,
		"total participants technical academy since 2017":                   false,
		"I got 3 interviews next week":                                      false,
		"I have 5 years of experience and got a 401k":                       false,
		"220k median 240k average, who gets that":                           false,
		"I cut costs by 40k in base load and 20k in total in my last story": false,
	} {
		if got := Begins(message); got != want {
			t.Errorf("%q begins the offer lab: got %v, want %v", message, got, want)
		}
	}
}
