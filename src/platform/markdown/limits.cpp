#include <algorithm>

#include "kernel/text.h"
#include "platform/markdown/markdown.h"

namespace markdown {

namespace {

// How many quotes and list items one line opens or continues: its markers, or its indentation in steps of two.
int nesting_of(std::string_view line) {
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
  return markers + spaces / 2;
}

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

// Only a delimiter row makes a table: dashes, pipes, colons and spaces.
bool is_delimiter_row(std::string_view line) {
  return std::ranges::all_of(line, [](char c) { return c == '-' || c == '|' || c == ':' || text::is_space(c); });
}

// Whether a line begins what the library reads on its own: nothing, a list item, a table row.
bool begins_block(std::string_view line) {
  const std::string_view text = text::trim(line);
  return text.empty() || text.front() == '|' || nesting_of(text) > 0;
}

// How much walking the paragraphs read so far cause: brackets walk all emphasis marks and openers of pictures before
// them, and "@" walks what stands around it.
class Density {
 public:
  std::int64_t add(std::string_view line) {
    if (begins_block(line)) brackets_ = marks_ = ats_ = 0;
    const std::int64_t before = now();
    char last = 0;
    for (const char c : line) {
      brackets_ += c == ']';
      marks_ += c == '*' || c == '_' || c == '~' || (c == '[' && last == '!');
      ats_ += c == '@';
      last = c;
    }
    return sum_ += now() - before;
  }

 private:
  std::int64_t now() const { return brackets_ * marks_ + ats_ * ats_ / 32; }

  std::int64_t brackets_ = 0, marks_ = 0, ats_ = 0, sum_ = 0;
};

// False when the page would be within the density even if it were one paragraph: all but hostile pages are.
bool may_be_dense(std::string_view source, std::int64_t density) {
  std::uint32_t brackets = 0, marks = 0, ats = 0;  // a page has at most 4 MiB
  for (const char c : source) {
    brackets += c == ']';
    marks += c == '*' || c == '_' || c == '~' || c == '[';
    ats += c == '@';
  }
  return std::int64_t{brackets} * marks + std::int64_t{ats} * ats / 32 > density;
}

}  // namespace

Exceeded exceeded(std::string_view source, const Limits& limits, int first_line) {
  const bool count_density = may_be_dense(source, limits.density);
  Density density;
  int number = first_line;
  for (std::size_t begin = 0; begin < source.size(); ++number) {
    const std::size_t end = std::min(source.find('\n', begin), source.size());
    const std::string_view line = source.substr(begin, end - begin);
    if (line.size() > static_cast<std::size_t>(limits.nesting) && nesting_of(line) > limits.nesting)
      return {Excess::nesting, number};
    if (line.size() > static_cast<std::size_t>(limits.columns) && is_delimiter_row(line) &&
        columns_of(line) > limits.columns)
      return {Excess::columns, number};
    if (count_density && density.add(line) > limits.density) return {Excess::density, number};
    begin = end + 1;
  }
  return {};
}

}  // namespace markdown
