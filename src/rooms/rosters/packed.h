// Texts in one text: how a row of a file is kept. What is packed may hold anything; its control characters become
// spaces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rooms/roster_files/history.h"
#include "rooms/rosters/rosters.h"

namespace rosters {

std::string pack(const std::vector<std::string>& cells);
// As many as were packed.
std::vector<std::string> unpack(std::string_view text);

// A row of the file. Without cells its fate is what it is; otherwise it depends on who and what is there already.
struct Line {
  std::string file;
  int row = 0;
  Fate fate = {};
  std::string cells = {};  // packed
};

// What read() gives.
struct ReadFile {
  Kind kind = Kind::people;
  std::string name;
  std::vector<Line> lines;
};
std::string pack(const ReadFile& file);
ReadFile unpack_file(std::string_view text);

// The rows that the readers give, as cells to pack and back.
std::vector<std::string> cells_of(const roster_files::Listed& row);
std::vector<std::string> cells_of(const roster_files::Enrolment& row);
std::vector<std::string> cells_of(const roster_files::Attendance& row);
roster_files::Listed listed_in(const Line& line);
roster_files::Enrolment enrolment_in(const Line& line);
roster_files::Attendance attendance_in(const Line& line);

}  // namespace rosters
