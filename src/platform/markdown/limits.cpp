#include <algorithm>

#include "kernel/text.h"
#include "platform/markdown/density.h"
#include "platform/markdown/markdown.h"

namespace markdown {

namespace {

struct Opening {
  int markers = 0;
  int spaces = 0;
};

// The marks of quotes and list items that a line begins with, and the spaces between them.
Opening opening_of(std::string_view line) {
  int markers = 0;
  int spaces = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (c == ' ') {
      ++spaces, ++at;
    } else if (c == '\t') {
      spaces += 4, ++at;
    } else if (c == '>') {
      ++markers, ++at;
    } else if ((c == '-' || c == '*' || c == '+') && at + 1 < line.size() && text::is_space(line[at + 1])) {
      ++markers, at += 2;
    } else if (text::is_digit(c)) {
      std::size_t end = at;
      while (end < line.size() && text::is_digit(line[end])) ++end;
      if (end + 1 >= line.size() || (line[end] != '.' && line[end] != ')') || !text::is_space(line[end + 1])) break;
      ++markers, at = end + 2;
    } else {
      break;
    }
  }
  return {markers, spaces};
}

// How many quotes and list items one line opens or continues: its markers, or its indentation in steps of two.
int nesting_of(std::string_view line) {
  const Opening opening = opening_of(line);
  return opening.markers + opening.spaces / 2;
}

int markers_of(std::string_view line) { return opening_of(line).markers; }

int columns_of(std::string_view line) {
  int pipes = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\')
      ++at;
    else if (line[at] == '|')
      ++pipes;
  }
  return pipes + 1;
}

// Only a row of dashes makes a table: dashes, pipes, colons and spaces. Whatever stands before its first pipe may be
// the quotes, list items and notes around it.
bool is_delimiter_row(std::string_view line) {
  const std::size_t first = line.find('|');
  return first != std::string_view::npos && line.find_first_not_of("-|: \t\r\v\f", first) == std::string_view::npos;
}

// What takes memory, and of which a short line may have hundreds: table cells (a row is filled up with empty ones),
// list items, headings, emphasis, lines. An empty line takes time: every list it stands in is asked whether it goes on.
class Pieces {
 public:
  std::int64_t add(std::string_view line) {
    const std::size_t text = line.find_first_not_of("> \t\r");
    if (text == std::string_view::npos) {
      columns_ = 0;
      asked_ += depth_;
      return sum();
    }
    if (is_delimiter_row(line)) columns_ = columns_of(line);
    const int markers = markers_of(line);
    const char mark = text::is_digit(line[text]) ? '1' : line[text];
    const bool begins_list = markers > 0 && mark != last_mark_;
    last_mark_ = mark;
    depth_ = nesting_of(line);
    const bool heading = line[text] == '#' || line.find_first_not_of("=-> \t\r") == std::string_view::npos;
    half_ += 1 + 4 * heading;
    sum_ += columns_ + markers + begins_list + (std::ranges::count(line, '*') + std::ranges::count(line, '_')) / 2;
    return sum();
  }

 private:
  std::int64_t sum() const { return sum_ + half_ / 2 + asked_ / 128; }

  std::int64_t columns_ = 0, depth_ = 0, asked_ = 0, half_ = 0, sum_ = 0;
  char last_mark_ = 0;
};

}  // namespace

Exceeded exceeded(std::string_view source, const Limits& limits, int first_line) {
  const bool count_density = may_be_dense(source, limits.density);
  const bool count_pieces = static_cast<std::int64_t>(source.size()) * limits.columns / 2 > limits.pieces;
  const std::string_view line_ends = source.find('\r') == std::string_view::npos ? "\n" : "\r\n";
  Density density;
  Pieces pieces;
  int number = first_line;
  for (std::size_t begin = 0; begin < source.size(); ++number) {
    const std::size_t end = std::min(
        line_ends.size() == 1 ? source.find('\n', begin) : source.find_first_of(line_ends, begin), source.size());
    const std::string_view line = source.substr(begin, end - begin);
    if (line.size() > static_cast<std::size_t>(limits.nesting) && nesting_of(line) > limits.nesting)
      return {Excess::nesting, number};
    if (line.size() > static_cast<std::size_t>(limits.columns) && is_delimiter_row(line) &&
        columns_of(line) > limits.columns)
      return {Excess::columns, number};
    if (count_pieces && pieces.add(line) > limits.pieces) return {Excess::pieces, number};
    if (count_density && density.add(line) > limits.density) return {Excess::density, number};
    begin = end + (source.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return {};
}

}  // namespace markdown
