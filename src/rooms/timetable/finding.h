// Finding occurrences by the words of their title, place, note and chosen topic (rules T8 and T9 of README.md).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rooms/timetable/timetable.h"

namespace timetable {

// Those that have all words of the query: what has not ended first, the nearest first, then what is over, the latest
// first; of the runs `without_notes` nothing that is for staff. One statement; none for a query without words.
std::vector<Occurrence> find_for_staff(db::Transaction& tx, const std::string& query, Moment now, int most,
                                       std::span<const std::string> without_notes = {});
// T9: of the runs that a student is or was in, as long as they were, and what they still owe; nothing that is for
// staff.
std::vector<Occurrence> find_for_student(db::Transaction& tx, const std::string& query,
                                         std::span<const cohorts::Enrolment> enrolments, Moment now, int most,
                                         const School& school);

// For occurrences of before there were words: how many there were.
int complete_words(db::Transaction& tx);

}  // namespace timetable
