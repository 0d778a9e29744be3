// The SQL of the timetable. Owns the tables timetable_*; no other room writes them, and only
// attendance reads one of them, timetable_occurrences, in joins.
#pragma once

#include "platform/db/database.h"
#include "rooms/timetable/defaults.h"

namespace timetable::store {

// timetable_store.cpp
void add(db::Transaction& tx, const Occurrence& occurrence);
void save(db::Transaction& tx, const Occurrence& occurrence, const std::optional<Moment>& gone_at);
std::vector<Occurrence> occurrences_of_run(db::Transaction& tx, std::string_view run);  // also those that are gone
std::vector<Occurrence> occurrences_of_runs(db::Transaction& tx, std::span<const std::string> runs);  // likewise
// What is to be read by whoever is in the run and has begun by then, the earliest first.
std::vector<Occurrence> readings_of_run(db::Transaction& tx, std::string_view run, Moment begun_by);
std::optional<Occurrence> occurrence(db::Transaction& tx, std::string_view id);
// What overlaps [from, until) and is not gone, in the order of time.
std::vector<Occurrence> occurrences(db::Transaction& tx, std::span<const std::string> runs, Moment from, Moment until);
// What has all words, the last one perhaps only begun, and is not gone: what is to come first.
struct Stay {
  std::string run_id;
  std::optional<Moment> until;  // what begins then is theirs no more
  bool owes_later;              // but what is due then
};
std::vector<Occurrence> with_words_for_student(db::Transaction& tx, const std::vector<std::string>& words,
                                               const std::vector<Stay>& stays, Moment now, int most);
// Of the runs `without_notes` nothing that is for staff.
std::vector<Occurrence> with_words_for_staff(db::Transaction& tx, const std::vector<std::string>& words,
                                             std::span<const std::string> without_notes, Moment now, int most);
void add_change(db::Transaction& tx, std::string_view occurrence, int sequence, const Change& change, const Deed& deed);
std::vector<Change> changes(db::Transaction& tx, std::string_view occurrence);

// words_store.cpp
void put_words(db::Transaction& tx, const Occurrence& occurrence);
void take_words(db::Transaction& tx, std::string_view occurrence);
int complete_words(db::Transaction& tx);

// team_store.cpp
bool add_member(db::Transaction& tx, std::string_view occurrence, const TeamMember& member, const Deed& deed);
bool end_member(db::Transaction& tx, std::string_view member, const Deed& deed);
std::string occurrence_of_member(db::Transaction& tx, std::string_view member);  // empty: no such member
std::vector<TeamMember> team(db::Transaction& tx, std::string_view occurrence);
void add_artefact(db::Transaction& tx, std::string_view occurrence, const std::string& address, const Deed& deed);
std::optional<std::string> artefact(db::Transaction& tx, std::string_view occurrence);

// defaults_store.cpp
std::vector<DefaultSet> present_defaults(db::Transaction& tx);
std::vector<DefaultSet> defaults_named(db::Transaction& tx, std::string_view name);  // the first one first
void add_default(db::Transaction& tx, const Default& one, int sequence, const Deed& deed);

}  // namespace timetable::store
