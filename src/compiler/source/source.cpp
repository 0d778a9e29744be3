#include "compiler/source/source.h"

#include <algorithm>

#include "kernel/text.h"

namespace compiler {

namespace {

std::string without_invalid(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t before = at;
    const char32_t c = text::next_code_point(bytes, at);
    if (c == 0)
      text::append_utf8(out, U'�');
    else if (c == U'�' && at - before == 1)
      text::append_utf8(out, U'�');
    else
      out.append(bytes.substr(before, at - before));
  }
  return out;
}

}  // namespace

Source::Source(std::string path, std::string bytes) : path_(std::move(path)), bytes_(std::move(bytes)) {
  if (text::first_invalid_utf8(bytes_) != std::string::npos || bytes_.find('\0') != std::string::npos) {
    text_ = without_invalid(bytes_);
    cleaned_ = true;
  }
  const std::string_view whole = this->text();
  starts_.reserve(whole.size() / 40 + 1);
  starts_.push_back(0);
  for (std::size_t at = whole.find('\n'); at != std::string_view::npos; at = whole.find('\n', at + 1))
    if (at + 1 < whole.size()) starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

std::string_view Source::line(int number) const {
  if (number < 1 || number > line_count()) return {};
  const std::size_t begin = starts_[static_cast<std::size_t>(number) - 1];
  const std::string_view whole = text();
  std::string_view line = whole.substr(begin, std::min(whole.find('\n', begin), whole.size()) - begin);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::size_t Source::line_start(int number) const {
  return number < 1 || number > line_count() ? text().size() : starts_[static_cast<std::size_t>(number) - 1];
}

Position Source::position(std::size_t offset) const {
  const auto after = std::ranges::upper_bound(starts_, offset);
  const auto line = static_cast<int>(after - starts_.begin());
  const std::size_t begin = starts_[static_cast<std::size_t>(line) - 1];
  return {line, static_cast<int>(text::count_code_points(text().substr(begin, offset - begin))) + 1};
}

int Source::column(int line_number, int byte_column) const {
  const std::string_view whole = line(line_number);
  const std::size_t bytes = std::min(static_cast<std::size_t>(std::max(byte_column - 1, 0)), whole.size());
  return static_cast<int>(text::count_code_points(whole.substr(0, bytes))) + 1;
}

int Source::column_of(int line_number, std::string_view needle, int near_byte_column) const {
  const std::string_view whole = line(line_number);
  const auto distance = [&](std::size_t at) {
    const auto column = static_cast<int>(at) + 1;
    return std::abs(column - near_byte_column);
  };
  std::size_t best = std::string_view::npos;
  for (std::size_t at = whole.find(needle); at != std::string_view::npos; at = whole.find(needle, at + 1))
    if (best == std::string_view::npos || distance(at) < distance(best)) best = at;
  return column(line_number, best == std::string_view::npos ? near_byte_column : static_cast<int>(best) + 1);
}

}  // namespace compiler
