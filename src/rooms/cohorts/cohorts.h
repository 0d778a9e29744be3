// Cohorts: where and when the school teaches whom.
//
// The rules CO1, CO2, … are written out in README.md beside this file. People and editions are known by their ids
// alone. Every list is one statement; what is not there is an empty list, or not_found where one thing is asked for.
// The name of a field in a Failure is the name of the member it is about.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"
#include "kernel/result.h"
#include "rooms/cohorts/deed.h"

namespace db {
class Transaction;
}

namespace cohorts {

// ---- terms (CO1, CO2) ----
struct Holiday {
  std::string id, term_id, name;
  Day first_day, last_day;
};
struct Term {
  std::string id, name;
  Day first_day;
  int weeks = 0, intermission_weeks = 0;
  Day last_day() const { return first_day.plus(7 * weeks - 1); }  // of its weeks
  Day intermission_end() const { return first_day.plus(7 * (weeks + intermission_weeks) - 1); }
};
struct NewTerm {
  std::string name;
  Day first_day;
  int weeks = 6, intermission_weeks = 1;
};
Result<Term> add_term(db::Transaction& tx, const NewTerm& term, const Deed& deed);
// CO2; whether it may be added. Changes nothing.
Result<void> check_holiday(db::Transaction& tx, std::string_view term_id, const std::string& name, Day first_day,
                           Day last_day);
Result<Holiday> add_holiday(db::Transaction& tx, std::string_view term_id, const std::string& name, Day first_day,
                            Day last_day, const Deed& deed);
// CO15: as long as its runs and holidays still lie in it; conflict at the field that they would not fit. Fields as
// above.
Result<Term> change_term(db::Transaction& tx, std::string_view id, const NewTerm& term, const Deed& deed);
// CO16: not_found for one that is no longer there. The room timetable dates what was closed anew: call
// timetable::add_holiday and timetable::remove_holiday.
Result<Holiday> remove_holiday(db::Transaction& tx, std::string_view id, const Deed& deed);
std::vector<Term> terms(db::Transaction& tx);  // newest first
Result<Term> term(db::Transaction& tx, std::string_view id);
std::vector<Holiday> holidays(db::Transaction& tx);  // of all terms, by day

// ---- tracks and cohorts (CO3) ----
struct Track {
  std::string id, name;
};
Result<Track> add_track(db::Transaction& tx, const std::string& name, const Deed& deed);
std::vector<Track> tracks(db::Transaction& tx);  // by name
// CO29. not_found; conflict at "name" when it is taken, or roles are limited to the track by its old one.
Result<void> rename_track(db::Transaction& tx, std::string_view id, const std::string& name, const Deed& deed);

struct Cohort {
  std::string id, name;
  std::string track_id, track;  // its name
  std::string term_id, term;    // in which it began
  std::string edition_id;       // pinned
};
struct NewCohort {
  std::string name, track_id, term_id, edition_id;
};
Result<Cohort> add_cohort(db::Transaction& tx, const NewCohort& cohort, const Deed& deed);
std::vector<Cohort> cohorts(db::Transaction& tx);  // by name
Result<Cohort> cohort(db::Transaction& tx, std::string_view id);
// CO29. not_found; conflict at "name" when it is taken.
Result<void> rename_cohort(db::Transaction& tx, std::string_view id, const std::string& name, const Deed& deed);

struct Pin {
  std::string edition_id, why, made_at;
  std::optional<std::string> made_by;
};
// `why` is at most 500 bytes. The room timetable moves a cohort's dates along: call timetable::move_to_edition.
Result<void> pin(db::Transaction& tx, std::string_view cohort_id, std::string_view edition_id, const std::string& why,
                 const Deed& deed);
std::vector<Pin> pins(db::Transaction& tx, std::string_view cohort_id);  // the first one first

// ---- module runs (CO1, CO4, CO5) ----
struct Run {
  std::string id, cohort_id, term_id;
  int module = 0;
  Day first_day;
  int weeks = 0;
  Day last_day() const { return first_day.plus(7 * weeks - 1); }
  // 1 and on; 0 and less before the first day.
  int week_of(Day day) const;
};
struct NewRun {
  std::string cohort_id, term_id;
  int module = 1;
  Day first_day;
  int weeks = 6;
};
// The room timetable dates its sessions: call timetable::make_run.
Result<Run> add_run(db::Transaction& tx, const NewRun& run, const Deed& deed);
// CO27: how one that has not begun would be with other days; changes nothing. conflict when it has begun, and where it
// would not fit. Who is enrolled from its first day on goes along with that.
Result<Run> check_run_days(db::Transaction& tx, std::string_view id, Day first_day, int weeks, const Deed& deed);
// Does it. The room timetable dates it anew: call timetable::change_run and timetable::remove_run.
Result<Run> change_run(db::Transaction& tx, std::string_view id, Day first_day, int weeks, const Deed& deed);
// conflict when it has begun, or somebody is in it. Made again it has the same id.
Result<Run> remove_run(db::Transaction& tx, std::string_view id, const Deed& deed);
std::vector<Run> runs(db::Transaction& tx);                                     // all, by first day
std::vector<Run> runs_of_cohort(db::Transaction& tx, std::string_view cohort);  // by first day
Result<Run> run(db::Transaction& tx, std::string_view id);

// ---- enrolments (CO6 to CO9) ----
inline constexpr int last_module = 4;  // CO9
enum class Outcome : std::uint8_t { running, passed, repeating, graduated, early_graduate, dismissed, withdrawn };
std::string_view name_of(Outcome outcome);  // "early-graduate"
std::optional<Outcome> outcome_named(std::string_view name);
// What was due later stays owed by whoever goes on; whoever leaves the school owes nothing any more. (D.12)
bool stays_owing(Outcome outcome);

struct Enrolment {
  std::string id, person_id, run_id, cohort_id;
  int module = 0, attempt = 1;
  Day from_day;
  Day run_first_day;
  int run_weeks = 0;
  Outcome outcome = Outcome::running;
  std::optional<Day> until_day{};              // none while it runs
  std::string cohort{};                        // its name
  std::optional<std::string> present_group{};  // of the person, wherever it is

  // Whether they were in the run on that day, the first and the last one included.
  bool is_on(Day day) const { return from_day <= day && (!until_day || day <= *until_day); }
  // CO26: whether they are in the run on that day, or will be after it.
  bool goes_on(Day day) const { return !until_day || day <= *until_day; }
};
// CO26: of one person's, the earliest first, where they are on a day: the last one that has begun and goes on then,
// else the next one. None for who has left.
std::optional<Enrolment> present_of(std::span<const Enrolment> theirs, Day day);
struct NewEnrolment {
  std::string person_id, run_id;
  Day from_day;
};
// CO6: whether somebody with these enrolments, which have ended, may begin another on a day. invalid at "from_day".
Result<void> may_begin(std::span<const Enrolment> been, Day from_day);
// The enrolment that is there already when the same was said before; conflict at "run_id" when it has ended. One that
// was voided counts again (CO23).
Result<Enrolment> enrol(db::Transaction& tx, const NewEnrolment& enrolment, const Deed& deed);
// The last word on it. `why` may be empty while it runs, not for a correction; at most 500 bytes. invalid at
// "on_day" before they began, on a day on which they are in the next run already, and on one that lies ahead of today
// and after the term's intermission (CO26).
Result<void> note_outcome(db::Transaction& tx, std::string_view enrolment_id, Outcome outcome, Day on_day,
                          const std::string& why, const Deed& deed);

// CO23: it was made by mistake, and counts nowhere: what is asked for below does not give it. `why` must say something.
Result<void> void_enrolment(db::Transaction& tx, std::string_view enrolment_id, const std::string& why,
                            const Deed& deed);
struct Voided {
  Enrolment enrolment;  // as it was
  std::string why, made_at;
  std::optional<std::string> made_by;
};
std::vector<Voided> voided_of_person(db::Transaction& tx, std::string_view person_id);  // the earliest first
Result<Voided> voided_enrolment(db::Transaction& tx, std::string_view id);

// CO20: many of one run. What was refused of them, each at the field "outcome.ENROLMENT", also when it is the day that
// does not fit them; when any was, nothing of it may stay: the transaction is to be taken back.
struct NewOutcome {
  std::string enrolment_id;
  Outcome outcome = Outcome::passed;
  Day on_day;
  std::string why;
};
std::vector<Failure> note_outcomes(db::Transaction& tx, std::string_view run_id, std::span<const NewOutcome> outcomes,
                                   const Deed& deed);

// CO21: what becomes of everybody who passed a run and goes on into the run of a later module. Changes nothing; invalid
// at "to" and "from_day".
struct Onward {
  std::string person_id;
  int attempt = 1;
  bool is_there = false;             // in that run already
  std::optional<Failure> refused{};  // why they cannot
};
Result<std::vector<Onward>> passed_onward(db::Transaction& tx, std::string_view run_id, std::string_view to_run_id,
                                          Day from_day);
// Enrols those who can; how many.
Result<int> enrol_passed(db::Transaction& tx, std::string_view run_id, std::string_view to_run_id, Day from_day,
                         const Deed& deed);

struct OutcomeNoted {
  Outcome outcome = Outcome::running;
  Day on_day;
  std::string why, made_at;
  std::optional<std::string> made_by;
};
std::vector<OutcomeNoted> outcomes(db::Transaction& tx, std::string_view enrolment_id);        // the first one first
std::vector<Enrolment> enrolments_of_person(db::Transaction& tx, std::string_view person_id);  // the earliest first
std::vector<Enrolment> enrolments_of_run(db::Transaction& tx, std::string_view run_id);
// The earliest first. One statement.
std::vector<Enrolment> enrolments_of_runs(db::Transaction& tx, std::span<const std::string> runs);
// Ids of those who go on in any of these runs on a day (CO26), each once. One statement.
std::vector<std::string> present_students(db::Transaction& tx, std::span<const std::string> runs, Day day);
// Those who go on in one of these runs on a day, and not for the first time. One statement.
std::vector<Enrolment> repeaters_of_runs(db::Transaction& tx, std::span<const std::string> runs, Day day);
// Those who are or were in one of these runs, but not for the first time, or not from its first day on, or no longer.
// One statement.
std::vector<Enrolment> not_throughout(db::Transaction& tx, std::span<const std::string> runs);
std::vector<Enrolment> enrolments_of_cohort(db::Transaction& tx, std::string_view cohort_id);
std::vector<Enrolment> enrolments(db::Transaction& tx);  // all, the earliest first
Result<Enrolment> enrolment(db::Transaction& tx, std::string_view id);
// The enrolment without an outcome, if any: before it has one, nobody is enrolled elsewhere. Where somebody is on a day
// says present_of.
std::optional<Enrolment> present_enrolment(db::Transaction& tx, std::string_view person_id);

// What there is at all, for who begins a school. One statement.
struct Begun {
  bool terms = false, tracks = false, cohorts = false, runs = false, assignments = false, enrolments = false;
  std::string first_cohort = {};  // its id; empty: none yet
};
Begun begun(db::Transaction& tx);

// A cohort that has a run on a day.
struct Running {
  std::string cohort_id, cohort, track;
  Run run;
  int students = 0;  // who go on in it on that day (CO26)
};
std::vector<Running> running_on(db::Transaction& tx, Day day);  // by name

// ---- specialists (CO12) ----
struct Assignment {
  std::string id, person_id;
  std::optional<std::string> cohort_id, track_id;
  std::optional<int> module;
  Day from_day;
  std::optional<Day> until_day;  // the last day
};
struct NewAssignment {
  std::string person_id;
  std::optional<std::string> cohort_id, track_id;
  std::optional<int> module;
  Day from_day;
};
Result<Assignment> assign(db::Transaction& tx, const NewAssignment& assignment, const Deed& deed);
Result<void> end_assignment(db::Transaction& tx, std::string_view id, Day last_day, const Deed& deed);  // CO14
std::vector<Assignment> assignments(db::Transaction& tx);  // all, the earliest first
// Those that are for a cohort by itself, for its track or for all, in some of its modules or all.
std::vector<Assignment> assignments_of_cohort(db::Transaction& tx, const Cohort& cohort);
// Who has a cohort on a day: ids of people, each once.
std::vector<std::string> specialists_of(db::Transaction& tx, std::string_view cohort_id, Day day);
// Whom a specialist has on a day: ids of cohorts. One that runs the module on that day counts for a module.
std::vector<std::string> cohorts_of_specialist(db::Transaction& tx, std::string_view person_id, Day day);
// What a specialist has within [first, last], each cohort with its days; several may be of one cohort.
struct Care {
  std::string cohort_id;
  std::optional<int> module;  // only while the cohort is in it
  Day from_day;
  std::optional<Day> until_day;  // the last day
};
std::vector<Care> care_of_specialist(db::Transaction& tx, std::string_view person_id, Day first, Day last);
// What of the cohorts an instructor's present roles reach, from that day on, likewise. One statement for who is none,
// two otherwise.
std::vector<Care> care_of_instructor(db::Transaction& tx, std::string_view person_id, Day from);
// CO30: what somebody has that day, or will have later, whether or not they still work here.
struct Duty {
  Assignment assignment;
  std::string cohort, track;            // their names; empty when it is not for one
  std::optional<std::string> newest{};  // of the cohorts that it is for: its id
};
struct Duties {
  std::vector<Duty> assignments;  // the latest first
  int graduates = 0;              // who seek a job, and whom they advise
};
Duties duties_of(db::Transaction& tx, std::string_view person_id, Day day);  // two statements
// Who has which cohort on a day, by the cohorts' names, each once. One statement.
struct LookedAfter {
  std::string cohort_id, cohort, person_id;
};
std::vector<LookedAfter> looked_after_on(db::Transaction& tx, Day day);
// Whether it is in force on a day, for one who has the runs of all cohorts at hand: runs().
bool holds_on(const Care& care, Day day, const std::vector<Run>& runs);

// ---- project groups (CO13) ----
struct Group {
  std::string id, run_id, name;
  std::vector<std::string> members;  // present ones
};
Result<Group> add_group(db::Transaction& tx, std::string_view run_id, const std::string& name, const Deed& deed);
Result<Group> group(db::Transaction& tx, std::string_view id);
// Leaves the group that the person was in. Nothing changes when they are in it. invalid at "day" when they are or were
// in another one then.
Result<void> join_group(db::Transaction& tx, std::string_view group_id, std::string_view person_id, Day day,
                        const Deed& deed);
// `day`: the first one on which they are in none; invalid at "day" before they were in it. Nothing changes for who is
// in none.
Result<void> leave_group(db::Transaction& tx, std::string_view person_id, Day day, const Deed& deed);
struct Membership {
  std::string group_id, person_id;
  Day from_day;
  std::optional<Day> until_day;  // the first day on which no longer
};
std::vector<Membership> memberships_of_run(db::Transaction& tx, std::string_view run_id);   // the earliest first
std::vector<Group> groups_of_run(db::Transaction& tx, std::string_view run_id);             // by name
std::optional<std::string> present_group(db::Transaction& tx, std::string_view person_id);  // its id

// ---- graduates who seek a first job (CO10, CO11, CO24) ----
struct Seeker {
  std::string id, person_id, enrolment_id;
  Day from_day;
  std::optional<std::string> adviser_id;
  std::optional<Day> review_30, review_60;  // held on
  std::optional<Day> until_day;             // employed on
  std::string cohort_id{}, track{};         // of the enrolment with which they graduated
  int module = 0;
  Day due(int days) const { return from_day.plus(days); }
};
Result<void> give_adviser(db::Transaction& tx, std::string_view seeker_id, std::string_view adviser_id,
                          const Deed& deed);
// Neither reviews nor jobs lie ahead, nor is a review held too early (CO22): invalid at "held_on", "on_day".
Result<void> note_review(db::Transaction& tx, std::string_view seeker_id, int days, Day held_on, const Deed& deed);
Result<void> note_employed(db::Transaction& tx, std::string_view seeker_id, Day on_day, const Deed& deed);  // CO14
// CO24: they seek again. `why` must say something.
Result<void> take_back_job(db::Transaction& tx, std::string_view seeker_id, const std::string& why, const Deed& deed);
// Also those who have found a job, not those whose graduation was a mistake; the earliest first.
std::vector<Seeker> seekers(db::Transaction& tx);
std::optional<Seeker> seeker_of(db::Transaction& tx, std::string_view person_id);
// A review that was not held (CO22).
struct ReviewDue {
  Seeker seeker;
  int days = 30;
  Day due() const { return seeker.due(days); }
};
// Those that are due by then, the earliest first, of at most 200 graduates: whom this specialist advises, or nobody;
// without one: all. One statement.
std::vector<ReviewDue> reviews_due(db::Transaction& tx, Day by, std::optional<std::string_view> adviser);

}  // namespace cohorts
