#include "rooms/rosters/packed.h"

#include <algorithm>
#include <charconv>

#include "kernel/text.h"

namespace rosters {

namespace {

// The separators of ASCII: between files' rows, between what is said of a row, between its cells.
constexpr char between_lines = 0x1e, between_parts = 0x1f, between_cells = 0x1d;

std::string clean(std::string text) {
  std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return text;
}

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string text_of(const std::optional<Day>& day) { return day ? day->text() : std::string(); }

roster_files::Place place_of(const Line& line) { return {line.file, line.row, 0}; }

}  // namespace

std::string pack(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += between_cells;
    out += clean(cells[i]);
  }
  return out;
}

std::vector<std::string> unpack(std::string_view text) {
  const std::vector<std::string_view> cells = text::split(text, between_cells);
  return {cells.begin(), cells.end()};
}

std::string pack(const ReadFile& file) {
  std::string out = std::string(name_of(file.kind)) + between_parts + clean(file.name);
  for (const Line& line : file.lines) {
    out += between_lines + clean(line.file) + between_parts + std::to_string(line.row) + between_parts;
    out += std::string(name_of(line.fate.verdict)) + between_parts + clean(line.fate.who) + between_parts +
           clean(line.fate.say) + between_parts + line.cells;
  }
  return out;
}

ReadFile unpack_file(std::string_view text) {
  ReadFile file;
  const std::vector<std::string_view> lines = text::split(text, between_lines);
  const auto head = text::split(lines.front(), between_parts);
  file.kind = kind_named(head.at(0)).value();
  file.name = head.at(1);
  file.lines.reserve(lines.size());
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto parts = text::split(lines[i], between_parts);
    file.lines.push_back({std::string(parts.at(0)),
                          number_of(parts.at(1)),
                          {verdict_named(parts.at(2)).value(), std::string(parts.at(3)), std::string(parts.at(4))},
                          std::string(parts.at(5))});
  }
  return file;
}

std::vector<std::string> cells_of(const roster_files::Listed& row) {
  std::string roles;
  for (const Role role : all_roles)
    if (row.roles.has(role)) roles += (roles.empty() ? "" : ",") + std::string(name_of(role));
  return {row.external_id,        row.name,    row.email, roles, row.cohort, row.pronouns, row.zone,
          text_of(row.starts_on), row.left_out};
}

std::vector<std::string> cells_of(const roster_files::Enrolment& row) {
  return {row.whom.external_id,        row.whom.email,  row.cohort,         std::to_string(row.module),
          std::to_string(row.attempt), row.from.text(), text_of(row.until), row.outcome};
}

std::vector<std::string> cells_of(const roster_files::Attendance& row) {
  return {row.whom.external_id, row.whom.email, row.day.text(), row.session, row.status, row.note};
}

roster_files::Listed listed_in(const Line& line) {
  const std::vector<std::string> cells = unpack(line.cells);
  roster_files::Listed row;
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

roster_files::Enrolment enrolment_in(const Line& line) {
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

roster_files::Attendance attendance_in(const Line& line) {
  const std::vector<std::string> cells = unpack(line.cells);
  return {place_of(line), {cells.at(0), cells.at(1)}, Day::read(cells.at(2)).value(), cells.at(3), cells.at(4),
          cells.at(5)};
}

}  // namespace rosters
