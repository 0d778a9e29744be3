// The SQL of cohorts. Owns the tables cohorts_*; no other room reads or writes them. Adding gives false when the same
// row is there already.
#pragma once

#include "platform/db/database.h"
#include "rooms/cohorts/cohorts.h"

namespace cohorts::store {

// cohorts_store.cpp
bool add(db::Transaction& tx, const Term& term, const Deed& deed);
// Its id; none when it is there already. One that was removed is there again.
std::optional<std::string> add(db::Transaction& tx, const Holiday& holiday, const Deed& deed);
void save(db::Transaction& tx, const Term& term);
bool remove_holiday(db::Transaction& tx, std::string_view id, const Deed& deed);
bool add(db::Transaction& tx, const Track& track, const Deed& deed);
bool add(db::Transaction& tx, const Cohort& cohort, const Deed& deed);
// Its id; none when it is there already. One that was removed is there again.
std::optional<std::string> add(db::Transaction& tx, const Run& run, const Deed& deed);
void save(db::Transaction& tx, const Run& run);
bool remove_run(db::Transaction& tx, std::string_view id, const Deed& deed);
void add_pin(db::Transaction& tx, std::string_view cohort, int sequence, std::string_view edition,
             const std::string& why, const Deed& deed);
std::vector<Term> terms(db::Transaction& tx, std::optional<std::string_view> id);
std::vector<Holiday> holidays(db::Transaction& tx);
void rename_track(db::Transaction& tx, std::string_view id, const std::string& name);
void rename_cohort(db::Transaction& tx, std::string_view id, const std::string& name);
std::vector<Track> tracks(db::Transaction& tx);
std::vector<Cohort> cohorts(db::Transaction& tx, std::optional<std::string_view> id);
std::vector<Pin> pins(db::Transaction& tx, std::string_view cohort);
enum class RunsBy { all, id, cohort };
std::vector<Run> runs(db::Transaction& tx, RunsBy by, std::string_view which);

Begun begun(db::Transaction& tx);

// enrolment_store.cpp
bool add(db::Transaction& tx, const Enrolment& enrolment, const Deed& deed);
void add_outcome(db::Transaction& tx, std::string_view enrolment, int sequence, const OutcomeNoted& outcome,
                 const Deed& deed);
std::vector<OutcomeNoted> outcomes(db::Transaction& tx, std::string_view enrolment);
enum class EnrolmentsBy { all, id, person, run, cohort, people_of_run };  // the last: all of whoever is in the run
std::vector<std::string> present_students(db::Transaction& tx, std::span<const std::string> runs, Day day);
std::vector<Enrolment> enrolments_of_runs(db::Transaction& tx, std::span<const std::string> runs);
std::vector<Enrolment> not_throughout(db::Transaction& tx, std::span<const std::string> runs);
std::vector<Enrolment> repeaters_of_runs(db::Transaction& tx, std::span<const std::string> runs, Day day);
std::vector<Running> running_on(db::Transaction& tx, Day on);
std::vector<Enrolment> enrolments(db::Transaction& tx, EnrolmentsBy by, std::string_view which);
// CO23. The one of a person in a run that was voided; and its voids, by person or by its own id.
std::optional<Enrolment> voided_in_run(db::Transaction& tx, std::string_view person, std::string_view run);
std::vector<Voided> voided(db::Transaction& tx, EnrolmentsBy by, std::string_view which);
// Its row takes a number that counts as no attempt.
void void_enrolment(db::Transaction& tx, const Enrolment& enrolment, const std::string& why, const Deed& deed);
void count_again(db::Transaction& tx, const Enrolment& enrolment);
void begin_with_run(db::Transaction& tx, const Run& before, Day first_day);  // who began on its first day
void number_attempt(db::Transaction& tx, std::string_view enrolment, int attempt);
void leave_groups_of_run(db::Transaction& tx, std::string_view person, std::string_view run, const Deed& deed);

// seeking_store.cpp
bool add(db::Transaction& tx, const Seeker& seeker, const Deed& deed);
void note_mistaken(db::Transaction& tx, std::string_view seeker, const Deed& deed);
bool take_back_job(db::Transaction& tx, std::string_view seeker, const std::string& why, const Deed& deed);
void add_adviser(db::Transaction& tx, std::string_view seeker, std::string_view adviser, const Deed& deed);
bool add_review(db::Transaction& tx, std::string_view seeker, int days, Day held_on, const Deed& deed);
bool end_seeker(db::Transaction& tx, std::string_view seeker, Day on_day, const Deed& deed);
enum class SeekersBy { all, id, person };
std::vector<Seeker> seekers(db::Transaction& tx, SeekersBy by, std::string_view which);
int advised_by(db::Transaction& tx, std::string_view adviser);  // who still seek
// Who still seeks, and graduated at most on one of these days without the review that is due since.
std::vector<Seeker> seekers_without_review(db::Transaction& tx, Day for_30, Day for_60,
                                           std::optional<std::string_view> adviser, int most);

// assignment_store.cpp
void add(db::Transaction& tx, const Assignment& assignment, const Deed& deed);
bool end_assignment(db::Transaction& tx, std::string_view id, Day last_day, const Deed& deed);
std::vector<Assignment> assignments(db::Transaction& tx, std::optional<std::string_view> id);
std::vector<Assignment> assignments_of_cohort(db::Transaction& tx, const Cohort& cohort);
std::vector<std::string> specialists_of(db::Transaction& tx, std::string_view cohort, Day day);
std::vector<std::string> cohorts_of_specialist(db::Transaction& tx, std::string_view person, Day day);
std::vector<Duty> duties_of(db::Transaction& tx, std::string_view person, Day day);
std::vector<LookedAfter> looked_after_on(db::Transaction& tx, Day day);
std::vector<Care> care_of_specialist(db::Transaction& tx, std::string_view person, Day first, Day last);
bool add(db::Transaction& tx, const Group& group, const Deed& deed);
bool is_group(db::Transaction& tx, std::string_view id);
void end_membership(db::Transaction& tx, std::string_view person, Day day, const Deed& deed);
// The first day from which on they were in no group for good but the present one; none: any.
std::optional<Day> earliest_to_join(db::Transaction& tx, std::string_view person);
void add_member(db::Transaction& tx, std::string_view group, std::string_view person, Day day, const Deed& deed);
enum class GroupsBy { id, run };
std::vector<Group> groups(db::Transaction& tx, GroupsBy by, std::string_view which);
std::vector<Membership> memberships(db::Transaction& tx, std::string_view run);
std::optional<Day> present_since(db::Transaction& tx, std::string_view person);
std::optional<std::string> present_group(db::Transaction& tx, std::string_view person);

}  // namespace cohorts::store
