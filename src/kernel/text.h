// Pieces of text: the few questions every folder asks of a string. ASCII case only; bytes unless a name says otherwise.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace text {

// Space, tab, newline, carriage return, form feed, vertical tab.
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }  // ASCII only
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
std::string lower(std::string_view s);

std::string_view trim(std::string_view s);
std::string_view trim_end(std::string_view s);
bool equal_ignoring_case(std::string_view a, std::string_view b);
bool starts_with_ignoring_case(std::string_view s, std::string_view prefix);
// Where `needle` first occurs at or after `from`, ignoring ASCII case; npos when it does not.
std::size_t find_ignoring_case(std::string_view s, std::string_view needle, std::size_t from = 0);

// The parts between separators, empty ones included: split("a,,b", ',') is {"a", "", "b"}; split("", ',') is {""}.
std::vector<std::string_view> split(std::string_view s, char separator);
// Every run of white space becomes one space; none at the ends.
std::string collapse_spaces(std::string_view s);
std::string replace_all(std::string s, std::string_view from, std::string_view to);
// A whole number from 0 to 999,999,999 written in digits; nothing else around it.
std::optional<int> whole_number(std::string_view s);

// Which of the words was probably meant: the one with the fewest letters added, left out, changed or swapped, when
// these are at most a third of the word; empty when none is near. Words over 64 bytes are near to nothing.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& words);

// The offset of the first byte that is not valid UTF-8 (overlong forms and surrogates are not), npos when all is.
std::size_t first_invalid_utf8(std::string_view s);
// How many code points the valid UTF-8 text has.
std::size_t count_code_points(std::string_view s);
// How many terminal columns the text takes: 2 for East Asian wide and emoji, 0 for combining marks. Tabs count as 1.
std::size_t display_width(std::string_view s);
void append_utf8(std::string& out, char32_t code_point);
// The code point at `at`, and `at` moved behind it; U+FFFD for an invalid byte.
char32_t next_code_point(std::string_view s, std::size_t& at);

}  // namespace text
