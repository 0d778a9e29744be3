#include "rooms/rosters/row_cells.h"

#include "kernel/text.h"

namespace rosters {

namespace {

people::roster::Place place_of(const Line& line) { return {line.file, line.row, 0}; }

}  // namespace

people::roster::Listed listed_in(const Line& line) {
  const std::vector<std::string> cells = unpack(line.cells);
  people::roster::Listed row;
  row.place = place_of(line);
  row.external_id = cells.at(0);
  row.name = cells.at(1);
  row.email = cells.at(2);
  for (const std::string_view role : text::split(cells.at(3), ','))
    if (const auto known = role_named(role)) row.roles.add(*known);
  row.cohort = cells.at(4);
  row.pronouns = cells.at(5);
  row.zone = cells.at(6);
  row.starts_on = Day::read(cells.at(7));
  row.left_out = cells.at(8);
  return row;
}

people::roster::Enrolment enrolment_in(const Line& line) {
  const std::vector<std::string> cells = unpack(line.cells);
  return {place_of(line),
          {cells.at(0), cells.at(1)},
          cells.at(2),
          text::whole_number(cells.at(3)).value(),
          text::whole_number(cells.at(4)).value(),
          Day::read(cells.at(5)).value(),
          Day::read(cells.at(6)),
          cells.at(7)};
}

people::roster::Attendance attendance_in(const Line& line) {
  const std::vector<std::string> cells = unpack(line.cells);
  return {place_of(line), {cells.at(0), cells.at(1)}, Day::read(cells.at(2)).value(), cells.at(3), cells.at(4),
          cells.at(5)};
}

}  // namespace rosters
