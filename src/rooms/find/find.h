// Find: people, cohorts, dates and pages of the programme, by what was typed.
//
// The rules FI1, FI2, … are in README.md beside this file. It reads other rooms and owns nothing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kernel/person.h"
#include "rooms/curriculum/finding.h"
#include "rooms/people/people.h"
#include "rooms/timetable/timetable.h"

namespace db {
class Transaction;
}

namespace find {

inline constexpr std::size_t longest_query = 200;  // characters
inline constexpr std::size_t few = 6, many = 50;   // of a kind

enum class Kind : std::uint8_t { people, cohorts, dates, lessons };

struct Asked {
  std::string query;
  std::optional<Kind> only = {};  // of this kind alone, and more of it (FI3)
};

template <class What>
struct Some {
  std::vector<What> shown = {};
  bool more = false;
};
struct Found {
  bool looked = false;  // false: there was too little to look for (FI1)
  Some<people::Record> people = {};
  Some<cohorts::Cohort> cohorts = {};
  Some<timetable::Occurrence> dates = {};
  Some<curriculum::FoundPage> lessons = {};
  std::map<std::string, std::string> cohort_names = {};  // by id, of the dates; for staff
  std::string school_zone = {};

  bool nothing() const {
    return people.shown.empty() && cohorts.shown.empty() && dates.shown.empty() && lessons.shown.empty();
  }
};
// FI1 to FI5, FI11. invalid at "q".
Result<Found> look(db::Transaction& tx, const Asked& asked, const Viewer& viewer, Moment now);

// Whether the viewer can find anything of that kind at all (FI4).
bool may_find(const Viewer& viewer, Kind kind);

// Gives words to what was stored before there were any, or came from a backup of then: how much that was. To be called
// when a school is opened.
int complete_words(db::Transaction& tx);

}  // namespace find
