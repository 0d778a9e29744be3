#include "compiler/source/source.h"

#include <algorithm>

#include "kernel/text.h"

namespace compiler {

namespace {

constexpr std::size_t mark_distance = 4096;
constexpr std::size_t farthest_needle = 4096;

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

// Where the next line ends: its "\n", or a "\r" that stands alone, which Markdown takes for a line ending too.
std::size_t next_line_end(std::string_view text, std::size_t from, bool has_returns) {
  if (!has_returns) return std::min(text.find('\n', from), text.size());
  std::size_t at = text.find_first_of("\r\n", from);
  if (at != std::string_view::npos && text[at] == '\r' && text.substr(at + 1).starts_with('\n')) ++at;
  return std::min(at, text.size());
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
  const bool has_returns = whole.find('\r') != std::string_view::npos;
  for (std::size_t at = next_line_end(whole, 0, has_returns); at + 1 < whole.size();
       at = next_line_end(whole, at + 1, has_returns))
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  if (text::count_code_points(whole) == whole.size()) return;
  std::uint32_t before = 0;
  for (std::size_t at = 0; at <= whole.size(); at += mark_distance) {
    marks_.push_back(before);
    before += static_cast<std::uint32_t>(text::count_code_points(whole.substr(at, mark_distance)));
  }
}

std::size_t Source::code_points(std::size_t begin, std::size_t end) const {
  if (marks_.empty()) return end - begin;
  const auto before = [&](std::size_t offset) {
    const std::size_t block = offset / mark_distance;
    const std::size_t start = block * mark_distance;
    return marks_[block] + text::count_code_points(text().substr(start, offset - start));
  };
  return before(end) - before(begin);
}

std::string_view Source::line(int number) const {
  if (number < 1 || number > line_count()) return {};
  const std::size_t begin = starts_[static_cast<std::size_t>(number) - 1];
  const std::string_view whole = text();
  const std::size_t end = number < line_count() ? starts_[static_cast<std::size_t>(number)] : whole.size();
  std::string_view line = whole.substr(begin, end - begin);
  if (line.ends_with('\n')) line.remove_suffix(1);
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
  return {line, static_cast<int>(code_points(begin, std::min(offset, text().size()))) + 1};
}

int Source::column(int line_number, int byte_column) const {
  const std::string_view whole = line(line_number);
  const std::size_t bytes = std::min(static_cast<std::size_t>(std::max(byte_column - 1, 0)), whole.size());
  const std::size_t begin = line_start(line_number);
  return static_cast<int>(code_points(begin, begin + bytes)) + 1;
}

int Source::column_of(int line_number, std::string_view needle, int near_byte_column) const {
  const std::string_view whole = line(line_number);
  const std::size_t near = std::min(static_cast<std::size_t>(std::max(near_byte_column - 1, 0)), whole.size());
  const std::size_t from = near - std::min(near, farthest_needle);
  const std::string_view around = whole.substr(from, near - from + needle.size() + farthest_needle);
  const std::size_t middle = near - from;
  const std::size_t before = around.rfind(needle, middle);
  const std::size_t after = around.find(needle, middle);
  std::size_t best = before == std::string_view::npos ? after : before;
  if (before != std::string_view::npos && after != std::string_view::npos && after - middle < middle - before)
    best = after;
  return column(line_number, best == std::string_view::npos ? near_byte_column : static_cast<int>(from + best) + 1);
}

void Source::drop_text() {
  std::string().swap(bytes_);
  std::string().swap(text_);
  cleaned_ = false;
  starts_ = {0};
  starts_.shrink_to_fit();
}

}  // namespace compiler
