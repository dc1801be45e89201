// Package bot is the core of the career coach: its words and one turn of a
// conversation.
//
// # The way of a message
//
// Coach.Turn takes a Message and a Memory and returns a Reply and the Memory
// after it. It is a plain function: no clock, no store, no network; the time
// comes in with the message. On the way,
//
//   - after a long silence Coach.fade sets the context aside;
//   - a command ("/privacy", "forget me", "set region india") is obeyed, and
//     what a turn cannot do itself is left in Reply.Effect;
//   - an answer to the flow the person is in, and what begins one, is taken by
//     Coach.coached;
//   - package guard looks at the raw message first: despair, threats, other
//     languages and instructions to the program are no questions;
//   - Coach.plan cuts the message into the questions it asks;
//   - package understand reads each: subjects, aspects, the form of answer
//     that is wanted, how much it leans on the turn before;
//   - Coach.resolve carries over from the Conversation what a question leaves
//     out and writes it out in full;
//   - package find ranks the cards, by words (package rank below knowledge)
//     and by how their subjects and aspect fit;
//   - package tables computes what no card was written for: lists,
//     comparisons, superlatives, differences;
//   - Coach.decide chooses, on calibrated confidence, between an answer, a
//     question back, suggestions and saying that it does not know;
//   - Coach.giveCard and its neighbours compose the Reply.
//
// Coach.Explain tells all of this for one message.
//
// # Around a turn
//
// An adapter makes an Event of what a person did and hands it to package
// delivery, which puts it into a Store before the platform is told that it
// arrived, takes the turn, writes the new Memory, the reply and "done" in one
// transaction, and sends the reply as an Outgoing. Package state knows under
// which keys and in which versions things are kept, and exports, forgets and
// masks them. Store is declared here; package memstore keeps it in memory and
// package boltstore in a file, both over the jobs' index in package queue, and
// both pass the suite of package bottest.
//
// # Coaching
//
// A Flow is data and small pure functions: Steps, each with what it asks, the
// Input it takes, a Check and what comes Next, and what the flow comes to at
// the end. A flow without steps is a command. What a person gave is their
// Progress, kept with the Person and so the same in every channel; what a flow
// wants to keep for longer it writes into the Profile. The words that steer
// (stop, back, skip, continue), forms and questions in between are the same for
// all and stand in the files flow_*.go. Personal flows go on in private: begun
// where others read, the Reply has EffectMove. The flows themselves are in the
// packages below coaching, and Config.Flows brings them in; what they write
// alike is in prose, how they name sources in cite, how they read their own data
// in strict.
//
// Package rehearse reads a person's answer to an interview question and says,
// by rule and with their own sentences quoted, what is clear, thin and missing.
//
// # Direction of the imports
//
// Packages under knowledge import nothing of ours outside knowledge. Package
// bot and the packages a turn needs import knowledge, no platform and no store.
// The stores, delivery and the adapters import bot; only cmd/coach sees
// everything. A test keeps this.
//
// # Caveats
//
// Nothing here knows Amazon: names, figures and answers come from the
// knowledge, English from the word lists of package understand. A Coach does
// not change after New and may be used by many goroutines; a Conversation
// belongs to one turn at a time.
//
// # To add an answer
//
// Add a card to a YAML file under knowledge/data, with the ways people ask for
// it; run the tests with -update to build the index again, and add a transcript
// under bot/testdata/transcripts. No Go is needed.
//
// # To add a way of asking
//
// Cues of aspects, words that lean on the turn before, ordinals and the like
// stand in bot/understand/english.yaml.
//
// # To add a flow
//
// Write one file that returns a Flow: its Name and Starts, its Steps (Ask and
// Input; Check and Next where needed) and Finish. Add it to coaching.Flows, and
// a transcript under bot/coaching/testdata/transcripts that takes each way
// through it. Nothing else knows the flows by name: menu, forms, steering words
// and storage follow from the Flow.
//
// # To add a platform
//
// Write an adapter that turns the platform's events into Messages and renders
// Replies within its limits, as adapters/terminal does; wire it in cmd/coach.
package bot
