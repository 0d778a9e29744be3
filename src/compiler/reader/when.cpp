#include "compiler/reader/when.h"

#include <algorithm>
#include <array>

#include "compiler/source/place.h"
#include "kernel/text.h"

namespace compiler {

namespace {

constexpr std::string_view en_dash = "\xE2\x80\x93", em_dash = "\xE2\x80\x94";

bool is_dash_at(std::string_view text, std::size_t at) {
  return text.substr(at, 3) == en_dash || text.substr(at, 3) == em_dash;
}

bool is_word_byte(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (text::is_letter(c) || text::is_digit(c)) return true;
  if (static_cast<unsigned char>(c) < 0x80) return false;
  return !is_dash_at(text, at) && !(at >= 1 && is_dash_at(text, at - 1)) && !(at >= 2 && is_dash_at(text, at - 2));
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text::is_space(text[at])) ++at;
  return at;
}

struct Number {
  int value = 0;
  std::size_t end = 0;
};

std::optional<Number> digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text::is_digit(text[end]) && end - at < 4) ++end;
  if (end == at || (end < text.size() && text::is_digit(text[end]))) return std::nullopt;
  return Number{*text::whole_number(text.substr(at, end - at)), end};
}

std::optional<Number> week_number_at(std::string_view text, std::size_t at, bool may_be_word) {
  if (const auto digits = digits_at(text, at)) {
    const bool ends = digits->end == text.size() || !text::is_letter(text[digits->end]);
    return ends && digits->value <= last_week ? digits : std::nullopt;
  }
  if (!may_be_word) return std::nullopt;
  const Word word = word_at(text, at);
  if (word.begin != at || word.text.size() > 6 || word.text.empty()) return std::nullopt;
  if (const auto value = number_word(word.text)) return Number{*value, word.end};
  return std::nullopt;
}

// Behind a number: where a dash or "to" leads to a further number, as in "1-5".
std::optional<std::size_t> behind_range_mark(std::string_view text, std::size_t at) {
  std::size_t next = skip_spaces(text, at);
  if (next < text.size() && text[next] == '-')
    next += 1;
  else if (is_dash_at(text, next))
    next += 3;
  else if (const Word word = word_at(text, next);
           word.begin == next && (word.text == "to" || word.text == "through" || word.text == "until"))
    next = word.end;
  else
    return std::nullopt;
  return skip_spaces(text, next);
}

// Behind a number: where a comma, "&", "and", "or" leads to a further number.
std::optional<std::size_t> behind_list_mark(std::string_view text, std::size_t at, bool commas) {
  std::size_t next = skip_spaces(text, at);
  bool any = false;
  if (commas && next < text.size() && text[next] == ',') {
    next = skip_spaces(text, next + 1);
    any = true;
  }
  if (next < text.size() && text[next] == '&') {
    next = skip_spaces(text, next + 1);
    any = true;
  } else if (const Word word = word_at(text, next); word.begin == next && (word.text == "and" || word.text == "or")) {
    next = skip_spaces(text, word.end);
    any = true;
  }
  return any ? std::optional(next) : std::nullopt;
}

struct Clock {
  int minute_of_day = 0;
  bool stated_half = false;  // am or pm stands behind it
  bool certain = false;      // has a colon or am/pm
  std::size_t end = 0;
};

std::optional<Clock> one_clock_at(std::string_view text, std::size_t at) {
  const auto hour = digits_at(text, at);
  if (!hour || hour->value > 24) return std::nullopt;
  Clock clock{hour->value * 60, false, false, hour->end};
  if (clock.end + 2 < text.size() && text[clock.end] == ':') {
    const auto minute = digits_at(text, clock.end + 1);
    if (!minute || minute->value > 59 || minute->end != clock.end + 3) return std::nullopt;
    clock.minute_of_day += minute->value;
    clock.certain = true;
    clock.end = minute->end;
  }
  const std::size_t half = skip_spaces(text, clock.end);
  if (half + 1 < text.size() && text::lower(text[half + 1]) == 'm' &&
      (half + 2 == text.size() || !is_word_byte(text, half + 2))) {
    const char which = text::lower(text[half]);
    if (which == 'a' || which == 'p') {
      if (hour->value > 12) return std::nullopt;
      if (which == 'p' && hour->value < 12) clock.minute_of_day += 12 * 60;
      if (which == 'a' && hour->value == 12) clock.minute_of_day -= 12 * 60;
      clock.stated_half = clock.certain = true;
      clock.end = half + 2;
    }
  }
  return clock;
}

std::string clock_text(int minute_of_day) {
  std::string out = "00:00";
  const int hour = minute_of_day / 60 % 24, minute = minute_of_day % 60;
  out[0] = static_cast<char>('0' + hour / 10);
  out[1] = static_cast<char>('0' + hour % 10);
  out[3] = static_cast<char>('0' + minute / 10);
  out[4] = static_cast<char>('0' + minute % 10);
  return out;
}

}  // namespace

Word word_at(std::string_view text, std::size_t from) {
  while (from < text.size() && !is_word_byte(text, from)) ++from;
  std::size_t end = from;
  while (end < text.size() && is_word_byte(text, end)) ++end;
  return {text.substr(std::min(from, text.size()), end - from), from, end};
}

// "Weeks 3 and 6, 30 mins", "Weeks 2 and 4, 1-2pm": the number behind the comma is no week.
static bool counts_time(std::string_view text, std::size_t at, std::size_t end) {
  const Word unit = word_at(text, end);
  for (std::string_view each : {"min", "mins", "minute", "minutes", "hour", "hours", "hr", "hrs"})
    if (unit.begin <= end + 1 && text::equal_ignoring_case(unit.text, each)) return true;
  return clock_at(text, at).has_value();
}

std::optional<WeekWords> weeks_at(std::string_view text, std::size_t at) {
  const std::string_view here = text.substr(std::min(at, text.size()));
  const bool shortened = text::starts_with_ignoring_case(here, "wk");
  if (!shortened && !text::starts_with_ignoring_case(here, "week")) return std::nullopt;
  std::size_t next = at + (shortened ? 2 : 4);
  const bool plural = next < text.size() && text::lower(text[next]) == 's';
  if (plural) ++next;
  if (shortened && next < text.size() && text[next] == '.') ++next;
  const bool apart = next < text.size() && (text::is_space(text[next]) || text[next] == '#');
  while (next < text.size() && (text::is_space(text[next]) || text[next] == '#')) ++next;
  auto number = week_number_at(text, next, apart);
  if (!number) return std::nullopt;
  WeekWords out{{number->value}, at, number->end};
  for (;;) {
    if (const auto range = behind_range_mark(text, out.end)) {
      const auto last = week_number_at(text, *range, false);
      if (!last || last->value <= out.weeks.back()) break;
      for (int week = out.weeks.back() + 1; week <= last->value; ++week) out.weeks.push_back(week);
      out.end = last->end;
      continue;
    }
    const auto further = behind_list_mark(text, out.end, plural);
    const auto week = further ? week_number_at(text, *further, false) : std::nullopt;
    if (!week || out.weeks.size() >= last_week || counts_time(text, *further, week->end)) break;
    out.weeks.push_back(week->value);
    out.end = week->end;
  }
  return out;
}

std::optional<WeekWords> find_weeks(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find_first_of("wW", from); at != std::string_view::npos;
       at = text.find_first_of("wW", at + 1)) {
    if (at > 0 && is_word_byte(text, at - 1)) continue;
    if (auto found = weeks_at(text, at)) return found;
  }
  return std::nullopt;
}

std::optional<Weekday> weekday_named(std::string_view word) {
  if (word.size() < 6 || word.size() > 10) return std::nullopt;
  if (text::lower(word.back()) == 's') word.remove_suffix(1);
  for (int day = 0; day < 7; ++day)
    if (text::equal_ignoring_case(word, name_of(static_cast<Weekday>(day)))) return static_cast<Weekday>(day);
  return std::nullopt;
}

std::optional<Weekday> weekday_shortened(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Weekday>, 11> known{{{"Mon", Weekday::monday},
                                                                        {"Tue", Weekday::tuesday},
                                                                        {"Tues", Weekday::tuesday},
                                                                        {"Wed", Weekday::wednesday},
                                                                        {"Weds", Weekday::wednesday},
                                                                        {"Thu", Weekday::thursday},
                                                                        {"Thur", Weekday::thursday},
                                                                        {"Thurs", Weekday::thursday},
                                                                        {"Fri", Weekday::friday},
                                                                        {"Sat", Weekday::saturday},
                                                                        {"Sun", Weekday::sunday}}};
  for (const auto& [name, day] : known)
    if (word == name) return day;
  return std::nullopt;
}

std::optional<ClockWords> clock_at(std::string_view text, std::size_t at) {
  auto first = one_clock_at(text, at);
  if (!first) return std::nullopt;
  if (const auto range = behind_range_mark(text, first->end)) {
    if (const auto last = one_clock_at(text, *range); last && (last->certain || first->certain)) {
      // "1-2pm": what stands behind the second holds for the first, unless that would turn it around.
      if (!first->stated_half && last->stated_half) {
        const int afternoon = first->minute_of_day % (12 * 60) + 12 * 60, morning = first->minute_of_day;
        first->minute_of_day = last->minute_of_day >= 12 * 60 && afternoon < last->minute_of_day ? afternoon : morning;
      }
      const int minutes = last->minute_of_day - first->minute_of_day;
      if (minutes > 0) return ClockWords{clock_text(first->minute_of_day), last->end, minutes};
    }
  }
  if (!first->certain) return std::nullopt;
  return ClockWords{clock_text(first->minute_of_day), first->end, std::nullopt};
}

std::string plain_words(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (char c : text) {
    if (c == '*') continue;
    if (text::is_space(c)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

}  // namespace compiler
