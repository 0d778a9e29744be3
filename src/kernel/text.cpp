#include "kernel/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace text {

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = lower(c);
  return out;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
  return trim_end(s);
}

std::string_view trim_end(std::string_view s) {
  while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
  return s;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool starts_with_ignoring_case(std::string_view s, std::string_view prefix) {
  return s.size() >= prefix.size() && equal_ignoring_case(s.substr(0, prefix.size()), prefix);
}

std::size_t find_ignoring_case(std::string_view s, std::string_view needle, std::size_t from) {
  if (needle.empty()) return from <= s.size() ? from : std::string_view::npos;
  const char first = lower(needle.front());
  for (std::size_t at = from; at + needle.size() <= s.size(); ++at)
    if (lower(s[at]) == first && equal_ignoring_case(s.substr(at, needle.size()), needle)) return at;
  return std::string_view::npos;
}

std::vector<std::string_view> split(std::string_view s, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = s.find(separator); at != std::string_view::npos; at = s.find(separator, begin)) {
    parts.push_back(s.substr(begin, at - begin));
    begin = at + 1;
  }
  parts.push_back(s.substr(begin));
  return parts;
}

std::string collapse_spaces(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  for (char c : trim(s)) {
    if (!is_space(c))
      out += c;
    else if (out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::string replace_all(std::string s, std::string_view from, std::string_view to) {
  for (std::size_t at = s.find(from); at != std::string::npos; at = s.find(from, at + to.size()))
    s.replace(at, from.size(), to);
  return s;
}

std::optional<int> whole_number(std::string_view s) {
  if (s.empty() || s.size() > 9) return std::nullopt;
  int number = 0;
  for (char c : s) {
    if (!is_digit(c)) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

namespace {

// The length of the valid UTF-8 sequence at `at` and its code point; length 0 when it is invalid.
struct Sequence {
  std::size_t length;
  char32_t code_point;
};

Sequence sequence_at(std::string_view s, std::size_t at) {
  auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  const unsigned first = byte(at);
  if (first < 0x80) return {1, first};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return {0, 0};
  char32_t code_point = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0u) != 0x80u) return {0, 0};
    code_point = (code_point << 6) | (byte(at + i) & 0x3Fu);
  }
  constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  if (code_point < smallest[length] || code_point > 0x10FFFF) return {0, 0};
  if (code_point >= 0xD800 && code_point <= 0xDFFF) return {0, 0};
  return {length, code_point};
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD) ||
         c == 0x2705 || c == 0x274C || c == 0x2728;
}

bool is_combining(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0x200B && c <= 0x200D) || c == 0xFEFF;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view s) {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  for (std::size_t at = 0; at < s.size();) {
    // Most text is ASCII: eight bytes at a time.
    std::uint64_t eight = 0;
    if (at + sizeof eight <= s.size()) {
      std::memcpy(&eight, s.data() + at, sizeof eight);
      if ((eight & high_bits) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const std::size_t length = sequence_at(s, at).length;
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::size_t count_code_points(std::string_view s) {
  // Bytes less those that continue a character (10xxxxxx), eight at a time.
  constexpr std::uint64_t ones = 0x0101010101010101u;
  std::size_t count = s.size();
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= s.size(); at += sizeof eight) {
    std::memcpy(&eight, s.data() + at, sizeof eight);
    count -= ((eight >> 7 & ~(eight >> 6) & ones) * ones) >> 56;
  }
  for (; at < s.size(); ++at) count -= (static_cast<unsigned char>(s[at]) & 0xC0u) == 0x80u;
  return count;
}

std::size_t display_width(std::string_view s) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < s.size();) {
    const char32_t c = next_code_point(s, at);
    width += is_combining(c) ? 0 : is_wide(c) ? 2 : 1;
  }
  return width;
}

void append_utf8(std::string& out, char32_t c) {
  auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

char32_t next_code_point(std::string_view s, std::size_t& at) {
  const Sequence sequence = sequence_at(s, at);
  at += sequence.length == 0 ? 1 : sequence.length;
  return sequence.length == 0 ? U'�' : sequence.code_point;
}

}  // namespace text
