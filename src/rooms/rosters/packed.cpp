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
    out += std::string(name_of(line.fate.verdict)) + between_parts + clean(line.fate.say) + between_parts + line.cells;
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
                          {verdict_named(parts.at(2)).value(), "", std::string(parts.at(3))},
                          std::string(parts.at(4))});
  }
  return file;
}

}  // namespace rosters
