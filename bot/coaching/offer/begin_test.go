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
		"what does an L5 make in Seattle":                                   false,
		"what does an L5 with 230k TC get":                                  false,
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
