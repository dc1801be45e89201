// Package plan makes a plan of preparation out of the steps of the engineer
// guide, backward from a date and week by week, keeps it, and reminds of it.
//
// # The way of a plan
//
// A guide (guide.yaml) holds the tasks with the figures of the knowledge and,
// labelled as such, our own estimates of time. spread lays their units into
// weeks, within the hours of a week: all in proportion towards what the guide
// asks for at least, then towards its most. What finds no room is said. A Plan
// is kept in the profile under "plan"; after a pause what is open is spread over
// what remains.
//
// readDay reads the day that a person writes, as such or as a span of time;
// readOrder and readMissed what is to become of the plan.
//
// # Rehearsals that come back
//
// Reviews reads from the record of rehearsals which principles are due: after
// 1, 3, 7, 14 and 30 days, sooner after a weak answer.
//
// # Reminders
//
// readRule reads "on mondays at 18:00 in Berlin". The rule is a bot.Reminder of
// the person, with their consent; package delivery sends what Remind says at
// its time.
//
// # Caveats
//
// A week of a plan begins on the weekday on which it was made. Days are those
// of the person's zone, UTC where none is set. Where the time of a message is
// not known, no plan is made and no reminder set.
//
// All functions are pure and safe for concurrent use.
package plan
