// The SQL of attendance. Owns the tables attendance_*; joins timetable_occurrences, which it only reads: what is
// counted for a whole school is counted in the database.
#pragma once

#include "platform/db/database.h"
#include "rooms/attendance/attendance.h"

namespace attendance::store {

struct Sequenced {
  Noted noted;
  int sequence = 0;
};
std::vector<Sequenced> last_notes(db::Transaction& tx, std::string_view occurrence);
std::vector<Sequenced> last_notes_on(db::Transaction& tx, std::string_view occurrence,
                                     std::span<const std::string> people);
void add_notes(db::Transaction& tx, std::span<const Sequenced> notes, const Deed& deed);
std::vector<Noted> notes(db::Transaction& tx, std::string_view occurrence, std::string_view person);
std::vector<Noted> notes(db::Transaction& tx, std::string_view occurrence);  // by person
std::vector<NotedOccurrence> notes_of_person(db::Transaction& tx, std::string_view person);
// Of a row with columns of these names: a note; and what it is about, without `counts` and `objected_at`.
Noted noted_of(const db::Row& row);
Attended attended_of(const db::Row& row);
// own_store.cpp: every word on a person with what it is about and the objection to it, the latest occurrence first, of
// each the first word first.
struct OwnWord {
  Noted noted;
  Attended about;     // without `counts`
  bool gone = false;  // the occurrence is no longer in the cohort's edition
  std::optional<Dispute> dispute;
};
std::vector<OwnWord> own_words(db::Transaction& tx, std::string_view person);
std::optional<Noted> note(db::Transaction& tx, std::string_view id);
// AT10, the latest first.
std::vector<NotNoted> not_noted(db::Transaction& tx, std::string_view run, Moment now);
struct Counted {
  std::string person_id;
  State state = State::present;
  int count = 0;
  std::string run_id;
};
// AT3, of those of whom all that is required counts; not of some people.
std::vector<Counted> counts_of_runs(db::Transaction& tx, std::span<const std::string> runs,
                                    std::span<const std::string> besides);
std::vector<Attended> attended(db::Transaction& tx, std::span<const std::string> people,
                               std::span<const std::string> runs, Moment from, Moment until);
// Which sessions of which modules people were in, in any run.
struct WasIn {
  std::string person_id, run_id, item;
  int module = 0;
  Moment starts_at;
};
std::vector<WasIn> was_in(db::Transaction& tx, std::span<const std::string> people);
std::vector<RunDispute> open_disputes(db::Transaction& tx, std::span<const std::string> runs);
bool add_dispute(db::Transaction& tx, std::string_view note, const std::string& says, const Deed& deed);
bool answer_dispute(db::Transaction& tx, std::string_view dispute, const std::string& answer, const Deed& deed);
enum class DisputesBy { open, occurrence, person, id };
std::vector<Dispute> disputes(db::Transaction& tx, DisputesBy by, std::string_view which);
bool add_meeting(db::Transaction& tx, std::string_view enrolment, Day held_on, const Deed& deed);
std::vector<std::pair<std::string, Day>> meetings(db::Transaction& tx, std::span<const std::string> enrolments);
std::optional<Day> meeting(db::Transaction& tx, std::string_view enrolment);

}  // namespace attendance::store
