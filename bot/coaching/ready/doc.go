// Package ready says how ready a person is to apply: four bars, each the share
// of a checklist of our own that is done.
//
// # The bars
//
// Skills is the lower end of the coverage that package skills measures. Stories
// counts the principles that the story bank covers, and those with a complete
// story. Practice takes the scored answers of package mock: how many, how good,
// how recent. Logistics is a short checklist of the guide's steps
// (checklist.yaml), asked by the flow logistics. Bars makes them of Inputs; the
// headline is the lowest, since strength in one does not make up for another.
//
// Moves tries every single next step on the Inputs and keeps those after which
// the bars stand best, the lowest compared first.
//
// # Caveats
//
// What the bars are made of, their weights and the words for them are our own
// rules. They say nothing about the chance of being hired.
//
// All functions are pure and safe for concurrent use.
package ready
