// The SQL of the timetable. Owns the tables timetable_*; no other room reads or writes them.
#pragma once

#include "platform/db/database.h"
#include "rooms/timetable/defaults.h"
#include "rooms/timetable/personal.h"

namespace timetable::store {

// timetable_store.cpp
void add(db::Transaction& tx, const Occurrence& occurrence);
void save(db::Transaction& tx, const Occurrence& occurrence, const std::optional<Moment>& gone_at);
std::vector<Occurrence> occurrences_of_run(db::Transaction& tx, std::string_view run);  // also those that are gone
std::optional<Occurrence> occurrence(db::Transaction& tx, std::string_view id);
// What overlaps [from, until) and is not gone, in the order of time.
std::vector<Occurrence> occurrences(db::Transaction& tx, std::span<const std::string> runs, Moment from, Moment until);
void add_change(db::Transaction& tx, std::string_view occurrence, int sequence, const Change& change, const Deed& deed);
std::vector<Change> changes(db::Transaction& tx, std::string_view occurrence);

// team_store.cpp
bool add_member(db::Transaction& tx, std::string_view occurrence, const TeamMember& member, const Deed& deed);
bool end_member(db::Transaction& tx, std::string_view member, const Deed& deed);
std::vector<TeamMember> team(db::Transaction& tx, std::string_view occurrence);
void add_artefact(db::Transaction& tx, std::string_view occurrence, const std::string& address, const Deed& deed);
std::optional<std::string> artefact(db::Transaction& tx, std::string_view occurrence);

// attendance_store.cpp
struct Sequenced {
  Noted noted;
  int sequence = 0;
};
std::vector<Sequenced> last_notes(db::Transaction& tx, std::string_view occurrence);
void add_notes(db::Transaction& tx, std::span<const Sequenced> notes, const Deed& deed);
std::vector<Noted> notes(db::Transaction& tx, std::string_view occurrence, std::string_view person);
std::vector<NotedOccurrence> notes_of_person(db::Transaction& tx, std::string_view person);
std::optional<Noted> note(db::Transaction& tx, std::string_view id);
struct Counted {
  std::string person_id;
  State state = State::present;
  int count = 0;
  std::string run_id = {};
};
std::vector<Counted> counts_of_person(db::Transaction& tx, std::string_view person, Moment from, Moment until);
std::vector<Counted> counts_of_runs(db::Transaction& tx, std::span<const std::string> runs);  // by person
// Of the person: every occurrence of a module with its session's key and the last word on it.
struct Attended {
  std::string occurrence_id, run_id, item;
  int module = 0;
  State state = State::present;
  std::optional<Moment> objected_at = {};  // and not answered
};
std::vector<Attended> attended(db::Transaction& tx, std::string_view person);
std::vector<RunDispute> open_disputes(db::Transaction& tx, std::span<const std::string> runs);
bool add_dispute(db::Transaction& tx, std::string_view note, const std::string& says, const Deed& deed);
bool answer_dispute(db::Transaction& tx, std::string_view dispute, const std::string& answer, const Deed& deed);
enum class DisputesBy { open, person, id };
std::vector<Dispute> disputes(db::Transaction& tx, DisputesBy by, std::string_view which);
bool add_meeting(db::Transaction& tx, std::string_view enrolment, Day held_on, const Deed& deed);
std::vector<std::pair<std::string, Day>> meetings(db::Transaction& tx, std::span<const std::string> enrolments);
std::optional<Day> meeting(db::Transaction& tx, std::string_view enrolment);

// defaults_store.cpp
std::vector<DefaultSet> present_defaults(db::Transaction& tx);
std::vector<DefaultSet> defaults_named(db::Transaction& tx, std::string_view name);  // the first one first
void add_default(db::Transaction& tx, const Default& one, int sequence, const Deed& deed);

// personal_store.cpp
void add_reading(db::Transaction& tx, const Reading& reading, const Deed& deed);
std::vector<Reading> readings(db::Transaction& tx, std::string_view person);
void add_step(db::Transaction& tx, const Step& step, std::string_view person, std::string_view run, int week,
              const Deed& deed);
enum class StepEnd { done, dropped };
bool end_step(db::Transaction& tx, std::string_view step, StepEnd how, const Deed& deed);
bool is_step_of(db::Transaction& tx, std::string_view step, std::string_view person);
std::vector<Step> steps(db::Transaction& tx, std::string_view person, std::string_view run, int week);
void add_feed(db::Transaction& tx, const std::string& digest, const Deed& deed);
bool revoke_feed(db::Transaction& tx, const Deed& deed);
std::optional<std::string> feed_made_at(db::Transaction& tx, std::string_view person);
std::optional<std::string> person_of_feed(db::Transaction& tx, std::string_view digest);

}  // namespace timetable::store
