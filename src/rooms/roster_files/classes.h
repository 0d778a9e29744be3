// Which class a student of a OneRoster roster is in today: enrollments, classes, courses and terms.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kernel/day.h"
#include "rooms/roster_files/bundle.h"

namespace roster_files {

// From a day on, to another and including it; open where nothing is said.
struct Span {
  std::optional<Day> begin, end;
  bool covers(Day day) const { return (!begin || *begin <= day) && (!end || day <= *end); }
};
// Two cells of a row; the Trouble when one is no day, or the end comes first.
std::expected<Span, Trouble> span_of(const Sheet& sheet, const csv::Row& row, std::size_t begin, std::size_t end);

struct Placement {
  std::string cohort, track;
  std::optional<Day> starts_on;
};

class Classes {
 public:
  // nullptr for who is in no class.
  const Placement* of(std::string_view user_sourced_id) const;
  void place(std::string_view user_sourced_id, Placement placement);

 private:
  std::unordered_map<std::string, Placement> placements_;
};

// Of several classes of one student, that of the first row counts, and the others are noted.
Result<Classes> read_classes(const Bundle& bundle, const DataFile& users, Day today, Roster& roster);

}  // namespace roster_files
